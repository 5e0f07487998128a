//! The virtual list of stories: only rows near the window are in the document.

mod day_heading;
mod position;
mod rendered_rows;
mod row;
mod scroller;
mod shown_answer;

use std::sync::Arc;

use leptos::prelude::*;

use self::{
    position::capture_position,
    rendered_rows::{list_position, rows_of},
    row::StoryRow,
    scroller::Scroller,
    shown_answer::follow_answers,
};
use crate::{
    app::pages::context::AppContext,
    message::Message,
    query::Answer,
    view::{ArchiveInfo, density::Density, skeleton::CardSkeleton, story_list_item::StoryListItem},
};

/// Renders the stories that match the query. The previous answer stays until the first cards of the new one
/// have loaded.
#[component]
pub fn StoryList(archive_info: ArchiveInfo) -> impl IntoView {
    let search_session = expect_context::<AppContext>().search_session;
    let (answer, query) = (search_session.answer, search_session.query);
    let AppContext {
        navigation, store, ..
    } = expect_context();
    let scroller = Scroller::new();
    let shown = RwSignal::new(None::<Arc<Answer>>);
    let open = RwSignal::new(Vec::<u32>::new());
    let total = Memo::new(move |_| shown.with(|shown| rows_of(shown.as_ref()).len()));
    let rendered_rows = Memo::new(move |_| {
        let row_window = scroller.row_window.get();
        shown.with(|shown| {
            let rows = rows_of(shown.as_ref());
            let end = row_window.end.min(rows.len());
            (
                row_window.first,
                rows.get(row_window.first..end).unwrap_or_default().to_vec(),
            )
        })
    });
    follow_answers(navigation, store, search_session, scroller, shown, open);
    capture_position(navigation, scroller, shown, open);
    let end = {
        let archive_info = archive_info.clone();
        move || {
            let total = total.get();
            let is_whole = rendered_rows.with(|(first, rows)| first + rows.len() == total);
            if !is_whole || total == 0 {
                return String::new();
            }
            archive_info.counted(total, Message::AllStories)
        }
    };
    let is_waiting = move || shown.with(Option::is_none);
    let is_busy = move || {
        answer
            .with(|answer| shown.with(|shown| rows_of(answer.as_ref()) != rows_of(shown.as_ref())))
    };
    let item = move |row: u32| {
        let content = view! {
            <StoryRow shown=shown archive_info=archive_info.clone() row=row rendered_rows=rendered_rows open=open query=query />
        };
        view! {
            <StoryListItem
                lead_position=Memo::new(move |_| search_session.lead_position(row))
                total=total
                position=Memo::new(move |_| list_position(rendered_rows, row))
                content=content.into_any()
            />
        }
        .into_any()
    };
    view! {
        <Show when=is_waiting>
            <CardSkeleton />
            <CardSkeleton />
            <CardSkeleton />
        </Show>
        <ol
            class="story-list"
            class:front-page=move || search_session.is_front()
            class:headlines=move || search_session.density.with(|density| *density == Density::Headlines)
            tabindex="-1"
            node_ref=scroller.list
            aria-busy=move || is_busy().to_string()
        >
            <For each=move || rendered_rows.with(|(_, rows)| rows.clone()) key=|row| *row children=item />
        </ol>
        <p class="story-list-end quiet">{end}</p>
    }
}
