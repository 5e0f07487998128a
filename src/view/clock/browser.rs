//! Formats dates and numbers with the browser's `Intl`.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::model::{Day, Instant, day::MINUTES_PER_DAY, unicode};

const MINUTE: f64 = 60.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// Returns the language if the browser accepts its tag, or else English. `Intl` throws on invalid tags.
pub fn valid_language(language: &str) -> &str {
    let canonical = Reflect::get(&js_sys::global(), &JsValue::from_str("Intl"))
        .and_then(|intl| Reflect::get(&intl, &JsValue::from_str("getCanonicalLocales")))
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|check| check.call1(&JsValue::UNDEFINED, &JsValue::from_str(language)));
    if canonical.is_ok() && !language.is_empty() {
        language
    } else {
        "en"
    }
}

/// Returns the minutes that the reader's clock is behind UTC at a time. A day without a time of day has no
/// offset, because it is the same day everywhere.
#[expect(
    clippy::cast_precision_loss,
    reason = "seconds of these years stay below 2^52"
)]
fn utc_offset(time: Instant) -> f64 {
    if time.is_midnight() {
        return 0.0;
    }
    let milliseconds = JsValue::from_f64(time.seconds() as f64 * 1_000.0);
    Date::new(&milliseconds).get_timezone_offset()
}

/// Formats the time of a story for a list: relative within a week, else its day. A day without a time of day
/// is always a date.
pub fn kicker(time: Instant, own_day: Day, language: &str) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "seconds of these years stay below 2^52"
    )]
    let age = Date::now() / 1_000.0 - time.seconds() as f64;
    let (unit, unit_seconds) = match age {
        age if time.is_midnight() || !(0.0..7.0 * DAY).contains(&age) => {
            return day(own_day, language);
        }
        age if age < HOUR => ("minute", MINUTE),
        age if age < DAY => ("hour", HOUR),
        _ => ("day", DAY),
    };
    relative(-(age / unit_seconds).floor(), unit, language)
}

/// Returns the current day in UTC, by the reader's clock.
pub fn today() -> Day {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a clock's days since 1970 are far below 2^31"
    )]
    let days = (Date::now() / 1_000.0 / DAY) as i32;
    Day::from_number(days.into())
}

/// The options for a day with the short name of its month.
const DAY_OPTIONS: [(&str, &str); 3] =
    [("day", "numeric"), ("month", "short"), ("year", "numeric")];

/// Formats a day.
pub fn day(day: Day, language: &str) -> String {
    format(day.start(), language, "day", &DAY_OPTIONS)
}

/// Returns the day of a time in the reader's time zone, as a number that grows by one each day.
#[expect(
    clippy::cast_possible_truncation,
    reason = "days and minutes of these years stay far below 2^52"
)]
fn day_number(time: Instant) -> i64 {
    (time.minutes() - utc_offset(time) as i64).div_euclid(MINUTES_PER_DAY)
}

/// Formats the day above its stories: today, yesterday, or with its weekday.
pub fn day_heading(day: Day, language: &str) -> String {
    let days_ago = day_number(Instant::from_seconds(now())) - day.number();
    if (0..=1).contains(&days_ago) {
        let days_ago = if days_ago == 0 { 0.0 } else { -1.0 };
        return unicode::capitalize(&relative(days_ago, "day", language));
    }
    let options = [
        ("weekday", "long"),
        ("day", "numeric"),
        ("month", "long"),
        ("year", "numeric"),
    ];
    format(day.start(), language, "line", &options)
}

/// Formats the day of a visit: its weekday within a week, else the date.
pub fn visit_day(time: Instant, language: &str) -> String {
    let days_ago = day_number(Instant::from_seconds(now())) - day_number(time);
    match days_ago {
        0 | 1 => relative(if days_ago == 0 { 0.0 } else { -1.0 }, "day", language),
        2..=6 => format(time, language, "weekday", &[("weekday", "long")]),
        _ => format(time, language, "day", &DAY_OPTIONS),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "seconds of these years stay far below 2^52"
)]
fn now() -> i64 {
    (Date::now() / 1_000.0) as i64
}

/// Formats a date with its time of day in the reader's time zone, or a day alone.
pub fn exact(time: Instant, language: &str) -> String {
    let options = [("dateStyle", "full"), ("timeStyle", "short")];
    if time.is_midnight() {
        return format(time, language, "date", &options[..1]);
    }
    format(time, language, "exact", &options)
}

/// Formats a whole number with the digits and groups of the language.
pub fn number(number: usize, language: &str) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of stories stay below 2^52"
    )]
    let value = JsValue::from_f64(number as f64);
    let create = || Intl::NumberFormat::new(&locales(language), &Object::new()).format();
    let text = formatter("number", language, create).call1(&JsValue::UNDEFINED, &value);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| number.to_string())
}

/// Returns the CLDR plural category of a number: `one`, `few`, `other`, …
pub fn plural(number: usize, language: &str) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of stories stay below 2^52"
    )]
    let number = number as f64;
    let rules = PLURAL_RULES.with_borrow_mut(|rules| {
        let create = || Intl::PluralRules::new(&locales(language), &Object::new());
        rules.get_or_insert_with(create).clone()
    });
    String::from(rules.select(number))
}

thread_local! {
    /// The plural rules of the current language.
    static PLURAL_RULES: RefCell<Option<Intl::PluralRules>> = const { RefCell::new(None) };
    /// Formatters by name and language. Creating one costs more than a hundred uses.
    static FORMATTERS: RefCell<Vec<(String, String, Function)>> = RefCell::default();
}

fn formatter(name: &str, language: &str, create: impl FnOnce() -> Function) -> Function {
    FORMATTERS.with_borrow_mut(|formatters| {
        let known = formatters.iter().find(|(other_name, other_language, _)| {
            *other_name == name && other_language == language
        });
        if let Some((.., formatter)) = known {
            return formatter.clone();
        }
        let formatter = create();
        formatters.push((name.to_owned(), language.to_owned(), formatter.clone()));
        formatter
    })
}

/// Formats a time in the reader's time zone. A day without a time of day is the same day everywhere, and in some
/// time zones some days have no midnight, so it is formatted in UTC.
fn format(time: Instant, language: &str, name: &str, options: &[(&str, &str)]) -> String {
    let zone = time.is_midnight().then_some(("timeZone", "UTC"));
    let create = || {
        let options: Vec<_> = options.iter().copied().chain(zone).collect();
        Intl::DateTimeFormat::new(&locales(language), &object(&options)).format()
    };
    let (_, zone_name) = zone.unwrap_or_default();
    let formatter = formatter(&format!("{name} {zone_name}"), language, create);
    #[expect(
        clippy::cast_precision_loss,
        reason = "seconds of these years stay below 2^52"
    )]
    let milliseconds = JsValue::from_f64(time.seconds() as f64 * 1_000.0);
    let text = formatter.call1(&JsValue::UNDEFINED, &milliseconds);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| time.date())
}

fn relative(value: f64, unit: &str, language: &str) -> String {
    let options = object(&[("numeric", "auto"), ("style", "short")]);
    let formatter = Intl::RelativeTimeFormat::new(&locales(language), &options);
    String::from(formatter.format(value, unit))
}

fn locales(language: &str) -> Array {
    Array::of1(&JsValue::from_str(language))
}

fn object(entries: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a plain property of a plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    object
}
