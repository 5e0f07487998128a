//! Questions in addresses: `?q=…&topic=ai&any=aws&not=iot&publisher=…&type=…&covered=3&from=2022-05-01&to=…&show=unread&sort=hot`.

use form_urlencoded::{Serializer, parse};

use super::{
    Order, Query, ReaderList,
    criteria::{MAX_SEARCH_TEXT_CHARS, MAX_VALUES_PER_FILTER},
};
use crate::model::{Day, Slug};

impl Query {
    /// Reads the search part of an address, with or without its `?`. What is not understood is left
    /// out.
    pub fn parse(search: &str) -> Self {
        read(search).0
    }

    /// The search part of an address for this question: with `?`, or empty where nothing is asked.
    /// Equal questions have equal addresses.
    pub fn to_search(&self) -> String {
        let mut search = Serializer::new(String::new());
        let mut append = |key: &str, value: &str| {
            search.append_pair(key, value);
        };
        if !self.words.is_empty() {
            append("q", &self.words);
        }
        for (key, slugs) in [
            ("topic", &self.topics),
            ("any", &self.any),
            ("not", &self.not),
        ] {
            for slug in slugs {
                append(key, slug.as_str());
            }
        }
        for (key, values) in [("publisher", &self.publishers), ("type", &self.kinds)] {
            for value in values {
                append(key, value);
            }
        }
        if self.covered > 0 {
            append("covered", &self.covered.to_string());
        }
        for (key, day) in [("from", self.from), ("to", self.to)] {
            if let Some(day) = day {
                append(key, &day.to_string());
            }
        }
        if let Some(mine) = self.mine {
            append("show", mine.name());
        }
        if let Some(order) = self.order {
            append("sort", order.name());
        }
        let search = search.finish();
        if search.is_empty() {
            return search;
        }
        let mut address = String::from("?");
        address.push_str(&search);
        address
    }
}

/// The key of the language.
const LANGUAGE: &str = "lang";

/// What the search part of an address says that is not understood: `key=value`, each once.
///
/// ```
/// use broadsheet::query::address::left_out;
///
/// assert_eq!(left_out("?topic=ai&from=yesterday&sort=hot"), ["from=yesterday"]);
/// ```
pub fn left_out(search: &str) -> Vec<String> {
    read(search).1
}

/// The language that an address wants the page to speak, as a BCP 47 tag.
///
/// ```
/// use broadsheet::query::address::language;
///
/// assert_eq!(language("?topic=ai&lang=pt-BR").as_deref(), Some("pt-BR"));
/// assert_eq!(language("?topic=ai"), None);
/// ```
pub fn language(search: &str) -> Option<String> {
    let search = search.strip_prefix('?').unwrap_or(search);
    let mut pairs = parse(search.as_bytes());
    pairs
        .find(|(key, _)| key == LANGUAGE)
        .map(|(_, tag)| tag.into_owned())
}

fn read(search: &str) -> (Query, Vec<String>) {
    let search = search.strip_prefix('?').unwrap_or(search);
    let mut query = Query::default();
    let mut left_out = Vec::new();
    for (key, value) in parse(search.as_bytes()) {
        if !take(&mut query, &key, &value) {
            let mut pair = key.into_owned();
            pair.push('=');
            pair.push_str(&value);
            left_out.push(pair);
        }
    }
    (query, left_out)
}

/// Takes one pair into the question; whether it was understood.
fn take(query: &mut Query, key: &str, value: &str) -> bool {
    match key {
        "q" => {
            query.words = value.chars().take(MAX_SEARCH_TEXT_CHARS).collect();
            true
        }
        "topic" | "any" | "not" => {
            let Some(slug) = Slug::parse(value) else {
                return false;
            };
            let is_new = query.choice(&slug).is_none();
            let list = match key {
                "topic" => &mut query.topics,
                "any" => &mut query.any,
                _ => &mut query.not,
            };
            let has_room = list.len() < MAX_VALUES_PER_FILTER;
            if is_new && has_room {
                list.push(slug);
            }
            has_room
        }
        "publisher" | "type" => {
            let list = if key == "type" {
                &mut query.kinds
            } else {
                &mut query.publishers
            };
            let is_good = !value.is_empty() && list.len() < MAX_VALUES_PER_FILTER;
            if is_good && !list.iter().any(|other| other == value) {
                list.push(value.to_owned());
            }
            is_good
        }
        "covered" => match value.parse::<u32>() {
            Ok(covered) => {
                query.covered = covered;
                true
            }
            Err(_) => false,
        },
        "from" => set(&mut query.from, Day::parse(value)),
        "to" => set(&mut query.to, Day::parse(value)),
        // No part of the question: another way to say the same.
        LANGUAGE => true,
        "show" => set(&mut query.mine, ReaderList::parse(value)),
        "sort" => set(&mut query.order, Order::parse(value)),
        _ => false,
    }
}

fn set<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let is_good = value.is_some();
    if is_good {
        *field = value;
    }
    is_good
}
