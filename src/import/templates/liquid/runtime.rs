//! Holds the variables of a template.

mod no_partials;

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    collections::{BTreeSet, HashMap},
};

use jiff::tz::TimeZone;
use liquid_core::{
    Error, Result, Runtime, Value, ValueCow, ValueView,
    model::{KString, KStringCow, KStringRef, ScalarCow},
    runtime::{PartialStore, Registers},
};

use self::no_partials::NoPartials;
use super::{LiquidVariant, TemplateScope, budget, values};
use crate::import::{generators::site_values::SiteValue, syntax::liquid_value};

/// The characters around the number of a tag that only the generator knows. Unicode has no text with them.
const MARKERS: [char; 2] = ['\u{1fffe}', '\u{1ffff}'];

/// The values of a page that the generator sets, whatever the front matter says.
const GENERATED_PAGE_VALUES: &[&str] = &[
    "collection",
    "content",
    "id",
    "next",
    "output",
    "path",
    "previous",
    "relative_path",
    "url",
];

/// The values of a page that the generator sets if the front matter does not.
const DEFAULT_PAGE_VALUES: &[&str] = &[
    "categories",
    "date",
    "dir",
    "draft",
    "excerpt",
    "ext",
    "layout",
    "name",
    "slug",
    "tags",
    "title",
];

/// Names that no post assigns: the generator has them for layouts.
const GENERATED_ROOTS: &[&str] = &["content", "layout", "theme", "jekyll", "page", "site"];

/// The variables of a template, and what it has done so far.
pub struct TemplateRuntime<'a> {
    scope: TemplateScope<'a>,
    /// The assigned variables; `None` if the value is not known.
    assigned: RefCell<HashMap<String, Option<Value>>>,
    counters: RefCell<HashMap<String, i64>>,
    /// Whether a file that is included may have set any name.
    has_unknown_names: Cell<bool>,
    /// Whether a captured text may have tags of the generator in it.
    allows_kept_tags: Cell<bool>,
    kept: RefCell<Vec<String>>,
    undecided: RefCell<Vec<String>>,
    registers: Registers,
}

/// The time zone in which dates are shown.
struct ShownTimeZone(TimeZone);

impl Default for ShownTimeZone {
    fn default() -> Self {
        Self(TimeZone::UTC)
    }
}

/// Returns the time zone in which dates are shown.
pub fn time_zone(runtime: &dyn Runtime) -> TimeZone {
    runtime.registers().get_mut::<ShownTimeZone>().0.clone()
}

/// Returns the error of a value that only the generator knows.
fn unknown() -> Error {
    Error::with_msg("only the generator knows the value")
}

/// Returns a text without the characters that mark tags of the generator.
pub fn without_markers(text: &str) -> Cow<'_, str> {
    if text.contains(MARKERS) {
        Cow::Owned(text.replace(MARKERS, ""))
    } else {
        Cow::Borrowed(text)
    }
}

impl<'a> TemplateRuntime<'a> {
    /// Creates the variables at the start of a template.
    pub fn new(scope: TemplateScope<'a>) -> Self {
        let registers = Registers::default();
        registers.get_mut::<ShownTimeZone>().0 = scope.time_zone.clone();
        Self {
            scope,
            assigned: RefCell::default(),
            counters: RefCell::default(),
            has_unknown_names: Cell::new(false),
            allows_kept_tags: Cell::new(false),
            kept: RefCell::default(),
            undecided: RefCell::default(),
            registers,
        }
    }

    /// Assigns a value to a name; `None` if it is not known.
    pub fn assign(&self, name: &str, value: Option<Value>) {
        let mut assigned = self.assigned.borrow_mut();
        assigned.insert(name.to_owned(), value);
    }

    /// Records that a file was included, which may set any name.
    pub fn include(&self) {
        self.has_unknown_names.set(true);
    }

    /// Adds to a counter. Returns the value before an increment, and the value after a decrement.
    pub fn count(&self, name: &str, step: i64) -> i64 {
        let mut counters = self.counters.borrow_mut();
        let counter = counters.entry(name.to_owned()).or_default();
        let before = *counter;
        *counter = before.saturating_add(step);
        if step > 0 { before } else { *counter }
    }

    /// Runs `work`, in which captured texts may contain tags of the generator.
    pub fn with_kept_tags<R>(&self, work: impl FnOnce() -> R) -> R {
        self.allows_kept_tags.set(true);
        let result = work();
        self.allows_kept_tags.set(false);
        result
    }

    /// Returns a mark that stands for a text that the generator reads.
    pub fn keep(&self, source: &str) -> String {
        let mut kept = self.kept.borrow_mut();
        let [open, close] = MARKERS;
        let mark = format!("{open}{}{close}", kept.len());
        kept.push(source.to_owned());
        mark
    }

    /// Replaces the marks by their texts.
    pub fn without_marks(&self, text: &str) -> String {
        let kept = self.kept.borrow();
        let mut output = String::with_capacity(text.len());
        for (index, part) in text.split(MARKERS).enumerate() {
            let source = (index % 2 == 1)
                .then(|| kept.get(part.parse::<usize>().ok()?))
                .flatten();
            output.push_str(source.map_or(part, String::as_str));
        }
        output
    }

    /// Names a block that could not be decided.
    pub fn name_undecided(&self, name: &str) {
        let mut undecided = self.undecided.borrow_mut();
        if !undecided.iter().any(|other| other == name) {
            undecided.push(name.to_owned());
        }
    }

    /// Returns the names of the blocks that could not be decided.
    pub fn into_undecided(self) -> Vec<String> {
        self.undecided.into_inner()
    }

    /// Returns the template language.
    pub fn variant(&self) -> LiquidVariant {
        self.scope.variant
    }

    fn root(&self, path: &[ScalarCow<'_>]) -> Result<ValueCow<'_>> {
        let Some((first, rest)) = path.split_first() else {
            return Ok(ValueCow::Owned(Value::Nil));
        };
        let name = first.to_kstr();
        let key = rest.first().map(ScalarCow::to_kstr);
        match (name.as_str(), key.as_deref()) {
            // Public sites are built for production.
            ("jekyll", Some("environment")) => Ok(ValueCow::Owned(Value::scalar("production"))),
            ("page", Some(key)) => self.page(key, rest),
            ("site", _) if self.has_global_data() => self.free_name(&name, path),
            ("site", Some(_)) => self.site(rest),
            (name, _) if GENERATED_ROOTS.contains(&name) => Err(unknown()),
            (name, _) => self.free_name(name, path),
        }
    }

    /// Returns a value of a name that nothing assigns.
    fn free_name(&self, name: &str, path: &[ScalarCow<'_>]) -> Result<ValueCow<'_>> {
        if let Some(counter) = self.counters.borrow().get(name) {
            return Ok(ValueCow::Owned(Value::scalar(*counter)));
        }
        let is_closed = self.scope.variant == LiquidVariant::Jekyll;
        if is_closed && !self.has_unknown_names.get() {
            return Ok(ValueCow::Owned(Value::Nil));
        }
        if is_closed {
            return Err(unknown());
        }
        let site = self.scope.site.filter(|_| self.has_global_data());
        let global = match site.map(|site| site.data_value(name)) {
            Some(SiteValue::Known(value)) => Some(value),
            _ => None,
        };
        let rest = path.get(1..).unwrap_or_default();
        match (self.scope.page.get(name), global) {
            (Some(Value::Object(own)), Some(Value::Object(global))) => {
                let merged = Value::Object(liquid_value::merged(global, own));
                let value = values::look_up(&merged, rest).into_owned();
                Ok(ValueCow::Owned(value))
            }
            (Some(_), _) => Ok(values::look_up(&self.scope.page, path)),
            (None, Some(value)) => Ok(values::look_up(value, rest)),
            (None, None) => Err(unknown()),
        }
    }

    /// Returns whether the names of data files are names in templates.
    fn has_global_data(&self) -> bool {
        self.scope.variant == LiquidVariant::Eleventy
    }

    fn page(&self, key: &str, path: &[ScalarCow<'_>]) -> Result<ValueCow<'_>> {
        // Other generators call other values `page`.
        let is_known = self.scope.variant != LiquidVariant::Eleventy;
        if !is_known || GENERATED_PAGE_VALUES.contains(&key) {
            return Err(unknown());
        }
        if !self.scope.page.contains_key(key) && DEFAULT_PAGE_VALUES.contains(&key) {
            return Err(unknown());
        }
        Ok(values::look_up(&self.scope.page, path))
    }

    fn site(&self, path: &[ScalarCow<'_>]) -> Result<ValueCow<'_>> {
        let site = self.scope.site.ok_or_else(unknown)?;
        let (key, rest) = path.split_first().ok_or_else(unknown)?;
        let value = match rest.split_first() {
            Some((name, rest)) if key.to_kstr() == "data" => {
                (site.data_value(&name.to_kstr()), rest)
            }
            _ => (site.get(&key.to_kstr()), rest),
        };
        match value {
            (SiteValue::Known(value), rest) => Ok(values::look_up(value, rest)),
            (SiteValue::Data(data), rest) => Ok(values::look_up(data, rest)),
            (SiteValue::Missing, _) => Ok(ValueCow::Owned(Value::Nil)),
            (SiteValue::Unknown, _) => Err(unknown()),
        }
    }
}

impl Runtime for TemplateRuntime<'_> {
    fn partials(&self) -> &dyn PartialStore {
        &NoPartials
    }

    fn name(&self) -> Option<KStringRef<'_>> {
        None
    }

    fn roots(&self) -> BTreeSet<KStringCow<'_>> {
        BTreeSet::new()
    }

    fn try_get(&self, path: &[ScalarCow<'_>]) -> Option<ValueCow<'_>> {
        self.get(path).ok()
    }

    fn get(&self, path: &[ScalarCow<'_>]) -> Result<ValueCow<'_>> {
        budget::charge(self, 1)?;
        let first = path.first().map(ScalarCow::to_kstr).unwrap_or_default();
        let assigned = self.assigned.borrow();
        let Some(value) = assigned.get(first.as_str()) else {
            return self.root(path);
        };
        let value = value.as_ref().ok_or_else(unknown)?;
        let value = values::look_up(value, path.get(1..).unwrap_or_default());
        budget::charge_value(self, value.as_view())?;
        let is_text = values::is_text(value.as_view());
        if is_text && !self.allows_kept_tags.get() && value.as_view().to_kstr().contains(MARKERS) {
            return Err(unknown());
        }
        Ok(ValueCow::Owned(value.into_owned()))
    }

    fn set_global(&self, name: KString, value: Value) -> Option<Value> {
        self.assign(name.as_str(), Some(value));
        None
    }

    fn set_index(&self, _name: KString, _value: Value) -> Option<Value> {
        None
    }

    fn get_index<'a>(&'a self, _name: &str) -> Option<ValueCow<'a>> {
        None
    }

    fn registers(&self) -> &Registers {
        &self.registers
    }
}
