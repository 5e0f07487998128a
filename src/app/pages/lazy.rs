//! Shows parts of the application that are loaded on first use.

use leptos::{prelude::*, task::spawn_local};

use super::{context::AppContext, failure::FailureNotice, heading::arrive_at_heading};
use crate::{
    app::{
        browser::tasks,
        net::{load::LoadState, parts::LazyPart, request_limiter},
    },
    message::{Message, translate},
    view::skeleton::TextSkeleton,
};

/// Milliseconds after the list is complete until parts are fetched that the reader probably needs.
const PREFETCH_DELAY_MS: i32 = 500;

/// Renders a page of a part: `waiting` while the part loads, and the reason if that fails.
pub fn lazy_page<E: Copy + Send + Sync + 'static>(
    part: &'static LazyPart<E>,
    waiting: impl Fn() -> AnyView + Send + 'static,
    render: impl Fn(E) -> AnyView + Send + 'static,
) -> AnyView {
    lazy(part, true, waiting, render)
}

/// Renders something on a page that needs a part: a skeleton while the part loads.
pub fn lazy_view<E: Copy + Send + Sync + 'static>(
    part: &'static LazyPart<E>,
    render: impl Fn(E) -> AnyView + Send + 'static,
) -> AnyView {
    lazy(part, false, text_skeleton, render)
}

/// Renders the skeleton of a text.
pub fn text_skeleton() -> AnyView {
    view! { <TextSkeleton /> }.into_any()
}

fn lazy<E: Copy + Send + Sync + 'static>(
    part: &'static LazyPart<E>,
    is_page: bool,
    waiting: impl Fn() -> AnyView + Send + 'static,
    render: impl Fn(E) -> AnyView + Send + 'static,
) -> AnyView {
    // Without a skeleton in between, as if the part had always been there.
    if let Some(entry) = part.entry() {
        return render(entry);
    }
    let state = RwSignal::new(LoadState::Waiting);
    load(part, state);
    (move || match state.get() {
        LoadState::Waiting => waiting(),
        LoadState::Ready(entry) => render(entry),
        LoadState::Failed(error) => {
            if is_page {
                arrive_at_heading();
            }
            view! {
                {is_page
                    .then(|| view! { <h1 class="sr-only" tabindex="-1">{translate(Message::NotOpened)}</h1> })}
                <FailureNotice error=error on_again=move |()| load(part, state) />
            }
            .into_any()
        }
    })
    .into_any()
}

fn load<E: Copy + Send + Sync + 'static>(
    part: &'static LazyPart<E>,
    state: RwSignal<LoadState<E>>,
) {
    state.set(LoadState::Waiting);
    spawn_local(async move {
        // The reader may have left the page meanwhile, and the signal with it.
        let _ = state.try_set(part.load().await.into());
    });
}

/// Fetches a part when the list is complete, unless the reader saves data. A failure is shown when the part is
/// needed.
pub fn prefetch<E: Copy + 'static>(part: &'static LazyPart<E>) {
    let search_session = expect_context::<AppContext>().search_session;
    Effect::new(move |was_started: Option<bool>| {
        let is_started = was_started.unwrap_or_default();
        if is_started || !search_session.is_ready() || request_limiter::saves_data() {
            return is_started;
        }
        spawn_local(async move {
            tasks::sleep(PREFETCH_DELAY_MS).await;
            let _ = part.load().await;
        });
        true
    });
}
