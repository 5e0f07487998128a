//! Offline reading: what is saved on this device, and the buttons to change that.

mod report;

use leptos::prelude::*;

pub use report::{DownloadStage, OfflineState, WorkerCommand, WorkerMessage};

use super::{ArchiveInfo, numbers::counted};
use crate::message::{Message, translate, translate_with};

/// Renders what is saved, the size of the whole archive, and buttons to save and delete it.
#[component]
pub fn OfflineSettings(
    archive_info: ArchiveInfo,
    offline_state: RwSignal<OfflineState>,
    /// Called with a command for the worker.
    #[prop(into)]
    on_command: Callback<WorkerCommand>,
) -> impl IntoView {
    let stage = Memo::new(move |_| offline_state.with(OfflineState::stage));
    // Announced to screen readers, so it changes with the stage and not with every file.
    let notice = {
        let archive_info = archive_info.clone();
        Signal::derive(move || {
            let stage = stage.get();
            offline_state.with_untracked(|offline_state| {
                sentence(&archive_info, stage, &offline_state.report)
            })
        })
    };
    let progress = move || {
        let bytes = move |read: fn(&WorkerMessage) -> u64| {
            offline_state.with(|offline_state| read(&offline_state.report))
        };
        let value = Signal::derive(move || bytes(|report| report.saved_bytes).to_string());
        // The size is unknown before the first message; a progress bar without a length moves by itself.
        let max = Signal::derive(move || bytes(|report| report.bytes.max(1)).to_string());
        let saved_size = Signal::derive(move || {
            let saved = size(bytes(|report| report.saved_bytes));
            translate_with(Message::SavedSize, &[&saved])
        });
        view! {
            <progress aria-label=translate(Message::DownloadProgress) value=value max=max></progress>
            <p class="quiet" data-testid="saved-bytes">
                {saved_size}
            </p>
        }
        .into_any()
    };
    // One button for all stages, so that it keeps the focus.
    let main = Signal::derive(move || {
        let words = match stage.get() {
            DownloadStage::Off => Message::EnableOffline,
            DownloadStage::OpenedStories => Message::SaveForOffline,
            DownloadStage::Downloading => Message::PauseDownload,
            DownloadStage::Partial => Message::ResumeDownload,
            DownloadStage::Complete => Message::DeleteDownload,
        };
        translate(words).to_owned()
    });
    let on_main = move |_| {
        on_command.run(match stage.get_untracked() {
            DownloadStage::Off => WorkerCommand::Enable,
            DownloadStage::OpenedStories | DownloadStage::Partial => WorkerCommand::Download,
            DownloadStage::Downloading => WorkerCommand::Pause,
            DownloadStage::Complete => WorkerCommand::Delete,
        });
    };
    let button = move |words, command| {
        view! {
            <button type="button" class="button" on:click=move |_| on_command.run(command)>
                {translate(words)}
            </button>
        }
        .into_any()
    };
    view! {
        <section class="about offline" aria-labelledby="offline" data-testid="offline">
            <h2 id="offline">{translate(Message::OfflineHeading)}</h2>
            <p role="status" data-testid="offline-notice">
                {notice}
            </p>
            <Show when=move || stage.get() == DownloadStage::Downloading>{progress}</Show>
            <div class="offline-buttons">
                <button type="button" class="button" on:click=on_main>
                    {main}
                </button>
                <Show when=move || stage.get() == DownloadStage::Partial>
                    {button(Message::DeleteDownload, WorkerCommand::Delete)}
                </Show>
                <Show when=move || stage.get() != DownloadStage::Off>
                    {button(Message::DisableOffline, WorkerCommand::Disable)}
                </Show>
            </div>
        </section>
    }
}

/// Describes a stage in a sentence or two.
fn sentence(archive_info: &ArchiveInfo, stage: DownloadStage, report: &WorkerMessage) -> String {
    let files = &archive_info.manifest().files;
    let (count, bytes) = match report.files {
        0 => (files.count, files.bytes),
        count => (count, report.bytes),
    };
    let bytes = size(bytes);
    let files = archive_info.counted(count, Message::Files);
    let all = [bytes.as_str(), &files];
    let notice = match stage {
        DownloadStage::Off => translate(Message::NothingSavedOffline).to_owned(),
        DownloadStage::OpenedStories => translate_with(Message::ReadingSaved, &all),
        DownloadStage::Downloading => translate_with(Message::ArchiveDownloading, &all),
        DownloadStage::Partial => {
            let saved = size(report.saved_bytes);
            translate_with(Message::ArchivePartlySaved, &[&saved, &bytes, &files])
        }
        DownloadStage::Complete => translate_with(Message::ArchiveSaved, &all),
    };
    match report.failed.as_deref() {
        None => notice,
        Some("") => [translate(Message::StorageFull), &notice].join(" "),
        Some(file) => [translate_with(Message::FileNotLoaded, &[file]), notice].join(" "),
    }
}

/// Formats a number of bytes, rounded up: in kB below 10 MB, else in MB.
fn size(bytes: u64) -> String {
    let (number, unit) = match bytes {
        ..10_000_000 => (bytes.div_ceil(1_000), Message::Kilobytes),
        _ => (bytes.div_ceil(1_000_000), Message::Megabytes),
    };
    counted(usize::try_from(number).unwrap_or(usize::MAX), unit)
}

/// Renders a note while there is no connection.
#[component]
pub fn OfflineIndicator(is_offline: RwSignal<bool>) -> impl IntoView {
    let notice = Signal::derive(move || {
        let words = is_offline.get().then(|| translate(Message::YouAreOffline));
        words.unwrap_or_default().to_owned()
    });
    view! {
        <p class="offline-indicator" role="status" data-testid="offline-indicator">
            {notice}
        </p>
    }
}
