//! What is known of a story besides its text, as a list of terms.

use leptos::prelude::*;

use super::{Paper, card::label, clock, counted::counted_with, length::length_of, terms::Terms};
use crate::{
    message::{Message, say},
    model::{Article, Instant},
};

/// Everything a record says that has no better place on the page.
#[component]
pub fn Facts(paper: Paper, article: Article) -> impl IntoView {
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
        (say(Message::FactSection), article.category.clone()),
        (say(Message::FactLanguage), article.locale.clone()),
        (
            say(Message::FactHeat),
            article.heat.map(|heat| heat.to_string()),
        ),
        (
            say(Message::FactQuality),
            article.quality.map(|quality| quality.to_string()),
        ),
    ];
    view! { <Terms terms=terms /> }
}

fn publisher(article: &Article) -> Option<String> {
    let provider = &article.provider;
    match (provider.name.as_str(), provider.domain.as_str()) {
        ("", "") => None,
        (name, "") => Some(name.to_owned()),
        (name, domain) => Some(format!("{name} ({domain})")),
    }
}
