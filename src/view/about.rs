//! What the archive is.

use leptos::prelude::*;

use super::{ArchiveInfo, any_signal::set, clock, static_html::static_html, term_list::Terms};
use crate::{
    message::{Message, say, tell},
    model::{sorted::sorted, unicode},
};

/// Counts, dates, sources, and the fingerprint of the export.
#[component]
pub fn About(paper: ArchiveInfo) -> impl IntoView {
    let manifest = paper.manifest();
    let totals = manifest.totals.clone();
    let day = |time| clock::day(time, paper.language());
    let span = totals
        .oldest
        .zip(totals.newest)
        .map(|(oldest, newest)| tell(Message::FromTo, &[&day(oldest), &day(newest)]));
    let terms = vec![
        (
            say(Message::StoriesHeading),
            Some(paper.number(totals.stories)),
        ),
        (say(Message::FactPublished), span),
        (
            say(Message::FactUndated),
            (totals.undated > 0).then(|| paper.number(totals.undated)),
        ),
        (
            say(Message::Publishers),
            Some(paper.number(totals.publishers)),
        ),
        (
            say(Message::FactRelated),
            Some(paper.number(totals.related)),
        ),
        (
            say(Message::Topics),
            Some(paper.number(manifest.topics.len())),
        ),
        (say(Message::FactExport), Some(manifest.fingerprint.clone())),
        (say(Message::FactFormat), Some(manifest.format.to_string())),
    ];
    let names: Vec<_> = manifest
        .providers
        .iter()
        .map(|provider| unicode::lower(&provider.name))
        .collect();
    let sources = sorted(names.len(), &|a, b| names[a].cmp(&names[b]))
        .into_iter()
        .filter_map(|place| manifest.providers.get(place).cloned())
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
            {static_html(r#"<h1 class="headline" tabindex="-1">"#, Message::AboutArchive, "</h1>")}
            {static_html(r#"<p class="standfirst">"#, Message::AboutText, "</p>")}
            <Terms terms=terms />
            <section {..set(&[("aria-labelledby", "sources")])}>
                {static_html(r#"<h2 id="sources">"#, Message::Sources, "</h2>")}
                <ul class="sources">{sources}</ul>
            </section>
        </article>
    }
}
