//! Questions and answers: addresses that survive a round trip, and answers that a naive reading of
//! the articles gives too.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

use std::path::Path;

use broadsheet::{
    export,
    format::Site,
    model::{Article, Slug, slug},
    query::{self, Archive, Query, Route},
};
use proptest::{collection::vec, prelude::*};

fn slug_text() -> impl Strategy<Value = Slug> {
    "[a-z0-9]{1,12}(-[a-z0-9]{1,4})?"
        .prop_filter_map("a name that Windows reserves", |text| Slug::parse(&text))
}

fn question() -> impl Strategy<Value = Query> {
    vec(slug_text(), 0..6).prop_map(|topics| {
        let mut query = Query::default();
        for topic in topics {
            if !query.topics.contains(&topic) {
                query.topics.push(topic);
            }
        }
        query
    })
}

proptest! {
    #[test]
    fn a_question_survives_its_address(query in question()) {
        prop_assert_eq!(Query::parse(&query.to_search()), query);
    }

    #[test]
    fn a_route_survives_its_address(slug in slug_text(), query in question()) {
        for route in [Route::Story(slug, query.clone()), Route::List(query), Route::About] {
            let href = route.href();
            let (path, search) = href.split_once('?').unwrap_or((&href, ""));
            let path = path.strip_prefix("./").unwrap_or(path);
            prop_assert_eq!(Route::parse(path, search), route);
        }
    }

    #[test]
    fn any_address_is_understood_or_missing(path in ".{0,40}", search in ".{0,40}") {
        let route = Route::parse(&path, &search);
        let again = Query::parse(&route.query().to_search());
        prop_assert_eq!(again, route.query());
    }

    #[test]
    fn choosing_twice_is_not_choosing(query in question(), topic in slug_text()) {
        prop_assume!(!query.topics.contains(&topic));
        prop_assert_eq!(query.toggled(&topic).toggled(&topic), query);
    }

    #[test]
    fn any_text_makes_a_slug(text in ".{0,120}") {
        let slug = slug::from_text(&text).unwrap_or_else(|| slug::hashed("topic", &text));
        prop_assert_eq!(Slug::parse(slug.as_str()), Some(slug));
    }
}

/// The rows that a plain reading of the articles gives, newest first.
fn naive(articles: &[Article], topics: &[String]) -> Vec<u32> {
    let matches = |article: &Article| topics.iter().all(|topic| article.topics.contains(topic));
    let rows = articles.iter().enumerate().rev();
    rows.filter(|(_, article)| matches(article))
        .map(|(row, _)| u32::try_from(row).unwrap())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn answers_are_those_of_a_plain_reading(
        articles in support::archive(60),
        chosen in vec(any::<prop::sample::Index>(), 0..3),
    ) {
        let out = tempfile::tempdir().unwrap();
        export::write(articles.clone(), &Site::default(), Path::new("."), out.path(), &|_| {}).unwrap();
        let decoded = support::decode(out.path());
        let topics = &decoded.manifest.topics;
        let archive = Archive::new(&decoded.manifest, &decoded.columns);
        let mut query = Query::default();
        let mut names = Vec::new();
        for index in chosen {
            if !topics.is_empty() {
                let topic = index.get(topics);
                if !query.topics.contains(&topic.slug) {
                    query.topics.push(topic.slug.clone());
                    names.push(topic.name.clone());
                }
            }
        }
        let answer = query::answer(&archive, &query);
        prop_assert_eq!(&answer.rows, &naive(&articles, &names));
        for (number, topic) in topics.iter().enumerate() {
            let mut with = names.clone();
            with.push(topic.name.clone());
            prop_assert_eq!(answer.counts[number] as usize, naive(&articles, &with).len());
        }
        for (dropped, stories) in query::answer::without_each(&archive, &query) {
            let place = query.topics.iter().position(|topic| *topic == dropped).unwrap();
            let mut rest = names.clone();
            rest.remove(place);
            prop_assert_eq!(stories, naive(&articles, &rest).len());
        }
    }
}

#[test]
fn a_topic_that_is_not_there_matches_nothing_and_is_named() {
    let out = tempfile::tempdir().unwrap();
    export::write(
        Vec::new(),
        &Site::default(),
        Path::new("."),
        out.path(),
        &|_| {},
    )
    .unwrap();
    let decoded = support::decode(out.path());
    let archive = Archive::new(&decoded.manifest, &decoded.columns);
    let answer = query::answer(&archive, &Query::parse("?topic=nowhere"));
    assert!(answer.rows.is_empty());
    assert_eq!(answer.unknown, [Slug::parse("nowhere").unwrap()]);
}
