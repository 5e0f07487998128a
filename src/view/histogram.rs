//! The histogram of stories over time.

use leptos::{ev, prelude::*};

use super::{ArchiveInfo, clock};
use crate::{
    message::{Message, translate, translate_with},
    model::Day,
    query::histogram::{BarUnit, HistogramBars},
};

/// The first and the last bar of a range.
pub type BarRange = (usize, usize);

/// Renders bars over time, and a range that can be dragged with mouse, touch and keyboard.
#[component]
pub fn Histogram(
    archive_info: ArchiveInfo,
    timeline: HistogramBars,
    /// The number of stories of each bar under the other filters.
    #[prop(into)]
    counts: Signal<Vec<u32>>,
    /// The first and the last chosen day.
    #[prop(into)]
    range: Signal<(Option<Day>, Option<Day>)>,
    /// Called with each range during dragging; with `None` if everything is chosen.
    #[prop(into)]
    on_brush: Callback<Option<(Day, Day)>>,
    /// Called when the reader releases the handle.
    #[prop(into)]
    on_commit: Callback<()>,
) -> impl IntoView {
    let bars = timeline.bars.len();
    let last = bars.saturating_sub(1);
    let days: Vec<(Day, Day)> = timeline
        .bars
        .iter()
        .map(|bar| (bar.first_day, bar.last_day))
        .collect();
    let days = StoredValue::new(days);
    let brush = Memo::new(move |_| {
        let (from, to) = range.get();
        days.with_value(|days| {
            let start = from.map_or(0, |from| days.partition_point(|(_, end)| *end < from));
            let end = to.map_or(bars, |to| days.partition_point(|(first, _)| *first <= to));
            (start.min(last), end.saturating_sub(1).max(start).min(last))
        })
    });
    let is_brushed = Signal::derive(move || range.get() != (None, None));
    let brush_to = move |(first, second): BarRange| {
        let (start, end) = (first.min(second).min(last), first.max(second).min(last));
        let is_all = start == 0 && end == last;
        let chosen = days.with_value(|days| Some((days.get(start)?.0, days.get(end)?.1)));
        on_brush.run(chosen.filter(|_| !is_all));
    };
    let path = Signal::derive(move || counts.with(|counts| outline(counts)));
    let x = Signal::derive(move || brush.get().0.to_string());
    let width = Signal::derive(move || (brush.get().1 + 1 - brush.get().0).to_string());
    let handle = move |is_start: bool| {
        let bar = move || {
            if is_start {
                brush.get().0
            } else {
                brush.get().1
            }
        };
        let archive_info = archive_info.clone();
        let date = move || {
            let day = days.with_value(|days| days.get(bar()).copied());
            day.map(|(first, last)| {
                clock::day(if is_start { first } else { last }, archive_info.language())
            })
        };
        let move_to = move |to: usize| {
            let (start, end) = brush.get_untracked();
            brush_to(if is_start {
                (to.min(end), end)
            } else {
                (start, to.max(start))
            });
        };
        let on_input = move |event| move_to(event_target_value(&event).parse().unwrap_or_default());
        // On pages from right to left, browsers disagree about the arrow keys.
        let on_keydown = move |event: ev::KeyboardEvent| {
            let has_modifier = event.alt_key() || event.ctrl_key() || event.meta_key();
            let is_rtl = translate(Message::LanguageDirection) == "rtl";
            let step = match (event.key().as_str(), is_rtl) {
                _ if has_modifier => return,
                ("ArrowRight", false) | ("ArrowLeft", true) => 1,
                ("ArrowLeft", false) | ("ArrowRight", true) => -1,
                _ => return,
            };
            event.prevent_default();
            move_to(bar().saturating_add_signed(step));
        };
        // The browser also sends it when the handle is removed, after its callbacks are gone.
        let on_blur = move |_| {
            on_commit.try_run(());
        };
        view! {
            <input
                type="range"
                class="brush-handle"
                data-testid=if is_start { "brush-from" } else { "brush-to" }
                aria-label=translate(if is_start { Message::From } else { Message::To })
                aria-valuetext=move || date().unwrap_or_default()
                min="0"
                max=last.to_string()
                prop:value=move || bar().to_string()
                on:input=on_input
                on:keydown=on_keydown
                on:pointerup=move |_| on_commit.run(())
                on:blur=on_blur
            />
        }
    };
    let from = handle.clone();
    let unit = match timeline.unit {
        BarUnit::Day => Message::StoriesADay,
        BarUnit::Week => Message::StoriesAWeek,
        BarUnit::Month => Message::StoriesAMonth,
        BarUnit::Year => Message::StoriesAYear,
    };
    view! {
        <div class="histogram" class:brushed=is_brushed>
            <svg
                viewBox=format!("0 0 {bars} 100")
                preserveAspectRatio="none"
                aria-hidden="true"
                data-testid="histogram"
            >
                <rect
                    class="brush"
                    x=x
                    width=width
                    y="0"
                    height="100"
                ></rect>
                <path d=path></path>
            </svg>
            <div class="brush-handles" role="group" aria-label=translate(unit)>
                {from(true)}
                {handle(false)}
            </div>
        </div>
    }
}

/// Returns the bars as one path; the highest has the height of the picture.
fn outline(counts: &[u32]) -> String {
    let max_count = u64::from(counts.iter().copied().max().unwrap_or_default().max(1));
    let mut path = String::new();
    for (index, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        // A single story among thousands stays visible.
        let height = (u64::from(*count) * 100 / max_count).max(2);
        path += &format!("M{index} 100v-{height}h.9v{height}z");
    }
    path
}

/// Renders the numbers of the histogram as a table, without bars that have no stories.
#[component]
pub fn HistogramTable(
    archive_info: ArchiveInfo,
    timeline: HistogramBars,
    /// The number of stories of each bar.
    #[prop(into)]
    counts: Signal<Vec<u32>>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let table = move || {
        let rows = is_open.get().then(|| {
            let counts = counts.get();
            let pairs = timeline
                .bars
                .iter()
                .zip(counts)
                .filter(|(_, count)| *count > 0);
            let row = |(first, last, count): (Day, Day, u32)| {
                let day = |day: Day| clock::day(day, archive_info.language());
                let days = if last == first {
                    day(first)
                } else {
                    translate_with(Message::FromTo, &[&day(first), &day(last)])
                };
                view! {
                    <tr>
                        <th scope="row">{days}</th>
                        <td>{archive_info.number(count as usize)}</td>
                    </tr>
                }
                .into_any()
            };
            let rows = pairs
                .rev()
                .map(|(bar, count)| row((bar.first_day, bar.last_day, count)));
            let rows = rows.collect::<Vec<AnyView>>();
            view! {
                <table class="histogram-table">
                    <caption class="sr-only">{translate(Message::StoriesOverTime)}</caption>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        });
        rows.into_any()
    };
    view! {
        <button
            type="button"
            class="clear"
            data-testid="as-table"
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {translate(Message::AsATable)}
        </button>
        {table}
    }
}
