//! Describes the parts of a folder that have records.

use std::path::Path;

use super::{DefaultPublisher, layout::Layout};
use crate::model::unicode;

/// A part of a folder whose records are all read in the same way.
#[derive(Clone, Debug, Default)]
pub struct SourceFolder {
    /// The path below the imported folder, with `/` between folders; empty for the whole folder.
    pub path: String,
    /// The layout of the part.
    pub layout: Layout,
    /// The publisher of records that name none.
    pub publisher: Option<DefaultPublisher>,
    /// The name of the folder as a title. It stands for the publisher of a record if nothing else says who
    /// published it.
    pub title: String,
    /// The topics that are added to all of its records.
    pub topics: Vec<String>,
    /// Further fields of records whose values are topics, such as own taxonomies.
    pub topic_fields: Vec<String>,
    /// The folder of the built site that the texts of records come from, below the imported folder.
    pub built_site: Option<String>,
}

impl SourceFolder {
    /// Returns the folders, below the imported one, that picture addresses can be relative to. Folders of a
    /// site whose top folder is above the imported one cannot be reached.
    pub fn static_folders(&self) -> Vec<String> {
        let site = self.site_folder();
        let below = |folder: &String| match site {
            None => None,
            Some("") => Some(folder.clone()),
            Some(site) => Some(format!("{site}/{folder}")),
        };
        let source_folder = (!self.path.is_empty()).then(|| self.path.clone());
        let statics = self.layout.static_folders.iter().filter_map(below);
        let built = self.built_site.clone().into_iter();
        built.chain(source_folder).chain(statics).collect()
    }

    /// Returns the top folder of the site, below the imported folder. It is `None` if it is above that.
    pub fn site_folder(&self) -> Option<&str> {
        let prefix = &self.layout.prefix;
        if prefix.is_empty() {
            return Some(&self.path);
        }
        let parent = self.path.strip_suffix(prefix.as_str())?;
        Some(parent.trim_end_matches('/'))
    }

    /// Returns the path, below the imported folder, of a file of the site. It is the path in the site if the
    /// top folder of the site is above the imported one.
    pub fn path_of_site_file(&self, path: &str) -> String {
        if self.path.is_empty() || !self.layout.prefix.is_empty() {
            return path.to_owned();
        }
        format!("{}/{path}", self.path)
    }
}

/// Makes a title from the name of a folder: `my-news` becomes My News. Returns `None` if the path has no name.
pub fn folder_title(folder: &Path) -> Option<String> {
    let name = folder.file_name()?.to_string_lossy();
    let words = name
        .split(['-', '_', ' ', '.'])
        .filter(|word| !word.is_empty());
    let words: Vec<_> = words.map(unicode::capitalize).collect();
    (!words.is_empty()).then(|| words.join(" "))
}
