//! The names that the generators of a site give to fields.

use serde::{Deserialize, Serialize};

use crate::import::syntax::front_matter::FrontMatterRules;

/// The field names that a record uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// The names of this project.
    Broadsheet,
    /// The names of Jekyll.
    Jekyll,
    /// The names of Hugo.
    Hugo,
    /// The names of Zola.
    Zola,
    /// The names of Pelican.
    Pelican,
    /// The names of Hexo.
    Hexo,
    /// The names of Eleventy.
    Eleventy,
    /// The names of Docusaurus.
    Docusaurus,
    /// The names of Astro.
    Astro,
}

impl Dialect {
    /// All dialects.
    pub const ALL: [Self; 9] = [
        Self::Broadsheet,
        Self::Jekyll,
        Self::Hugo,
        Self::Zola,
        Self::Pelican,
        Self::Hexo,
        Self::Eleventy,
        Self::Docusaurus,
        Self::Astro,
    ];

    /// Returns whether records with a date in the future are hidden, if no settings decide it.
    pub fn hides_future(self) -> bool {
        matches!(self, Self::Hugo | Self::Jekyll | Self::Astro)
    }

    /// Returns the rules for front matter, if the dialect is known.
    pub fn front_matter_rules(dialect: Option<Self>) -> FrontMatterRules {
        match dialect {
            Some(Self::Pelican) => FrontMatterRules::Pelican,
            _ => FrontMatterRules::Common,
        }
    }

    /// Returns the name in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Broadsheet => "broadsheet",
            Self::Jekyll => "jekyll",
            Self::Hugo => "hugo",
            Self::Zola => "zola",
            Self::Pelican => "pelican",
            Self::Hexo => "hexo",
            Self::Eleventy => "eleventy",
            Self::Docusaurus => "docusaurus",
            Self::Astro => "astro",
        }
    }
}

/// The publisher of records that name none: the site itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DefaultPublisher {
    /// The name.
    pub name: String,
    /// The host, such as `news.example`; empty if it is not known.
    pub domain: String,
}
