//! The timeline of a story's coverage.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    coverage::item,
    publication_time::time_element,
    show_all::show_all_button,
    time_offset::{gap, span},
};
use crate::{
    message::{Message, translate, translate_with},
    model::{Article, Instant, Related},
};

/// The number of entries that are shown at first.
const COLLAPSED_ENTRIES: usize = 8;

/// A story and its coverage in order of time.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageTimeline {
    /// The dated stories, first one first, then the undated ones. At equal times the story itself comes
    /// first.
    pub stories: Vec<Related>,
    /// The index of the story itself.
    pub current: usize,
    /// The number of stories with a time.
    pub dated: usize,
}

impl CoverageTimeline {
    /// Returns the timeline of a story; `None` if fewer than two times are known.
    pub fn new(article: &Article) -> Option<Self> {
        let current = Related {
            title: article.title.clone(),
            excerpt: String::new(),
            published: article.published,
            links: crate::model::Links::default(),
            kind: article.kind.clone(),
            provider: article.provider.clone(),
            quality: None,
            images: Vec::new(),
        };
        let mut stories: Vec<(bool, &Related)> = std::iter::once((true, &current))
            .chain(article.details.related.iter().map(|story| (false, story)))
            .collect();
        stories.sort_by_key(|(_, story)| story.published.map_or(i64::MAX, Instant::seconds));
        let dated = stories
            .iter()
            .filter(|(_, story)| story.published.is_some())
            .count();
        let position = stories.iter().position(|(is_current, _)| *is_current);
        (dated > 1).then(|| Self {
            current: position.unwrap_or(0),
            stories: stories
                .into_iter()
                .map(|(_, story)| story.clone())
                .collect(),
            dated,
        })
    }

    /// Summarizes the first publisher and the time until the last: `11 publishers in 26 hours; first:
    /// Nasdaq`.
    pub fn summary(&self, publishers: &str) -> String {
        let dated = self.stories.get(..self.dated).unwrap_or_default();
        let [first, .., last] = dated else {
            return publishers.to_owned();
        };
        let name = first.provider.name.as_str();
        let times = first.published.zip(last.published);
        let summary = match times.and_then(|(first, last)| span(first, last)) {
            Some(span) => translate_with(Message::Followed, &[publishers, &span, name]),
            None => translate_with(Message::FollowedAtOnce, &[publishers, name]),
        };
        // The text starts with a space if the number of publishers is shown elsewhere.
        summary.trim().to_owned()
    }
}

/// Renders the timeline as a line with a dot for each story. Entries beyond the first few are collapsed on
/// screen, never in print.
#[component]
pub fn TimelineList(archive_info: ArchiveInfo, timeline: CoverageTimeline) -> impl IntoView {
    let CoverageTimeline {
        stories,
        current,
        dated,
    } = timeline;
    let count = stories.len();
    let first = stories.first().and_then(|story| story.published);
    let class = move |index: usize| {
        let mut class = String::from("coverage-item timeline-item");
        for (name, is_so) in [
            (" current", index == current),
            (" last-dated", index + 1 == dated),
            (" without-time", index >= dated),
            (
                " collapsible",
                index >= COLLAPSED_ENTRIES && index != current,
            ),
        ] {
            if is_so {
                class.push_str(name);
            }
        }
        class
    };
    let items = stories.into_iter().enumerate().map(|(index, story)| {
        let time = story.published.zip(first).map(|(time, first)| {
            let distance = match index {
                0 => translate(Message::First).to_owned(),
                _ => gap(first, time),
            };
            time_element(&archive_info, time, distance)
        });
        let is_current = index == current;
        let current = is_current.then(|| {
            view! { <span class="badge">{translate(Message::ThisStory)}</span> }.into_any()
        });
        let aside = view! { {time} {current} }.into_any();
        let hook = if is_current {
            "timeline-current"
        } else {
            "related-item"
        };
        let item = item(&archive_info, story, aside, class(index), hook);
        if index != dated {
            return item;
        }
        let class = if index < COLLAPSED_ENTRIES {
            "undated quiet"
        } else {
            "undated quiet collapsible"
        };
        view! {
            <li class=class>{translate(Message::NoTime)}</li>
            {item}
        }
        .into_any()
    });
    let items: Vec<AnyView> = items.collect();
    let is_open = RwSignal::new(false);
    let more = (count > COLLAPSED_ENTRIES)
        .then(|| show_all_button(is_open, archive_info.number(count), "timeline-more"));
    view! {
        <ol
            class="timeline"
            class:collapsed=move || !is_open.get()
            data-testid="timeline"
        >
            {items}
        </ol>
        {more}
    }
}
