//! The application: what is the same on every page, and which page is shown.

use leptos::prelude::*;

use super::{
    context::{AppContext, provide_app_context},
    document, language, links,
    load::LoadState,
    navigation::Navigation,
    page::{
        about::AboutPage, failure::explain, list::ListPage, missing::MissingPage,
        offline::Connection, story::StoryPage, yours::YoursPage,
    },
    reader_store::ReaderStore,
    search_session::SearchSession,
    service_worker,
    shortcuts::Shortcuts,
    store, takeover, update_check,
};
use crate::{
    message::{self, Message, say},
    model::Instant,
    query::Route,
    view::static_html::static_html,
    view::{
        ArchiveInfo,
        any_signal::{AnyMemo, part, press, shown},
        clock,
        masthead::Masthead,
        notice::Notice,
        skeleton::CardSkeleton,
    },
};

/// Which page is shown. Another question to the same list, or another story, is the same page.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Page {
    #[default]
    List,
    Story,
    About,
    Yours,
    Missing,
}

/// The application.
#[component]
pub fn Shell() -> impl IntoView {
    get_ready();
    let store = store::open();
    let navigation = Navigation::start();
    let watch = update_check::watch(store);
    links::follow(navigation);
    let worker = service_worker::start(store, watch);
    let keeper = ReaderStore::start(store);
    let asking = SearchSession::start(store, navigation, keeper);
    provide_app_context(AppContext {
        store,
        navigation,
        watch,
        keeper,
        asking,
        worker,
    });
    let keys = Shortcuts::listen();
    takeover::begin();
    let page = AnyMemo::new(move || match navigation.arrival.get().route {
        Route::List(_) => Page::List,
        Route::Story(..) => Page::Story,
        Route::About => Page::About,
        Route::Yours => Page::Yours,
        Route::Missing(_) => Page::Missing,
    });
    let state = AnyMemo::new(move || match store.paper.get() {
        LoadState::Waiting => 0,
        LoadState::Ready(_) => 1,
        LoadState::Failed(_) => 2,
    });
    view! {
        <button class="skip" on:click=press(skip)>
            {say(Message::Skip)}
        </button>
        <Connection />
        {shown(
            move || watch.is_newer.get(),
            || {
                view! {
                    <Notice
                        title=say(Message::NewerVersion)
                        detail=say(Message::OlderVersionShown)
                        action=say(Message::LoadNewerVersion)
                        on_action=|()| service_worker::renew()
                    />
                }
                    .into_any()
            },
        )}
        {part(move || match (state.get(), store.paper.now()) {
            (_, LoadState::Ready(paper)) => {
                let paper = ArchiveInfo::clone(&paper);
                view! {
                    {
                        let paper = paper.clone();
                        part(move || {
                            let news_paper = paper.clone();
                            view! {
                                <Masthead
                                    paper=paper.clone()
                                    is_heading=page.get() == Page::List
                                    news=AnyMemo::new(move || keeper.news(&news_paper))
                                    languages=language::choices()
                                    language=language::chosen()
                                    on_language=move |tag: String| {
                                        language::choose(&tag);
                                        navigation.reload();
                                    }
                                    on_keys=move |()| keys.open()
                                />
                            }
                                .into_any()
                        })
                    }
                    <main id="main" tabindex="-1">
                        {part(move || match page.get() {
                            Page::List => view! { <ListPage paper=paper.clone() /> }.into_any(),
                            Page::Story => view! { <StoryPage paper=paper.clone() /> }.into_any(),
                            Page::About => view! { <AboutPage paper=paper.clone() /> }.into_any(),
                            Page::Yours => view! { <YoursPage paper=paper.clone() /> }.into_any(),
                            Page::Missing => view! { <MissingPage /> }.into_any(),
                        })}
                    </main>
                }
                    .into_any()
            }
            (_, LoadState::Failed(error)) => {
                takeover::end();
                let (title, detail, action) = explain(&error);
                view! {
                    <main id="main" tabindex="-1">
                        {static_html(r#"<h1 class="sr-only">"#, Message::NotOpened, "</h1>")}
                        <Notice
                            title=title
                            detail=detail
                            action=action
                            on_action=move |()| {
                                if error.may_be_outdated() { service_worker::renew() } else { store.load() }
                            }
                        />
                    </main>
                }
                    .into_any()
            }
            (_, LoadState::Waiting) => {
                view! {
                    <main id="main" class="waiting" tabindex="-1">
                        <CardSkeleton is_lead=true />
                        <CardSkeleton />
                        <CardSkeleton />
                    </main>
                }
                    .into_any()
            }
        })}
        {keys.sheet()}
    }
}

/// Has the browser get ready for dates in the language while the manifest is on its way: the
/// first one takes it longer than all that is drawn with it.
fn get_ready() {
    document::spawn(async {
        document::pause(0).await;
        clock::day(Instant::from_seconds(0), message::language());
    });
}

/// A link to a fragment would go to the folder that `<base>` names.
fn skip() {
    if !document::focus(".river") {
        document::focus("#main");
    }
}
