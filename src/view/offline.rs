//! Reading without a connection: what is kept on this device, and what can be done about it.

mod report;

use leptos::prelude::*;

pub use report::{Keeping, Report, Stage, Wish};

use super::{
    Paper,
    counted::counted,
    fixed::fixed,
    live::{Kept, Live, press, set, shown, text},
};
use crate::message::{Message, say, tell};

/// What is kept, how large the whole archive is, and the buttons that keep it and forget it.
#[component]
pub fn OfflineBox(
    paper: Paper,
    keeping: Kept<Keeping>,
    /// Called with what the reader wishes.
    #[prop(into)]
    on_wish: Callback<Wish>,
) -> impl IntoView {
    let stage = Live::new(move || keeping.with(Keeping::stage));
    // Told aloud: so it changes with the stage, not with every file.
    let said = {
        let paper = paper.clone();
        text(move || {
            let stage = stage.get();
            keeping.with_untracked(|keeping| sentence(&paper, stage, &keeping.report))
        })
    };
    let progress = move || {
        let bytes = move |read: fn(&Report) -> u64| keeping.with(|keeping| read(&keeping.report));
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
            Stage::Off => Message::EnableOffline,
            Stage::Read => Message::SaveForOffline,
            Stage::UnderWay => Message::PauseDownload,
            Stage::Part => Message::ResumeDownload,
            Stage::Whole => Message::DeleteDownload,
        };
        say(words).to_owned()
    });
    let on_main = press(move || {
        on_wish.run(match stage.get_untracked() {
            Stage::Off => Wish::Join,
            Stage::Read | Stage::Part => Wish::Keep,
            Stage::UnderWay => Wish::Stop,
            Stage::Whole => Wish::Forget,
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
            {fixed(r#"<h2 id="offline">"#, Message::OfflineHeading, "</h2>")}
            <p {..set(&[("role", "status")])} data-testid="offline-said">
                {said}
            </p>
            {shown(move || stage.get() == Stage::UnderWay, progress)}
            <div class="offline-buttons">
                <button type="button" class="button" on:click=on_main>
                    {main}
                </button>
                {shown(
                    move || stage.get() == Stage::Part,
                    move || button(Message::DeleteDownload, Wish::Forget),
                )}
                {shown(
                    move || stage.get() != Stage::Off,
                    move || button(Message::DisableOffline, Wish::Leave),
                )}
            </div>
        </section>
    }
}

/// What a stage means, in a sentence or two.
fn sentence(paper: &Paper, stage: Stage, report: &Report) -> String {
    let files = &paper.manifest().files;
    let (count, bytes) = match report.files {
        0 => (files.count, files.bytes),
        count => (count, report.bytes),
    };
    let bytes = size(bytes);
    let files = paper.counted(count, Message::Files);
    let all = [bytes.as_str(), &files];
    let said = match stage {
        Stage::Off => say(Message::NothingSavedOffline).to_owned(),
        Stage::Read => tell(Message::ReadingSaved, &all),
        Stage::UnderWay => tell(Message::ArchiveDownloading, &all),
        Stage::Part => {
            let here = size(report.kept_bytes);
            tell(Message::ArchivePartlySaved, &[&here, &bytes, &files])
        }
        Stage::Whole => tell(Message::ArchiveSaved, &all),
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
pub fn OfflineMark(is_away: Kept<bool>) -> impl IntoView {
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
