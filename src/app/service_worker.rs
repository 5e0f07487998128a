//! The service worker, as the page sees it: `src/export/worker/worker.js` is the rest. It keeps and
//! downloads; the page registers it, hands it the reader's wishes and shows what it says.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    MessageEvent, PerformanceEntry, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration,
};

use super::{document as page, preferences, store::ArchiveStore, update_check::UpdateCheck};
use crate::view::{
    any_signal::AnySignal,
    offline::{OfflineState, WorkerCommand, WorkerMessage},
};

/// How long the page is left alone with what its reader came for before the worker fetches the
/// application once more, in milliseconds.
const UPDATE_DELAY_MS: i32 = 1_000;

/// How often a page looks whether a worker waits no more, within that time.
const MAX_WAITING_CHECKS: i32 = 20;

/// What is known of the worker of this page.
#[derive(Clone, Copy)]
pub struct ServiceWorkerHandle {
    /// What is kept, and what is under way.
    pub keeping: AnySignal<OfflineState>,
    store: ArchiveStore,
    watch: UpdateCheck,
}

/// Registers the worker once the page has what it needs, and listens to it. Where the page has none
/// (`trunk serve`), or the browser or the reader wants none, nothing happens.
pub fn start(store: ArchiveStore, watch: UpdateCheck) -> ServiceWorkerHandle {
    let worker = ServiceWorkerHandle {
        keeping: AnySignal::new(OfflineState {
            is_off: !preferences::is_kept(),
            ..OfflineState::default()
        }),
        store,
        watch,
    };
    if let Some(container) = container() {
        page::listen(&container, "message", move |event| worker.hear(&event));
        page::effect(move || {
            if store.archive.is_ready() && preferences::is_kept() {
                worker.join();
            }
        });
    }
    worker
}

/// Loads the page anew, and with it a worker that waits: the reader has said so.
pub fn renew() {
    page::spawn(async {
        if is_keeping()
            && let Some(registration) = ready().await
        {
            post(registration.waiting(), "go");
            // A page that is gone is not heard.
            for _ in 0..MAX_WAITING_CHECKS {
                if registration.waiting().is_none() {
                    break;
                }
                page::pause(UPDATE_DELAY_MS / MAX_WAITING_CHECKS).await;
            }
        }
        reload();
    });
}

/// Whether what this page fetches goes through a worker.
pub fn is_keeping() -> bool {
    container().is_some_and(|container| container.controller().is_some())
}

fn reload() {
    // A browser that refuses to reload leaves the reader where he is.
    let _ = window().location().reload();
}

/// Whether this page has a worker, and the browser knows what that is.
pub fn is_possible() -> bool {
    container().is_some()
}

/// The name of this build, which only a page that has a worker says.
fn build() -> Option<String> {
    page::find("link[data-worker]")?.get_attribute("data-worker")
}

fn container() -> Option<ServiceWorkerContainer> {
    build()?;
    // Absent on pages that are not served safely.
    let name = JsValue::from_str("serviceWorker");
    let found = js_sys::Reflect::get(&window().navigator(), &name).ok()?;
    (!found.is_undefined()).then(|| found.unchecked_into())
}

/// The registration, once it has an active worker.
async fn ready() -> Option<ServiceWorkerRegistration> {
    let ready = page::promised(container()?.ready().ok()?).await;
    ready.ok().map(JsCast::unchecked_into)
}

fn post(to: Option<ServiceWorker>, message: &str) {
    if let Some(worker) = to {
        let _ = worker.post_message(&JsValue::from_str(message));
    }
}

impl ServiceWorkerHandle {
    /// Does what the reader wishes.
    pub fn wish(self, wish: WorkerCommand) {
        match wish {
            WorkerCommand::Keep => self.keep(),
            WorkerCommand::Stop => self.stop(),
            WorkerCommand::Forget => self.tell("forget"),
            WorkerCommand::Leave => {
                self.settle(false);
                self.tell("leave");
            }
            WorkerCommand::Join => {
                self.settle(true);
                self.join();
            }
        }
    }

    /// Asks how much is kept.
    pub fn ask(self) {
        self.tell("ask");
    }

    fn settle(self, is_kept: bool) {
        preferences::set_kept(is_kept);
        self.keeping.set(OfflineState {
            is_off: !is_kept,
            ..OfflineState::default()
        });
    }

    fn keep(self) {
        self.keeping.update(|keeping| {
            keeping.is_under_way = true;
            keeping.report.failed = None;
        });
        self.tell("keep");
    }

    fn stop(self) {
        self.keeping.update(|keeping| keeping.is_under_way = false);
    }

    fn tell(self, message: &'static str) {
        page::spawn(async move {
            if let Some(registration) = ready().await {
                post(registration.active(), message);
            }
        });
    }

    fn join(self) {
        page::spawn(async move {
            page::pause(UPDATE_DELAY_MS).await;
            // A reader may have left in the meantime.
            if !preferences::is_kept() {
                return;
            }
            let (Some(container), Some(paper)) = (container(), self.store.paper_now()) else {
                return;
            };
            let was_kept = is_keeping();
            let mut address = page::base();
            address.push_str("sw.js");
            // A browser that refuses is one without a worker.
            let _ = page::promised(container.register(&address)).await;
            let Some(registration) = ready().await else {
                return;
            };
            let mut hello = "hello\n".to_owned();
            hello.push_str(&paper.manifest().fingerprint);
            if !was_kept {
                tell_fetched(&mut hello);
            }
            post(registration.active(), &hello);
            meet(registration.waiting());
        });
    }

    fn hear(self, event: &MessageEvent) {
        let text = event.data().as_string().unwrap_or_default();
        if text == "meet" {
            meet(event.source().map(JsCast::unchecked_into));
            return;
        }
        let Ok(report) = WorkerMessage::decode(&text) else {
            return;
        };
        if report.is_newer {
            self.watch.is_newer.set(true);
            return;
        }
        if report.is_gone {
            // Until it is loaded anew, the page belongs to the worker.
            reload();
            return;
        }
        let mut keeping = self.keeping.get_untracked();
        keeping.is_under_way |= report.is_former;
        keeping.is_under_way &= report.failed.is_none() && !report.is_whole();
        let goes_on = keeping.is_under_way;
        keeping.report = report;
        self.keeping.set(keeping);
        if goes_on {
            self.tell("keep");
        }
    }
}

/// Says to a worker of another build, or of the same, which build this is.
fn meet(worker: Option<ServiceWorker>) {
    let mut met = "met\n".to_owned();
    met.push_str(&build().unwrap_or_default());
    post(worker, &met);
}

/// Names, a line each, what was fetched when there was no worker that could keep it.
fn tell_fetched(hello: &mut String) {
    let Some(performance) = window().performance() else {
        return;
    };
    for entry in performance.get_entries_by_type("resource").iter() {
        hello.push('\n');
        hello.push_str(&entry.unchecked_into::<PerformanceEntry>().name());
    }
}
