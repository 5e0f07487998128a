//! Sorting, once for everything: each type of its own would cost three kilobytes of wasm.

use std::cmp::Ordering;

/// The places `0..count` in an order. Equal ones stay as they are.
///
/// ```
/// use broadsheet::model::sorted::sorted;
///
/// let heights = [30, 10, 20];
/// assert_eq!(sorted(3, &|a, b| heights[a].cmp(&heights[b])), [1, 2, 0]);
/// ```
pub fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}
