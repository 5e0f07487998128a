//! Reading the fields of an object.

use std::borrow::Cow;

use super::{
    Notes, Read, Value,
    read::{list, text},
};

/// The fields of an object, each of which can be taken once. Those nobody takes are ignored, as
/// newer versions may have more; so is a field's repetition.
#[derive(Debug)]
pub struct Fields<'n, 'a> {
    fields: Vec<(Cow<'a, str>, Value<'a>)>,
    notes: &'n mut Notes,
}

impl<'n, 'a> Fields<'n, 'a> {
    /// The fields of a value, which should be an object.
    pub fn of(value: Value<'a>, notes: &'n mut Notes) -> Self {
        let fields = if let Value::Object(fields) = value {
            fields
        } else {
            notes.expected("an object");
            Vec::new()
        };
        Self { fields, notes }
    }

    /// Takes a field that must be there.
    ///
    /// ```
    /// use broadsheet::json::{Fields, Notes, number, text};
    ///
    /// let value = serde_json::from_str(r#"{"name": "Ann", "age": "old"}"#)?;
    /// let mut notes = Notes::default();
    /// let mut fields = Fields::of(value, &mut notes);
    /// assert_eq!(fields.get("name", text), "Ann");
    /// assert_eq!(fields.get::<u8>("age", number), 0);
    /// assert_eq!(notes.settle(), Err("age: expected a whole number in range".to_owned()));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn get<T>(&mut self, name: &'static str, read: Read<T>) -> T {
        let value = self.enter(name);
        let found = read(value, self.notes);
        self.notes.out();
        found
    }

    /// Takes a field that may be missing, or `null`.
    pub fn find<T>(&mut self, name: &'static str, read: Read<T>) -> Option<T> {
        let value = self.enter(name);
        let found = match value {
            Value::Null => None,
            value => Some(read(value, self.notes)),
        };
        self.notes.out();
        found
    }

    /// Takes a list that must be there.
    pub fn list<T>(&mut self, name: &'static str, read: Read<T>) -> Vec<T> {
        let value = self.enter(name);
        let found = list(value, self.notes, read);
        self.notes.out();
        found
    }

    /// Takes a list; an empty one where it is missing.
    pub fn find_list<T>(&mut self, name: &'static str, read: Read<T>) -> Vec<T> {
        let value = match self.enter(name) {
            Value::Null => Value::List(Vec::new()),
            value => value,
        };
        let found = list(value, self.notes, read);
        self.notes.out();
        found
    }

    /// Takes a text that must be there.
    pub fn text(&mut self, name: &'static str) -> String {
        self.get(name, text)
    }

    /// Takes a text that may be missing.
    pub fn find_text(&mut self, name: &'static str) -> Option<String> {
        self.find(name, text)
    }

    /// Goes into a field. Fields come in the order in which they are asked for, nearly always.
    #[inline(never)]
    fn enter(&mut self, name: &'static str) -> Value<'a> {
        self.notes.into_field(name);
        let mut fields = self.fields.iter_mut();
        let found = fields.find(|(other, _)| *other == name);
        found.map_or(Value::Null, |(_, value)| std::mem::take(value))
    }
}
