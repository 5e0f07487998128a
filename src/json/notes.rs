//! Records the first error of a file and its location.

/// The first error that a reader found.
#[derive(Clone, Debug, Default)]
pub struct ReadErrors {
    first: Option<String>,
}

impl ReadErrors {
    /// Returns whether there is no error so far.
    pub fn is_clean(&self) -> bool {
        self.first.is_none()
    }

    /// Records that the current value is not as expected.
    #[cold]
    #[inline(never)]
    pub fn expected(&mut self, what: &str) {
        if self.first.is_none() {
            self.first = Some([": expected ", what].concat());
        }
    }

    /// Adds a field to the path of the error.
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

    /// Adds a list index to the path of the error.
    #[cold]
    #[inline(never)]
    pub(super) fn lies_in_place(&mut self, place: usize) {
        self.lies_in_field(&["[", &place.to_string(), "]"].concat());
    }

    /// Finishes reading.
    ///
    /// # Errors
    /// Returns the first error: `cards[3].title: expected a text`.
    pub fn settle(self) -> Result<(), String> {
        self.first.map_or(Ok(()), Err)
    }
}
