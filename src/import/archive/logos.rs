//! Gives one publisher one logo.

use std::collections::HashMap;

use rayon::prelude::*;

use super::ImportedStory;
use crate::model::{Picture, Provider};

/// Gives every story of a publisher the logo of its newest record that has one. Related stories of
/// that publisher get it if they have none. Undated records count as the oldest.
///
/// Two publishers are the same if name and domain are equal.
pub fn share(stories: &mut [ImportedStory]) {
    let mut logos = Logos::default();
    // Dated stories come first, oldest first. Iterate them backwards, then the undated ones, so
    // that the newest logo wins.
    let undated = stories.partition_point(|story| story.article.outline.published.is_some());
    let (dated, undated) = stories.split_at(undated);
    for story in dated.iter().rev().chain(undated) {
        logos.add(&story.article.outline.provider);
    }
    stories.par_iter_mut().for_each(|story| {
        let outline = &mut story.article.outline;
        if let Some(logo) = logos.of(&outline.provider) {
            outline.provider.logo = Some(logo.clone());
        }
        for related in &mut outline.related {
            if related.provider.logo.is_none() {
                related.provider.logo = logos.of(&related.provider).cloned();
            }
        }
    });
}

/// The logos by publisher name, then by domain; few names have two domains.
#[derive(Default)]
struct Logos(HashMap<String, Vec<(String, Picture)>>);

impl Logos {
    fn of(&self, provider: &Provider) -> Option<&Picture> {
        let mut domains = self.0.get(&provider.name)?.iter();
        let of_domain = domains.find(|(domain, _)| *domain == provider.domain);
        of_domain.map(|(_, logo)| logo)
    }

    /// Adds the publisher's logo, if it has one and none is known yet.
    fn add(&mut self, provider: &Provider) {
        if let Some(logo) = &provider.logo
            && self.of(provider).is_none()
        {
            let domains = self.0.entry(provider.name.clone()).or_default();
            domains.push((provider.domain.clone(), logo.clone()));
        }
    }
}
