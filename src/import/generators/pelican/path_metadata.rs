//! Metadata of Pelican in file names and folders
//! (<https://docs.getpelican.com/en/latest/settings.html#metadata>).

use regex::Regex;

use super::super::patterns;
use crate::import::syntax::node::{MapEntry, Node};

/// The default of `FILENAME_METADATA`.
const DATE_IN_NAME: &str = r"(?P<date>\d{4}-\d{2}-\d{2}).*";

/// The expressions whose named groups are metadata. An expression that Rust does not read counts as none.
#[derive(Debug)]
pub struct PathMetadata {
    /// Applies to the name of a file without its extension.
    of_name: Option<Regex>,
    /// Applies to its path below the content.
    of_path: Option<Regex>,
    /// Whether its folder is its category.
    has_folder_categories: bool,
}

impl PathMetadata {
    /// Reads the settings.
    pub fn new(settings: &Node) -> Self {
        let expression = |key: &str, default_expression: &str| {
            let text = settings
                .get(key)
                .map(|node| node.as_text().unwrap_or_default());
            // Python's `match` begins at the start of the text.
            patterns::expression(&format!("^(?:{})", text.unwrap_or(default_expression)))
        };
        let by_folder = settings.get("USE_FOLDER_AS_CATEGORY");
        Self {
            of_name: expression("FILENAME_METADATA", DATE_IN_NAME),
            of_path: expression("PATH_METADATA", ""),
            has_folder_categories: by_folder.and_then(Node::as_boolean) != Some(false),
        }
    }

    /// Returns the metadata of the file at this path below the content.
    pub fn of(&self, path: &str) -> Vec<MapEntry> {
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
        let folder = folders.rsplit('/').next().unwrap_or_default();
        let mut metadata = Vec::new();
        for (expression, text) in [(&self.of_name, name), (&self.of_path, path)] {
            let Some((expression, groups)) = expression
                .as_ref()
                .and_then(|expression| Some((expression, expression.captures(text)?)))
            else {
                continue;
            };
            for key in expression.capture_names().flatten() {
                let value = groups.name(key).map(|group| group.as_str());
                metadata.extend(value.map(|value| entry(&key.to_lowercase(), value)));
            }
        }
        if self.has_folder_categories && !folder.is_empty() {
            metadata.push(entry("category", folder));
        }
        metadata
    }
}

fn entry(key: &str, value: &str) -> MapEntry {
    MapEntry::new(key, Node::text(1, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::generators::python;

    fn metadata(program: &str, path: &str) -> Vec<String> {
        let metadata = PathMetadata::new(&python::assignments(program)).of(path);
        let entries = metadata.iter();
        entries
            .map(|entry| format!("{}={}", entry.key, entry.node.as_text().unwrap_or_default()))
            .collect()
    }

    #[test]
    fn names_and_folders_are_metadata() {
        let path = "news/rail/2026-06-01-points.md";
        assert_eq!(metadata("", path), ["date=2026-06-01", "category=rail"]);
        assert_eq!(metadata("", "points.md"), Vec::<String>::new());
        let own = "USE_FOLDER_AS_CATEGORY = False\n\
            FILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})-(?P<slug>.*)'\n\
            PATH_METADATA = '(?P<Section>[^/]+)/'\n";
        assert_eq!(
            metadata(own, path),
            ["date=2026-06-01", "slug=points", "section=news"]
        );
        assert_eq!(
            metadata("FILENAME_METADATA = '(?<=a)b'\n", path),
            ["category=rail"]
        );
    }
}
