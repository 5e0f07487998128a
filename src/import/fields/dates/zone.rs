//! Time zones as dates name them.

use jiff::tz::Offset;

use super::scanner::Scanner;

/// The time zone of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// No zone: the time is in the zone of its site.
    Missing,
    /// An offset from UTC.
    Offset(Offset),
    /// A name whose offset is unknown, or that several zones share.
    Unknown,
}

/// The known zone names, with hours and minutes east of UTC.
///
/// UTC and the North American names are those of RFC 822, which Ruby and JavaScript also read so.
/// The others are known to Ruby's `DateTime.parse` and used by a single region. `CST` is that of
/// RFC 822, not China's; `BST` is British, not Bangladesh's.
///
/// Ambiguous names are omitted on purpose, and so are unknown:
/// - `IST` (India, Ireland, Israel)
/// - `ET`, `CT`, `MT`, `PT` (summer or winter)
/// - `AST` (Atlantic, Arabia), `GST`, `ECT`, `NST`
/// - the military letters, whose signs RFC 822 got wrong
const ZONE_NAMES: &[(&str, i8, i8)] = &[
    ("Z", 0, 0),
    ("UT", 0, 0),
    ("UTC", 0, 0),
    ("GMT", 0, 0),
    ("EST", -5, 0),
    ("EDT", -4, 0),
    ("CST", -6, 0),
    ("CDT", -5, 0),
    ("MST", -7, 0),
    ("MDT", -6, 0),
    ("PST", -8, 0),
    ("PDT", -7, 0),
    ("AKST", -9, 0),
    ("AKDT", -8, 0),
    ("HST", -10, 0),
    ("ADT", -3, 0),
    ("BRT", -3, 0),
    ("WET", 0, 0),
    ("WEST", 1, 0),
    ("BST", 1, 0),
    ("CET", 1, 0),
    ("MET", 1, 0),
    ("MEZ", 1, 0),
    ("CEST", 2, 0),
    ("MEST", 2, 0),
    ("MESZ", 2, 0),
    ("EET", 2, 0),
    ("SAST", 2, 0),
    ("EEST", 3, 0),
    ("EAT", 3, 0),
    ("MSK", 3, 0),
    ("PKT", 5, 0),
    ("WIB", 7, 0),
    ("HKT", 8, 0),
    ("SGT", 8, 0),
    ("AWST", 8, 0),
    ("JST", 9, 0),
    ("KST", 9, 0),
    ("ACST", 9, 30),
    ("AEST", 10, 0),
    ("ACDT", 10, 30),
    ("AEDT", 11, 0),
    ("NZST", 12, 0),
    ("NZDT", 13, 0),
];

/// Returns the zone of a name. Known names match in any case; two to five capital letters are an
/// unknown zone, as in Python's dateutil. Other words give `None`.
pub fn named(word: &str) -> Option<Zone> {
    let known = ZONE_NAMES
        .iter()
        .find(|(name, ..)| name.eq_ignore_ascii_case(word));
    if let Some((_, hours, minutes)) = known {
        let seconds = i32::from(*hours) * 3600 + i32::from(*minutes) * 60;
        return Some(Offset::from_seconds(seconds).map_or(Zone::Unknown, Zone::Offset));
    }
    let has_shape = (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    has_shape.then_some(Zone::Unknown)
}

/// Reads an offset from its sign on: `+2`, `-04`, `+0530`, `-430`, `+05:30`, `+05:30:15`. Returns
/// `None` if it is malformed, or is a day or more.
pub fn offset(scanner: &mut Scanner) -> Option<Offset> {
    let is_west = scanner.eat(b"+-")? == b'-';
    let digits = scanner.digits();
    let parse = |text: &str| text.parse::<i32>().ok();
    let (mut hours, mut minutes, mut seconds) = (parse(digits)?, 0, 0);
    match digits.len() {
        1 | 2 => {
            let mut pair = || {
                scanner.eat(b":")?;
                let digits = scanner.digits();
                parse(digits).filter(|number| digits.len() == 2 && *number < 60)
            };
            if let Some(number) = pair() {
                minutes = number;
                seconds = pair().unwrap_or_default();
            }
        }
        3 | 4 => (hours, minutes) = (hours / 100, hours % 100),
        _ => return None,
    }
    if hours > 23 || minutes > 59 {
        return None;
    }
    let seconds = hours * 3600 + minutes * 60 + seconds;
    Offset::from_seconds(if is_west { -seconds } else { seconds }).ok()
}
