//! What is known of a story besides its text, as a list of terms.

use leptos::prelude::*;

use super::{
    ArchiveInfo, card::label, clock, length::length_of, numbers::counted_with, term_list::Terms,
};
use crate::{
    message::{Message, say},
    model::{Article, Instant, unicode::capital},
};

/// Everything a record says that has no better place on the page.
#[component]
pub fn Facts(paper: ArchiveInfo, article: Article) -> impl IntoView {
    let language = paper.language().to_owned();
    let time = |time: Option<Instant>| time.map(|time| clock::exact(time, &language));
    let list = |items: &[String]| (!items.is_empty()).then(|| items.join(say(Message::ListComma)));
    let rating = article.ratings.map(|rating| {
        counted_with(
            rating.count as usize,
            Message::Rated,
            &[&rating.to_string()],
        )
    });
    let terms = vec![
        (say(Message::FactPublished), time(article.published)),
        (say(Message::FactUpdated), time(article.updated)),
        (say(Message::FactBy), list(&article.authors)),
        (say(Message::FactPublisher), publisher(&article)),
        (say(Message::FactType), Some(label(&article.kind))),
        (say(Message::FactLength), article.length.map(length_of)),
        (say(Message::FactLevel), list(&article.levels)),
        (say(Message::FactPrice), article.price.clone()),
        (say(Message::FactRated), rating),
        (
            say(Message::FactSection),
            article.category.as_deref().map(section_name),
        ),
        (say(Message::FactLanguage), article.locale.clone()),
    ];
    let ranking = ranking(article.heat, article.quality);
    view! {
        <Terms terms=terms />
        {ranking}
    }
}

/// Returns the numbers that decide where a story stands in lists, closed until somebody asks.
fn ranking(heat: Option<i32>, quality: Option<i32>) -> Option<AnyView> {
    if heat.is_none() && quality.is_none() {
        return None;
    }
    let number = |number: Option<i32>| number.map(|number| number.to_string());
    let terms = vec![
        (say(Message::FactHeat), number(heat)),
        (say(Message::FactQuality), number(quality)),
    ];
    let ranking = view! {
        <details class="ranking">
            <summary>{say(Message::WhyHere)}</summary>
            <Terms terms=terms />
        </details>
    };
    Some(ranking.into_any())
}

/// Returns the name of a section for people. Records have its address: `science-and-technology`.
fn section_name(section: &str) -> String {
    capital(&section.replace(['-', '_'], " "))
}

fn publisher(article: &Article) -> Option<String> {
    let provider = &article.provider;
    match (provider.name.as_str(), provider.domain.as_str()) {
        ("", "") => None,
        (name, "") => Some(name.to_owned()),
        (name, domain) => Some(format!("{name} ({domain})")),
    }
}
