//! The archive data that every view uses.

use std::sync::Arc;

use super::numbers;
use crate::{
    format::{Manifest, manifest::Topic},
    message::{self, Message},
    model::{Picture, PictureSource, Provider, Slug},
    query::{Query, Route},
};

/// The manifest of an archive and the address of its files. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ArchiveInfo {
    manifest: Arc<Manifest>,
    data: Arc<str>,
}

impl ArchiveInfo {
    /// Creates the archive data. `data` is the address of the manifest's folder, with `/` at its end.
    pub fn new(manifest: Arc<Manifest>, data: &str) -> Self {
        Self {
            manifest,
            data: data.into(),
        }
    }

    /// Returns the manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns the current language as a BCP 47 tag for dates and numbers.
    pub fn language(&self) -> &'static str {
        message::current_language()
    }

    /// Returns the language of the site if it differs from the current language, for `lang` attributes.
    pub fn foreign(&self) -> Option<String> {
        let primary = |tag: &str| tag.split('-').next().map(str::to_owned);
        let site = self.manifest.site.language.as_str();
        (primary(site) != primary(self.language())).then(|| site.to_owned())
    }

    /// Returns the publisher with this number.
    pub fn provider(&self, number: u32) -> Provider {
        let provider = self.manifest.providers.get(number as usize);
        provider.cloned().unwrap_or_default()
    }

    /// Returns the publisher with this number if cards name it: not in an archive with one publisher, where all
    /// cards would repeat the name.
    pub fn named_provider(&self, number: u32) -> Option<Provider> {
        (self.manifest.totals.publishers != 1).then(|| self.provider(number))
    }

    /// Returns the publisher of this name, or one with nothing but the name if the manifest does not list it.
    pub fn publisher(&self, name: &str) -> Provider {
        let mut providers = self.manifest.providers.iter();
        let listed = providers.find(|provider| provider.name == name).cloned();
        listed.unwrap_or_else(|| Provider {
            name: name.to_owned(),
            ..Provider::default()
        })
    }

    /// Returns the name of the publisher with this identity, or the identity if the manifest does not list it.
    pub fn publisher_name(&self, identity: &str) -> String {
        let mut providers = self.manifest.providers.iter();
        let listed = providers.find(|provider| provider.identity() == identity);
        listed.map_or_else(|| identity.to_owned(), |provider| provider.name.clone())
    }

    /// Returns the name of a topic, or its slug if the manifest does not list it.
    pub fn topic_name(&self, slug: &Slug) -> String {
        let mut topics = self.manifest.topics.iter();
        let listed = topics.find(|topic| topic.slug == *slug);
        listed.map_or_else(|| slug.to_string(), |topic| topic.name.clone())
    }

    /// Returns the topic with this number.
    pub fn topic(&self, number: u32) -> Option<&Topic> {
        self.manifest.topics.get(number as usize)
    }

    /// Returns the address of a picture if it may be shown.
    pub fn picture(&self, picture: &Picture) -> Option<String> {
        match picture.source.as_ref()? {
            // Checked here as well as in the export, because the settings also hold for an export that
            // somebody else wrote.
            PictureSource::Remote(address) => {
                let is_shown = self.manifest.site.allows_picture(address);
                is_shown.then(|| address.as_str().to_owned())
            }
            PictureSource::Local(file) => Some(format!("{}{}", self.data, file.as_str())),
        }
    }

    /// Returns the addresses and widths of a local picture and its smaller copies, in the format of `srcset`;
    /// empty if there are no copies.
    pub fn copies(&self, picture: &Picture) -> String {
        let (Some(PictureSource::Local(file)), Some(width)) = (&picture.source, picture.width)
        else {
            return String::new();
        };
        if picture.smaller_widths.is_empty() {
            return String::new();
        }
        let narrower = picture.smaller_widths.iter();
        let narrower = narrower.map(|width| (file.copy_name(*width).to_string(), *width));
        let all = narrower.chain(std::iter::once((file.as_str().to_owned(), width)));
        let data = &self.data;
        let candidates: Vec<String> = all
            .map(|(name, width)| format!("{data}{name} {width}w"))
            .collect();
        candidates.join(", ")
    }

    /// Returns the address of the list of a topic.
    pub fn topic_href(topic: &Topic) -> String {
        Route::List(Query::topic(topic.slug.clone())).href()
    }

    /// Formats a number in the current language.
    pub fn number(&self, number: usize) -> String {
        numbers::number(number)
    }

    /// Formats a message with a number.
    pub fn counted(&self, number: usize, message: Message) -> String {
        numbers::counted(number, message)
    }
}
