//! What every view knows of the archive it shows.

use std::sync::Arc;

use super::clock;
use crate::{
    format::{Manifest, manifest::Topic},
    model::{Picture, PictureSource, Provider},
    query::{Query, Route},
};

/// An archive's manifest and the address of its files. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Paper {
    manifest: Arc<Manifest>,
    data: Arc<str>,
    language: Arc<str>,
}

impl Paper {
    /// `data` is the address of the folder that holds the manifest, with a `/` at its end.
    pub fn new(manifest: Arc<Manifest>, data: &str) -> Self {
        let language = clock::known(&manifest.site.language);
        Self {
            language: language.into(),
            manifest,
            data: data.into(),
        }
    }

    /// The manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The site's language as a BCP 47 tag that dates and numbers can be written in.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The publisher with this number.
    pub fn provider(&self, number: u32) -> Provider {
        let provider = self.manifest.providers.get(number as usize);
        provider.cloned().unwrap_or_default()
    }

    /// The publisher of this name: of the list where that has it, else nothing but the name.
    pub fn publisher(&self, name: &str) -> Provider {
        let mut providers = self.manifest.providers.iter();
        let known = providers.find(|provider| provider.name == name).cloned();
        known.unwrap_or_else(|| Provider {
            name: name.to_owned(),
            ..Provider::default()
        })
    }

    /// The topic with this number.
    pub fn topic(&self, number: u32) -> Option<&Topic> {
        self.manifest.topics.get(number as usize)
    }

    /// The address of a picture, where it may be shown.
    pub fn picture(&self, picture: &Picture) -> Option<String> {
        match picture.source.as_ref()? {
            // Checked here as well as in the export: the owner's word holds even for an export
            // that somebody else wrote.
            PictureSource::Remote(address) => self
                .manifest
                .site
                .third_party_pictures
                .then(|| address.as_str().to_owned()),
            PictureSource::Local(file) => Some(format!("{}{}", self.data, file.as_str())),
        }
    }

    /// The address of the list of a topic.
    pub fn topic_href(topic: &Topic) -> String {
        Route::List(Query::topic(topic.slug.clone())).href()
    }

    /// A number as the site's language writes it.
    pub fn number(&self, number: usize) -> String {
        clock::number(number, self.language())
    }

    /// A number and the noun behind it.
    pub fn counted(&self, number: usize, one: &str, many: &str) -> String {
        let noun = if number == 1 { one } else { many };
        format!("{} {noun}", self.number(number))
    }
}
