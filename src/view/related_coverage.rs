//! Everything around a story: who covered it, and what else the archive has of it.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnySignal, part, press, set, text},
    coverage::Coverage,
    related_links::RelatedLinks,
    static_html::static_html,
    timeline::{CoverageTimeline, TimelineList},
};
use crate::{
    format::RelatedStory,
    message::{Message, say},
    model::{Article, Provider},
    query::Query,
};

/// The coverage of a story, and the stories of the archive that belong to it.
#[component]
pub fn RelatedCoverage(
    paper: ArchiveInfo,
    article: Article,
    also: Vec<RelatedStory>,
    query: Query,
    /// Whether it stands on the story's page: its headings then follow the page's, not a card's, and
    /// who was first is told before who is best.
    is_page: bool,
) -> impl IntoView {
    let is_covered = !article.related.is_empty();
    // What a collection consists of stands in it already.
    let is_part = |link: &RelatedStory| {
        let parts = article.items.iter().filter_map(|part| part.story.as_ref());
        parts.into_iter().any(|story| story.slug == link.slug)
    };
    // Where the record names no coverage, what the archive has of the event is that.
    let (mut covering, mut others) = (Vec::new(), Vec::new());
    for link in also {
        if !is_covered && link.why.similar.is_some() {
            covering.push(link);
        } else if !is_part(&link) {
            others.push(link);
        }
    }
    let heading = move |content: AnyView| {
        if is_page {
            view! { <h2 class="section-heading">{content}</h2> }.into_any()
        } else {
            view! { <h3 class="section-heading">{content}</h3> }.into_any()
        }
    };
    let nothing = !is_covered && covering.is_empty() && others.is_empty();
    view! {
        {is_covered
            .then(|| {
                let publishers = paper.counted(article.publishers(), Message::PublishersCount);
                let timeline = CoverageTimeline::of(&article);
                // How many they are is said once.
                let (above, below) = match timeline {
                    Some(_) if is_page => (None, publishers.as_str()),
                    _ => (Some(publishers.clone()), ""),
                };
                let above = above.map(|text| view! { <span class="quiet">{text}</span> }.into_any());
                view! {
                    {heading(view! { {say(Message::Coverage)} " " {above} }.into_any())}
                    {told(paper.clone(), &article, timeline, below, is_page)}
                }.into_any()
            })}
        {(!covering.is_empty())
            .then(|| {
                let publishers = covering.iter().map(|link| paper.provider(link.provider));
                let mut publishers: Vec<Provider> = publishers.collect();
                publishers.push(article.provider.clone());
                let publishers = Provider::distinct(publishers.iter());
                let publishers = paper.counted(publishers, Message::PublishersCount);
                let count = view! { <span class="quiet">{publishers}</span> }.into_any();
                view! {
                    {heading(view! { {say(Message::Coverage)} " " {count} }.into_any())}
                    <RelatedLinks paper=paper.clone() also=covering query=query.clone() />
                }.into_any()
            })}
        {(!others.is_empty())
            .then(|| {
                view! {
                    {heading(say(Message::RelatedInArchive).into_any())}
                    <RelatedLinks paper=paper.clone() also=others query=query />
                }.into_any()
            })}
        {nothing
            .then(|| {
                view! {
                    {static_html(r#"<p class="quiet">"#, Message::NoCoverage, "</p>")}
                }.into_any()
            })}
    }
}

/// The coverage in one of its two orders, and the way to the other; by quality alone where too few
/// times are known.
fn told(
    paper: ArchiveInfo,
    article: &Article,
    timeline: Option<CoverageTimeline>,
    publishers: &str,
    is_page: bool,
) -> AnyView {
    let best = {
        let (paper, lead) = (paper.clone(), article.published);
        let related = article.related.clone();
        move || {
            view! { <Coverage paper=paper.clone() related=related.clone() lead=lead /> }.into_any()
        }
    };
    let Some(timeline) = timeline else {
        return best();
    };
    let summary = timeline.summary(publishers);
    let by_time = AnySignal::new(is_page);
    let choice = move |is_time: bool, label: &'static str| {
        view! {
            <button
                type="button"
                class="choice"
                aria-pressed=text(move || (by_time.get() == is_time).to_string())
                on:click=press(move || by_time.set(is_time))
            >
                {label}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="coverage-line">
            <p data-testid="coverage-summary">{summary}</p>
            <div class="choices" {..set(&[("role", "group")])} aria-label=say(Message::CoverageOrder)>
                {choice(true, say(Message::ByTime))}
                {choice(false, say(Message::ByQuality))}
            </div>
        </div>
        {part(move || {
            if by_time.get() {
                view! {
                    <TimelineList
                        paper=paper.clone()
                        timeline=timeline.clone()
                    />
                }
                    .into_any()
            } else {
                best()
            }
        })}
    }
    .into_any()
}
