//! The coverage of a story, fetched when it is opened.

use leptos::prelude::*;

use crate::{
    app::{edition::Watch, load::Load, page::failure::explain, store::Store},
    query::Query,
    view::{Paper, also::AlsoHere, coverage::Coverage, notice::Notice, skeleton::TextSkeleton},
};

/// The stories around the one in `row`, and those of the archive that belong to it.
#[component]
pub fn Panel(paper: Paper, row: usize, query: Query) -> impl IntoView {
    let store = expect_context::<Store>();
    let watch = expect_context::<Watch>();
    let story = store.story(row);
    let content = move || match story.get() {
        Load::Waiting => view! { <TextSkeleton /> }.into_any(),
        Load::Failed(error) => {
            watch.suspect(&error);
            let (title, detail, action) = explain(&error);
            view! {
                <Notice
                    title=title
                    detail=detail
                    action=action
                    on_action=move |()| store.retry_story(row)
                />
            }
            .into_any()
        }
        Load::Ready(opened) => {
            let related = opened.article.related.clone();
            let also = opened.also.clone();
            let nothing = related.is_empty() && also.is_empty();
            let publishers = opened.article.publishers();
            view! {
                {(!related.is_empty())
                    .then(|| {
                        let breadth = paper.counted(publishers, "publisher", "publishers");
                        view! {
                            <h3 class="section-heading">
                                "Coverage " <span class="quiet">{breadth}</span>
                            </h3>
                            <Coverage
                                paper=paper.clone()
                                related=related
                                lead=opened.card.time
                            />
                        }
                    })}
                {(!also.is_empty())
                    .then(|| {
                        view! {
                            <h3 class="section-heading">"Also in this archive"</h3>
                            <AlsoHere paper=paper.clone() also=also query=query.clone() />
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
            .into_any()
        }
    };
    view! {
        <div class="panel" data-testid="related">
            {content}
        </div>
    }
}
