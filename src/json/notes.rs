//! What is wrong with a file, and where.

/// The first thing that a reader found wrong.
#[derive(Clone, Debug, Default)]
pub struct ReadErrors {
    first: Option<String>,
}

impl ReadErrors {
    /// Whether nothing is wrong so far.
    pub fn is_clean(&self) -> bool {
        self.first.is_none()
    }

    /// Says that the value here is not what it should be.
    #[cold]
    #[inline(never)]
    pub fn expected(&mut self, what: &str) {
        if self.first.is_none() {
            self.first = Some([": expected ", what].concat());
        }
    }

    /// Says that what was noted last lies in this field.
    #[cold]
    #[inline(never)]
    pub(super) fn lies_in_field(&mut self, name: &str) {
        if let Some(note) = &mut self.first {
            if !note.starts_with([':', '[']) {
                note.insert(0, '.');
            }
            note.insert_str(0, name);
        }
    }

    /// Says that what was noted last lies in this place of a list.
    #[cold]
    #[inline(never)]
    pub(super) fn lies_in_place(&mut self, place: usize) {
        self.lies_in_field(&["[", &place.to_string(), "]"].concat());
    }

    /// The end of a reading.
    ///
    /// # Errors
    /// The first thing that was wrong: `cards[3].title: expected a text`.
    pub fn settle(self) -> Result<(), String> {
        self.first.map_or(Ok(()), Err)
    }
}
