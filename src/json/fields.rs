//! Reads the fields of an object.

use super::{
    JsonValue, ReadErrors, ReadJson,
    read::{list, maybe, text},
    value::Entries,
};

/// The fields of an object. Unknown fields are ignored, because newer versions may add some.
#[derive(Debug)]
pub struct JsonFields<'n, 'a> {
    /// The fields that were not read yet, in the order of the file.
    rest: Entries<'a>,
    notes: &'n mut ReadErrors,
}

impl<'n, 'a> JsonFields<'n, 'a> {
    /// Returns the fields of a value, which should be an object.
    pub fn of(value: JsonValue<'a>, notes: &'n mut ReadErrors) -> Self {
        let rest = value.entries().unwrap_or_else(|| {
            notes.expected("an object");
            Entries::default()
        });
        Self { rest, notes }
    }

    /// Reads a required field.
    ///
    /// ```
    /// use broadsheet::json::{JsonDocument, JsonFields, ReadErrors, number, text};
    ///
    /// let document: JsonDocument = serde_json::from_str(r#"{"name": "Ann", "age": "old"}"#)?;
    /// let mut notes = ReadErrors::default();
    /// let mut fields = JsonFields::of(document.value(), &mut notes);
    /// assert_eq!(fields.get("name", text), "Ann");
    /// assert_eq!(fields.get::<u32>("age", number), 0);
    /// assert_eq!(notes.settle(), Err("age: expected a whole number in range".to_owned()));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn get<T>(&mut self, name: &'static str, read: ReadJson<T>) -> T {
        let value = self.look_up(name);
        let was_clean = self.notes.is_clean();
        let found = read(value, self.notes);
        self.locate(was_clean, name);
        found
    }

    /// Reads an optional field, which may be `null`.
    pub fn find<T>(&mut self, name: &'static str, read: ReadJson<T>) -> Option<T> {
        let value = self.look_up(name);
        let was_clean = self.notes.is_clean();
        let found = maybe(value, self.notes, read);
        self.locate(was_clean, name);
        found
    }

    /// Reads a required list.
    pub fn list<T>(&mut self, name: &'static str, read: ReadJson<T>) -> Vec<T> {
        let value = self.look_up(name);
        let was_clean = self.notes.is_clean();
        let found = list(value, self.notes, read);
        self.locate(was_clean, name);
        found
    }

    /// Reads an optional list; it is empty if missing or `null`.
    pub fn find_list<T>(&mut self, name: &'static str, read: ReadJson<T>) -> Vec<T> {
        let value = self.look_up(name);
        if value.is_null() {
            return Vec::new();
        }
        let was_clean = self.notes.is_clean();
        let found = list(value, self.notes, read);
        self.locate(was_clean, name);
        found
    }

    /// Reads a required string.
    pub fn text(&mut self, name: &'static str) -> String {
        self.get(name, text)
    }

    /// Reads an optional string, which may be `null`.
    pub fn find_text(&mut self, name: &'static str) -> Option<String> {
        self.find(name, text)
    }

    /// Adds the field to the path of an error in it.
    #[inline(never)]
    fn locate(&mut self, was_clean: bool, name: &'static str) {
        if was_clean && !self.notes.is_clean() {
            self.notes.lies_in_field(name);
        }
    }

    /// The next field is nearly always the right one, because fields are read in the order in which
    /// they are written.
    #[inline(never)]
    fn look_up(&mut self, name: &'static str) -> JsonValue<'a> {
        let mut rest = self.rest.clone();
        match rest.next() {
            Some((next, value)) if next == name => {
                self.rest = rest;
                value
            }
            _ => {
                let found = rest.find(|(other, _)| *other == name);
                found.map_or(JsonValue::NULL, |(_, value)| value)
            }
        }
    }
}
