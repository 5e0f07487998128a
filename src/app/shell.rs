//! The application shell: the parts that every page shares, and the choice of the page.

pub mod panic_hook;
pub mod shortcuts;

use leptos::{prelude::*, task::spawn_local};

use self::shortcuts::Shortcuts;
use crate::{
    app::{
        archive::{self, integrity::AlteredFile},
        browser::{document, tasks},
        library::ReaderStore,
        navigation::{Navigation, links},
        net::load::LoadState,
        offline::{update_check, worker},
        pages::{
            context::AppContext,
            failure::explain,
            lazy::{self, lazy_page, text_skeleton},
            list::ListPage,
            not_found::NotFoundPage,
            offline::ConnectionStatus,
            parts, prefetch,
            story_head::story_head,
            takeover,
        },
        preferences::language,
        search::SearchSession,
    },
    message::{self, Message, translate, translate_with},
    model::Day,
    query::Route,
    view::{ArchiveInfo, clock, masthead::Masthead, notice::Notice, skeleton::CardSkeleton},
};

/// The kind of page. Another query of the list, or another story, is the same page.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Page {
    #[default]
    List,
    Story,
    About,
    Library,
    NotFound,
}

/// Renders the application.
#[component]
pub fn Shell() -> impl IntoView {
    warm_up_dates();
    let store = archive::open();
    let navigation = Navigation::start();
    let update_check = update_check::start(store);
    links::follow(navigation);
    let worker = worker::start(store, update_check);
    let reader_store = ReaderStore::start(store);
    let search_session = SearchSession::start(store, navigation, reader_store);
    let context = AppContext {
        store,
        navigation,
        update_check,
        reader_store,
        search_session,
        worker,
    };
    provide_context(context);
    prefetch::listen(context);
    let shortcuts = Shortcuts::listen();
    takeover::start();
    // The first click on a card should not wait.
    lazy::prefetch(&parts::STORY);
    let page = Memo::new(move |_| match navigation.arrival.get().route {
        Route::List(_) => Page::List,
        Route::Story(..) => Page::Story,
        Route::About => Page::About,
        Route::Library => Page::Library,
        Route::NotFound(_) => Page::NotFound,
    });
    let state = Memo::new(move |_| match store.archive_info.get() {
        LoadState::Waiting => 0,
        LoadState::Ready(_) => 1,
        LoadState::Failed(_) => 2,
    });
    view! {
        <button class="skip" on:click=move |_| skip()>
            {translate(Message::Skip)}
        </button>
        <ConnectionStatus />
        <Show when=move || update_check.is_newer.get()>
            <Notice
                title=translate(Message::NewerVersion)
                detail=translate(Message::OlderVersionShown)
                action=translate(Message::LoadNewerVersion)
                on_action=|()| worker::reload_with_update()
            />
        </Show>
        {move || store.altered_file.get().map(altered_file_notice)}
        {move || match (state.get(), store.archive_info.get_untracked()) {
            (_, LoadState::Ready(archive_info)) => {
                let archive_info = ArchiveInfo::clone(&archive_info);
                view! {
                    {
                        let archive_info = archive_info.clone();
                        move || {
                            let archive_info_for_news = archive_info.clone();
                            view! {
                                <Masthead
                                    archive_info=archive_info.clone()
                                    is_heading=page.get() == Page::List
                                    new_since_visit=Memo::new(move |_| reader_store.new_since_visit(&archive_info_for_news))
                                    languages=language::choices()
                                    language=language::chosen()
                                    on_language=move |tag: String| {
                                        language::choose(&tag);
                                        navigation.reload();
                                    }
                                    on_shortcuts=move |()| shortcuts.open()
                                />
                            }
                                .into_any()
                        }
                    }
                    <main id="main" tabindex="-1">
                        {move || match page.get() {
                            Page::List => view! { <ListPage archive_info=archive_info.clone() /> }.into_any(),
                            Page::Story => {
                                let (archive_info, shown) = (archive_info.clone(), archive_info.clone());
                                lazy_page(
                                    &parts::STORY,
                                    move || story_head(&shown),
                                    move |part| (part.page)(archive_info.clone()),
                                )
                            }
                            Page::About => {
                                let archive_info = archive_info.clone();
                                lazy_page(&parts::EXTRAS, text_skeleton, move |part| (part.about)(archive_info.clone()))
                            }
                            Page::Library => {
                                let archive_info = archive_info.clone();
                                lazy_page(&parts::EXTRAS, text_skeleton, move |part| (part.library)(archive_info.clone()))
                            }
                            Page::NotFound => view! { <NotFoundPage /> }.into_any(),
                        }}
                    </main>
                }
                    .into_any()
            }
            (_, LoadState::Failed(error)) => {
                // A prerendered page can still be read, and has a heading.
                let keeps_page = takeover::is_prerendered();
                if !keeps_page {
                    takeover::end();
                }
                let (title, _, action) = explain(&error);
                let detail = format!("{error}.");
                let notice = view! {
                    <Notice
                        title=title
                        detail=detail
                        action=action
                        on_action=move |()| {
                            if error.may_be_outdated() { worker::reload_with_update() } else { store.load() }
                        }
                    />
                };
                if keeps_page {
                    view! { <div class="unopened">{notice}</div> }.into_any()
                } else {
                    view! {
                        <main id="main" tabindex="-1">
                            <h1 class="sr-only">{translate(Message::NotOpened)}</h1>
                            {notice}
                        </main>
                    }
                    .into_any()
                }
            }
            (_, LoadState::Waiting) => {
                view! {
                    <main id="main" class="loading" tabindex="-1">
                        <CardSkeleton is_lead=true />
                        <CardSkeleton />
                        <CardSkeleton />
                    </main>
                }
                    .into_any()
            }
        }}
        {shortcuts.sheet()}
    }
}

/// Renders a notice about a file that is not what its name says.
fn altered_file_notice(altered_file: AlteredFile) -> impl IntoView {
    let detail = if altered_file.is_repaired {
        Message::FileRepaired
    } else {
        Message::FileStillAltered
    };
    view! {
        <Notice
            title=translate_with(Message::FileAltered, &[&altered_file.file])
            detail=translate(detail)
            action=translate(Message::Reload)
            on_action=|()| worker::reload_with_update()
        />
    }
}

/// Formats a date while the manifest loads, because the first date formatting of a browser takes long.
fn warm_up_dates() {
    spawn_local(async {
        tasks::sleep(0).await;
        clock::day(Day::from_number(0), message::current_language());
    });
}

/// Focuses the list. A fragment link would be resolved against `<base>`.
fn skip() {
    if !document::focus(".story-list") {
        document::focus("#main");
    }
}
