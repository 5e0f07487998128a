//! Tests of edits.

use super::*;
use crate::model::{Article, Details, Kind, Provider, Slug, StoredArticle};

fn story(title: &str, topics: &[&str]) -> ImportedStory {
    let article = Article {
        slug: Slug::parse("x").unwrap(),
        title: title.to_owned(),
        topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
        kind: Kind::from("video".to_owned()),
        provider: Provider {
            name: "Harbour Post".to_owned(),
            domain: "harbourpost.example".to_owned(),
            logo: None,
        },
        ..empty()
    };
    ImportedStory {
        path: "x.md".to_owned(),
        article: StoredArticle::from(article),
    }
}

fn empty() -> Article {
    Article {
        slug: Slug::parse("x").unwrap(),
        title: String::new(),
        excerpt: String::new(),
        published: None,
        own_day: None,
        links: crate::model::Links::default(),
        kind: Kind::default(),
        quality: None,
        heat: None,
        provider: Provider::default(),
        topics: Vec::new(),
        images: Vec::new(),
        locale: None,
        length: None,
        items: Vec::new(),
        details: Details::default(),
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> HashMap<String, String> {
    let pairs = pairs
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
    pairs.collect()
}

#[test]
fn topics_have_one_name_and_come_with_their_parents() {
    let edits = Edits {
        names: pairs(&[("railways", "Rail"), ("rail", "Rail")]),
        parents: pairs(&[("rail", "Transport"), ("transport", "World")]),
        ..Edits::default()
    };
    let mut stories = vec![story("a", &["railways", "Rail", "Tides"])];
    edits.apply(&mut stories, &mut Report::default());
    let topics = &stories[0].article.outline.topics;
    assert_eq!(*topics, ["Rail", "Transport", "World", "Tides"]);
}

#[test]
fn rules_are_for_stories_without_a_topic() {
    let edits = Edits {
        rules: vec![
            TopicRule::new("Rail", &words(&["viaduct", "night train", "tram*"])).unwrap(),
            TopicRule::new("Sea", &words(&["tide"])).unwrap(),
        ],
        ..Edits::default()
    };
    for (title, has, topics) in [
        ("The Viaduct, reopened", &[][..], &["Rail"][..]),
        ("A night-train returns", &[], &["Rail"]),
        ("Tramways and a tide", &[], &["Rail", "Sea"]),
        ("Tides turn", &[], &[]),
        ("The viaduct", &["Bridges"], &["Bridges"]),
    ] {
        let mut stories = vec![story(title, has)];
        edits.apply(&mut stories, &mut Report::default());
        assert_eq!(stories[0].article.outline.topics, topics, "{title}");
    }
    assert_eq!(TopicRule::new("x", &words(&["a", "!"])), None);
}

#[test]
fn hidden_stories_are_counted_and_named() {
    let set = |text: &str| HashSet::from([text.to_owned()]);
    for hidden in [
        Hidden {
            topics: set("tides"),
            ..Hidden::default()
        },
        Hidden {
            publishers: set("harbourpost.example"),
            ..Hidden::default()
        },
        Hidden {
            types: set("video"),
            ..Hidden::default()
        },
    ] {
        let edits = Edits {
            hidden,
            ..Edits::default()
        };
        let mut stories = vec![story("a", &["Tides"])];
        let mut report = Report::default();
        edits.apply(&mut stories, &mut report);
        assert_eq!((stories.len(), report.hidden.count), (0, 1));
        assert_eq!(report.problems.len(), 1);
    }
}
