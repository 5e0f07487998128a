//! What every view knows of the archive it shows.

use std::sync::Arc;

use super::numbers;
use crate::{
    format::{Manifest, manifest::Topic},
    message::{self, Message},
    model::{Picture, PictureSource, Provider},
    query::{Query, Route},
};

/// An archive's manifest and the address of its files. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ArchiveInfo {
    manifest: Arc<Manifest>,
    data: Arc<str>,
}

impl ArchiveInfo {
    /// `data` is the address of the folder that holds the manifest, with a `/` at its end.
    pub fn new(manifest: Arc<Manifest>, data: &str) -> Self {
        Self {
            manifest,
            data: data.into(),
        }
    }

    /// The manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The language that is spoken, as a BCP 47 tag that dates and numbers can be written in.
    pub fn language(&self) -> &'static str {
        message::language()
    }

    /// The language of the site where that is not the one that is spoken: what stands in a page of
    /// another language says which it is in.
    pub fn foreign(&self) -> Option<String> {
        let primary = |tag: &str| tag.split('-').next().map(str::to_owned);
        let site = self.manifest.site.language.as_str();
        (primary(site) != primary(self.language())).then(|| site.to_owned())
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
            PictureSource::Remote(address) => {
                let is_shown = self.manifest.site.shows(address);
                is_shown.then(|| address.as_str().to_owned())
            }
            PictureSource::Local(file) => Some([&self.data, file.as_str()].concat()),
        }
    }

    /// The addresses of a local picture and of its smaller copies, each with its width, as `srcset` has
    /// them; empty where there are none.
    pub fn copies(&self, picture: &Picture) -> String {
        let mut copies = String::new();
        if let (Some(PictureSource::Local(file)), Some(width)) = (&picture.source, picture.width) {
            for less in &picture.smaller {
                copies += &[
                    &self.data,
                    &*file.narrowed(*less),
                    " ",
                    &less.to_string(),
                    "w, ",
                ]
                .concat();
            }
            if !copies.is_empty() {
                copies += &[&self.data, file.as_str(), " ", &width.to_string(), "w"].concat();
            }
        }
        copies
    }

    /// The address of the list of a topic.
    pub fn topic_href(topic: &Topic) -> String {
        Route::List(Query::topic(topic.slug.clone())).href()
    }

    /// A number as the language writes it.
    pub fn number(&self, number: usize) -> String {
        numbers::number(number)
    }

    /// What a message says of a number.
    pub fn counted(&self, number: usize, message: Message) -> String {
        numbers::counted(number, message)
    }
}
