//! Describes a site: its name, address, language and author.

use url::Url;

use crate::model::Address;

/// The description of a site by its generator's settings, data files and root page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteDescription {
    /// The title of the site.
    pub title: Option<String>,
    /// The tagline of the site.
    pub tagline: Option<String>,
    /// The language of the site.
    pub language: Option<String>,
    /// The address that the site is published at, as the settings write it.
    pub address: Option<String>,
    /// The author of records that name none.
    pub author: Option<String>,
}

impl SiteDescription {
    /// Returns the address of the site, if it is one of the web.
    pub fn web_address(&self) -> Option<Address> {
        let address = Url::parse(self.address.as_deref()?).ok()?;
        let is_web = matches!(address.scheme(), "http" | "https");
        is_web.then(|| Address::parse(address.as_str()).ok())?
    }

    /// Returns the name of the site: its title, or else the host of its address.
    pub fn name(&self) -> Option<String> {
        let host = || Some(self.web_address()?.host().to_owned());
        self.title.clone().or_else(host)
    }

    /// Completes the values that are missing by those of another description.
    pub fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            tagline: self.tagline.or(other.tagline),
            language: self.language.or(other.language),
            address: self.address.or(other.address),
            author: self.author.or(other.author),
        }
    }
}
