//! Reading without a connection: what is kept on this device, and what can be done about it.

mod report;

use leptos::prelude::*;

pub use report::{DownloadStage, OfflineState, WorkerCommand, WorkerMessage};

use super::{
    ArchiveInfo,
    any_signal::{AnyMemo, AnySignal, press, set, shown, text},
    numbers::counted,
    static_html::static_html,
};
use crate::message::{Message, say, tell};

/// What is kept, how large the whole archive is, and the buttons that keep it and forget it.
#[component]
pub fn OfflineBox(
    paper: ArchiveInfo,
    keeping: AnySignal<OfflineState>,
    /// Called with what the reader wishes.
    #[prop(into)]
    on_wish: Callback<WorkerCommand>,
) -> impl IntoView {
    let stage = AnyMemo::new(move || keeping.with(OfflineState::stage));
    // Told aloud: so it changes with the stage, not with every file.
    let said = {
        let paper = paper.clone();
        text(move || {
            let stage = stage.get();
            keeping.with_untracked(|keeping| sentence(&paper, stage, &keeping.report))
        })
    };
    let progress = move || {
        let bytes =
            move |read: fn(&WorkerMessage) -> u64| keeping.with(|keeping| read(&keeping.report));
        let value = text(move || bytes(|report| report.kept_bytes).to_string());
        // Not known before the first answer; a bar without a length moves by itself.
        let max = text(move || bytes(|report| report.bytes.max(1)).to_string());
        let here = text(move || {
            let here = size(bytes(|report| report.kept_bytes));
            tell(Message::SavedSize, &[&here])
        });
        view! {
            <progress aria-label=say(Message::DownloadProgress) value=value max=max></progress>
            <p class="quiet" data-testid="kept-bytes">
                {here}
            </p>
        }
        .into_any()
    };
    // One button, whatever it does now: it keeps the focus.
    let main = text(move || {
        let words = match stage.get() {
            DownloadStage::Off => Message::EnableOffline,
            DownloadStage::Read => Message::SaveForOffline,
            DownloadStage::UnderWay => Message::PauseDownload,
            DownloadStage::Part => Message::ResumeDownload,
            DownloadStage::Whole => Message::DeleteDownload,
        };
        say(words).to_owned()
    });
    let on_main = press(move || {
        on_wish.run(match stage.get_untracked() {
            DownloadStage::Off => WorkerCommand::Join,
            DownloadStage::Read | DownloadStage::Part => WorkerCommand::Keep,
            DownloadStage::UnderWay => WorkerCommand::Stop,
            DownloadStage::Whole => WorkerCommand::Forget,
        });
    });
    let button = move |words, wish| {
        view! {
            <button type="button" class="button" on:click=press(move || on_wish.run(wish))>
                {say(words)}
            </button>
        }
        .into_any()
    };
    view! {
        <section class="about offline" {..set(&[("aria-labelledby", "offline")])} data-testid="offline">
            {static_html(r#"<h2 id="offline">"#, Message::OfflineHeading, "</h2>")}
            <p {..set(&[("role", "status")])} data-testid="offline-said">
                {said}
            </p>
            {shown(move || stage.get() == DownloadStage::UnderWay, progress)}
            <div class="offline-buttons">
                <button type="button" class="button" on:click=on_main>
                    {main}
                </button>
                {shown(
                    move || stage.get() == DownloadStage::Part,
                    move || button(Message::DeleteDownload, WorkerCommand::Forget),
                )}
                {shown(
                    move || stage.get() != DownloadStage::Off,
                    move || button(Message::DisableOffline, WorkerCommand::Leave),
                )}
            </div>
        </section>
    }
}

/// What a stage means, in a sentence or two.
fn sentence(paper: &ArchiveInfo, stage: DownloadStage, report: &WorkerMessage) -> String {
    let files = &paper.manifest().files;
    let (count, bytes) = match report.files {
        0 => (files.count, files.bytes),
        count => (count, report.bytes),
    };
    let bytes = size(bytes);
    let files = paper.counted(count, Message::Files);
    let all = [bytes.as_str(), &files];
    let said = match stage {
        DownloadStage::Off => say(Message::NothingSavedOffline).to_owned(),
        DownloadStage::Read => tell(Message::ReadingSaved, &all),
        DownloadStage::UnderWay => tell(Message::ArchiveDownloading, &all),
        DownloadStage::Part => {
            let here = size(report.kept_bytes);
            tell(Message::ArchivePartlySaved, &[&here, &bytes, &files])
        }
        DownloadStage::Whole => tell(Message::ArchiveSaved, &all),
    };
    match report.failed.as_deref() {
        None => said,
        Some("") => [say(Message::StorageFull), &said].join(" "),
        Some(file) => [tell(Message::FileNotLoaded, &[file]), said].join(" "),
    }
}

/// A number of bytes as people say it: in kB below 10 MB, in MB from there, rounded up.
fn size(bytes: u64) -> String {
    let (number, unit) = match bytes {
        ..10_000_000 => (bytes.div_ceil(1_000), Message::Kilobytes),
        _ => (bytes.div_ceil(1_000_000), Message::Megabytes),
    };
    counted(usize::try_from(number).unwrap_or(usize::MAX), unit)
}

/// Says that there is no connection, while there is none.
#[component]
pub fn OfflineMark(is_away: AnySignal<bool>) -> impl IntoView {
    let said = text(move || {
        let words = is_away.get().then(|| say(Message::YouAreOffline));
        words.unwrap_or_default().to_owned()
    });
    view! {
        <p class="offline-mark" {..set(&[("role", "status")])} data-testid="offline-mark">
            {said}
        </p>
    }
}
