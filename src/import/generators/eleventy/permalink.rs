//! The addresses of Eleventy's pages (<https://www.11ty.dev/docs/permalinks/>). No template is run: a pattern may only
//! name the file, the title and the date.

use super::super::permalink::{ascii_slug, dates_of, formatted};
use crate::import::{
    fields::date_in_path,
    syntax::node::{Node, NodeValue},
};

/// Returns the addresses that the page at this path below the input folder may have.
pub fn addresses(path: &str, front_matter: &Node) -> Vec<String> {
    let template = front_matter
        .get("permalink")
        .and_then(|node| match &node.value {
            NodeValue::Map(_) => node.get("build")?.as_text(),
            _ => node.as_text(),
        });
    match template {
        Some(template) => fill_outputs(template, path, front_matter)
            .into_iter()
            .collect(),
        None => {
            let stem = file_path_stem(path);
            let stem = stem.strip_suffix("/index").unwrap_or(&stem);
            vec![format!("{stem}/")]
        }
    }
}

/// Returns the path without its extension, and without the day at the start of its name.
fn file_path_stem(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let name = name.split('.').next().unwrap_or_default();
    format!("{folder}/{}", without_day(name))
}

fn without_day(name: &str) -> &str {
    match date_in_path::dated_name(name) {
        Some(dated) if !dated.after_day.is_empty() => dated.after_day,
        _ => name,
    }
}

/// Replaces the outputs (`{{ … }}`) of a pattern. Returns `None` if one of them is not known.
fn fill_outputs(template: &str, path: &str, front_matter: &Node) -> Option<String> {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (output, after) = after.split_once("}}")?;
        filled.push_str(before);
        filled.push_str(&value(output.trim_matches(['-', ' ']), path, front_matter)?);
        rest = after;
    }
    filled.push_str(rest);
    (!filled.contains("{%") && !filled.contains("${")).then_some(filled)
}

/// Returns the value of an output: a name and filters.
fn value(output: &str, path: &str, front_matter: &Node) -> Option<String> {
    let mut parts = output.split('|').map(str::trim);
    let name = parts.next()?;
    let stem = file_path_stem(path);
    let slug = stem.strip_suffix("/index").unwrap_or(&stem);
    let slug = without_day(slug.rsplit('/').next().unwrap_or_default()).to_owned();
    let mut value = match name {
        "page.fileSlug" => slug,
        "page.filePathStem" => stem,
        "page.date" | "date" => {
            let format = parts.next()?.strip_prefix("date")?;
            let format = format
                .trim_matches([':', ' ', '(', ')'])
                .trim_matches(['"', '\'']);
            let dates = dates_of(front_matter, &["date"], path, None);
            return formatted(*dates.first()?, format);
        }
        name => front_matter.get(name)?.as_text()?.to_owned(),
    };
    for filter in parts {
        value = match filter {
            "slugify" | "slug" => ascii_slug(&value),
            "downcase" | "lower" => value.to_lowercase(),
            _ => return None,
        };
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn patterns_name_the_file_the_title_and_the_date() {
        for (path, front_matter, address) in [
            ("blog/2024-03-02-tides.md", "a: b", "blog/tides/"),
            ("blog/tides/index.md", "a: b", "blog/tides/"),
            ("a.md", "permalink: /x/y.html", "/x/y.html"),
            (
                "blog/2024-03-02-tides.md",
                "permalink: '/{{ page.fileSlug }}/'",
                "/tides/",
            ),
            (
                "a.md",
                "{title: First Light, permalink: '/{{ title | slugify }}/'}",
                "/first-light/",
            ),
            (
                "2024-03-02-a.md",
                "permalink: '{{ page.date | date: \"%Y/%m\" }}{{ page.filePathStem }}.html'",
                "2024/03/a.html",
            ),
            ("a.md", "permalink: {build: /b/}", "/b/"),
        ] {
            let node = yaml::parse(front_matter).unwrap().root;
            assert_eq!(addresses(path, &node), [address], "{front_matter}");
        }
        for unknown in [
            "permalink: '{{ x | y }}'",
            "permalink: '{% if a %}b{% endif %}'",
        ] {
            let node = yaml::parse(unknown).unwrap().root;
            assert!(addresses("a.md", &node).is_empty(), "{unknown}");
        }
    }
}
