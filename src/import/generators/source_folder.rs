//! Describes the parts of a folder that have records.

use super::{DefaultPublisher, layout::Layout};

/// A part of a folder whose records are all read in the same way.
#[derive(Clone, Debug, Default)]
pub struct SourceFolder {
    /// The path below the imported folder, with `/` between folders; empty for the whole folder.
    pub path: String,
    /// The layout of the part.
    pub layout: Layout,
    /// The publisher of records that name none.
    pub publisher: Option<DefaultPublisher>,
    /// The topics that are added to all of its records.
    pub topics: Vec<String>,
}

impl SourceFolder {
    /// Returns the folders, below the imported one, that picture addresses can be relative to. Folders of a
    /// site whose top folder is above the imported one cannot be reached.
    pub fn static_folders(&self) -> Vec<String> {
        let prefix = &self.layout.prefix;
        let site = if prefix.is_empty() {
            Some(self.path.as_str())
        } else {
            let parent = self.path.strip_suffix(prefix.as_str());
            parent.map(|parent| parent.trim_end_matches('/'))
        };
        let below = |folder: &String| match site {
            None => None,
            Some("") => Some(folder.clone()),
            Some(site) => Some(format!("{site}/{folder}")),
        };
        let source_folder = (!self.path.is_empty()).then(|| self.path.clone());
        let statics = self.layout.static_folders.iter().filter_map(below);
        source_folder.into_iter().chain(statics).collect()
    }
}
