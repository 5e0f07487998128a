//! Publishers.

use serde::{Deserialize, Serialize};

use super::{Picture, case};

/// Who published a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// The name readers know, such as `Harbour Post`.
    pub name: String,
    /// The domain it publishes under, in lower case and without `www.`; empty where unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub domain: String,
    /// Its logo; a lettermark stands in where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Picture>,
}

impl Provider {
    /// What tells two publishers apart: the domain, or the name where there is no domain.
    pub fn identity(&self) -> &str {
        if self.domain.is_empty() {
            &self.name
        } else {
            &self.domain
        }
    }

    /// The first letter or digit of the name in upper case, for a mark without a logo.
    ///
    /// ```
    /// # use broadsheet::model::Provider;
    /// let provider = Provider { name: "\"the Harbour\"".into(), ..Provider::default() };
    /// assert_eq!(provider.lettermark(), "T");
    /// ```
    pub fn lettermark(&self) -> String {
        match self.name.find(char::is_alphanumeric) {
            Some(start) => case::initial(self.name.get(start..).unwrap_or_default()),
            None => "·".to_owned(),
        }
    }
}
