//! How high a list is of which only a part is in the document.

/// A list is never made higher than this, in CSS pixels: browsers clamp elements at 33.5 million,
/// Firefox at 17.9. Beyond it the scroll bar maps positions by their share of the list.
pub const MAX_PAGE_HEIGHT: i64 = 15_000_000;

/// The height of an item before any was measured.
const DEFAULT_ROW_HEIGHT: i64 = 200;

/// More measured items than this are not kept one by one.
const MAX_MEASURED_ROWS: usize = 4_000;

/// The heights of a list's items: measured ones, and the mean of these for all others. In whole CSS
/// pixels.
///
/// ```
/// use broadsheet::view::ruler::Ruler;
///
/// let mut ruler = Ruler::default();
/// ruler.note(0, 500);
/// ruler.note(1, 100);
/// assert_eq!(ruler.offset(2), 600);
/// assert_eq!(ruler.offset(4), 600 + 2 * 300);
/// assert_eq!(ruler.index_at(550, 10), 1);
/// ```
#[derive(Clone, Debug, Default)]
pub struct RowHeights {
    /// In the order of their indices. A map would bring a tree into the wasm.
    known: Vec<(usize, i64)>,
    sum: i64,
    mean: Option<i64>,
}

impl RowHeights {
    /// Takes down an item's height.
    pub fn note(&mut self, index: usize, height: i64) {
        if self.known.len() >= MAX_MEASURED_ROWS {
            self.mean = Some(self.mean());
            self.known.clear();
            self.sum = 0;
        }
        self.sum += height;
        match self.place(index) {
            Ok(place) => {
                if let Some((_, known)) = self.known.get_mut(place) {
                    self.sum -= *known;
                    *known = height;
                }
            }
            Err(place) => self.known.insert(place, (index, height)),
        }
    }

    fn place(&self, index: usize) -> Result<usize, usize> {
        self.known.binary_search_by_key(&index, |(index, _)| *index)
    }

    /// The height of an item that was not measured.
    pub fn mean(&self) -> i64 {
        // The first items of a front page are not like the others, so a few do not change much.
        let count = i64::try_from(self.known.len()).unwrap_or(i64::MAX);
        match (self.mean, self.sum.checked_div(count)) {
            (Some(mean), _) => mean,
            (None, mean) => mean.unwrap_or(DEFAULT_ROW_HEIGHT).max(1),
        }
    }

    /// An item's height.
    pub fn height(&self, index: usize) -> i64 {
        let known = self
            .place(index)
            .ok()
            .and_then(|place| self.known.get(place));
        known.map_or_else(|| self.mean(), |(_, height)| *height)
    }

    /// How high everything before an item is.
    pub fn offset(&self, index: usize) -> i64 {
        let mean = self.mean();
        let known = self.known.iter().take_while(|(known, _)| *known < index);
        let more: i64 = known.map(|(_, height)| height - mean).sum();
        i64::try_from(index)
            .unwrap_or(i64::MAX)
            .saturating_mul(mean)
            + more
    }

    /// The item, of so many, that has this offset; the nearest where none has.
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

    /// Where an offset in a list of so many items is on the page: the same, or, in a list higher than
    /// [`HIGHEST`], its share of that.
    pub fn on_page(&self, offset: i64, count: usize) -> i64 {
        let total = self.offset(count);
        if total <= MAX_PAGE_HEIGHT {
            return offset;
        }
        share(offset, MAX_PAGE_HEIGHT, total)
    }

    /// The offset in a list of so many items that is at a place on the page.
    pub fn from_page(&self, place: i64, count: usize) -> i64 {
        let total = self.offset(count);
        if total <= MAX_PAGE_HEIGHT {
            return place;
        }
        share(place, total, MAX_PAGE_HEIGHT)
    }
}

/// `of × part / whole`. With a thousand million items all of it stays below 2^63; wider numbers would
/// bring a division of their own into the wasm.
fn share(part: i64, of: i64, whole: i64) -> i64 {
    let whole = whole.max(1);
    (part / whole) * of + (part % whole) * of / whole
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn an_offset_leads_back_to_its_item(
            notes in vec((0..500_usize, 30..900_i64), 0..60),
            index in 0..500_usize,
        ) {
            let mut ruler = RowHeights::default();
            for (index, height) in notes {
                ruler.note(index, height);
            }
            prop_assert_eq!(ruler.index_at(ruler.offset(index), 500), index);
            prop_assert_eq!(ruler.index_at(ruler.offset(index) + ruler.height(index) - 1, 500), index);
            prop_assert_eq!(ruler.offset(index) + ruler.height(index), ruler.offset(index + 1));
        }

        #[test]
        fn a_million_items_fit_the_page(index in 0..1_000_000_usize) {
            let count = 1_000_000;
            let mut ruler = RowHeights::default();
            ruler.note(0, 600);
            ruler.note(1, 180);
            let place = ruler.on_page(ruler.offset(index), count);
            prop_assert!((0..=MAX_PAGE_HEIGHT).contains(&place));
            let back = ruler.index_at(ruler.from_page(place, count), count);
            prop_assert!(back.abs_diff(index) <= 1);
        }
    }

    #[test]
    fn the_ends_are_the_ends() {
        let ruler = RowHeights::default();
        assert_eq!(ruler.index_at(-5, 10), 0);
        assert_eq!(ruler.index_at(i64::MAX, 10), 9);
        assert_eq!(ruler.index_at(0, 0), 0);
        assert_eq!(
            ruler.on_page(ruler.offset(1_000_000), 1_000_000),
            MAX_PAGE_HEIGHT
        );
    }
}
