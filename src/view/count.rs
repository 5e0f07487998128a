//! How many stories match, and what they were filtered by.

use leptos::prelude::*;

use super::Paper;
use crate::model::Slug;

/// The number of stories that match, always in view and told to screen readers, with a chip for
/// each chosen topic that removes it, and one that removes all.
#[component]
pub fn Count(
    paper: Paper,
    /// How many stories match; `None` until that is known.
    #[prop(into)]
    stories: Signal<Option<usize>>,
    /// The topics that are chosen.
    #[prop(into)]
    chosen: Signal<Vec<Slug>>,
    /// Called with a topic that is given up.
    #[prop(into)]
    on_remove: Callback<Slug>,
    /// Called when all are given up.
    #[prop(into)]
    on_clear: Callback<()>,
) -> impl IntoView {
    let names = paper.clone();
    let name_of = move |slug: &Slug| {
        let topics = &names.manifest().topics;
        let topic = topics.iter().find(|topic| topic.slug == *slug);
        topic.map_or_else(|| slug.to_string(), |topic| topic.name.clone())
    };
    let text = move || match stories.get() {
        Some(stories) => paper.counted(stories, "story", "stories"),
        None => format!("… of {}", paper.number(paper.manifest().totals.stories)),
    };
    view! {
        <div class="count-line">
            <p class="count" role="status" data-testid="count">
                {text}
            </p>
            <Show when=move || chosen.with(|chosen| !chosen.is_empty())>
                <ul class="chips" aria-label="Chosen topics">
                    {
                        let name_of = name_of.clone();
                        move || {
                            chosen
                                .get()
                                .into_iter()
                                .map(|slug| {
                                    let name = name_of(&slug);
                                    view! {
                                        <li>
                                            <button
                                                type="button"
                                                class="chip"
                                                data-testid="chip"
                                                aria-label=format!("Remove topic {name}")
                                                on:click=move |_| on_remove.run(slug.clone())
                                            >
                                                <span dir="auto">{name.clone()}</span>
                                                <span aria-hidden="true">" ×"</span>
                                            </button>
                                        </li>
                                    }
                                })
                                .collect_view()
                        }
                    }
                    <li>
                        <button
                            type="button"
                            class="clear"
                            data-testid="clear"
                            on:click=move |_| on_clear.run(())
                        >
                            "Clear all"
                        </button>
                    </li>
                </ul>
            </Show>
        </div>
    }
}
