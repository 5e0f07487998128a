//! The coverage of a story, and its related stories in the archive.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    coverage::Coverage,
    related_links::RelatedLinks,
    timeline::{CoverageTimeline, TimelineList},
};
use crate::{
    format::RelatedStory,
    message::{Message, translate},
    model::{Article, Provider},
    query::Query,
};

/// Renders the coverage of a story, and its related stories in the archive.
#[component]
pub fn RelatedCoverage(
    archive_info: ArchiveInfo,
    article: Article,
    related_stories: Vec<RelatedStory>,
    query: Query,
    /// Whether it is on a story page: the headings are one level higher than on a card, and the order by time
    /// comes first.
    is_page: bool,
) -> impl IntoView {
    let is_covered = !article.details.related.is_empty();
    // The parts of a collection are listed on its page already.
    let is_part = |link: &RelatedStory| {
        let parts = article.items.iter().filter_map(|part| part.story.as_ref());
        parts.into_iter().any(|story| story.slug == link.slug)
    };
    // If the record lists no coverage, similar stories of the archive count as coverage.
    let (mut similar, mut others) = (Vec::new(), Vec::new());
    for link in related_stories {
        if !is_covered && link.reason.similar.is_some() {
            similar.push(link);
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
    let is_empty = !is_covered && similar.is_empty() && others.is_empty();
    view! {
        {is_covered
            .then(|| {
                let publishers = article.publishers();
                let publishers = (publishers > 1)
                    .then(|| archive_info.counted(publishers, Message::PublishersCount));
                let timeline = CoverageTimeline::new(&article);
                // The number of publishers is shown once.
                let (heading_count, summary_count) = match timeline {
                    Some(_) if is_page => (None, publishers.as_deref().unwrap_or_default()),
                    _ => (publishers.clone(), ""),
                };
                let heading_count = heading_count.map(|text| view! { <span class="quiet">{text}</span> }.into_any());
                view! {
                    {heading(view! { {translate(Message::Coverage)} " " {heading_count} }.into_any())}
                    {coverage_view(archive_info.clone(), &article, timeline, summary_count, is_page)}
                }.into_any()
            })}
        {(!similar.is_empty())
            .then(|| {
                let publishers = similar.iter().map(|link| archive_info.provider(link.provider));
                let mut publishers: Vec<Provider> = publishers.collect();
                publishers.push(article.provider.clone());
                let publishers = Provider::count_distinct(publishers.iter());
                let publishers = archive_info.counted(publishers, Message::PublishersCount);
                let count = view! { <span class="quiet">{publishers}</span> }.into_any();
                view! {
                    {heading(view! { {translate(Message::Coverage)} " " {count} }.into_any())}
                    <RelatedLinks archive_info=archive_info.clone() related_stories=similar query=query.clone() />
                }.into_any()
            })}
        {(!others.is_empty())
            .then(|| {
                view! {
                    {heading(translate(Message::RelatedInArchive).into_any())}
                    <RelatedLinks archive_info=archive_info.clone() related_stories=others query=query />
                }.into_any()
            })}
        // On its page, such a story stands in the middle (style/page.css).
        {(is_empty && !is_page)
            .then(|| {
                view! {
                    <p class="quiet">{translate(Message::NoCoverage)}</p>
                }.into_any()
            })}
    }
}

/// Renders the coverage with buttons for its two orders; only by quality if too few times are known.
fn coverage_view(
    archive_info: ArchiveInfo,
    article: &Article,
    timeline: Option<CoverageTimeline>,
    publishers: &str,
    is_page: bool,
) -> AnyView {
    let by_quality = {
        let (archive_info, lead) = (archive_info.clone(), article.published);
        let related = article.details.related.clone();
        move || {
            view! { <Coverage archive_info=archive_info.clone() related=related.clone() lead=lead /> }.into_any()
        }
    };
    let Some(timeline) = timeline else {
        return by_quality();
    };
    let summary = timeline.summary(publishers);
    let by_time = RwSignal::new(is_page);
    let order_button = move |is_time: bool, label: &'static str| {
        view! {
            <button
                type="button"
                class="choice"
                aria-pressed=move || (by_time.get() == is_time).to_string()
                on:click=move |_| by_time.set(is_time)
            >
                {label}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="coverage-line">
            <p data-testid="coverage-summary">{summary}</p>
            <div class="choices" role="group" aria-label=translate(Message::CoverageOrder)>
                {order_button(true, translate(Message::ByTime))}
                {order_button(false, translate(Message::ByQuality))}
            </div>
        </div>
        {move || {
            if by_time.get() {
                view! {
                    <TimelineList
                        archive_info=archive_info.clone()
                        timeline=timeline.clone()
                    />
                }
                    .into_any()
            } else {
                by_quality()
            }
        }}
    }
    .into_any()
}
