//! The page about the archive.

use leptos::prelude::*;

use super::{ArchiveInfo, clock, term_list::TermList};
use crate::{
    message::{Message, translate, translate_with},
    model::{Instant, unicode},
};

/// Renders counts, dates, sources, and the fingerprint of the export.
#[component]
pub fn About(archive_info: ArchiveInfo) -> impl IntoView {
    let manifest = archive_info.manifest();
    let totals = manifest.totals.clone();
    let day = |time: Instant| clock::day(time.day(), archive_info.language());
    let span = totals
        .oldest
        .zip(totals.newest)
        .map(|(oldest, newest)| translate_with(Message::FromTo, &[&day(oldest), &day(newest)]));
    let terms = vec![
        (
            translate(Message::StoriesHeading),
            Some(archive_info.number(totals.stories)),
        ),
        (translate(Message::FactPublished), span),
        (
            translate(Message::FactUndated),
            (totals.undated > 0).then(|| archive_info.number(totals.undated)),
        ),
        (
            translate(Message::Publishers),
            Some(archive_info.number(totals.publishers)),
        ),
        (
            translate(Message::FactRelated),
            Some(archive_info.number(totals.related)),
        ),
        (
            translate(Message::Topics),
            Some(archive_info.number(manifest.topics.len())),
        ),
        (
            translate(Message::FactExport),
            Some(manifest.fingerprint.clone()),
        ),
        (
            translate(Message::FactFormat),
            Some(manifest.format.to_string()),
        ),
    ];
    let mut providers = manifest.providers.clone();
    providers.sort_by_cached_key(|provider| unicode::lower(&provider.name));
    let sources = providers
        .into_iter()
        .map(|provider| {
            view! {
                <li>
                    <span dir="auto">{provider.name}</span>
                    " "
                    <span class="quiet">{provider.domain}</span>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<AnyView>>();
    view! {
        <article class="about" data-testid="about">
            <h1 class="headline" tabindex="-1">{translate(Message::AboutArchive)}</h1>
            <p class="standfirst">{translate(Message::AboutText)}</p>
            <TermList terms=terms />
            <section aria-labelledby="sources">
                <h2 id="sources">{translate(Message::Sources)}</h2>
                <ul class="sources">{sources}</ul>
            </section>
        </article>
    }
}
