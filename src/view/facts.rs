//! The facts of a story besides its text, as a list of terms.

use leptos::prelude::*;

use super::{
    ArchiveInfo, clock, duration::duration_text, kind_names, numbers::counted_with,
    term_list::TermList,
};
use crate::{
    message::{Message, translate},
    model::{Article, Instant, unicode::capitalize},
};

/// Renders the fields of a record that have no other place on the page.
#[component]
pub fn Facts(archive_info: ArchiveInfo, article: Article) -> impl IntoView {
    let language = archive_info.language().to_owned();
    let time = |time: Option<Instant>| time.map(|time| clock::exact(time, &language));
    let list =
        |items: &[String]| (!items.is_empty()).then(|| items.join(translate(Message::ListComma)));
    let rating = article.details.ratings.map(|rating| {
        counted_with(
            rating.count as usize,
            Message::Rated,
            &[&rating.to_string()],
        )
    });
    let terms = vec![
        (translate(Message::FactPublished), time(article.published)),
        (
            translate(Message::FactUpdated),
            time(article.details.updated),
        ),
        (translate(Message::FactBy), list(&article.details.authors)),
        (translate(Message::FactPublisher), publisher(&article)),
        (
            translate(Message::FactType),
            Some(kind_names::name(&article.kind)),
        ),
        (
            translate(Message::FactLength),
            article.length.map(duration_text),
        ),
        (translate(Message::FactLevel), list(&article.details.levels)),
        (translate(Message::FactPrice), article.details.price.clone()),
        (translate(Message::FactRated), rating),
        (
            translate(Message::FactSection),
            article.details.category.as_deref().map(section_name),
        ),
        (translate(Message::FactLanguage), article.locale.clone()),
    ];
    let ranking = ranking(article.heat, article.quality);
    view! {
        <TermList terms=terms />
        {ranking}
    }
}

/// Returns the ranking numbers that decide the position of a story in lists, in a closed box.
fn ranking(heat: Option<i32>, quality: Option<i32>) -> Option<AnyView> {
    if heat.is_none() && quality.is_none() {
        return None;
    }
    let number = |number: Option<i32>| number.map(|number| number.to_string());
    let terms = vec![
        (translate(Message::FactHeat), number(heat)),
        (translate(Message::FactQuality), number(quality)),
    ];
    let ranking = view! {
        <details class="ranking">
            <summary>{translate(Message::WhyHere)}</summary>
            <TermList terms=terms />
        </details>
    };
    Some(ranking.into_any())
}

/// Returns the display name of a section. Records have its slug: `science-and-technology`.
pub(super) fn section_name(section: &str) -> String {
    capitalize(&section.replace(['-', '_'], " "))
}

fn publisher(article: &Article) -> Option<String> {
    let provider = &article.provider;
    match (provider.name.as_str(), provider.domain.as_str()) {
        ("", "") => None,
        (name, "") => Some(name.to_owned()),
        (name, domain) => Some(format!("{name} ({domain})")),
    }
}
