//! Names in addresses, from file names and from links.

use std::collections::HashSet;

use crate::model::{Slug, slug};

/// The slug of a record at this path below the imported folder: from its file name without the
/// ending, or from its folder where the file is called `index`.
///
/// Letters of other scripts are written in ASCII, in lower case; everything between words becomes
/// one `-`. A name of which nothing is left, or that an operating system reserves, becomes `story-`
/// and eight hexadecimal digits of the BLAKE3 hash of the path.
///
/// ```
/// use broadsheet::import::slugs::slugify;
///
/// assert_eq!(slugify("news/2021 Ärger: im Büro!.md").as_str(), "2021-arger-im-buro");
/// assert_eq!(slugify("news/tides/index.md").as_str(), "tides");
/// assert!(slugify("con.md").as_str().starts_with("story-"));
/// ```
pub fn slugify(path: &str) -> Slug {
    slug::from_text(stem(path)).unwrap_or_else(|| slug::hashed("story", path))
}

/// The part of a path that names the record: the file name without its ending, or the folder's
/// name for an `index` file.
pub fn stem(path: &str) -> &str {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    if name.eq_ignore_ascii_case("index") && !folder.is_empty() {
        return folder.rsplit('/').next().unwrap_or(name);
    }
    name
}

/// The endings of files that are pages, or become some.
const PAGE_EXTENSIONS: [&str; 4] = ["htm", "html", "markdown", "md"];

/// The name that a path ends with, as a story could have it: `/2024/03/02/first-light/`, `first-light.html` and
/// `2024-03-02-first-light.md#lamps` are all links to `first-light` or to one with that day. `None` for addresses with
/// a scheme, for places within the page, and for files that are no pages.
///
/// ```
/// use broadsheet::import::slugs::named;
///
/// assert_eq!(named("../tides/index.html?a#b").unwrap().as_str(), "tides");
/// assert_eq!(named("@/news/First Light.md").unwrap().as_str(), "first-light");
/// assert_eq!(named("/files/tides.pdf"), None);
/// assert_eq!(named("#lamps"), None);
/// assert_eq!(named("mailto:ada@tide.example"), None);
/// ```
pub fn named(path: &str) -> Option<Slug> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let has_scheme =
        path.starts_with("//") || path.split('/').next().unwrap_or_default().contains(':');
    if has_scheme {
        return None;
    }
    let mut segments = path
        .rsplit('/')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let mut name = without_ending(segments.next()?)?;
    if matches!(name, "index" | "_index") {
        name = segments.next()?;
    }
    let name = name.replace("%20", " ");
    if name.trim_matches('.').is_empty() {
        return None;
    }
    slug::from_text(&name)
}

/// A file's name without the ending of a page; `None` where it has that of something else.
fn without_ending(name: &str) -> Option<&str> {
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return Some(name);
    };
    let is_ending = (1..=8).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !ending.bytes().all(|byte| byte.is_ascii_digit());
    if !is_ending {
        return Some(name);
    }
    PAGE_EXTENSIONS
        .iter()
        .any(|page| page.eq_ignore_ascii_case(ending))
        .then_some(stem)
}

/// A slug that is not taken: `plain` itself, else with six or more hexadecimal digits of the path's
/// hash, so that it stays the same when other files come and go.
pub fn distinct(plain: Slug, path: &str, taken: &HashSet<Slug>) -> Slug {
    if !taken.contains(&plain) {
        return plain;
    }
    let hash = blake3::hash(path.as_bytes()).to_hex();
    let longer = (6..=14).filter_map(|digits| {
        let digits = hash.get(..digits)?;
        Slug::parse(&format!("{plain}-{digits}"))
    });
    // Two records may have one path only where names that are not Unicode look the same.
    let numbered = (0_u32..).map(|number| slug::hashed("story", &format!("{path} {number}")));
    let mut others = longer.chain(numbered);
    let free = others.find(|other| !taken.contains(other));
    free.unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names() {
        let word = "abcdefghi-".repeat(12);
        for (path, slug) in [
            ("a.md", "a"),
            ("A B--c_.md", "a-b-c"),
            ("日本.md", "ri-ben"),
            ("x/Index.MD", "x"),
            ("index.md", "index"),
            ("a.b.md", "a-b"),
            (&format!("{word}.md"), &"abcdefghi-".repeat(8)[..79]),
            (&format!("{}.md", "x".repeat(200)), &"x".repeat(80)),
        ] {
            assert_eq!(slugify(path).as_str(), slug, "{path}");
        }
    }

    #[test]
    fn namesakes_get_distinct_and_stable_names() {
        let mut taken = HashSet::new();
        let first = distinct(slugify("a/x.md"), "a/x.md", &taken);
        taken.insert(first.clone());
        let second = distinct(slugify("b/x.md"), "b/x.md", &taken);
        assert_eq!(first.as_str(), "x");
        assert_eq!(second.as_str().len(), "x-".len() + 6);
        taken.insert(second);
        let third = distinct(slugify("b/x.md"), "b/x.md", &taken);
        assert_eq!(third.as_str().len(), "x-".len() + 7);
    }

    proptest! {
        #[test]
        fn a_link_has_a_name_that_addresses_may_have_or_none(path in "(\\.\\.?/|/|#|\\?|%20|index|\\.md|\\.html|:|\\PC){0,20}") {
            if let Some(name) = named(&path) {
                prop_assert_eq!(Slug::parse(name.as_str()), Some(name));
            }
        }

        #[test]
        fn every_path_has_a_slug(path in "\\PC{0,120}", other in "[a-z0-9 ./-]{0,200}") {
            for path in [path, other] {
                let slug = slugify(&path);
                prop_assert_eq!(Slug::parse(slug.as_str()), Some(slug.clone()));
                let taken = HashSet::from([slug.clone()]);
                let next = distinct(slug, &path, &taken);
                prop_assert_eq!(Slug::parse(next.as_str()), Some(next));
            }
        }
    }
}
