//! Who covered a story: in order of time, and as marks on its card.

use std::sync::Arc;

use broadsheet::{
    format::{Card, Manifest, RelatedReason, RelatedStory, story},
    model::{Article, Instant, Kind, Links, Provider, Related, Slug, outline},
    query::{Query, search::MatchedWords},
    view::{
        ArchiveInfo, any_signal::AnyMemo, card::StoryCard, related_coverage::RelatedCoverage,
        timeline::CoverageTimeline,
    },
};
use leptos::prelude::*;

const LEAD: i64 = 1_653_509_400;

fn provider(name: &str) -> Provider {
    Provider {
        name: name.to_owned(),
        domain: format!("{}.example", name.to_lowercase()),
        logo: None,
    }
}

/// A story by a publisher, so many minutes after the lead.
fn related(name: &str, minutes: Option<i64>, quality: Option<i32>) -> Related {
    Related {
        title: format!("{name} says"),
        excerpt: String::new(),
        published: minutes.map(|minutes| Instant::from_seconds(LEAD + minutes * 60)),
        links: Links::default(),
        kind: Kind::Article,
        provider: provider(name),
        quality,
        images: Vec::new(),
    }
}

fn article(related: Vec<Related>) -> Article {
    Article {
        slug: Slug::parse("a-story").unwrap(),
        category: None,
        title: "The lead".to_owned(),
        excerpt: String::new(),
        published: Some(Instant::from_seconds(LEAD)),
        updated: None,
        links: Links::default(),
        kind: Kind::Article,
        quality: None,
        heat: None,
        provider: provider("Post"),
        authors: Vec::new(),
        topics: Vec::new(),
        images: Vec::new(),
        related,
        locale: None,
        price: None,
        length: None,
        levels: Vec::new(),
        ratings: None,
        items: Vec::new(),
        actions: Vec::new(),
        player: None,
        body: Vec::new(),
    }
}

fn paper() -> ArchiveInfo {
    let manifest = Manifest {
        providers: vec![provider("Post"), provider("Mint")],
        ..Manifest::default()
    };
    ArchiveInfo::new(Arc::new(manifest), "data/")
}

fn render(view: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().to_html());
    assert!(!html.contains(" style="), "a style attribute: {html}");
    html.replace("<!>", "")
}

fn around(article: Article, is_page: bool) -> String {
    render(|| {
        view! {
            <RelatedCoverage
                paper=paper()
                article=article
                also=Vec::new()
                query=Query::default()
                is_page=is_page
            />
        }
        .into_any()
    })
}

fn names(timeline: &CoverageTimeline) -> Vec<&str> {
    let stories = timeline.stories.iter();
    stories.map(|story| story.provider.name.as_str()).collect()
}

#[test]
fn a_timeline_is_in_order_of_time_and_the_story_itself_is_in_it() {
    let article = article(vec![
        related("Late", Some(25 * 60), None),
        related("Never", None, None),
        related("Same", Some(0), None),
        related("Early", Some(-65), None),
    ]);
    let timeline = CoverageTimeline::of(&article).unwrap();
    assert_eq!(names(&timeline), ["Early", "Post", "Same", "Late", "Never"]);
    assert_eq!((timeline.here, timeline.dated), (1, 4));
    assert_eq!(
        timeline.summary("5 publishers"),
        "5 publishers in 26 hours; first: Early"
    );
    assert_eq!(timeline.summary(""), "in 26 hours; first: Early");

    let html = around(article, true);
    let mut from = 0;
    for part in [
        "5 publishers in 26 hours; first: Early",
        "aria-pressed=\"true\"",
        "By time",
        ">first<",
        "Early says",
        "+1 h",
        "this story",
        "The lead",
        "+1 h",
        "Same says",
        "+1 d 2 h",
        "Late says",
        "Time unknown",
        "Never says",
    ] {
        let place = html[from..].find(part);
        from +=
            place.unwrap_or_else(|| panic!("{part} is not there, or not there in turn: {html}"));
    }
    assert!(!html.contains("timeline-more"), "{html}");
}

#[test]
fn a_lead_without_a_time_stands_at_the_end() {
    let mut article = article(vec![
        related("One", Some(0), None),
        related("Two", Some(0), None),
    ]);
    article.published = None;
    let timeline = CoverageTimeline::of(&article).unwrap();
    assert_eq!(names(&timeline), ["One", "Two", "Post"]);
    assert_eq!(timeline.here, 2);
    assert_eq!(
        timeline.summary("3 publishers"),
        "3 publishers at the same time; first: One"
    );
}

#[test]
fn with_one_time_or_none_there_is_no_timeline() {
    let article = article(vec![related("Never", None, Some(1))]);
    assert_eq!(CoverageTimeline::of(&article), None);
    let html = around(article, true);
    assert!(!html.contains("By time"), "{html}");
    assert!(
        html.contains("2 publishers") && html.contains("Never says"),
        "{html}"
    );
}

#[test]
fn many_stories_are_folded_but_never_the_story_itself() {
    let before = (1..=22).map(|number| related(&format!("P{number}"), Some(-number), None));
    let html = around(article(before.collect()), true);
    assert!(html.contains("Show all 23"), "{html}");
    assert!(html.contains("aria-expanded=\"false\""), "{html}");
    assert_eq!(html.matches("moment late").count(), 14, "{html}");
    assert!(html.contains("moment here last\""), "{html}");
}

#[test]
fn a_panel_is_in_order_of_quality() {
    let article = article(vec![
        related("Early", Some(-60), Some(1)),
        related("Good", Some(60), Some(9)),
    ]);
    let html = around(article, false);
    assert!(html.find("Good says") < html.find("Early says"), "{html}");
    assert!(
        html.contains("1 h later") && html.contains("1 h earlier"),
        "{html}"
    );
    assert!(!html.contains("timeline-here"), "{html}");
    assert!(html.contains("in 2 hours; first: Early"), "{html}");
}

#[test]
fn a_card_names_two_others_of_the_best_sources() {
    let card = |related| -> Card {
        let (outline, _) = outline::part(article(related));
        let numbers = story::ListNumbers {
            provider: 0,
            topics: Vec::new(),
        };
        story::card(&outline, &numbers, 5)
    };
    let card = card(vec![
        related("Weak", None, Some(1)),
        related("Post", None, Some(99)),
        related("Unknown", None, None),
        related("Mint", None, Some(70)),
        related("Mint", None, Some(60)),
        related("Nasdaq", None, Some(70)),
    ]);
    assert_eq!(card.marks, ["Mint", "Nasdaq"]);
    let html = render(|| {
        view! {
            <StoryCard
                on_save=|()| {}
                paper=paper()
                card=card
                query=AnyMemo::stored(Query::default())
                marks=AnyMemo::stored(MatchedWords::default())
                is_open=AnyMemo::stored(false)
                on_toggle=|()| {}
                panel=|| ()
            />
        }
        .into_any()
    });
    let stack = html.split("class=\"marks\"").nth(1).expect("a stack");
    let stack = stack.split("Covered by").next().unwrap();
    for letter in ["P", "M", "N"] {
        assert!(
            stack.contains(&format!("data-letter=\"{letter}\"")),
            "{html}"
        );
    }
    assert_eq!(stack.matches("aria-hidden=\"true\"").count(), 3, "{html}");
}

/// A story of the archive by this publisher of the manifest's list.
fn also(title: &str, provider: u32, similar: Option<u32>) -> RelatedStory {
    RelatedStory {
        slug: Slug::parse(&title.to_lowercase().replace(' ', "-")).unwrap(),
        title: title.to_owned(),
        time: None,
        provider,
        why: RelatedReason {
            similar,
            declared: similar.is_none(),
            ..RelatedReason::default()
        },
    }
}

fn around_with(related: Vec<Related>, also: Vec<RelatedStory>) -> String {
    let article = article(related);
    render(|| {
        view! {
            <RelatedCoverage
                paper=paper()
                article=article
                also=also
                query=Query::default()
                is_page=true
            />
        }
        .into_any()
    })
}

#[test]
fn what_was_found_is_the_coverage_of_a_story_whose_record_names_none() {
    let links = || {
        vec![
            also("Another subject", 1, None),
            also("The same told", 1, Some(71)),
            also("By itself", 0, Some(64)),
        ]
    };
    let html = around_with(Vec::new(), links());
    let place = |part: &str| html.find(part).unwrap_or_else(|| panic!("{part}: {html}"));
    // Post, whose story it is, and Mint.
    assert!(place("2 publishers") < place("The same told"), "{html}");
    assert!(place("The same told") < place("Similar title 0.71"));
    assert!(place("Similar title 0.64") < place("Related stories in this archive"));
    assert!(place("Related stories in this archive") < place("Another subject"));
    let html = around_with(vec![related("Named", Some(5), None)], links());
    let place = |part: &str| html.find(part).unwrap_or_else(|| panic!("{part}: {html}"));
    assert!(place("Named says") < place("Related stories in this archive"));
    assert!(place("Related stories in this archive") < place("Similar title 0.71"));
}
