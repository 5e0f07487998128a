//! Who covered a story first, who followed, and how much later.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnySignal, flag},
    coverage::{item, moment},
    offset::{gap, span},
    show_all::unfold,
    static_html::static_html,
};
use crate::{
    message::{Message, say, tell},
    model::{Article, Instant, Related, sorted::sorted},
};

/// So many stories are shown at first.
const COLLAPSED_ENTRIES: usize = 8;

/// The stories around another one and that itself, in order of time.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageTimeline {
    /// The dated ones, the first one first, and then those whose time is not known. Of one time, the
    /// story itself comes first.
    pub stories: Vec<Related>,
    /// The place of the story itself among them.
    pub here: usize,
    /// How many of them have a time.
    pub dated: usize,
}

impl CoverageTimeline {
    /// The timeline of a story; nothing where fewer than two times are known.
    pub fn of(article: &Article) -> Option<Self> {
        let itself = Related {
            title: article.title.clone(),
            excerpt: String::new(),
            published: article.published,
            links: crate::model::Links::default(),
            kind: article.kind.clone(),
            provider: article.provider.clone(),
            quality: None,
            images: Vec::new(),
        };
        let all: Vec<&Related> = std::iter::once(&itself).chain(&article.related).collect();
        let time = |place: usize| all[place].published.map_or(i64::MAX, Instant::seconds);
        let order = sorted(all.len(), &|a, b| time(a).cmp(&time(b)));
        let dated = all.iter().filter(|story| story.published.is_some()).count();
        (dated > 1).then(|| Self {
            here: order.iter().position(|place| *place == 0).unwrap_or(0),
            stories: order.into_iter().map(|place| all[place].clone()).collect(),
            dated,
        })
    }

    /// Who was first, and how long it took until the last: `11 publishers in 26 hours; first: Nasdaq`.
    pub fn summary(&self, publishers: &str) -> String {
        let dated = self.stories.get(..self.dated).unwrap_or_default();
        let [first, .., last] = dated else {
            return publishers.to_owned();
        };
        let name = first.provider.name.as_str();
        let times = first.published.zip(last.published);
        let summary = match times.and_then(|(first, last)| span(first, last)) {
            Some(span) => tell(Message::Followed, &[publishers, &span, name]),
            None => tell(Message::FollowedAtOnce, &[publishers, name]),
        };
        // Where how many they are is said elsewhere, nothing stands before the rest.
        summary.trim().to_owned()
    }
}

/// The timeline as a line with a dot for each story. Beyond the first few they are there when they are
/// asked for; on paper always.
#[component]
pub fn TimelineList(paper: ArchiveInfo, timeline: CoverageTimeline) -> impl IntoView {
    let CoverageTimeline {
        stories,
        here,
        dated,
    } = timeline;
    let count = stories.len();
    let first = stories.first().and_then(|story| story.published);
    let class = move |place: usize| {
        let mut class = String::from("coverage-item moment");
        for (name, is_so) in [
            (" here", place == here),
            (" last", place + 1 == dated),
            (" timeless", place >= dated),
            (" late", place >= COLLAPSED_ENTRIES && place != here),
        ] {
            if is_so {
                class.push_str(name);
            }
        }
        class
    };
    let items = stories.into_iter().enumerate().map(|(place, story)| {
        let time = story.published.zip(first).map(|(time, first)| {
            let distance = match place {
                0 => say(Message::First).to_owned(),
                _ => gap(first, time),
            };
            moment(&paper, time, distance)
        });
        let is_here = place == here;
        let here = is_here.then(|| {
            view! { {static_html(r#"<span class="badge">"#, Message::ThisStory, "</span>")} }
                .into_any()
        });
        let aside = view! { {time} {here} }.into_any();
        let hook = if is_here {
            "timeline-here"
        } else {
            "related-item"
        };
        let item = item(&paper, story, aside, class(place), hook);
        if place != dated {
            return item;
        }
        let class = if place < COLLAPSED_ENTRIES {
            "undated quiet"
        } else {
            "undated quiet late"
        };
        view! {
            <li class=class>{say(Message::NoTime)}</li>
            {item}
        }
        .into_any()
    });
    let items: Vec<AnyView> = items.collect();
    let is_open = AnySignal::new(false);
    let more =
        (count > COLLAPSED_ENTRIES).then(|| unfold(is_open, paper.number(count), "timeline-more"));
    view! {
        <ol
            class="timeline"
            class:folded=flag(move || !is_open.get())
            data-testid="timeline"
        >
            {items}
        </ol>
        {more}
    }
}
