//! Gives one publisher one logo.

use std::collections::HashMap;

use rayon::prelude::*;

use super::ImportedStory;
use crate::model::{Picture, Provider};

/// Gives every story of a publisher the logo of its newest record that has one; related stories
/// of that publisher get it where they have none. Undated records count as the oldest.
///
/// Two publishers are the same when name and domain are.
pub fn share(stories: &mut [ImportedStory]) {
    let mut logos = Logos::default();
    // Dated stories come first, oldest first, then undated ones; so the last dated one is found
    // first from the middle down, and the undated ones after it.
    let undated = stories.partition_point(|story| story.filed.outline.published.is_some());
    let (dated, undated) = stories.split_at(undated);
    for story in dated.iter().rev().chain(undated) {
        logos.add(&story.filed.outline.provider);
    }
    stories.par_iter_mut().for_each(|story| {
        let outline = &mut story.filed.outline;
        if let Some(logo) = logos.of(&outline.provider) {
            outline.provider.logo = Some(logo.clone());
        }
        for around in &mut outline.around {
            if around.provider.logo.is_none() {
                around.provider.logo = logos.of(&around.provider).cloned();
            }
        }
    });
}

/// The logos by name, and then by domain; few names have two.
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
