//! Sorting, once for everything. The standard library's sort would cost three kilobytes of wasm for
//! each type, as it is made to be fast in every case; here a comparison costs more than the rest.

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
    let mut merged = Vec::with_capacity(count);
    // Runs that are in order become runs of twice the length.
    let mut length = 1;
    while length < count {
        for pair in places.chunks(length * 2) {
            let (left, right) = pair.split_at_checked(length).unwrap_or((pair, &[]));
            merge(left, right, compare, &mut merged);
        }
        std::mem::swap(&mut places, &mut merged);
        merged.clear();
        length *= 2;
    }
    places
}

/// Appends two runs in order.
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
            expected.sort_by_key(|place| keys[*place]);
            prop_assert_eq!(sorted(keys.len(), &|a, b| keys[a].cmp(&keys[b])), expected);
        }
    }
}
