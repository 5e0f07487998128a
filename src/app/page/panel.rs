//! The coverage of a story, fetched when it is opened.

use leptos::prelude::*;

use crate::{
    app::{given::given, load::Load, page::failure::Failure},
    query::Query,
    view::{Paper, around::Around, live::part, skeleton::TextSkeleton},
};

/// The stories around the one in `row`, and those of the archive that belong to it.
#[component]
pub fn Panel(
    paper: Paper,
    row: usize,
    query: Query,
    /// Whether it stands beside the story on its page, which says itself what fails.
    #[prop(optional)]
    is_page: bool,
) -> impl IntoView {
    let store = given().store;
    let story = store.story(row);
    let content = move || match story.get() {
        Load::Waiting => view! { <TextSkeleton /> }.into_any(),
        Load::Failed(_) if is_page => ().into_any(),
        Load::Failed(error) => {
            view! { <Failure error=error on_again=move |()| store.retry_story(row) /> }.into_any()
        }
        Load::Ready(opened) => view! {
            <Around
                paper=paper.clone()
                article=opened.article.clone()
                also=opened.also.clone()
                query=query.clone()
                is_page=is_page
            />
        }
        .into_any(),
    };
    view! {
        <div class="panel" data-testid="related">
            {part(content)}
        </div>
    }
}
