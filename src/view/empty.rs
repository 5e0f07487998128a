//! A question without an answer.

use leptos::prelude::*;

use super::{ArchiveInfo, any_signal::press, static_html::static_html};
use crate::{
    message::{Message, tell},
    query::criteria::QueryPart,
};

/// Says that nothing matches, and what to give up to see how many stories.
#[component]
pub fn Empty(
    paper: ArchiveInfo,
    /// By part of the question: its name, and how many stories there would be without it.
    drops: Vec<(QueryPart, String, usize)>,
    /// Called with the part to give up.
    #[prop(into)]
    on_drop: Callback<QueryPart>,
) -> impl IntoView {
    let buttons = drops
        .into_iter()
        .filter(|(_, _, stories)| *stories > 0)
        .map(|(part, name, stories)| {
            let stories = paper.counted(stories, Message::Stories);
            view! {
                <li>
                    <button type="button" class="button" on:click=press(move || on_drop.run(part.clone()))>
                        {tell(Message::WithoutName, &[&name, &stories])}
                    </button>
                </li>
            }.into_any()
        })
        .collect::<Vec<AnyView>>();
    view! {
        <div class="empty" data-testid="empty">
            {static_html(r#"<p class="standfirst">"#, Message::NothingMatches, "</p>")}
            <ul class="drops">{buttons}</ul>
        </div>
    }
}
