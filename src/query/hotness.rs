//! Computes how hot a story is, relative to the newest story of the archive.
//!
//! Heat halves every twelve hours: stories are ordered by `heat × 2^(−age / 12 h)`. The logarithm
//! of that is `log₂ heat − age / 12 h`, in which the time of the newest story cancels out. The
//! order therefore depends neither on the clock nor on later stories. Reddit published a ranking
//! with the same property in `_sorts.pyx`: a logarithm of votes plus time.

/// The half-life of heat in minutes.
pub const HALF_LIFE_MINUTES: i64 = 720;

/// Returns the sort key of a story; the largest comes first. It is the minute since 1970, plus
/// [`HALF_LIFE_MINUTES`] for each doubling of heat. Undated stories come after all dated ones, by
/// heat alone. An unknown heat, or one below 1, counts as 1.
///
/// ```
/// use broadsheet::query::hotness::sort_key;
///
/// let noon = Some(27_000_000);
/// assert_eq!(sort_key(Some(128), noon), sort_key(Some(64), noon.map(|minute| minute + 720)));
/// assert!(sort_key(Some(40), noon) > sort_key(None, noon));
/// assert!(sort_key(Some(1_000), None) < sort_key(None, Some(0)));
/// ```
pub fn sort_key(heat: Option<i32>, minute: Option<i64>) -> i64 {
    let boost = heat_minutes(heat.unwrap_or(1).max(1).cast_unsigned());
    match minute {
        Some(minute) => minute + boost,
        None => UNDATED_MINUTE + boost,
    }
}

/// A minute so early that no heat lifts an undated story above a dated one.
const UNDATED_MINUTE: i64 = -2_000_000_000;

/// Returns `720 log₂ heat` by repeated squaring (Knuth, *The Art of Computer Programming*, volume
/// 1, 1.2.2, exercise 25). Integers give the same result on every machine.
fn heat_minutes(heat: u32) -> i64 {
    const BITS: u32 = 16;
    let exponent = heat.ilog2();
    let mut rest = (u64::from(heat) << 31) >> exponent;
    let mut fraction = 0_i64;
    for _ in 0..BITS {
        rest = (rest * rest) >> 31;
        fraction *= 2;
        if rest >= 1 << 32 {
            rest >>= 1;
            fraction += 1;
        }
    }
    i64::from(exponent) * HALF_LIFE_MINUTES + ((fraction * HALF_LIFE_MINUTES) >> BITS)
}
