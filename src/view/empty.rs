//! A question without an answer.

use leptos::prelude::*;

use super::Paper;
use crate::model::Slug;

/// Says that nothing matches, and which filter to drop to see how many stories.
#[component]
pub fn Empty(
    paper: Paper,
    /// By chosen topic: its name, and how many stories there would be without it.
    drops: Vec<(Slug, String, usize)>,
    /// Called with the topic to drop.
    #[prop(into)]
    on_drop: Callback<Slug>,
) -> impl IntoView {
    let buttons = drops
        .into_iter()
        .filter(|(_, _, stories)| *stories > 0)
        .map(|(slug, name, stories)| {
            let stories = paper.counted(stories, "story", "stories");
            view! {
                <li>
                    <button type="button" class="button" on:click=move |_| on_drop.run(slug.clone())>
                        {format!("Without {name}: {stories}")}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="empty" data-testid="empty">
            <p class="standfirst">"No story has all of these topics."</p>
            <ul class="drops">{buttons}</ul>
        </div>
    }
}
