//! The page's side of the service worker; the other side is `src/export/page/worker/worker.js`. The worker caches
//! and downloads files; the page registers it, sends commands and shows its status.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, PerformanceEntry, ServiceWorker};

use super::update_check::UpdateCheck;
use crate::{
    app::{
        archive::ArchiveStore,
        browser::{document, events, service_worker, storage, tasks},
        preferences,
    },
    view::offline::{OfflineState, WorkerCommand, WorkerMessage},
};

/// The delay before the worker fetches the application again, in milliseconds, so that it does not compete
/// with the page.
const UPDATE_DELAY_MS: i32 = 1_000;

/// The number of checks for a waiting worker within that time.
const MAX_WAITING_CHECKS: i32 = 20;

/// A handle to the service worker of this page.
#[derive(Clone, Copy)]
pub struct ServiceWorkerHandle {
    /// The status of downloads and saved files.
    pub offline_state: RwSignal<OfflineState>,
    store: ArchiveStore,
    update_check: UpdateCheck,
}

/// Registers the worker when the page has loaded its files, and listens to it. Does nothing if the page has
/// no worker (`trunk serve`), the browser does not support workers, or the reader turned them off.
pub fn start(store: ArchiveStore, update_check: UpdateCheck) -> ServiceWorkerHandle {
    let worker = ServiceWorkerHandle {
        offline_state: RwSignal::new(OfflineState {
            is_off: !preferences::is_offline_allowed(),
            ..OfflineState::default()
        }),
        store,
        update_check,
    };
    if let Some(container) = service_worker::container() {
        events::listen(&container, "message", move |event| {
            worker.on_message(&event)
        });
        Effect::new(move |_| {
            if store.archive.is_ready() && preferences::is_offline_allowed() {
                worker.register();
            }
        });
    }
    worker
}

/// Activates a waiting worker, and reloads the page.
pub fn reload_with_update() {
    spawn_local(async {
        if service_worker::is_active()
            && let Some(registration) = service_worker::ready().await
        {
            service_worker::post(registration.waiting(), "go");
            // Messages to a page that is unloading are lost, so this polls.
            for _ in 0..MAX_WAITING_CHECKS {
                if registration.waiting().is_none() {
                    break;
                }
                tasks::sleep(UPDATE_DELAY_MS / MAX_WAITING_CHECKS).await;
            }
        }
        document::reload();
    });
}

impl ServiceWorkerHandle {
    /// Runs a command of the reader.
    pub fn run(self, command: WorkerCommand) {
        match command {
            WorkerCommand::Download => self.download(),
            WorkerCommand::Pause => self.pause(),
            WorkerCommand::Delete => self.send("forget"),
            WorkerCommand::Disable => {
                self.set_allowed(false);
                self.send("leave");
            }
            WorkerCommand::Enable => {
                self.set_allowed(true);
                self.register();
            }
        }
    }

    /// Requests the status of saved files.
    pub fn request_status(self) {
        self.send("ask");
    }

    fn set_allowed(self, is_allowed: bool) {
        preferences::allow_offline(is_allowed);
        self.offline_state.set(OfflineState {
            is_off: !is_allowed,
            ..OfflineState::default()
        });
    }

    fn download(self) {
        storage::persist();
        self.offline_state.update(|offline_state| {
            offline_state.is_downloading = true;
            offline_state.report.failed = None;
        });
        self.send("keep");
    }

    fn pause(self) {
        self.offline_state
            .update(|offline_state| offline_state.is_downloading = false);
    }

    fn send(self, message: &'static str) {
        spawn_local(async move {
            if let Some(registration) = service_worker::ready().await {
                service_worker::post(registration.active(), message);
            }
        });
    }

    fn register(self) {
        spawn_local(async move {
            tasks::sleep(UPDATE_DELAY_MS).await;
            // The reader may have turned it off in the meantime.
            if !preferences::is_offline_allowed() {
                return;
            }
            let (Some(container), Some(archive_info)) =
                (service_worker::container(), self.store.archive_info_now())
            else {
                return;
            };
            let was_controlled = service_worker::is_active();
            let address = format!("{}sw.js", document::base());
            // A browser that refuses is like one without workers.
            let _ = JsFuture::from(container.register(&address)).await;
            let Some(registration) = service_worker::ready().await else {
                return;
            };
            let mut greeting = format!("hello\n{}", archive_info.manifest().fingerprint);
            if !was_controlled {
                list_fetched(&mut greeting);
            }
            service_worker::post(registration.active(), &greeting);
            send_build(registration.waiting());
        });
    }

    fn on_message(self, event: &MessageEvent) {
        let text = event.data().as_string().unwrap_or_default();
        if text == "meet" {
            send_build(event.source().map(JsCast::unchecked_into));
            return;
        }
        let Ok(report) = WorkerMessage::decode(&text) else {
            return;
        };
        if report.has_newer_version {
            self.update_check.is_newer.set(true);
            return;
        }
        if report.is_unregistered {
            // The worker controls the page until it is reloaded.
            document::reload();
            return;
        }
        let mut offline_state = self.offline_state.get_untracked();
        offline_state.is_downloading |= report.has_older_version;
        offline_state.is_downloading &= report.failed.is_none() && !report.is_complete();
        let continues = offline_state.is_downloading;
        offline_state.report = report;
        self.offline_state.set(offline_state);
        if continues {
            self.send("keep");
        }
    }
}

/// Sends the name of this build to a worker, which may belong to another build.
fn send_build(worker: Option<ServiceWorker>) {
    let message = format!("met\n{}", service_worker::build().unwrap_or_default());
    service_worker::post(worker, &message);
}

/// Appends the addresses that were fetched before a worker controlled the page, one per line.
fn list_fetched(greeting: &mut String) {
    let Some(performance) = window().performance() else {
        return;
    };
    for entry in performance.get_entries_by_type("resource").iter() {
        greeting.push('\n');
        greeting.push_str(&entry.unchecked_into::<PerformanceEntry>().name());
    }
}
