//! Slugs from file names and links.

use std::collections::HashSet;

use crate::model::{Slug, slug};

/// Returns the slug of a record at this path below the imported folder. It is made from the file
/// name without its extension, or from the folder if the file is called `index`.
///
/// Other scripts are transliterated to ASCII in lower case, and everything between words becomes
/// one `-`. If nothing is left, or an operating system reserves the name, the slug is `story-` and
/// eight hexadecimal digits of the path's BLAKE3 hash.
///
/// ```
/// use broadsheet::import::fields::slugs::slugify;
///
/// assert_eq!(slugify("news/2021 Ärger: im Büro!.md").as_str(), "2021-arger-im-buro");
/// assert_eq!(slugify("news/tides/index.md").as_str(), "tides");
/// assert!(slugify("con.md").as_str().starts_with("story-"));
/// ```
pub fn slugify(path: &str) -> Slug {
    slug::from_text(stem(path)).unwrap_or_else(|| slug::hashed("story", path))
}

/// Returns the part of a path that names the record: the file name without extension, or the
/// folder's name for an `index` file.
pub fn stem(path: &str) -> &str {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    if name.eq_ignore_ascii_case("index") && !folder.is_empty() {
        return folder.rsplit('/').next().unwrap_or(name);
    }
    name
}

/// The extensions of pages and of files that become pages.
const PAGE_EXTENSIONS: [&str; 4] = ["htm", "html", "markdown", "md"];

/// Returns the slug of the story that a link by path may mean. `/2024/03/02/first-light/`,
/// `first-light.html` and `2024-03-02-first-light.md#lamps` all link to `first-light`, or to that
/// name with the day. Returns `None` for addresses with a scheme, fragments of the page, and files
/// that are not pages.
///
/// ```
/// use broadsheet::import::fields::slugs::linked_slug;
///
/// assert_eq!(linked_slug("../tides/index.html?a#b").unwrap().as_str(), "tides");
/// assert_eq!(linked_slug("@/news/First Light.md").unwrap().as_str(), "first-light");
/// assert_eq!(linked_slug("/files/tides.pdf"), None);
/// assert_eq!(linked_slug("#lamps"), None);
/// assert_eq!(linked_slug("mailto:ada@tide.example"), None);
/// ```
pub fn linked_slug(path: &str) -> Option<Slug> {
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
    let mut name = without_page_extension(segments.next()?)?;
    if matches!(name, "index" | "_index") {
        name = segments.next()?;
    }
    let name = name.replace("%20", " ");
    if name.trim_matches('.').is_empty() {
        return None;
    }
    slug::from_text(&name)
}

/// Returns a path without the extension of a page, or `None` if it has another extension.
pub fn without_page_extension(name: &str) -> Option<&str> {
    let Some((stem, extension)) = name.rsplit_once('.') else {
        return Some(name);
    };
    let is_extension = (1..=8).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !extension.bytes().all(|byte| byte.is_ascii_digit());
    if !is_extension {
        return Some(name);
    }
    PAGE_EXTENSIONS
        .iter()
        .any(|page| page.eq_ignore_ascii_case(extension))
        .then_some(stem)
}

/// Returns a slug that is not used: `plain` itself, else with six or more hexadecimal digits of
/// the path's hash. The slug stays the same if other files come and go.
pub fn unique(plain: Slug, path: &str, used: &HashSet<Slug>) -> Slug {
    if !used.contains(&plain) {
        return plain;
    }
    let hash = blake3::hash(path.as_bytes()).to_hex();
    let with_hash = (6..=14).filter_map(|digits| {
        let digits = hash.get(..digits)?;
        Slug::parse(&format!("{plain}-{digits}"))
    });
    // Two records share a path only if names that are not valid Unicode look the same.
    let numbered = (0_u32..).map(|number| slug::hashed("story", &format!("{path} {number}")));
    let mut candidates = with_hash.chain(numbered);
    let unused = candidates.find(|slug| !used.contains(slug));
    unused.unwrap_or(plain)
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
    fn equal_names_get_distinct_slugs() {
        let mut used = HashSet::new();
        let first = unique(slugify("a/x.md"), "a/x.md", &used);
        used.insert(first.clone());
        let second = unique(slugify("b/x.md"), "b/x.md", &used);
        assert_eq!(first.as_str(), "x");
        assert_eq!(second.as_str().len(), "x-".len() + 6);
        used.insert(second);
        let third = unique(slugify("b/x.md"), "b/x.md", &used);
        assert_eq!(third.as_str().len(), "x-".len() + 7);
    }

    proptest! {
        #[test]
        fn links_have_a_valid_slug_or_none(path in "(\\.\\.?/|/|#|\\?|%20|index|\\.md|\\.html|:|\\PC){0,20}") {
            if let Some(name) = linked_slug(&path) {
                prop_assert_eq!(Slug::parse(name.as_str()), Some(name));
            }
        }

        #[test]
        fn every_path_has_a_slug(path in "\\PC{0,120}", other in "[a-z0-9 ./-]{0,200}") {
            for path in [path, other] {
                let slug = slugify(&path);
                prop_assert_eq!(Slug::parse(slug.as_str()), Some(slug.clone()));
                let used = HashSet::from([slug.clone()]);
                let next = unique(slug, &path, &used);
                prop_assert_eq!(Slug::parse(next.as_str()), Some(next));
            }
        }
    }
}
