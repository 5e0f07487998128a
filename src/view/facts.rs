//! What is known of a story besides its text, as a list of terms.

use leptos::prelude::*;

use super::{Paper, card::label, clock, terms::Terms};
use crate::model::{Article, Instant};

/// Everything a record says that has no better place on the page.
#[component]
pub fn Facts(paper: Paper, article: Article) -> impl IntoView {
    let language = paper.language().to_owned();
    let time = |time: Option<Instant>| time.map(|time| clock::exact(time, &language));
    let list = |items: &[String]| (!items.is_empty()).then(|| items.join(", "));
    let rating = article.ratings.map(|rating| {
        let people = paper.counted(rating.count as usize, "rating", "ratings");
        format!("{rating} of 5, {people}")
    });
    let terms = vec![
        ("Published", time(article.published)),
        ("Updated", time(article.updated)),
        ("By", list(&article.authors)),
        ("Publisher", publisher(&article)),
        ("Type", Some(label(&article.kind))),
        ("Length", article.length.map(|length| length.to_string())),
        ("Level", list(&article.levels)),
        ("Price", article.price.clone()),
        ("Rated", rating),
        ("Section", article.category.clone()),
        ("Language", article.locale.clone()),
        ("Heat", article.heat.map(|heat| heat.to_string())),
        (
            "Quality",
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
