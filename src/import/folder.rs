//! Where in a folder records are.

use super::{DefaultPublisher, Layout};

/// A part of a folder whose records are read in one way.
#[derive(Clone, Debug, Default)]
pub struct SourceFolder {
    /// The path below the imported folder, with `/` between folders; empty for all of it.
    pub path: String,
    /// How it is laid out.
    pub layout: Layout,
    /// Who published its records, where they do not say it.
    pub publisher: Option<DefaultPublisher>,
    /// Topics that all of its records get.
    pub topics: Vec<String>,
}

impl SourceFolder {
    /// The folders from which addresses of pictures lead too, below the imported one. Those of a site whose top folder
    /// is above the imported one cannot be reached.
    pub fn statics(&self) -> Vec<String> {
        let prefix = &self.layout.prefix;
        let site = if prefix.is_empty() {
            Some(self.path.as_str())
        } else {
            let above = self.path.strip_suffix(prefix.as_str());
            above.map(|above| above.trim_end_matches('/'))
        };
        let below = |folder: &String| match site {
            None => None,
            Some("") => Some(folder.clone()),
            Some(site) => Some(format!("{site}/{folder}")),
        };
        let own = (!self.path.is_empty()).then(|| self.path.clone());
        let statics = self.layout.statics.iter().filter_map(below);
        own.into_iter().chain(statics).collect()
    }
}
