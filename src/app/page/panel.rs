//! The coverage of a story, fetched when it is opened.

use leptos::prelude::*;

use crate::{
    app::{context::app_context, load::LoadState, page::failure::Failure},
    query::Query,
    view::{
        ArchiveInfo, any_signal::part, related_coverage::RelatedCoverage, skeleton::TextSkeleton,
    },
};

/// The stories around the one in `row`, and those of the archive that belong to it.
#[component]
pub fn Panel(
    paper: ArchiveInfo,
    row: usize,
    query: Query,
    /// Whether it stands beside the story on its page, which says itself what fails.
    #[prop(optional)]
    is_page: bool,
) -> impl IntoView {
    let store = app_context().store;
    let story = store.story(row);
    let content = move || match story.get() {
        LoadState::Waiting => view! { <TextSkeleton /> }.into_any(),
        LoadState::Failed(_) if is_page => ().into_any(),
        LoadState::Failed(error) => {
            view! { <Failure error=error on_again=move |()| store.retry_story(row) /> }.into_any()
        }
        LoadState::Ready(opened) => view! {
            <RelatedCoverage
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
