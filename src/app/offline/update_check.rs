//! Detects that a newer version of the archive was published while the page is open.

use leptos::{prelude::*, task::spawn_local};
use web_sys::{Event, VisibilityState};

use crate::{
    app::{
        archive::ArchiveStore,
        browser::events,
        net::{error::FetchError, fetch::CacheMode},
    },
    format::DecodeError,
};

/// The minimum time between two checks when the reader returns to the tab, in milliseconds.
const MIN_CHECK_INTERVAL_MS: f64 = 60_000.0;

/// Checks for a newer version as long as the page lives. The page itself never mixes two versions.
pub fn start(store: ArchiveStore) -> UpdateCheck {
    let update_check = UpdateCheck {
        is_newer: RwSignal::new(false),
        checked: StoredValue::new(js_sys::Date::now()),
        store,
    };
    events::listen(&document(), "visibilitychange", move |_: Event| {
        let is_due = js_sys::Date::now() - update_check.checked.get_value() > MIN_CHECK_INTERVAL_MS;
        if is_due && document().visibility_state() == VisibilityState::Visible {
            update_check.check();
        }
    });
    update_check
}

/// The check for a newer version of the archive.
#[derive(Clone, Copy)]
pub struct UpdateCheck {
    /// Whether there is a newer version.
    pub is_newer: RwSignal<bool>,
    checked: StoredValue<f64>,
    store: ArchiveStore,
}

impl UpdateCheck {
    /// Fetches the current manifest from the host.
    pub fn check(self) {
        self.checked.set_value(js_sys::Date::now());
        let Some(archive_info) = self.store.archive_info_now() else {
            return;
        };
        spawn_local(async move {
            let is_newer = match self.store.fetch_manifest(CacheMode::Revalidate).await {
                Ok(manifest) => manifest.fingerprint != archive_info.manifest().fingerprint,
                Err(FetchError::Decode(DecodeError::NewerFormat { .. })) => true,
                Err(_) => false,
            };
            if is_newer {
                self.is_newer.set(true);
            }
        });
    }

    /// Checks after an error: a missing file may mean that there is a newer version.
    pub fn check_after_failure(self, error: &FetchError) {
        if error.may_be_outdated() && !self.is_newer.get_untracked() {
            self.check();
        }
    }
}
