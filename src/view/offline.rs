//! Reading without a connection: what is kept on this device, and what can be done about it.

mod report;

use leptos::prelude::*;

pub use report::{Keeping, Report, Stage, Wish};

use super::{
    Paper,
    live::{Kept, Live, shown, text},
};

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
            keeping.with_untracked(|keeping| say(&paper, stage, &keeping.report))
        })
    };
    let progress = move || {
        let paper = paper.clone();
        let bytes = move |read: fn(&Report) -> u64| keeping.with(|keeping| read(&keeping.report));
        let value = text(move || bytes(|report| report.kept_bytes).to_string());
        // Not known before the first answer; a bar without a length moves by itself.
        let max = text(move || bytes(|report| report.bytes.max(1)).to_string());
        let here = text(move || {
            format!(
                "{} are here",
                size(&paper, bytes(|report| report.kept_bytes))
            )
        });
        view! {
            <progress aria-label="Download of the archive" value=value max=max></progress>
            <p class="quiet" data-testid="kept-bytes">
                {here}
            </p>
        }
        .into_any()
    };
    // One button, whatever it does now: it keeps the focus.
    let main = text(move || {
        let words = match stage.get() {
            Stage::Off => "Work offline",
            Stage::Read => "Keep the whole archive",
            Stage::UnderWay => "Stop",
            Stage::Part => "Go on",
            Stage::Whole => "Forget it",
        };
        words.to_owned()
    });
    let on_main = move |_| {
        on_wish.run(match stage.get_untracked() {
            Stage::Off => Wish::Join,
            Stage::Read | Stage::Part => Wish::Keep,
            Stage::UnderWay => Wish::Stop,
            Stage::Whole => Wish::Forget,
        });
    };
    let button = move |words: &'static str, wish| {
        view! {
            <button type="button" class="button" on:click=move |_| on_wish.run(wish)>
                {words}
            </button>
        }
        .into_any()
    };
    view! {
        <section class="about offline" aria-labelledby="offline" data-testid="offline">
            <h2 id="offline">"Away from the network"</h2>
            <p role="status" data-testid="offline-said">
                {said}
            </p>
            {shown(move || stage.get() == Stage::UnderWay, progress)}
            <div class="offline-buttons">
                <button type="button" class="button" on:click=on_main>
                    {main}
                </button>
                {shown(
                    move || stage.get() == Stage::Part,
                    move || button("Forget it", Wish::Forget),
                )}
                {shown(
                    move || stage.get() != Stage::Off,
                    move || button("Forget everything and stop working offline", Wish::Leave),
                )}
            </div>
        </section>
    }
}

/// What a stage means, in a sentence or two.
fn say(paper: &Paper, stage: Stage, report: &Report) -> String {
    let files = &paper.manifest().files;
    let (count, bytes) = match report.files {
        0 => (files.count, files.bytes),
        count => (count, report.bytes),
    };
    let all = format!(
        "{} in {}",
        size(paper, bytes),
        paper.counted(count, "file", "files")
    );
    let said = match stage {
        Stage::Off => "Nothing is kept on this device.".to_owned(),
        Stage::Read => format!(
            "What you read here can be read again without a connection. The whole archive takes {all}."
        ),
        Stage::UnderWay => format!("The whole archive is on its way: {all}."),
        Stage::Part => format!("{} are here, of {all}.", size(paper, report.kept_bytes)),
        Stage::Whole => format!("The whole archive is kept on this device: {all}."),
    };
    match &report.failed {
        Some(failed) => format!("{failed} {said}"),
        None => said,
    }
}

/// A number of bytes as people say it.
fn size(paper: &Paper, bytes: u64) -> String {
    let whole = |number: u64| paper.number(usize::try_from(number).unwrap_or(usize::MAX));
    match bytes / 100_000 {
        0..10 => format!("{} kB", bytes.div_ceil(1_000)),
        tenths @ 10..1_000 => format!("{}.{} MB", tenths / 10, tenths % 10),
        tenths => format!("{} MB", whole(tenths / 10)),
    }
}

/// Says that there is no connection, while there is none.
#[component]
pub fn OfflineMark(is_away: Kept<bool>) -> impl IntoView {
    let said = text(move || {
        let words = match is_away.get() {
            true => "You are offline. What you read before is here.",
            false => "",
        };
        words.to_owned()
    });
    view! {
        <p class="offline-mark" role="status" data-testid="offline-mark">
            {said}
        </p>
    }
}
