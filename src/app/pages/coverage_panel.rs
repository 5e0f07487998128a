//! The coverage of a story, fetched when the panel is opened.

use leptos::prelude::*;

use super::{context::AppContext, failure::FailureNotice};
use crate::{
    app::net::load::LoadState,
    query::Query,
    view::{ArchiveInfo, related_coverage::RelatedCoverage, skeleton::TextSkeleton},
};

/// Renders the coverage of the story in `row` and its related stories in the archive.
#[component]
pub fn CoveragePanel(
    archive_info: ArchiveInfo,
    row: usize,
    query: Query,
    /// Whether the panel is on the story page, which shows errors itself.
    #[prop(optional)]
    is_page: bool,
) -> impl IntoView {
    let store = expect_context::<AppContext>().store;
    let story = store.story(row);
    let content = move || match story.get() {
        LoadState::Waiting => view! { <TextSkeleton /> }.into_any(),
        LoadState::Failed(_) if is_page => ().into_any(),
        LoadState::Failed(error) => {
            view! { <FailureNotice error=error on_again=move |()| store.retry_story(row) /> }
                .into_any()
        }
        LoadState::Ready(opened) => view! {
            <RelatedCoverage
                archive_info=archive_info.clone()
                article=opened.article.clone()
                related_stories=opened.related_stories.clone()
                query=query.clone()
                is_page=is_page
            />
        }
        .into_any(),
    };
    view! {
        <div class="panel" data-testid="related">
            {content}
        </div>
    }
}
