//! The menu of ways to take a view away.

use leptos::prelude::*;

use super::{
    Paper,
    live::{Kept, Live, flag, text},
};
use crate::feed::Way;

/// The field that shows a citation.
pub const CITATION: &str = "citation";

/// A closed menu with a button for each [`Way`]; below them what came of the last one, else what each of
/// them has of the view.
#[component]
pub fn TakeAway(
    paper: Paper,
    /// How many stories the view has.
    stories: Live<Option<usize>>,
    /// What is under way, or came of it; told to screen readers.
    said: Kept<String>,
    /// A citation to be copied by hand; empty where there is none.
    citation: Kept<String>,
    /// Called with the way that is chosen.
    #[prop(into)]
    on_take: Callback<Way>,
) -> impl IntoView {
    let buttons = Way::ALL.into_iter().map(|way| {
        view! {
            <button type="button" class="button" on:click=move |_| on_take.run(way)>
                {way.label()}
            </button>
        }
        .into_any()
    });
    let said = text(move || {
        let said = said.get();
        if said.is_empty() {
            bounds(&paper, stories.get().unwrap_or_default())
        } else {
            said
        }
    });
    view! {
        <details class="take-away" data-testid="take-away">
            <summary>"Take this view away"</summary>
            <div class="take-away-ways">{buttons.collect_view()}</div>
            <p class="quiet" role="status" data-testid="take-away-said">
                {said}
            </p>
            <textarea
                id=CITATION
                rows="5"
                readonly=true
                aria-label="Citation"
                hidden=flag(move || citation.with(String::is_empty))
                prop:value=text(move || citation.get())
            />
        </details>
    }
}

/// What each way has of a view of so many stories, where that is not all of it.
fn bounds(paper: &Paper, stories: usize) -> String {
    let mut bounds = String::new();
    for (names, way) in [
        ("RSS and JSON Feed have", Way::Rss),
        ("; CSV has", Way::Csv),
    ] {
        if stories > way.most() {
            bounds.push_str(names);
            bounds.push_str(" the first ");
            bounds.push_str(&paper.number(way.most()));
        }
    }
    if !bounds.is_empty() {
        bounds.push_str(" of ");
        bounds.push_str(&paper.counted(stories, "story.", "stories."));
    }
    bounds
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::format::Manifest;

    #[test]
    fn what_is_left_out_is_said() {
        let paper = Paper::new(Arc::new(Manifest::default()), "data/");
        assert_eq!(bounds(&paper, 50), "");
        assert_eq!(
            bounds(&paper, 51),
            "RSS and JSON Feed have the first 50 of 51 stories."
        );
        assert_eq!(
            bounds(&paper, 98_053),
            "RSS and JSON Feed have the first 50; CSV has the first 2,000 of 98,053 stories."
        );
    }
}
