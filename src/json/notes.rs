//! What is wrong with a file, and where.

/// A step on the way from a file to one of its values.
#[derive(Clone, Copy, Debug)]
enum Step {
    Field(&'static str),
    Place(usize),
}

/// Where a reader is, and the first thing that it found wrong.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    way: Vec<Step>,
    first: Option<String>,
}

impl Notes {
    /// Goes into a field.
    pub(super) fn into_field(&mut self, name: &'static str) {
        self.way.push(Step::Field(name));
    }

    /// Goes to a place of a list.
    pub(super) fn into_place(&mut self, place: usize) {
        self.way.push(Step::Place(place));
    }

    /// Goes back out.
    pub(super) fn out(&mut self) {
        self.way.pop();
    }

    /// Says that the value here is not what it should be.
    #[cold]
    #[inline(never)]
    pub fn expected(&mut self, what: &str) {
        if self.first.is_some() {
            return;
        }
        let mut note = String::new();
        for step in &self.way {
            match step {
                Step::Field(name) => {
                    if !note.is_empty() {
                        note.push('.');
                    }
                    note.push_str(name);
                }
                Step::Place(place) => {
                    note.push('[');
                    note.push_str(&place.to_string());
                    note.push(']');
                }
            }
        }
        note.push_str(": expected ");
        note.push_str(what);
        self.first = Some(note);
    }

    /// The end of a reading.
    ///
    /// # Errors
    /// The first thing that was wrong: `cards[3].title: expected a text`.
    pub fn settle(self) -> Result<(), String> {
        self.first.map_or(Ok(()), Err)
    }
}
