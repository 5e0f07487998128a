//! Stories over time.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnyMemo, AnySignal, flag, heard, part, press, set, text, tied},
    clock,
    static_html::static_html,
};
use crate::{
    message::{Message, say, tell},
    model::Day,
    query::timeline::{BarUnit, HistogramBars},
};

/// A range of bars: the first and the last of it.
pub type BarRange = (usize, usize);

/// Bars over time, a range that can be brushed with mouse, touch and keyboard, and the same numbers as a table.
#[component]
pub fn Histogram(
    paper: ArchiveInfo,
    timeline: HistogramBars,
    /// By bar, how many stories it has under the other filters.
    counts: AnyMemo<Vec<u32>>,
    /// The first and the last day that are chosen.
    range: AnyMemo<(Option<Day>, Option<Day>)>,
    /// Called with each range while it is brushed; with none where all is chosen.
    #[prop(into)]
    on_brush: Callback<Option<(Day, Day)>>,
    /// Called when the reader lets go.
    #[prop(into)]
    on_settle: Callback<()>,
) -> impl IntoView {
    let bars = timeline.bars.len();
    let last = bars.saturating_sub(1);
    let days: Vec<(Day, Day)> = timeline
        .bars
        .iter()
        .map(|bar| (bar.first, bar.last))
        .collect();
    let days = StoredValue::new(days);
    let brush = AnyMemo::new(move || {
        let (from, to) = range.get();
        days.with_value(|days| {
            let start = from.map_or(0, |from| days.partition_point(|(_, end)| *end < from));
            let end = to.map_or(bars, |to| days.partition_point(|(first, _)| *first <= to));
            (start.min(last), end.saturating_sub(1).max(start).min(last))
        })
    });
    let is_brushed = flag(move || range.get() != (None, None));
    let brush_to = move |(one, other): BarRange| {
        let (start, end) = (one.min(other).min(last), one.max(other).min(last));
        let is_all = start == 0 && end == last;
        let chosen = days.with_value(|days| Some((days.get(start)?.0, days.get(end)?.1)));
        on_brush.run(chosen.filter(|_| !is_all));
    };
    let path = text(move || counts.with(|counts| outline(counts)));
    let x = text(move || brush.get().0.to_string());
    let width = text(move || (brush.get().1 + 1 - brush.get().0).to_string());
    let handle = move |is_start: bool| {
        let place = move || {
            if is_start {
                brush.get().0
            } else {
                brush.get().1
            }
        };
        let paper = paper.clone();
        let said = move || {
            let day = days.with_value(|days| days.get(place()).copied());
            day.map(|(first, last)| {
                clock::day(
                    if is_start { first } else { last }.start(),
                    paper.language(),
                )
            })
        };
        let moved = move |event| {
            let to: usize = event_target_value(&event).parse().unwrap_or_default();
            let (start, end) = brush.get_untracked();
            brush_to(if is_start {
                (to.min(end), end)
            } else {
                (start, to.max(start))
            });
        };
        view! {
            <input
                type="range"
                class="brush-handle"
                data-testid=if is_start { "brush-from" } else { "brush-to" }
                aria-label=say(if is_start { Message::From } else { Message::To })
                {..tied("aria-valuetext", text(move || said().unwrap_or_default()))}
                {..set(&[("min", "0"), ("max", &last.to_string())])}
                prop:value=text(move || place().to_string())
                on:input=heard(moved)
                on:pointerup=move |_| on_settle.run(())
                on:blur=move |_| on_settle.run(())
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
                {..set(
                    &[
                        ("viewBox", ["0 0", &bars.to_string(), "100"].join(" ").as_str()),
                        ("preserveAspectRatio", "none"),
                    ],
                )}
                aria-hidden="true"
                data-testid="histogram"
            >
                <rect
                    class="brush"
                    {..tied("x", x)}
                    {..tied("width", width)}
                    {..set(&[("y", "0"), ("height", "100")])}
                ></rect>
                <path {..tied("d", path)}></path>
            </svg>
            <div class="brush-handles" {..set(&[("role", "group")])} aria-label=say(unit)>
                {from(true)}
                {handle(false)}
            </div>
        </div>
    }
}

/// The bars as one path, the highest as high as the picture.
fn outline(counts: &[u32]) -> String {
    let most = u64::from(counts.iter().copied().max().unwrap_or_default().max(1));
    let mut path = String::new();
    for (place, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        // One story among thousands is still seen.
        let height = (u64::from(*count) * 100 / most).max(2);
        path.push('M');
        path.push_str(&place.to_string());
        path.push_str(" 100v-");
        path.push_str(&height.to_string());
        path.push_str("h.9v");
        path.push_str(&height.to_string());
        path.push('z');
    }
    path
}

/// The numbers of the histogram as a table; bars without stories are left out.
#[component]
pub fn HistogramTable(
    paper: ArchiveInfo,
    timeline: HistogramBars,
    /// By bar, how many stories it has.
    counts: AnyMemo<Vec<u32>>,
) -> impl IntoView {
    let is_open = AnySignal::new(false);
    let table = part(move || {
        let rows = is_open.get().then(|| {
            let counts = counts.get();
            let pairs = timeline
                .bars
                .iter()
                .zip(counts)
                .filter(|(_, count)| *count > 0);
            let row = |(first, last, count): (Day, Day, u32)| {
                let day = |day: Day| clock::day(day.start(), paper.language());
                let days = if last == first {
                    day(first)
                } else {
                    tell(Message::FromTo, &[&day(first), &day(last)])
                };
                view! {
                    <tr>
                        <th {..set(&[("scope", "row")])}>{days}</th>
                        <td>{paper.number(count as usize)}</td>
                    </tr>
                }
                .into_any()
            };
            let rows = pairs
                .rev()
                .map(|(bar, count)| row((bar.first, bar.last, count)));
            let rows = rows.collect::<Vec<AnyView>>();
            view! {
                <table class="histogram-table">
                    {static_html(r#"<caption class="sr-only">"#, Message::StoriesOverTime, "</caption>")}
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        });
        rows.into_any()
    });
    view! {
        <button
            type="button"
            class="clear"
            data-testid="as-table"
            aria-expanded=text(move || is_open.get().to_string())
            on:click=press(move || is_open.update(|open| *open = !*open))
        >
            {say(Message::AsATable)}
        </button>
        {table}
    }
}
