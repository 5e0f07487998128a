//! The addresses of Hugo's pages (<https://gohugo.io/configuration/permalinks/>,
//! <https://gohugo.io/content-management/urls/>).

use jiff::civil::DateTime;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{
    super::permalink::{dates_of, fill, formatted, push_new},
    content::HugoPage,
};
use crate::import::syntax::node::Node;

/// The fields of the date of a page, the first of which counts.
const DATE_FIELDS: [&str; 6] = [
    "date",
    "publishDate",
    "pubdate",
    "published",
    "lastmod",
    "modified",
];

/// The settings of addresses.
#[derive(Debug)]
pub struct Permalinks {
    /// The patterns of the pages of sections, with the language that they apply to, if it is only one.
    patterns: Vec<SectionPattern>,
    default_language: String,
    keeps_case: bool,
    removes_accents: bool,
}

#[derive(Debug)]
struct SectionPattern {
    language: Option<String>,
    section: String,
    pattern: String,
}

/// The parts of a page's path.
struct PagePath<'a> {
    /// The folders within the content.
    sections: Vec<&'a str>,
    /// The name of the file, or of the folder of a page bundle.
    name: &'a str,
}

impl<'a> PagePath<'a> {
    fn of(page: &'a HugoPage) -> Self {
        let mut sections: Vec<&str> = page.logical_path.split('/').collect();
        let mut name = sections.pop().unwrap_or_default();
        if name == "index" {
            name = sections.pop().unwrap_or_default();
        }
        Self { sections, name }
    }
}

impl Permalinks {
    /// Reads the settings.
    pub fn new(settings: &Node) -> Self {
        let truth = |key: &str| settings.get(key).and_then(Node::as_boolean) == Some(true);
        let mut patterns = Vec::new();
        for entry in settings.get("languages").map_or(&[][..], Node::entries) {
            let language = Some(entry.key.to_lowercase());
            add_patterns(
                entry.node.get("permalinks"),
                language.as_ref(),
                &mut patterns,
            );
        }
        add_patterns(settings.get("permalinks"), None, &mut patterns);
        let language = settings.get("defaultContentLanguage");
        Self {
            patterns,
            default_language: language
                .and_then(Node::as_text)
                .unwrap_or("en")
                .to_lowercase(),
            keeps_case: truth("disablePathToLower"),
            removes_accents: truth("removePathAccents"),
        }
    }

    /// Returns the addresses that a page may have, the most probable one first.
    pub fn addresses(&self, page: &HugoPage, front_matter: &Node) -> Vec<String> {
        let path = PagePath::of(page);
        let section = path.sections.first().copied().unwrap_or_default();
        let text = |key: &str| front_matter.get(key).and_then(Node::as_text);
        let is_pattern = |pattern: &&SectionPattern| {
            let is_language = |language: &String| *language == page.language;
            pattern.section.eq_ignore_ascii_case(section)
                && pattern.language.as_ref().is_none_or(is_language)
        };
        let pattern = self.patterns.iter().find(is_pattern);
        let pattern = pattern.map(|pattern| pattern.pattern.as_str());
        let mut dates: Vec<_> = dates_of(front_matter, &DATE_FIELDS, &page.path, None)
            .into_iter()
            .map(Some)
            .collect();
        dates.push(None);
        let url = text("url").map(str::trim).filter(|url| !url.is_empty());
        let mut addresses = Vec::new();
        let is_whole = url.is_some_and(|url| url.starts_with('/'));
        for date in dates {
            let value = |name: &str| self.value(&path, front_matter, date, name);
            let address = match (url, pattern) {
                (Some(url), _) => fill(url, value).or_else(|| Some(url.to_owned())),
                (None, Some(pattern)) => fill(pattern, value),
                (None, None) => Some(self.default_address(&path, front_matter)),
            };
            let Some(address) = address else { continue };
            let address = address.trim_start_matches('/').to_owned();
            let in_language = format!("{}/{address}", page.language);
            let prefers_language = page.language != self.default_language && !is_whole;
            let both = if prefers_language {
                [in_language, address]
            } else {
                [address, in_language]
            };
            for address in both {
                push_new(&mut addresses, address);
            }
        }
        addresses
    }

    fn default_address(&self, path: &PagePath, front_matter: &Node) -> String {
        let slug = front_matter.get("slug").and_then(Node::as_text);
        let mut parts = path.sections.clone();
        parts.push(slug.unwrap_or(path.name));
        format!("{}/", self.in_address(&parts.join("/")))
    }

    /// Returns the value of a placeholder.
    fn value(
        &self,
        path: &PagePath,
        front_matter: &Node,
        date: Option<DateTime>,
        name: &str,
    ) -> Option<String> {
        let text = |key: &str| front_matter.get(key).and_then(Node::as_text);
        let part = |text: &str| self.in_address(&text.replace('/', "-"));
        let sections = || {
            let sections = path.sections.iter();
            sections.map(|section| part(section)).collect::<Vec<_>>()
        };
        let format = match name {
            "section" => return Some(part(path.sections.first().copied().unwrap_or_default())),
            "sections" => return Some(sections().join("/")),
            "title" => return text("title").map(part),
            "slug" => return text("slug").or_else(|| text("title")).map(part),
            "slugorfilename" | "slugorcontentbasename" => {
                return Some(part(text("slug").unwrap_or(path.name)));
            }
            "filename" | "contentbasename" => return Some(part(path.name)),
            "year" => "%Y",
            "month" => "%m",
            "monthname" => "%B",
            "day" => "%d",
            "weekday" => "%w",
            "weekdayname" => "%A",
            "yearday" => "%-j",
            // Layouts of Go.
            "2006" => "%Y",
            "06" => "%y",
            "01" => "%m",
            "1" => "%-m",
            "Jan" => "%b",
            "January" => "%B",
            "02" => "%d",
            "2" => "%-d",
            "Mon" => "%a",
            "Monday" => "%A",
            "15" => "%H",
            "04" => "%M",
            "05" => "%S",
            name => {
                let slice = name.strip_prefix("sections[")?.strip_suffix(']')?;
                return Some(sliced(&sections(), slice)?.join("/"));
            }
        };
        formatted(date?, format).map(|text| self.in_address(&text))
    }

    /// Returns a path as Hugo writes it in addresses: without characters that are not usual there, and in lower case.
    fn in_address(&self, path: &str) -> String {
        let path: String = if self.removes_accents {
            path.nfd()
                .filter(|c| !is_combining_mark(*c))
                .nfc()
                .collect()
        } else {
            path.to_owned()
        };
        let mut address = String::with_capacity(path.len());
        let mut is_after_space = false;
        for c in path.chars() {
            let is_allowed = c.is_alphanumeric()
                || is_combining_mark(c)
                || matches!(
                    c,
                    '.' | '/' | '\\' | '_' | '#' | '+' | '~' | '-' | '@' | '%'
                );
            if is_allowed {
                if is_after_space && c != '-' {
                    address.push('-');
                }
                is_after_space = false;
                address.push(c);
            } else if c.is_whitespace() && !address.is_empty() && !address.ends_with('-') {
                is_after_space = true;
            }
        }
        if self.keeps_case {
            address
        } else {
            address.to_lowercase()
        }
    }
}

/// Adds the patterns of both forms: by section, or by kind of page and section.
fn add_patterns(
    node: Option<&Node>,
    language: Option<&String>,
    patterns: &mut Vec<SectionPattern>,
) {
    for entry in node.map_or(&[][..], Node::entries) {
        let section = entry.key.trim_matches('/').to_owned();
        if let Some(pattern) = entry.node.as_text() {
            patterns.push(SectionPattern {
                language: language.cloned(),
                section,
                pattern: pattern.to_owned(),
            });
        } else if section.eq_ignore_ascii_case("page") {
            add_patterns(Some(&entry.node), language, patterns);
        }
    }
}

/// Returns the part of a list that a slice of Hugo names: `1`, `last`, `1:`, `:2`, `1:last`.
fn sliced<'a>(list: &'a [String], slice: &str) -> Option<&'a [String]> {
    let last = list.len().checked_sub(1)?;
    let index = |text: &str, default_index: usize| match text {
        "" => Some(default_index),
        "last" => Some(last),
        text => text.parse().ok(),
    };
    match slice.split_once(':') {
        Some((from, to)) => {
            let to = index(to, list.len())?.min(list.len());
            list.get(index(from, 0)?.min(to)..to)
        }
        None => {
            let index = index(slice, 0)?;
            list.get(index..=index)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    fn first(settings: &str, path: &str, language: &str, front_matter: &str) -> String {
        let node = |text: &str| yaml::parse(text).unwrap().root;
        let page = HugoPage {
            path: format!("content/{path}.md"),
            logical_path: path.to_owned(),
            language: language.to_owned(),
            is_section: false,
        };
        let permalinks = Permalinks::new(&node(settings));
        let addresses = permalinks.addresses(&page, &node(front_matter));
        addresses.first().cloned().unwrap_or_default()
    }

    #[test]
    fn pages_are_named_by_path_slug_url_and_patterns() {
        let dated = "{title: 'First Light: A', date: 2024-03-02T10:00:00Z}";
        let by_section = "permalinks: {posts: '/:year/:monthname/:slug/'}";
        let by_kind = "permalinks: {page: {posts: '/:sections[1:]/:slugorcontentbasename'}, section: {posts: /x/}}";
        for (settings, path, front_matter, address) in [
            ("a: b", "posts/Night Train", "a: b", "posts/night-train/"),
            ("a: b", "posts/night/index", "a: b", "posts/night/"),
            ("a: b", "posts/night", "slug: Own Name", "posts/own-name/"),
            ("a: b", "posts/night", "url: /x/y.html", "x/y.html"),
            ("a: b", "posts/c++ & c#", "a: b", "posts/c++-c#/"),
            ("disablePathToLower: true", "posts/A", "a: b", "posts/A/"),
            (
                by_section,
                "posts/night",
                dated,
                "2024/march/first-light-a/",
            ),
            (by_section, "news/night", dated, "news/night/"),
            (by_kind, "posts/sea/deep/night", dated, "sea/deep/night"),
            (
                "permalinks: {posts: /:2006/:01/:filename/}",
                "posts/a",
                dated,
                "2024/03/a/",
            ),
        ] {
            assert_eq!(first(settings, path, "en", front_matter), address, "{path}");
        }
        assert_eq!(first("a: b", "posts/a", "de", "a: b"), "de/posts/a/");
        assert_eq!(first("a: b", "posts/a", "de", "url: /a/"), "a/");
        let own = "languages: {de: {permalinks: {posts: '/artikel/:filename/'}}}";
        assert_eq!(first(own, "posts/a", "de", "a: b"), "de/artikel/a/");
        assert_eq!(first(own, "posts/a", "en", "a: b"), "posts/a/");
    }

    #[test]
    fn slices_of_sections() {
        let list: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
        for (slice, expected) in [
            ("1", "b"),
            ("last", "c"),
            ("1:", "b/c"),
            (":1", "a"),
            (":last", "a/b"),
            ("5:", ""),
        ] {
            assert_eq!(sliced(&list, slice).unwrap().join("/"), expected, "{slice}");
        }
        assert!(sliced(&list, "x").is_none());
        assert!(sliced(&[], "0").is_none());
    }
}
