//! Evaluates conditions of Liquid (<https://shopify.github.io/liquid/basics/operators/>).

use std::collections::HashMap;

use crate::import::syntax::node::{Node, NodeValue};

/// The values of the names in a post.
#[derive(Clone, Debug)]
pub struct ConditionScope<'a> {
    page: Option<&'a Node>,
    site: Option<&'a Node>,
    /// Whether a name without an assignment is nil; otherwise it may be data of the site.
    is_closed: bool,
    assigned: HashMap<String, Value>,
}

/// A value of Liquid; only the generator knows an `Unknown` one.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Unknown,
    Nil,
    Truth(bool),
    Number(f64),
    Text(String),
    List(Vec<String>),
    Map,
    /// `empty` and `blank`.
    Empty,
}

/// The values that the generator itself adds to a page and a site.
const PAGE_VALUES: &[&str] = &[
    "url",
    "date",
    "content",
    "id",
    "collection",
    "tags",
    "categories",
    "path",
    "relative_path",
    "excerpt",
    "next",
    "previous",
    "title",
    "slug",
    "ext",
    "output",
    "draft",
    "dir",
    "name",
    "inputPath",
    "fileSlug",
    "filePathStem",
];
const SITE_VALUES: &[&str] = &[
    "time",
    "pages",
    "posts",
    "related_posts",
    "static_files",
    "html_pages",
    "html_files",
    "collections",
    "data",
    "documents",
    "categories",
    "tags",
    "url",
    "github",
    "theme",
    "pages_list",
];

/// The maximum number of words in a condition; a longer one is not decided.
const MAX_WORDS: usize = 64;

impl<'a> ConditionScope<'a> {
    /// Creates a scope from the front matter of a page and the settings of a site.
    pub fn new(page: Option<&'a Node>, site: Option<&'a Node>, is_closed: bool) -> Self {
        Self {
            page,
            site,
            is_closed,
            assigned: HashMap::new(),
        }
    }

    /// Assigns `name = value`.
    pub fn assign(&mut self, words: &str) {
        let Some((name, value)) = words.split_once('=') else {
            return;
        };
        let value = value.trim();
        let value = if value.contains('|') {
            Value::Unknown
        } else {
            self.resolve(value)
        };
        self.assigned.insert(name.trim().to_owned(), value);
    }

    /// Evaluates a condition; `None` if it cannot be decided. Liquid evaluates `and` and `or` from right to
    /// left.
    pub fn evaluate(&self, condition: &str) -> Option<bool> {
        let words = words(condition)?;
        let mut remaining = words.as_slice();
        let mut operators = Vec::new();
        let mut results = Vec::new();
        loop {
            let end = remaining
                .iter()
                .position(|word| matches!(*word, "and" | "or"));
            let (part, after) = remaining.split_at(end.unwrap_or(remaining.len()));
            results.push(self.comparison(part));
            let Some((operator, after)) = after.split_first() else {
                break;
            };
            operators.push(*operator);
            remaining = after;
        }
        let mut result = results.pop()?;
        while let (Some(operator), Some(left)) = (operators.pop(), results.pop()) {
            result = match (operator, left, result) {
                ("and", Some(false), _) | ("and", _, Some(false)) => Some(false),
                ("and", Some(true), Some(true)) => Some(true),
                ("or", Some(true), _) | ("or", _, Some(true)) => Some(true),
                ("or", Some(false), Some(false)) => Some(false),
                _ => None,
            };
        }
        result
    }

    /// Returns whether a value equals one of several, separated by commas or `or`; `None` if that cannot be
    /// decided.
    pub fn equals_any(&self, subject: &str, values: &str) -> Option<bool> {
        let subject = self.resolve(subject.trim());
        let values = values.replace(',', " , ");
        let words = words(&values)?;
        let mut values = words.iter().filter(|word| !matches!(**word, "," | "or"));
        values.try_fold(false, |is_equal, word| {
            Some(is_equal || equal(&subject, &self.resolve(word))?)
        })
    }

    /// Returns the text that a name outputs; `None` if that is not known.
    pub fn text(&self, name: &str) -> Option<String> {
        match self.resolve(name) {
            Value::Text(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    fn comparison(&self, words: &[&str]) -> Option<bool> {
        match words {
            [value] => match self.resolve(value) {
                Value::Unknown => None,
                Value::Nil | Value::Truth(false) => Some(false),
                _ => Some(true),
            },
            [left, operator, right] => {
                let (left, right) = (self.resolve(left), self.resolve(right));
                match *operator {
                    "==" => equal(&left, &right),
                    "!=" | "<>" => equal(&left, &right).map(|equal| !equal),
                    "contains" => contains(&left, &right),
                    operator => ordered(&left, operator, &right),
                }
            }
            _ => None,
        }
    }

    fn resolve(&self, word: &str) -> Value {
        let quoted = |quote: char| word.strip_prefix(quote)?.strip_suffix(quote);
        if let Some(text) = quoted('"').or_else(|| quoted('\'')) {
            return Value::Text(text.to_owned());
        }
        match word {
            "true" => return Value::Truth(true),
            "false" => return Value::Truth(false),
            "nil" | "null" => return Value::Nil,
            "empty" | "blank" => return Value::Empty,
            _ => {}
        }
        if let Ok(number) = word.parse::<f64>() {
            return Value::Number(number);
        }
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        if word.is_empty() || !word.chars().all(is_name) {
            return Value::Unknown;
        }
        if let Some(value) = self.assigned.get(word) {
            return value.clone();
        }
        let (first, path) = word.split_once('.').unwrap_or((word, ""));
        match (first, path) {
            _ if self.assigned.contains_key(first) => Value::Unknown,
            ("page", path) => look_up(self.page, path, PAGE_VALUES),
            ("site", path) => look_up(self.site, path, SITE_VALUES),
            // Public sites are built for production.
            ("jekyll", "environment") => Value::Text("production".to_owned()),
            ("include" | "paginator", _) if self.is_closed => Value::Nil,
            (_, "") if self.is_closed => Value::Nil,
            (name, "") => match self.page.and_then(|page| page.get(name)) {
                Some(node) => value_of_node(node),
                None => Value::Unknown,
            },
            _ => Value::Unknown,
        }
    }
}

fn look_up(node: Option<&Node>, path: &str, known_to_generator: &[&str]) -> Value {
    let first = path.split('.').next().unwrap_or_default();
    let mut node = match node {
        Some(node) if !path.is_empty() => node,
        _ => return Value::Unknown,
    };
    if node.get(first).is_none() && known_to_generator.contains(&first) {
        return Value::Unknown;
    }
    for key in path.split('.') {
        match (&node.value, node.get(key)) {
            (_, Some(inner)) => node = inner,
            // `size`, `first` and `last` of texts and lists.
            (NodeValue::Map(_), None) => return Value::Nil,
            (_, None) => return Value::Unknown,
        }
    }
    value_of_node(node)
}

fn value_of_node(node: &Node) -> Value {
    if node.is_null() {
        return Value::Nil;
    }
    match &node.value {
        NodeValue::List(_) => Value::List(node.texts().into_iter().map(str::to_owned).collect()),
        NodeValue::Map(_) => Value::Map,
        NodeValue::Scalar { text, plain } => match (*plain, node.as_boolean(), text.parse()) {
            (true, Some(truth), _) => Value::Truth(truth),
            (true, None, Ok(number)) => Value::Number(number),
            _ => Value::Text(text.clone()),
        },
    }
}

fn equal(left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Unknown | Value::Map, _) | (_, Value::Unknown | Value::Map) => None,
        (Value::Empty, other) | (other, Value::Empty) => Some(match other {
            Value::Text(text) => text.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Nil | Value::Truth(false) => true,
            _ => false,
        }),
        (left, right) => Some(left == right),
    }
}

fn contains(left: &Value, right: &Value) -> Option<bool> {
    match (left, right) {
        (Value::Unknown, _) | (_, Value::Unknown) => None,
        (Value::Text(text), Value::Text(part)) => Some(text.contains(part.as_str())),
        (Value::List(items), Value::Text(item)) => Some(items.contains(item)),
        (Value::Nil, _) => Some(false),
        _ => None,
    }
}

fn ordered(left: &Value, operator: &str, right: &Value) -> Option<bool> {
    let (Value::Number(left), Value::Number(right)) = (left, right) else {
        return None;
    };
    match operator {
        "<" => Some(left < right),
        ">" => Some(left > right),
        "<=" => Some(left <= right),
        ">=" => Some(left >= right),
        _ => None,
    }
}

/// Splits a condition into words: a quoted text is one word, and operators need no spaces. Returns `None`
/// if a quote is not closed, or there are too many words.
fn words(text: &str) -> Option<Vec<&str>> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_operator = |c: char| matches!(c, '=' | '!' | '<' | '>');
        let end = match first {
            '"' | '\'' => rest.get(1..)?.find(first)? + 2,
            c if is_operator(c) => rest.find(|c| !is_operator(c)).unwrap_or(rest.len()),
            _ => rest
                .find(|c: char| c.is_whitespace() || is_operator(c))
                .unwrap_or(rest.len()),
        };
        let (word, after) = rest.split_at_checked(end)?;
        words.push(word);
        rest = after.trim_start();
        if words.len() > MAX_WORDS {
            return None;
        }
    }
    Some(words)
}
