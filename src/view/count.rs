//! How many stories match, and what they were filtered by.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnyMemo, part, press, set, shown, text},
};
use crate::{
    message::{Message, say, tell},
    query::criteria::QueryPart,
};

/// A part of the question and its name for people.
pub type NamedFilter = (QueryPart, String);

/// The number of stories that match, always in view and told to screen readers, with a chip for
/// each part of the question that removes it, and one that removes all.
#[component]
pub fn Count(
    paper: ArchiveInfo,
    /// How many stories match; `None` until that is known.
    stories: AnyMemo<Option<usize>>,
    /// What was chosen.
    parts: AnyMemo<Vec<NamedFilter>>,
    /// Called with a part that is given up.
    #[prop(into)]
    on_remove: Callback<QueryPart>,
    /// Called when all are given up.
    #[prop(into)]
    on_clear: Callback<()>,
    /// What stands at the end of the line.
    children: Children,
) -> impl IntoView {
    let count = text(move || match stories.get() {
        Some(stories) => paper.counted(stories, Message::Stories),
        None => tell(
            Message::OfStories,
            &[&paper.number(paper.manifest().totals.stories)],
        ),
    });
    let chip = move |(part, name): NamedFilter| {
        let label = tell(Message::Remove, &[&name]);
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    data-testid="chip"
                    aria-label=label
                    on:click=press(move || on_remove.run(part.clone()))
                >
                    <span dir="auto">{name}</span>
                    <span aria-hidden="true">" ×"</span>
                </button>
            </li>
        }
        .into_any()
    };
    let chips = shown(
        move || parts.with(|parts| !parts.is_empty()),
        move || {
            view! {
                <ul class="chips" aria-label=say(Message::ChosenFilters)>
                    {part(move || parts.get().into_iter().map(chip).collect::<Vec<AnyView>>().into_any())}
                    <li>
                        <button
                            type="button"
                            class="clear"
                            data-testid="clear"
                            on:click=press(move || on_clear.run(()))
                        >
                            {say(Message::ClearAll)}
                        </button>
                    </li>
                </ul>
            }
            .into_any()
        },
    );
    view! {
        <div class="count-line">
            <p class="count" {..set(&[("role", "status")])} data-testid="count">
                {count}
            </p>
            {chips}
            {children()}
        </div>
    }
}
