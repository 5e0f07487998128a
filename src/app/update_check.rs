//! Noticing that the archive was published anew while the page was open.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::VisibilityState;

use super::{document as page, fetch::CacheMode, fetch::FetchError, store::ArchiveStore};
use crate::{format::DecodeError, view::any_signal::AnySignal};

/// A reader who comes back to the tab is not asked about more often than this, in milliseconds.
const MIN_CHECK_INTERVAL_MS: f64 = 60_000.0;

/// Watches for a newer edition for as long as the page lives. The signal is true once there is
/// one; the page itself never mixes two.
pub fn watch(store: ArchiveStore) -> UpdateCheck {
    let watch = UpdateCheck {
        is_newer: AnySignal::new(false),
        checked: StoredValue::new(js_sys::Date::now()),
        store,
    };
    page::listen(&document(), "visibilitychange", move |_: JsValue| {
        let is_due = js_sys::Date::now() - watch.checked.get_value() > MIN_CHECK_INTERVAL_MS;
        if is_due && document().visibility_state() == VisibilityState::Visible {
            watch.check();
        }
    });
    watch
}

/// What is known of newer editions.
#[derive(Clone, Copy)]
pub struct UpdateCheck {
    /// Whether there is one.
    pub is_newer: AnySignal<bool>,
    checked: StoredValue<f64>,
    store: ArchiveStore,
}

impl UpdateCheck {
    /// Asks the host for the manifest that is current now.
    pub fn check(self) {
        self.checked.set_value(js_sys::Date::now());
        let Some(paper) = self.store.paper_now() else {
            return;
        };
        page::spawn(async move {
            let is_newer = match self.store.fetch_manifest(CacheMode::Revalidate).await {
                Ok(manifest) => manifest.fingerprint != paper.manifest().fingerprint,
                Err(FetchError::Decode(DecodeError::Newer { .. })) => true,
                Err(_) => false,
            };
            if is_newer {
                self.is_newer.set(true);
            }
        });
    }

    /// Looks at a failure: a file that is gone may be gone because there is a newer edition.
    pub fn check_after_failure(self, error: &FetchError) {
        if error.may_be_outdated() && !self.is_newer.get_untracked() {
            self.check();
        }
    }
}
