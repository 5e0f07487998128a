//! Describes a site by the page of its root section (`_index.md`).

use std::path::Path;

use super::{SiteDescription, settings};

/// The titles of root pages that name no site.
const GENERIC_TITLES: &[&str] = &["blog", "home", "home page", "homepage", "index", "welcome"];

/// Returns the title and the description in the first of these folders, below the site, that has a root page.
pub fn description<'a>(root: &Path, folders: impl IntoIterator<Item = &'a str>) -> SiteDescription {
    let mut pages = folders
        .into_iter()
        .filter_map(|folder| settings::front_matter(&root.join(folder).join("_index.md")));
    let page = pages.next();
    let title = settings::text_value(page.as_ref(), &["title"]);
    let is_name = |title: &String| !GENERIC_TITLES.contains(&title.to_lowercase().as_str());
    SiteDescription {
        title: title.filter(is_name),
        tagline: settings::text_value(page.as_ref(), &["description"]),
        ..SiteDescription::default()
    }
}
