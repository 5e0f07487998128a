//! The coverage of a story: its timeline, its list, and the marks on its card.

use std::sync::Arc;

use broadsheet::{
    format::{Card, Manifest, RelatedReason, RelatedStory, story},
    model::{Article, Details, Instant, Kind, Links, Provider, Related, Slug, stored_article},
    query::{Query, search::MatchedWords},
    view::{
        ArchiveInfo, card::StoryCard, related_coverage::RelatedCoverage, timeline::CoverageTimeline,
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

/// Returns a story by a publisher, this many minutes after the lead.
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
        title: "The lead".to_owned(),
        excerpt: String::new(),
        published: Some(Instant::from_seconds(LEAD)),
        own_day: None,
        links: Links::default(),
        kind: Kind::Article,
        quality: None,
        heat: None,
        provider: provider("Post"),
        topics: Vec::new(),
        images: Vec::new(),
        locale: None,
        length: None,
        items: Vec::new(),
        details: Details {
            related,
            ..Details::default()
        },
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

fn related_coverage(article: Article, is_page: bool) -> String {
    render(|| {
        view! {
            <RelatedCoverage
                archive_info=paper()
                article=article
                related_stories=Vec::new()
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
fn a_timeline_is_in_order_of_time_and_contains_the_story_itself() {
    let article = article(vec![
        related("Late", Some(25 * 60), None),
        related("Never", None, None),
        related("Same", Some(0), None),
        related("Early", Some(-65), None),
    ]);
    let timeline = CoverageTimeline::new(&article).unwrap();
    assert_eq!(names(&timeline), ["Early", "Post", "Same", "Late", "Never"]);
    assert_eq!((timeline.current, timeline.dated), (1, 4));
    assert_eq!(
        timeline.summary("5 publishers"),
        "5 publishers in 26 hours; first: Early"
    );
    assert_eq!(timeline.summary(""), "in 26 hours; first: Early");

    let html = related_coverage(article, true);
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
        let position = html[from..].find(part);
        from += position.unwrap_or_else(|| panic!("{part} is missing or out of order: {html}"));
    }
    assert!(!html.contains("timeline-more"), "{html}");
}

#[test]
fn a_lead_without_a_time_comes_last() {
    let mut article = article(vec![
        related("One", Some(0), None),
        related("Two", Some(0), None),
    ]);
    article.published = None;
    let timeline = CoverageTimeline::new(&article).unwrap();
    assert_eq!(names(&timeline), ["One", "Two", "Post"]);
    assert_eq!(timeline.current, 2);
    assert_eq!(
        timeline.summary("3 publishers"),
        "3 publishers at the same time; first: One"
    );
}

#[test]
fn there_is_no_timeline_with_fewer_than_two_times() {
    let article = article(vec![related("Never", None, Some(1))]);
    assert_eq!(CoverageTimeline::new(&article), None);
    let html = related_coverage(article, true);
    assert!(!html.contains("By time"), "{html}");
    assert!(
        html.contains("2 publishers") && html.contains("Never says"),
        "{html}"
    );
}

#[test]
fn a_long_timeline_is_collapsed_but_shows_the_story_itself() {
    let before = (1..=22).map(|number| related(&format!("P{number}"), Some(-number), None));
    let html = related_coverage(article(before.collect()), true);
    assert!(html.contains("Show all 23"), "{html}");
    assert!(html.contains("aria-expanded=\"false\""), "{html}");
    assert_eq!(
        html.matches("timeline-item collapsible").count(),
        14,
        "{html}"
    );
    assert!(
        html.contains("timeline-item current last-dated\""),
        "{html}"
    );
}

#[test]
fn a_panel_is_in_order_of_quality() {
    let article = article(vec![
        related("Early", Some(-60), Some(1)),
        related("Good", Some(60), Some(9)),
    ]);
    let html = related_coverage(article, false);
    assert!(html.find("Good says") < html.find("Early says"), "{html}");
    assert!(
        html.contains("1 h later") && html.contains("1 h earlier"),
        "{html}"
    );
    assert!(!html.contains("timeline-current"), "{html}");
    assert!(html.contains("in 2 hours; first: Early"), "{html}");
}

#[test]
fn a_card_names_two_others_of_the_best_sources() {
    let card = |related| -> Card {
        let (outline, _) = stored_article::split_article(article(related));
        let numbers = story::ListNumbers {
            provider: 0,
            topics: Vec::new(),
        };
        story::build_card(&outline, &numbers, 5)
    };
    let card = card(vec![
        related("Weak", None, Some(1)),
        related("Post", None, Some(99)),
        related("Unknown", None, None),
        related("Mint", None, Some(70)),
        related("Mint", None, Some(60)),
        related("Nasdaq", None, Some(70)),
    ]);
    assert_eq!(card.publisher_names, ["Mint", "Nasdaq"]);
    let html = render(|| {
        view! {
            <StoryCard
                on_save=|()| {}
                archive_info=paper()
                card=card
                query=Query::default()
                matched_words=MatchedWords::default()
                is_open=false
                on_toggle=|()| {}
                panel=|| ()
            />
        }
        .into_any()
    });
    let stack = html
        .split("class=\"publisher-logos\"")
        .nth(1)
        .expect("a stack");
    let stack = stack.split("Covered by").next().unwrap();
    for letter in ["P", "M", "N"] {
        assert!(
            stack.contains(&format!("data-letter=\"{letter}\"")),
            "{html}"
        );
    }
    assert_eq!(stack.matches("aria-hidden=\"true\"").count(), 3, "{html}");
}

/// Returns a story of the archive by the publisher with this index in the manifest.
fn related_story(title: &str, provider: u32, similar: Option<u32>) -> RelatedStory {
    RelatedStory {
        slug: Slug::parse(&title.to_lowercase().replace(' ', "-")).unwrap(),
        title: title.to_owned(),
        time: None,
        own_day: None,
        provider,
        reason: RelatedReason {
            similar,
            declared: similar.is_none(),
            ..RelatedReason::default()
        },
    }
}

fn related_coverage_with(related: Vec<Related>, also: Vec<RelatedStory>) -> String {
    let article = article(related);
    render(|| {
        view! {
            <RelatedCoverage
                archive_info=paper()
                article=article
                related_stories=also
                query=Query::default()
                is_page=true
            />
        }
        .into_any()
    })
}

#[test]
fn similar_stories_are_the_coverage_if_the_record_names_none() {
    let links = || {
        vec![
            related_story("Another subject", 1, None),
            related_story("The same told", 1, Some(71)),
            related_story("By itself", 0, Some(64)),
        ]
    };
    let html = related_coverage_with(Vec::new(), links());
    let position = |part: &str| html.find(part).unwrap_or_else(|| panic!("{part}: {html}"));
    // The publishers are Post, which has the story, and Mint.
    assert!(
        position("2 publishers") < position("The same told"),
        "{html}"
    );
    assert!(position("The same told") < position("Similar title 0.71"));
    assert!(position("Similar title 0.64") < position("Related stories in this archive"));
    assert!(position("Related stories in this archive") < position("Another subject"));
    let html = related_coverage_with(vec![related("Named", Some(5), None)], links());
    let position = |part: &str| html.find(part).unwrap_or_else(|| panic!("{part}: {html}"));
    assert!(position("Named says") < position("Related stories in this archive"));
    assert!(position("Related stories in this archive") < position("Similar title 0.71"));
}

#[test]
fn coverage_of_one_publisher_is_not_counted() {
    let by_itself = Related {
        provider: article(Vec::new()).provider,
        ..related("A follow-up", Some(5), None)
    };
    let html = related_coverage_with(vec![by_itself], Vec::new());
    assert!(html.contains("A follow-up says"), "{html}");
    assert!(!html.contains("1 publisher"), "{html}");
}
