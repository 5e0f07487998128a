//! The filter by topic.

use leptos::prelude::*;

use super::Paper;
use crate::model::Slug;

/// Every topic of the archive with the number of stories it would leave; the chosen ones pressed.
///
/// The order is that of the whole archive (most stories first, then by name) and never changes
/// under the reader's finger.
#[component]
pub fn Topics(
    paper: Paper,
    /// The topics that are chosen.
    #[prop(into)]
    chosen: Signal<Vec<Slug>>,
    /// By topic number, how many stories it would leave; empty until that is known.
    #[prop(into)]
    counts: Signal<Vec<u32>>,
    /// Called with a topic that is chosen or given up.
    #[prop(into)]
    on_toggle: Callback<Slug>,
) -> impl IntoView {
    let mut topics: Vec<_> = paper
        .manifest()
        .topics
        .iter()
        .cloned()
        .enumerate()
        .collect();
    topics.sort_by(|(_, a), (_, b)| {
        let by_name = || a.name.to_lowercase().cmp(&b.name.to_lowercase());
        b.stories.cmp(&a.stories).then_with(by_name)
    });
    let items = topics
        .into_iter()
        .map(|(number, topic)| {
            let slug = topic.slug.clone();
            let is_chosen = Memo::new({
                let slug = slug.clone();
                move |_| chosen.with(|chosen| chosen.contains(&slug))
            });
            let count = Memo::new(move |_| {
                let count = counts.with(|counts| counts.get(number).copied());
                count.map(|count| count as usize)
            });
            let shown = {
                let paper = paper.clone();
                move || {
                    count
                        .get()
                        .map_or_else(|| "·".to_owned(), |count| paper.number(count))
                }
            };
            view! {
                <li>
                    <button
                        type="button"
                        class="topic"
                        class:none=move || count.get() == Some(0)
                        data-testid="topic"
                        data-topic=topic.name.clone()
                        aria-pressed=move || is_chosen.get().to_string()
                        on:click=move |_| on_toggle.run(slug.clone())
                    >
                        <span class="topic-name" dir="auto">
                            {topic.name.clone()}
                        </span>
                        " "
                        <span class="topic-count" data-testid="topic-count">
                            {shown}
                        </span>
                    </button>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="topics">{items}</ul> }
}
