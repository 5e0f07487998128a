//! Where in a folder records are.

use super::{Layout, Publisher};

/// A part of a folder whose records are read in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The path below the imported folder, with `/` between folders; empty for all of it.
    pub path: String,
    /// How it is laid out.
    pub layout: Layout,
    /// Who published its records, where they do not say it.
    pub publisher: Option<Publisher>,
    /// Topics that all of its records get.
    pub topics: Vec<String>,
}

impl Source {
    /// The folders from which addresses of pictures lead too, below the imported one.
    pub fn statics(&self) -> Vec<String> {
        let below = |folder: &String| match self.path.as_str() {
            "" => folder.clone(),
            path => format!("{path}/{folder}"),
        };
        let own = (!self.path.is_empty()).then(|| self.path.clone());
        let statics = self.layout.statics.iter().map(below);
        own.into_iter().chain(statics).collect()
    }
}
