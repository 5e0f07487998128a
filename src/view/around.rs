//! Everything around a story: who covered it, and what else the archive has of it.

use leptos::prelude::*;

use super::{Paper, also::AlsoHere, coverage::Coverage};
use crate::{format::Also, model::Article, query::Query};

/// The coverage of a story, and the stories of the archive that belong to it.
#[component]
pub fn Around(
    paper: Paper,
    article: Article,
    also: Vec<Also>,
    query: Query,
    /// Whether it stands on the story's page: its headings then follow the page's, not a card's.
    is_page: bool,
) -> impl IntoView {
    // What a collection consists of stands in it already.
    let is_part = |link: &Also| {
        let parts = article.items.iter().filter_map(|part| part.story.as_ref());
        parts.into_iter().any(|story| story.slug == link.slug)
    };
    let also: Vec<Also> = also.into_iter().filter(|link| !is_part(link)).collect();
    let heading = move |content: AnyView| {
        if is_page {
            view! { <h2 class="section-heading">{content}</h2> }.into_any()
        } else {
            view! { <h3 class="section-heading">{content}</h3> }.into_any()
        }
    };
    let publishers = paper.counted(article.publishers(), "publisher", "publishers");
    let lead = article.published;
    let related = article.related;
    let nothing = related.is_empty() && also.is_empty();
    view! {
        {(!related.is_empty())
            .then(|| {
                view! {
                    {heading(
                        view! {
                            "Coverage "
                            <span class="quiet">{publishers}</span>
                        }
                            .into_any(),
                    )}
                    <Coverage paper=paper.clone() related=related lead=lead />
                }
            })}
        {(!also.is_empty())
            .then(|| {
                view! {
                    {heading("Also in this archive".into_any())}
                    <AlsoHere paper=paper.clone() also=also query=query />
                }
            })}
        {nothing
            .then(|| {
                view! {
                    <p class="quiet">
                        "Nobody else covered this story, and no other story of this archive is close to it."
                    </p>
                }
            })}
    }
}
