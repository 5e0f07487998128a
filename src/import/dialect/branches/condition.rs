//! Conditions of Liquid (<https://shopify.github.io/liquid/basics/operators/>).

use std::collections::HashMap;

use crate::import::node::{Node, NodeValue};

/// What the names in a post mean.
#[derive(Clone, Debug)]
pub struct ConditionScope<'a> {
    page: Option<&'a Node>,
    site: Option<&'a Node>,
    /// Whether a name that nothing has been assigned to means nothing; else it may be data of the site.
    is_closed: bool,
    assigned: HashMap<String, Value>,
}

/// A value of Liquid; `Unknown` is one that only its generator knows.
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

/// What the generator itself adds to a page and a site.
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

/// The most words of a condition; a longer one is not decided.
const MAX_WORDS: usize = 64;

impl<'a> ConditionScope<'a> {
    /// A scope of a page's front matter and a site's settings.
    pub fn new(page: Option<&'a Node>, site: Option<&'a Node>, is_closed: bool) -> Self {
        Self {
            page,
            site,
            is_closed,
            assigned: HashMap::new(),
        }
    }

    /// Heeds `name = value`.
    pub fn assign(&mut self, words: &str) {
        let Some((name, value)) = words.split_once('=') else {
            return;
        };
        let value = value.trim();
        let value = if value.contains('|') {
            Value::Unknown
        } else {
            self.value(value)
        };
        self.assigned.insert(name.trim().to_owned(), value);
    }

    /// Whether a condition holds; `None` if that cannot be decided. Liquid reads `and` and `or` from the right.
    pub fn holds(&self, condition: &str) -> Option<bool> {
        let words = words(condition)?;
        let mut parts = words.as_slice();
        let mut operators = Vec::new();
        let mut results = Vec::new();
        loop {
            let end = parts.iter().position(|word| matches!(*word, "and" | "or"));
            let (part, after) = parts.split_at(end.unwrap_or(parts.len()));
            results.push(self.comparison(part));
            let Some((operator, after)) = after.split_first() else {
                break;
            };
            operators.push(*operator);
            parts = after;
        }
        let mut held = results.pop()?;
        while let (Some(operator), Some(left)) = (operators.pop(), results.pop()) {
            held = match (operator, left, held) {
                ("and", Some(false), _) | ("and", _, Some(false)) => Some(false),
                ("and", Some(true), Some(true)) => Some(true),
                ("or", Some(true), _) | ("or", _, Some(true)) => Some(true),
                ("or", Some(false), Some(false)) => Some(false),
                _ => None,
            };
        }
        held
    }

    /// Whether a value is one of several, which commas or `or` part; `None` if that cannot be decided.
    pub fn equals_any(&self, subject: &str, values: &str) -> Option<bool> {
        let subject = self.value(subject.trim());
        let values = values.replace(',', " , ");
        let words = words(&values)?;
        let mut values = words.iter().filter(|word| !matches!(**word, "," | "or"));
        values.try_fold(false, |found, word| {
            Some(found || equal(&subject, &self.value(word))?)
        })
    }

    fn comparison(&self, words: &[&str]) -> Option<bool> {
        match words {
            [value] => match self.value(value) {
                Value::Unknown => None,
                Value::Nil | Value::Truth(false) => Some(false),
                _ => Some(true),
            },
            [left, operator, right] => {
                let (left, right) = (self.value(left), self.value(right));
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

    fn value(&self, word: &str) -> Value {
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
            // What is published is built for it.
            ("jekyll", "environment") => Value::Text("production".to_owned()),
            ("include" | "paginator", _) if self.is_closed => Value::Nil,
            (_, "") if self.is_closed => Value::Nil,
            (name, "") => match self.page.and_then(|page| page.get(name)) {
                Some(node) => of_node(node),
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
    of_node(node)
}

fn of_node(node: &Node) -> Value {
    if node.is_null() {
        return Value::Nil;
    }
    match &node.value {
        NodeValue::List(_) => Value::List(node.texts().into_iter().map(str::to_owned).collect()),
        NodeValue::Map(_) => Value::Map,
        NodeValue::Scalar { text, plain } => match (*plain, node.truth(), text.parse()) {
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

/// The words of a condition: texts in quotes are one each, operators need no spaces. `None` if a text does not end, or
/// there are too many.
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
