//! Gives one publisher one logo.

use std::collections::HashMap;

use super::Story;
use crate::model::{Picture, Provider};

/// Gives every story of a publisher the logo of its newest record that has one; related stories
/// of that publisher get it where they have none. Undated records count as the oldest.
///
/// Two publishers are the same when name and domain are.
pub fn share(stories: &mut [Story]) {
    let mut logos: HashMap<(String, String), Picture> = HashMap::new();
    // Dated stories come first, oldest first, then undated ones; so the last dated one is found
    // first from the middle down, and the undated ones after it.
    let undated = stories.partition_point(|story| story.article.published.is_some());
    let (dated, undated) = stories.split_at(undated);
    for story in dated.iter().rev().chain(undated) {
        let provider = &story.article.provider;
        if let Some(logo) = &provider.logo {
            logos.entry(key(provider)).or_insert_with(|| logo.clone());
        }
    }
    for story in stories {
        let article = &mut story.article;
        if let Some(logo) = logos.get(&key(&article.provider)) {
            article.provider.logo = Some(logo.clone());
        }
        for related in &mut article.related {
            if related.provider.logo.is_none() {
                related.provider.logo = logos.get(&key(&related.provider)).cloned();
            }
        }
    }
}

fn key(provider: &Provider) -> (String, String) {
    (provider.name.clone(), provider.domain.clone())
}
