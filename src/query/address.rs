//! Reads and writes queries in URLs:
//! `?q=…&topic=ai&any=aws&not=iot&publisher=…&type=…&covered=3&from=2022-05-01&to=…&show=unread&sort=hot`.

use form_urlencoded::{Serializer, parse};

use super::{
    Order, Query, ReaderList,
    criteria::{MAX_SEARCH_TEXT_CHARS, MAX_VALUES_PER_FILTER},
};
use crate::model::{Day, Slug};

impl Query {
    /// Reads the query part of a URL, with or without its `?`. Ignores parameters that are not
    /// understood.
    pub fn parse(search: &str) -> Self {
        read(search).0
    }

    /// Returns the query part of a URL for this query: with `?`, or empty if nothing is filtered.
    /// Equal queries have equal URLs.
    pub fn to_search(&self) -> String {
        let mut search = Serializer::new(String::new());
        let mut append = |key: &str, value: &str| {
            search.append_pair(key, value);
        };
        if !self.search_text.is_empty() {
            append("q", &self.search_text);
        }
        for (key, slugs) in [
            ("topic", &self.topics),
            ("any", &self.any_topics),
            ("not", &self.excluded_topics),
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
        if self.min_publishers > 0 {
            append("covered", &self.min_publishers.to_string());
        }
        for (key, day) in [("from", self.from), ("to", self.to)] {
            if let Some(day) = day {
                append(key, &day.to_string());
            }
        }
        if let Some(reader_list) = self.reader_list {
            append("show", reader_list.name());
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

/// The parameter that chooses the language of the page (`export/page/language.js`).
const LANGUAGE_KEY: &str = "lang";

/// Returns the parameters that are not understood, each as `key=value`.
///
/// ```
/// use broadsheet::query::address::ignored_parameters;
///
/// assert_eq!(ignored_parameters("?topic=ai&from=yesterday&sort=hot"), ["from=yesterday"]);
/// ```
pub fn ignored_parameters(search: &str) -> Vec<String> {
    read(search).1
}

fn read(search: &str) -> (Query, Vec<String>) {
    let search = search.strip_prefix('?').unwrap_or(search);
    let mut query = Query::default();
    let mut ignored = Vec::new();
    for (key, value) in parse(search.as_bytes()) {
        if !apply_parameter(&mut query, &key, &value) {
            let mut pair = key.into_owned();
            pair.push('=');
            pair.push_str(&value);
            ignored.push(pair);
        }
    }
    (query, ignored)
}

/// Applies one parameter to the query. Returns `false` if it was not understood.
fn apply_parameter(query: &mut Query, key: &str, value: &str) -> bool {
    match key {
        "q" => {
            query.search_text = value.chars().take(MAX_SEARCH_TEXT_CHARS).collect();
            true
        }
        "topic" | "any" | "not" => {
            let Some(slug) = Slug::parse(value) else {
                return false;
            };
            let is_new = query.topic_choice(&slug).is_none();
            let list = match key {
                "topic" => &mut query.topics,
                "any" => &mut query.any_topics,
                _ => &mut query.excluded_topics,
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
            let is_valid = !value.is_empty() && list.len() < MAX_VALUES_PER_FILTER;
            if is_valid && !list.iter().any(|other| other == value) {
                list.push(value.to_owned());
            }
            is_valid
        }
        "covered" => match value.parse::<u32>() {
            Ok(covered) => {
                query.min_publishers = covered;
                true
            }
            Err(_) => false,
        },
        "from" => set_if_valid(&mut query.from, Day::parse(value)),
        "to" => set_if_valid(&mut query.to, Day::parse(value)),
        // `lang` chooses the language of the page and does not filter.
        LANGUAGE_KEY => true,
        "show" => set_if_valid(&mut query.reader_list, ReaderList::parse(value)),
        "sort" => set_if_valid(&mut query.order, Order::parse(value)),
        _ => false,
    }
}

fn set_if_valid<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let is_valid = value.is_some();
    if is_valid {
        *field = value;
    }
    is_valid
}
