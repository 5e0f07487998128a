//! Defines publishers.

use serde::{Deserialize, Serialize};

use crate::model::{picture::Picture, unicode};

/// The publisher of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Provider {
    /// The display name, such as `Harbour Post`.
    pub name: String,
    /// The domain in lower case, without `www.`; empty if unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub domain: String,
    /// The logo; without one, a lettermark is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Picture>,
}

impl Provider {
    /// Returns what identifies a publisher: the domain, or the name if there is no domain.
    pub fn identity(&self) -> &str {
        if self.domain.is_empty() {
            &self.name
        } else {
            &self.domain
        }
    }

    /// Returns the name, or the domain if there is no name.
    pub fn display_name(&self) -> String {
        let name = if self.name.is_empty() {
            &self.domain
        } else {
            &self.name
        };
        name.clone()
    }

    /// Returns the number of distinct publishers.
    pub fn count_distinct<'a>(providers: impl Iterator<Item = &'a Self>) -> usize {
        let mut identities: Vec<&str> = providers.map(Self::identity).collect();
        identities.sort_unstable();
        identities.dedup();
        identities.len()
    }

    /// Returns the first letter or digit of the name in upper case, to show instead of a logo.
    ///
    /// ```
    /// # use broadsheet::model::Provider;
    /// let provider = Provider { name: "\"the Harbour\"".into(), ..Provider::default() };
    /// assert_eq!(provider.lettermark(), "T");
    /// ```
    pub fn lettermark(&self) -> String {
        let letters = unicode::blank_non_letters(&self.name);
        let letter = letters.trim_start().chars().next();
        letter.map_or_else(|| "·".to_owned(), unicode::upper_letter)
    }
}
