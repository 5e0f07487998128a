//! The application: what is the same on every page, and which page is shown.

use leptos::prelude::*;

use super::{
    asking::Asking,
    document, edition, keys, links,
    load::Load,
    navigation::Navigation,
    page::{
        about::AboutPage, failure::explain, list::ListPage, missing::MissingPage,
        offline::Connection, story::StoryPage,
    },
    store, worker,
};
use crate::{
    model::Instant,
    query::{Query, Route},
    view::{
        Paper, clock,
        live::{Live, shown},
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
    Missing,
}

/// The application.
#[component]
pub fn Shell(
    /// What the reader did before.
    early: document::Early,
) -> impl IntoView {
    get_ready();
    let store = store::open();
    let navigation = Navigation::start();
    let watch = edition::watch(store);
    links::follow(navigation);
    provide_context(store);
    provide_context(navigation);
    provide_context(watch);
    provide_context(worker::start(store, watch));
    let asking = Asking::start(store, navigation);
    provide_context(asking);
    keys::listen();
    take_over(early, navigation, asking);
    dress(store);
    let page = Live::new(move || match navigation.arrival.get().route {
        Route::List(_) => Page::List,
        Route::Story(..) => Page::Story,
        Route::About => Page::About,
        Route::Missing(_) => Page::Missing,
    });
    let state = Live::new(move || match store.paper.get() {
        Load::Waiting => 0,
        Load::Ready(_) => 1,
        Load::Failed(_) => 2,
    });
    view! {
        <button class="skip" on:click=|_| skip()>
            "Skip to the stories"
        </button>
        <Connection />
        {shown(
            move || watch.is_newer.get(),
            || {
                view! {
                    <Notice
                        title="A newer edition is out."
                        detail="What you see is the former one."
                        action="Load it"
                        on_action=|()| worker::renew()
                    />
                }
                    .into_any()
            },
        )}
        {move || match (state.get(), store.paper.now()) {
            (_, Load::Ready(paper)) => {
                let paper = Paper::clone(&paper);
                view! {
                    {
                        let paper = paper.clone();
                        move || {
                            view! {
                                <Masthead
                                    paper=paper.clone()
                                    is_heading=page.get() == Page::List
                                />
                            }
                        }
                    }
                    <main id="main" tabindex="-1">
                        {move || match page.get() {
                            Page::List => view! { <ListPage paper=paper.clone() /> }.into_any(),
                            Page::Story => view! { <StoryPage paper=paper.clone() /> }.into_any(),
                            Page::About => view! { <AboutPage paper=paper.clone() /> }.into_any(),
                            Page::Missing => view! { <MissingPage /> }.into_any(),
                        }}
                    </main>
                }
                    .into_any()
            }
            (_, Load::Failed(error)) => {
                let (title, detail, action) = explain(&error);
                view! {
                    <main id="main" tabindex="-1">
                        <h1 class="sr-only">"The archive could not be opened"</h1>
                        <Notice
                            title=title
                            detail=detail
                            action=action
                            on_action=move |()| {
                                if error.may_be_outdated() { worker::renew() } else { store.load() }
                            }
                        />
                    </main>
                }
                    .into_any()
            }
            (_, Load::Waiting) => {
                view! {
                    <main id="main" class="waiting" tabindex="-1">
                        <CardSkeleton is_lead=true />
                        <CardSkeleton />
                        <CardSkeleton />
                    </main>
                }
                    .into_any()
            }
        }}
    }
}

/// Goes on with what the reader had begun to type before the application was there.
fn take_over(early: document::Early, navigation: Navigation, asking: Asking) {
    let route = navigation
        .arrival
        .with_untracked(|arrival| arrival.route.clone());
    if let Route::List(query) = route
        && !early.words.is_empty()
    {
        let words = early.words;
        navigation.amend(Route::List(Query { words, ..query }));
    }
    let mut was_ready = true;
    document::effect(move || {
        let is_ready = asking.is_ready();
        if is_ready && early.has_focus && !was_ready {
            document::after_paint(|| {
                document::focus("#search");
            });
        }
        was_ready = is_ready;
    });
}

/// Has the browser get ready for dates in the site's language while the manifest is on its way: the
/// first one takes it longer than all that is drawn with it.
fn get_ready() {
    document::spawn(async {
        document::pause(0).await;
        let language = document::root_language();
        clock::day(Instant::from_seconds(0), clock::known(&language));
    });
}

/// Gives the document the site's language and accent, once they are known.
fn dress(store: store::Store) {
    document::effect(move || {
        if let Load::Ready(paper) = store.paper.get() {
            let site = &paper.manifest().site;
            document::set_root("lang", paper.language());
            if let Some(accent) = &site.accent {
                document::set_property("--accent-seed", accent);
                document::set_root("data-accent", "own");
            }
        }
    });
}

/// A link to a fragment would go to the folder that `<base>` names.
fn skip() {
    if !document::focus(".river") {
        document::focus("#main");
    }
}
