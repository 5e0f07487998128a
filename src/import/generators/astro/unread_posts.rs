//! Finds the posts of Astro that are pages or data.

use std::path::Path;

use super::super::settings;

/// The fields that are the date of a post.
const DATE_FIELDS: &[&str] = &[
    "date",
    "pubDate",
    "pubDatetime",
    "publishDate",
    "published",
    "publishedAt",
];

/// Returns the format of a file of the site in `root` that is a post. Data has a title and a date. A page has Markdown
/// beside it, and is neither the list of its folder nor a pattern of addresses.
pub fn format(file: &Path, root: &Path) -> Option<&'static str> {
    let name = file.file_stem()?.to_str()?;
    match file.extension()?.to_str()? {
        "json" | "yaml" | "yml" | "toml" => {
            let data = settings::read(file)?;
            let has = |field: &&str| data.get(field).is_some_and(|node| node.as_text().is_some());
            (has(&"title") && DATE_FIELDS.iter().any(has)).then_some("data of a collection")
        }
        "astro" => {
            let folder = file.parent()?;
            let pages = root.join("src/pages");
            let is_page = folder.starts_with(&pages) && folder != pages;
            let is_list = name == "index" || name.starts_with(['[', '_']);
            (is_page && !is_list && has_markdown(folder)).then_some("an Astro page")
        }
        _ => None,
    }
}

fn has_markdown(folder: &Path) -> bool {
    let entries = folder.read_dir().into_iter().flatten();
    entries.filter_map(Result::ok).any(|entry| {
        let path = entry.path();
        path.extension()
            .is_some_and(|extension| extension == "md" || extension == "mdx")
    })
}
