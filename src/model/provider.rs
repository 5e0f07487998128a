//! Publishers.

use serde::Serialize;

use super::{Picture, sorted::sorted, unicode};
use crate::json::{JsonFields, JsonValue, ReadErrors};

/// Who published a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Provider {
    /// The name readers know, such as `Harbour Post`.
    pub name: String,
    /// The domain it publishes under, in lower case and without `www.`; empty where unknown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub domain: String,
    /// Its logo; a lettermark stands in where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Picture>,
}

impl Provider {
    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            name: fields.text("name"),
            domain: fields.find_text("domain").unwrap_or_default(),
            logo: fields.find("logo", Picture::read),
        }
    }

    /// What tells two publishers apart: the domain, or the name where there is no domain.
    pub fn identity(&self) -> &str {
        if self.domain.is_empty() {
            &self.name
        } else {
            &self.domain
        }
    }

    /// What it is called: its name, or its domain where it has no name.
    pub fn title(&self) -> String {
        let name = if self.name.is_empty() {
            &self.domain
        } else {
            &self.name
        };
        name.clone()
    }

    /// How many of these are distinct.
    pub fn distinct<'a>(providers: impl Iterator<Item = &'a Self>) -> usize {
        let all: Vec<&str> = providers.map(Self::identity).collect();
        let order = sorted(all.len(), &|a, b| all[a].cmp(all[b]));
        let changes = order.windows(2).filter(|pair| all[pair[0]] != all[pair[1]]);
        changes.count() + usize::from(!all.is_empty())
    }

    /// The first letter or digit of the name in upper case, for a mark without a logo.
    ///
    /// ```
    /// # use broadsheet::model::Provider;
    /// let provider = Provider { name: "\"the Harbour\"".into(), ..Provider::default() };
    /// assert_eq!(provider.lettermark(), "T");
    /// ```
    pub fn lettermark(&self) -> String {
        let letters = unicode::letters(&self.name);
        let letter = letters.trim_start().chars().next();
        letter.map_or_else(|| "·".to_owned(), unicode::upper_letter)
    }
}
