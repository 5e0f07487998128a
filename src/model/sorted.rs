//! Sorts indices with one merge sort for all types. The sort of the standard library is compiled
//! anew for each type (see `docs/internals/wasm-size.md`).

use std::cmp::Ordering;

/// Returns the indices `0..count` in order. The sort is stable.
///
/// ```
/// use broadsheet::model::sorted::sorted_indices;
///
/// let heights = [30, 10, 20];
/// assert_eq!(sorted_indices(3, &|a, b| heights[a].cmp(&heights[b])), [1, 2, 0]);
/// ```
pub fn sorted_indices(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    // Sorted runs are merged into runs of twice the length.
    let mut length = 1;
    while length < count {
        for pair in indices.chunks(length * 2) {
            let (left, right) = pair.split_at_checked(length).unwrap_or((pair, &[]));
            merge(left, right, compare, &mut merged);
        }
        std::mem::swap(&mut indices, &mut merged);
        merged.clear();
        length *= 2;
    }
    indices
}

/// Merges two sorted runs and appends the result.
fn merge(
    mut left: &[usize],
    mut right: &[usize],
    compare: &dyn Fn(usize, usize) -> Ordering,
    merged: &mut Vec<usize>,
) {
    if let (Some(last), Some(first)) = (left.last(), right.first())
        && compare(*last, *first).is_gt()
    {
        while let ([a, after_a @ ..], [b, after_b @ ..]) = (left, right) {
            if compare(*a, *b).is_gt() {
                merged.push(*b);
                right = after_b;
            } else {
                merged.push(*a);
                left = after_a;
            }
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn it_is_the_order_of_the_standard_library(keys in vec(0..20_u8, 0..100)) {
            let mut expected: Vec<usize> = (0..keys.len()).collect();
            expected.sort_by_key(|index| keys[*index]);
            prop_assert_eq!(sorted_indices(keys.len(), &|a, b| keys[a].cmp(&keys[b])), expected);
        }
    }
}
