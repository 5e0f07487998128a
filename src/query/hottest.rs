//! How hot a story is, seen from the newest story of its archive.
//!
//! Heat halves every twelve hours: what counts is `heat × 2^(−age / 12 h)`. Two stories compare by its
//! logarithm, `log₂ heat − age / 12 h`, and in that the newest story's time cancels out: the order
//! depends neither on the clock nor on what is published later. (The ranking that Reddit published in
//! `_sorts.pyx`, a logarithm of votes plus time, rests on the same.)

/// Minutes in which heat halves.
pub const HALF_LIFE_MINUTES: i64 = 720;

/// What a story is ordered by, the greatest first: minutes since 1970, and [`HALF_LIFE`] minutes
/// more for each doubling of its heat. Undated stories come after all dated ones, by heat alone.
/// A heat that is unknown or below 1 counts as 1.
///
/// ```
/// use broadsheet::query::hottest::key;
///
/// let noon = Some(27_000_000);
/// assert_eq!(key(Some(128), noon), key(Some(64), noon.map(|minute| minute + 720)));
/// assert!(key(Some(40), noon) > key(None, noon));
/// assert!(key(Some(1_000), None) < key(None, Some(0)));
/// ```
pub fn key(heat: Option<i32>, minute: Option<i64>) -> i64 {
    let boost = boost(heat.unwrap_or(1).max(1).cast_unsigned());
    match minute {
        Some(minute) => minute + boost,
        None => UNDATED + boost,
    }
}

/// Earlier than the first minute of the year 1, by more than any heat makes up for.
const UNDATED: i64 = -2_000_000_000;

/// `720 log₂ heat`, by squaring (Knuth, *The Art of Computer Programming*, volume 1, 1.2.2, exercise 25): whole
/// numbers, so that it is the same on every machine.
fn boost(heat: u32) -> i64 {
    const BITS: u32 = 16;
    let whole = heat.ilog2();
    let mut rest = (u64::from(heat) << 31) >> whole;
    let mut fraction = 0_i64;
    for _ in 0..BITS {
        rest = (rest * rest) >> 31;
        fraction *= 2;
        if rest >= 1 << 32 {
            rest >>= 1;
            fraction += 1;
        }
    }
    i64::from(whole) * HALF_LIFE_MINUTES + ((fraction * HALF_LIFE_MINUTES) >> BITS)
}
