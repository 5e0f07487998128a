//! Defines publishers.

use serde::Serialize;

use crate::{
    json::{JsonFields, JsonValue, ReadErrors},
    model::{picture::Picture, sorted::sorted_indices, unicode},
};

/// The publisher of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Provider {
    /// The display name, such as `Harbour Post`.
    pub name: String,
    /// The domain in lower case, without `www.`; empty if unknown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub domain: String,
    /// The logo; without one, a lettermark is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Picture>,
}

impl Provider {
    /// Reads the JSON form.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            name: fields.text("name"),
            domain: fields.find_text("domain").unwrap_or_default(),
            logo: fields.find("logo", Picture::read),
        }
    }

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
        let all: Vec<&str> = providers.map(Self::identity).collect();
        let order = sorted_indices(all.len(), &|a, b| all[a].cmp(all[b]));
        let changes = order.windows(2).filter(|pair| all[pair[0]] != all[pair[1]]);
        changes.count() + usize::from(!all.is_empty())
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
