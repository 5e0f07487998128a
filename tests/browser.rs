//! Tests of the code that needs a browser.
#![cfg(target_arch = "wasm32")]

use std::{cell::Cell, rc::Rc, sync::Arc};

use broadsheet::{
    app::{
        browser::{document, storage, tasks},
        navigation::scroll_position::{self, ScrollPosition},
        net::{
            error::FetchError,
            fetch::{self, CacheMode},
            fetch_cache::{FetchCache, FetchFile},
            load::LoadState,
        },
    },
    model::{Instant, unicode},
    query::words::{fold, query_words},
    view::clock,
};
use leptos::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn network_error() -> FetchError {
    FetchError::Network {
        file: "cards".to_owned(),
    }
}

#[wasm_bindgen_test]
fn dates_and_numbers_are_in_the_sites_language() {
    let time = Instant::from_seconds(1_653_480_000);
    assert_eq!(clock::day(time.day(), "en-GB"), "25 May 2022");
    assert_eq!(clock::day(time.day(), "de"), "25. Mai 2022");
    assert_eq!(clock::number(1_234_567, "en"), "1,234,567");
    assert_eq!(clock::number(1_234_567, "de"), "1.234.567");
    assert!(clock::exact(time, "en-GB").contains("2022"));
}

#[wasm_bindgen_test]
fn a_recent_time_is_relative_and_an_old_one_is_a_date() {
    #[expect(clippy::cast_possible_truncation, reason = "a time of today")]
    let now = (js_sys::Date::now() / 1_000.0) as i64;
    let ago = |seconds| {
        let time = Instant::from_seconds(now - seconds);
        clock::kicker(time, time.day(), "en")
    };
    assert!(ago(3 * 3_600 + 60).contains('3'), "{}", ago(3 * 3_600 + 60));
    assert!(ago(3 * 3_600 + 60).contains("ago"));
    assert!(ago(60 * 86_400).contains("20"), "{}", ago(60 * 86_400));
}

fn name() -> String {
    "seven".to_owned()
}

fn card() -> Result<String, FetchError> {
    Ok("card".to_owned())
}

fn loaded_card() -> Result<Arc<String>, FetchError> {
    card().map(Arc::new)
}

#[wasm_bindgen_test]
async fn a_file_is_fetched_once() {
    let owner = Owner::new();
    owner.set();
    let cache = FetchCache::<String>::new(2);
    let fetched = Rc::new(Cell::new(0));
    let fetch = || {
        let fetched = fetched.clone();
        let fetch: FetchFile<String> = Box::pin(async move {
            fetched.set(fetched.get() + 1);
            card()
        });
        fetch
    };
    let first = cache.get_or_fetch(name(), fetch());
    assert!(matches!(first.get(), LoadState::Waiting));
    assert_eq!(cache.wait(name(), fetch()).await, loaded_card());
    assert_eq!(cache.wait(name(), fetch()).await, loaded_card());
    assert_eq!(fetched.get(), 1);
}

#[wasm_bindgen_test]
async fn a_failed_file_is_fetched_again_on_demand() {
    let owner = Owner::new();
    owner.set();
    let cache = FetchCache::<String>::new(2);
    let load = cache.get_or_fetch(name(), Box::pin(async { Err(network_error()) }));
    assert_eq!(
        cache
            .wait(name(), Box::pin(async { Err(network_error()) }))
            .await,
        Err(network_error())
    );
    assert!(load.get().failed().is_some());
    cache.retry(name(), Box::pin(async { card() }));
    let again = cache
        .wait(name(), Box::pin(async { Err(network_error()) }))
        .await;
    assert_eq!(again, loaded_card());
    assert_eq!(load.get().ready(), loaded_card().ok());
}

#[wasm_bindgen_test]
async fn an_unused_entry_is_dropped() {
    let root = Owner::new();
    root.set();
    let cache = FetchCache::<String>::new(2);
    let owner = root.child();
    owner.with(|| cache.get_or_fetch(name(), Box::pin(std::future::pending())));
    tasks::sleep(10).await;
    assert_eq!(cache.count(), 1);
    owner.cleanup();
    tasks::sleep(10).await;
    assert_eq!(cache.count(), 0, "its owner is gone");
}

#[wasm_bindgen_test]
async fn the_least_recently_used_entry_is_evicted() {
    let owner = Owner::new();
    owner.set();
    let cache = FetchCache::<String>::new(2);
    for key in ["1", "2", "1", "3"] {
        assert!(
            cache
                .wait(key.to_owned(), Box::pin(async { card() }))
                .await
                .is_ok()
        );
    }
    assert_eq!(cache.count(), 2);
    assert_eq!(
        cache.peek("2"),
        None,
        "the least recently used entry is evicted"
    );
    assert_eq!(cache.peek("1"), loaded_card().ok());
    assert_eq!(cache.peek("3"), loaded_card().ok());
}

#[wasm_bindgen_test]
fn the_browser_folds_like_the_exporter() {
    for (word, folded) in [
        ("Ångström", "angstrom"),
        ("Straße", "strasse"),
        ("ﬁn", "fin"),
        ("Ёлка", "елка"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("مُحَمَّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("ガ", "ガ"),
        ("한국", "한국"),
    ] {
        assert_eq!(fold(word), folded, "{word}");
    }
}

async fn text(folder: &str, file: &str) -> Result<String, FetchError> {
    fetch::text(folder, file, CacheMode::Host).await
}

#[wasm_bindgen_test]
fn the_browser_classifies_letters_like_the_exporter() {
    assert_eq!(
        unicode::blank_non_letters("Köln, 東京 & ④ a\u{301}!"),
        "Köln  東京   ④ a  "
    );
    assert_eq!(unicode::lower("ÀΣ İ"), "àς i\u{307}");
    assert_eq!(unicode::upper("straße, été"), "STRASSE, ÉTÉ");
    assert_eq!(
        query_words("東京都 l’économie—№5"),
        ["東京", "京都", "economie", "5"]
    );
}

#[wasm_bindgen_test]
async fn a_response_that_is_no_file_is_an_error() {
    let page = text("data:text/html,", "<p>not found").await;
    assert!(matches!(page, Err(FetchError::Page { .. })), "{page:?}");
    let json = text("data:application/json,", "{}").await;
    assert_eq!(json, Ok("{}".to_owned()));
    let gone = text("http://127.0.0.1:1/", "cards.json").await;
    let expected = FetchError::Network {
        file: "cards.json".to_owned(),
    };
    assert_eq!(gone, Err(expected));
}

#[wasm_bindgen_test]
fn a_scroll_position_is_saved_for_its_history_entry() {
    let position = ScrollPosition {
        scroll: 1_200,
        anchor: Some((60, -12)),
        open: vec![3, 5],
        fragment: String::new(),
    };
    scroll_position::save(1, &position);
    assert_eq!(scroll_position::load(1), position);
    assert_eq!(scroll_position::load(2), ScrollPosition::default());
    storage::save_for_tab("broadsheet-place-2", "not json");
    assert_eq!(scroll_position::load(2), ScrollPosition::default());
}

#[wasm_bindgen_test]
fn the_base_is_the_folder_of_the_page() {
    assert!(document::base().ends_with('/'));
}
