//! The row heights of a virtual list.

/// The maximum height of a list, in CSS pixels: browsers clamp elements at 33.5 million, Firefox at 17.9
/// million. Longer lists are scaled to this height.
pub const MAX_PAGE_HEIGHT: i64 = 15_000_000;

/// The height of a row before any was measured.
const DEFAULT_ROW_HEIGHT: i64 = 200;

/// The maximum number of rows whose heights are kept one by one.
const MAX_MEASURED_ROWS: usize = 4_000;

/// The heights of a list's rows in whole CSS pixels: measured heights, and their mean for all other rows.
///
/// ```
/// use broadsheet::view::row_heights::RowHeights;
///
/// let mut row_heights = RowHeights::default();
/// row_heights.record(0, 500);
/// row_heights.record(1, 100);
/// assert_eq!(row_heights.offset(2), 600);
/// assert_eq!(row_heights.offset(4), 600 + 2 * 300);
/// assert_eq!(row_heights.index_at(550, 10), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct RowHeights {
    /// Measured rows and their heights, sorted by row.
    measured: Vec<(usize, i64)>,
    sum: i64,
    mean: Option<i64>,
}

impl RowHeights {
    /// Records the height of a row.
    pub fn record(&mut self, index: usize, height: i64) {
        if self.measured.len() >= MAX_MEASURED_ROWS {
            self.mean = Some(self.mean());
            self.measured.clear();
            self.sum = 0;
        }
        self.sum += height;
        match self.position(index) {
            Ok(position) => {
                if let Some((_, known)) = self.measured.get_mut(position) {
                    self.sum -= *known;
                    *known = height;
                }
            }
            Err(position) => self.measured.insert(position, (index, height)),
        }
    }

    fn position(&self, index: usize) -> Result<usize, usize> {
        self.measured
            .binary_search_by_key(&index, |(index, _)| *index)
    }

    /// Returns the estimated height of a row that was not measured.
    pub fn mean(&self) -> i64 {
        // The first rows of a front page are unusual, so a few measurements should not dominate.
        let count = i64::try_from(self.measured.len()).unwrap_or(i64::MAX);
        match (self.mean, self.sum.checked_div(count)) {
            (Some(mean), _) => mean,
            (None, mean) => mean.unwrap_or(DEFAULT_ROW_HEIGHT).max(1),
        }
    }

    /// Returns the height of a row.
    pub fn height(&self, index: usize) -> i64 {
        let known = self
            .position(index)
            .ok()
            .and_then(|position| self.measured.get(position));
        known.map_or_else(|| self.mean(), |(_, height)| *height)
    }

    /// Returns the height of all rows before a row.
    pub fn offset(&self, index: usize) -> i64 {
        let mean = self.mean();
        let known = self.measured.iter().take_while(|(known, _)| *known < index);
        let difference: i64 = known.map(|(_, height)| height - mean).sum();
        i64::try_from(index)
            .unwrap_or(i64::MAX)
            .saturating_mul(mean)
            + difference
    }

    /// Returns the row at an offset in a list of `count` rows, or the nearest one.
    pub fn index_at(&self, offset: i64, count: usize) -> usize {
        let (mut low, mut high) = (0, count.saturating_sub(1));
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            if self.offset(middle) <= offset {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        low
    }

    /// Converts an offset in a list of `count` rows to an offset on the page: the same, or scaled if the list
    /// is higher than [`MAX_PAGE_HEIGHT`].
    pub fn on_page(&self, offset: i64, count: usize) -> i64 {
        let total = self.offset(count);
        if total <= MAX_PAGE_HEIGHT {
            return offset;
        }
        scale(offset, MAX_PAGE_HEIGHT, total)
    }

    /// Converts an offset on the page to an offset in a list of `count` rows.
    pub fn from_page(&self, page_offset: i64, count: usize) -> i64 {
        let total = self.offset(count);
        if total <= MAX_PAGE_HEIGHT {
            return page_offset;
        }
        scale(page_offset, total, MAX_PAGE_HEIGHT)
    }
}

/// Returns `value × numerator / denominator`. With 10⁹ rows, all intermediate values stay below 2^63.
fn scale(value: i64, numerator: i64, denominator: i64) -> i64 {
    let denominator = denominator.max(1);
    (value / denominator) * numerator + (value % denominator) * numerator / denominator
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn an_offset_converts_back_to_its_row(
            heights in vec((0..500_usize, 30..900_i64), 0..60),
            index in 0..500_usize,
        ) {
            let mut row_heights = RowHeights::default();
            for (index, height) in heights {
                row_heights.record(index, height);
            }
            prop_assert_eq!(row_heights.index_at(row_heights.offset(index), 500), index);
            prop_assert_eq!(row_heights.index_at(row_heights.offset(index) + row_heights.height(index) - 1, 500), index);
            prop_assert_eq!(row_heights.offset(index) + row_heights.height(index), row_heights.offset(index + 1));
        }

        #[test]
        fn a_million_rows_fit_the_page(index in 0..1_000_000_usize) {
            let count = 1_000_000;
            let mut row_heights = RowHeights::default();
            row_heights.record(0, 600);
            row_heights.record(1, 180);
            let page_offset = row_heights.on_page(row_heights.offset(index), count);
            prop_assert!((0..=MAX_PAGE_HEIGHT).contains(&page_offset));
            let back = row_heights.index_at(row_heights.from_page(page_offset, count), count);
            prop_assert!(back.abs_diff(index) <= 1);
        }
    }

    #[test]
    fn offsets_are_clamped_to_the_list() {
        let row_heights = RowHeights::default();
        assert_eq!(row_heights.index_at(-5, 10), 0);
        assert_eq!(row_heights.index_at(i64::MAX, 10), 9);
        assert_eq!(row_heights.index_at(0, 0), 0);
        assert_eq!(
            row_heights.on_page(row_heights.offset(1_000_000), 1_000_000),
            MAX_PAGE_HEIGHT
        );
    }
}
