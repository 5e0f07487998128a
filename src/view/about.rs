//! What the archive is.

use leptos::prelude::*;

use super::{Paper, clock, terms::Terms};
use crate::model::{case, sorted::sorted};

/// Counts, dates, sources, and the fingerprint of the export.
#[component]
pub fn About(paper: Paper) -> impl IntoView {
    let manifest = paper.manifest();
    let totals = manifest.totals.clone();
    let day = |time| clock::day(time, paper.language());
    let span = totals
        .oldest
        .zip(totals.newest)
        .map(|(oldest, newest)| format!("{} to {}", day(oldest), day(newest)));
    let terms = vec![
        ("Stories", Some(paper.number(totals.stories))),
        ("Published", span),
        (
            "Without a date",
            (totals.undated > 0).then(|| paper.number(totals.undated)),
        ),
        ("Publishers", Some(paper.number(totals.publishers))),
        ("Stories around them", Some(paper.number(totals.related))),
        ("Topics", Some(paper.number(manifest.topics.len()))),
        ("Export", Some(manifest.fingerprint.clone())),
        ("Format", Some(manifest.format.to_string())),
    ];
    let names: Vec<_> = manifest
        .providers
        .iter()
        .map(|provider| case::lower(&provider.name))
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
        })
        .collect_view();
    view! {
        <article class="about" data-testid="about">
            <h1 class="headline" tabindex="-1">
                "About this archive"
            </h1>
            <p class="standfirst">
                "A copy of what publishers wrote, kept as plain files. Headlines and excerpts belong to
                their publishers; each story links to the page it came from. Nothing here counts you,
                follows you or asks anyone else about you."
            </p>
            <Terms terms=terms />
            <section aria-labelledby="sources">
                <h2 id="sources">"Sources"</h2>
                <ul class="sources">{sources}</ul>
            </section>
        </article>
    }
}
