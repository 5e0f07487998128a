//! Describes an Eleventy site by its global data (<https://www.11ty.dev/docs/data-global/>).

use std::path::Path;

use super::super::{SiteDescription, program, settings};
use crate::import::syntax::node::Node;

/// The data files that describe a site, the most usual name first.
const NAMES: &[&str] = &["metadata", "site", "meta"];

/// The extensions of data files.
const EXTENSIONS: &[&str] = &["json", "yaml", "yml", "toml", "js", "cjs", "mjs"];

/// Returns the description in the data files of a site. A value that one file does not have is taken from the next one.
pub fn description(data_folder: &Path) -> SiteDescription {
    let paths = NAMES.iter().flat_map(move |name| {
        let path = move |extension: &&str| data_folder.join(format!("{name}.{extension}"));
        EXTENSIONS.iter().map(path)
    });
    let described = paths.filter_map(|path| {
        let is_program = path.extension().is_some_and(|extension| {
            ["js", "cjs", "mjs"]
                .iter()
                .any(|program| extension == *program)
        });
        let data = if is_program {
            program::exported_object(&settings::read_text(&path)?)?.node
        } else {
            settings::read(&path)?
        };
        Some(described_by(&data))
    });
    described.fold(SiteDescription::default(), SiteDescription::or)
}

fn described_by(data: &Node) -> SiteDescription {
    let text = |names| settings::text_value(Some(data), names);
    let author = data.get("author").and_then(settings::person);
    SiteDescription {
        title: text(&["title", "name", "siteName"]),
        tagline: text(&["description", "subtitle", "tagline"]),
        language: text(&["language", "lang", "locale"]),
        address: text(&["url", "base", "baseUrl", "siteUrl"]),
        author: author.or_else(|| text(&["authorName"])),
    }
}
