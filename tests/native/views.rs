//! Components rendered natively: their content, and hostile text in it.

use std::sync::Arc;

use broadsheet::{
    format::{
        Card, Manifest, Site,
        manifest::{Topic, Totals},
    },
    message::Message,
    model::{
        Address, Article, Day, Details, Element, Instant, Kind, Links, Part, Picture,
        PictureSource, Piece, Provider, Related, Slug, Tag,
    },
    query::{
        ParsedQuery, Query, Route, TopicChoice,
        criteria::QueryPart as Chosen,
        histogram::{BarUnit, HistogramBar, HistogramBars},
        search::MatchedWords,
    },
    view::{
        ArchiveInfo,
        about::About,
        body::BodyRenderer,
        card::StoryCard,
        count_line::CountLine,
        coverage::Coverage,
        facet::{Facet, FacetKind, FacetValue},
        figure::Figure,
        highlight::highlighted,
        histogram::Histogram,
        masthead::Masthead,
        menu::Menu,
        not_found::NotFound,
        offline::{OfflineSettings, OfflineState, WorkerMessage},
        search_box::SearchBox,
        story::{StoryArticle, StoryDetails},
    },
};
use leptos::prelude::*;

const HOSTILE: &str = "<img src=x onerror=alert(1)>\"'&</title><script>alert(1)</script>";

fn slug(text: &str) -> Slug {
    Slug::parse(text).expect("a slug")
}

fn archive_info(site: Site) -> ArchiveInfo {
    let topic = |name: &str, stories| Topic {
        slug: slug(&name.to_lowercase()),
        name: name.to_owned(),
        stories,
        rank: None,
    };
    let manifest = Manifest {
        format: 1,
        fingerprint: "abcdefghij".to_owned(),
        site,
        totals: Totals {
            stories: 1_204,
            publishers: 61,
            newest: Some(Instant::from_seconds(1_653_509_400)),
            ..Totals::default()
        },
        topics: vec![topic("Cloud", 88), topic("AI", 312)],
        providers: vec![provider("The Post")],
        kinds: vec![Kind::Article],
        segments: Vec::new(),
        ..Manifest::default()
    };
    ArchiveInfo::new(Arc::new(manifest), "https://paper.example/data/")
}

fn provider(name: &str) -> Provider {
    Provider {
        name: name.to_owned(),
        domain: "post.example".to_owned(),
        logo: None,
    }
}

fn card(title: &str) -> Card {
    Card {
        slug: slug("a-story"),
        title: title.to_owned(),
        excerpt: format!("About {title}"),
        time: Some(Instant::from_seconds(1_653_509_400)),
        own_day: None,
        provider: 0,
        authors: Vec::new(),
        section: None,
        kind: Kind::Video,
        topics: vec![1],
        picture: Some(Picture {
            source: PictureSource::parse("picture-aaaaaaaaaa.webp"),
            width: Some(1_000),
            height: Some(380),
            ..Picture::default()
        }),
        publishers: 11,
        publisher_names: vec!["Nasdaq".to_owned(), "The Post".to_owned()],
        length: None,
        locale: Some("en-gb".to_owned()),
    }
}

fn related(title: &str, quality: i32, seconds: i64) -> Related {
    Related {
        title: title.to_owned(),
        excerpt: String::new(),
        published: Some(Instant::from_seconds(seconds)),
        links: Links {
            web_url: Address::parse("https://other.example/story").ok(),
            amp_web_url: Address::parse("https://other.example/amp").ok(),
            ..Links::default()
        },
        kind: Kind::Article,
        provider: provider("The Other"),
        quality: Some(quality),
        images: Vec::new(),
    }
}

fn article(title: &str) -> Article {
    Article {
        slug: slug("a-story"),
        title: title.to_owned(),
        excerpt: title.to_owned(),
        published: Some(Instant::from_seconds(1_653_509_400)),
        own_day: None,
        links: Links::default(),
        kind: Kind::Article,
        quality: None,
        heat: None,
        provider: provider(title),
        topics: vec![title.to_owned()],
        images: Vec::new(),
        locale: None,
        length: None,
        items: Vec::new(),
        details: Details {
            authors: vec![title.to_owned()],
            price: Some(title.to_owned()),
            body: vec![Piece::Text(title.to_owned())],
            ..Details::default()
        },
    }
}

fn render(view: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().to_html());
    assert!(!html.contains(" style="), "a style attribute: {html}");
    // Leptos puts markers between adjacent texts for hydration.
    html.replace("<!>", "")
}

fn story_card(site: Site, title: &str) -> String {
    render(|| {
        view! {
            <StoryCard
                on_save=|()| {}
                archive_info=archive_info(site)
                card=card(title)
                query=Query::parse("?topic=ai")
                matched_words=MatchedWords::default()
                is_open=false
                on_toggle=|()| {}
                panel=|| view! { <p>"panel"</p> }
            />
        }
        .into_any()
    })
}

#[test]
fn a_card_shows_publisher_time_headline_and_coverage() {
    let html = story_card(Site::default(), "Tides turn");
    for part in [
        "data-testid=\"card\"",
        "data-testid=\"card-title\"",
        "data-testid=\"related-toggle\"",
        "aria-expanded=\"false\"",
        "href=\"article/a-story/?topic=ai\"",
        "datetime=\"2022-05-25T20:10:00Z\"",
        "title=\"2022-05-25 20:10 UTC\"",
        "The Post",
        "Tides turn",
        "About Tides turn",
        "href=\"topic/ai/\"",
        "Covered by 11 publishers",
        "Video",
        "width=\"1000\"",
        "height=\"380\"",
        "src=\"https://paper.example/data/picture-aaaaaaaaaa.webp\"",
        "referrerpolicy=\"no-referrer\"",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(
        !html.contains("panel</p>"),
        "a closed panel is not made: {html}"
    );
}

#[test]
fn a_card_of_the_only_publisher_shows_authors_and_section_instead() {
    let mut manifest = archive_info(Site::default()).manifest().clone();
    manifest.totals.publishers = 1;
    let archive_info = ArchiveInfo::new(Arc::new(manifest), "https://paper.example/data/");
    let card = Card {
        authors: vec!["Ada Reed".to_owned(), "Ben Voss".to_owned()],
        section: Some("on-the-water".to_owned()),
        ..card("Tides turn")
    };
    let html = render(|| {
        view! { <StoryArticle archive_info=archive_info card=card>""</StoryArticle> }.into_any()
    });
    let kicker = &html[..html.find("<h1").unwrap()];
    assert!(!kicker.contains("The Post"), "{kicker}");
    assert!(!kicker.contains("publisher-logo"), "{kicker}");
    let position = |part: &str| {
        kicker
            .find(part)
            .unwrap_or_else(|| panic!("{part}: {kicker}"))
    };
    assert!(position("Ada Reed, Ben Voss") < position("On the water"));
    assert!(position("On the water") < position("<time"));
}

#[test]
fn a_picture_offers_its_smaller_copies() {
    let figure = |smaller: Vec<u32>, source: &str| {
        let picture = Picture {
            source: PictureSource::parse(source),
            width: Some(1_000),
            smaller_widths: smaller,
            ..Picture::default()
        };
        render(move || {
            let site = Site {
                pictures_from: vec![Site::ANY_HTTPS_HOST.to_owned()],
                ..Site::default()
            };
            view! { <Figure archive_info=archive_info(site) picture=picture tint="" letter="P" /> }
                .into_any()
        })
    };
    let html = figure(vec![320, 640], "picture-aaaaaaaaaa.webp");
    let data = "https://paper.example/data/picture-aaaaaaaaaa";
    let srcset = format!("srcset=\"{data}-320.jpg 320w, {data}-640.jpg 640w, {data}.webp 1000w\"");
    assert!(
        html.contains(&srcset) && html.contains("sizes=\"13rem\""),
        "{html}"
    );
    for html in [
        figure(Vec::new(), "picture-aaaaaaaaaa.webp"),
        figure(vec![320], "https://elsewhere.example/a.webp"),
    ] {
        assert!(html.contains("src=") && !html.contains("srcset"), "{html}");
    }
}

#[test]
fn a_picture_in_a_text_has_its_size_if_it_is_known() {
    let picture = |smaller: Vec<u32>, width, source: &str| {
        let element = Element {
            src: PictureSource::parse(source),
            alt: "A tide".to_owned(),
            width,
            height: width,
            smaller_widths: smaller,
            ..Element::new(Tag::Img)
        };
        render(move || {
            let site = Site {
                pictures_from: vec![Site::ANY_HTTPS_HOST.to_owned()],
                ..Site::default()
            };
            text(site, vec![Piece::Element(element)])
        })
    };
    let html = picture(vec![320], Some(900), "picture-aaaaaaaaaa.webp");
    for part in [
        "srcset=",
        "-320.jpg 320w",
        "width=\"900\"",
        "height=\"900\"",
        "alt=\"A tide\"",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let html = picture(Vec::new(), Some(900), "picture-aaaaaaaaaa.webp");
    assert!(
        html.contains("width=\"900\"") && !html.contains("srcset"),
        "{html}"
    );
    let html = picture(Vec::new(), None, "https://elsewhere.example/a.webp");
    assert!(
        html.contains("alt=") && !html.contains("width") && !html.contains("sizes"),
        "{html}"
    );
}

#[test]
fn hostile_text_stays_text() {
    let pages = [
        story_card(Site::default(), HOSTILE),
        render(|| {
            let archive_info = archive_info(Site {
                title: HOSTILE.to_owned(),
                tagline: HOSTILE.to_owned(),
                ..Site::default()
            });
            view! { <Masthead archive_info=archive_info is_heading=true /> }.into_any()
        }),
        render(|| {
            view! {
                <StoryArticle archive_info=archive_info(Site::default()) card=card(HOSTILE)>
                    <StoryDetails
                        actions=().into_any()
                        archive_info=archive_info(Site::default())
                        article=article(HOSTILE)
                        query=Query::default()
                    />
                </StoryArticle>
            }
            .into_any()
        }),
        render(|| {
            let related = vec![related(HOSTILE, 1, 0)];
            view! { <Coverage archive_info=archive_info(Site::default()) related=related lead=None /> }.into_any()
        }),
        render(|| view! { <NotFound message=Message::PageNotFound address=HOSTILE /> }.into_any()),
    ];
    for html in pages {
        assert!(!html.contains("<script"), "{html}");
        assert!(!html.contains("<img src=x"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }
}

#[test]
fn coverage_is_in_order_of_quality_with_times_from_the_lead() {
    let lead = Instant::from_seconds(100_000);
    let stories = vec![
        related("Later, weak", 10, 100_000 + 3 * 3_600),
        related("Earlier, strong", 90, 100_000 - 3_600),
        related("Earliest, strong", 90, 0),
    ];
    let html = render(|| {
        view! { <Coverage archive_info=archive_info(Site::default()) related=stories lead=Some(lead) /> }
            .into_any()
    });
    let position = |text: &str| {
        html.find(text)
            .unwrap_or_else(|| panic!("{text} in {html}"))
    };
    assert!(position("Earliest, strong") < position("Earlier, strong"));
    assert!(position("Earlier, strong") < position("Later, weak"));
    for part in [
        "3 h later",
        "1 h earlier",
        "https://other.example/amp",
        "noopener noreferrer",
    ] {
        position(part);
    }
}

#[test]
fn facet_values_are_in_order_of_size_and_show_their_state() {
    let value = |name: &str, stories| FacetValue {
        key: name.to_owned(),
        name: name.to_owned(),
        stories,
    };
    let values = vec![value("Cloud", 88), value("AI", 312), value("Rail", 0)];
    let html = render(|| {
        view! {
            <Facet
                archive_info=archive_info(Site::default())
                kind=FacetKind { hook: "topic", count: "topic-count", find: Message::FindTopics, has_states: true }
                values=values
                counts=vec![7, 312, 0]
                choices=vec![None, Some(TopicChoice::All), Some(TopicChoice::Not)]
                on_choose=|_| {}
            />
        }
        .into_any()
    });
    let (ai, cloud) = (html.find("AI").unwrap(), html.find("Cloud").unwrap());
    assert!(ai < cloud, "{html}");
    assert_eq!(html.matches("aria-pressed=\"true\"").count(), 2, "{html}");
    for part in [
        "data-topic=\"Cloud\"",
        ">312</span>",
        ">7</span>",
        "AI: all of. Change to any of",
        "Rail: none of. Change to not selected",
        "⊘",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn a_long_facet_shows_the_first_and_the_selected_values() {
    let values = (0..600).map(|number| FacetValue {
        key: number.to_string(),
        name: format!("Publisher {number}"),
        stories: 600 - number,
    });
    let values = values.collect::<Vec<_>>();
    let mut choices = vec![None; 600];
    choices[500] = Some(TopicChoice::All);
    let html = render(|| {
        view! {
            <Facet
                archive_info=archive_info(Site::default())
                kind=FacetKind { hook: "publisher", count: "n", find: Message::FindPublishers, has_states: false }
                values=values
                counts=vec![1; 600]
                choices=choices
                on_choose=|_| {}
            />
        }
        .into_any()
    });
    assert_eq!(html.matches("data-testid=\"publisher\"").count(), 25);
    for part in ["Publisher 500", "Show all 600", "Find among publishers"] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn a_histogram_is_a_path_and_two_sliders() {
    let day = |number: i64| Day::from_number(19_000 + number);
    let bars = (0..3).map(|number| HistogramBar {
        first_day: day(number),
        last_day: day(number),
        rows: 0..0,
    });
    let timeline = HistogramBars {
        unit: BarUnit::Day,
        bars: bars.collect(),
    };
    let html = render(|| {
        view! {
            <Histogram
                archive_info=archive_info(Site::default())
                timeline=timeline
                counts=vec![1, 0, 200]
                range=(Some(day(1)), None)
                on_brush=|_| {}
                on_commit=|()| {}
            />
        }
        .into_any()
    });
    for part in [
        "M0 100v-2h.9v2zM2 100v-100h.9v100z",
        "x=\"1\"",
        "width=\"2\"",
        "aria-label=\"From\"",
        "aria-valuetext=\"2022-01-09\"",
        "Stories a day",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(!html.contains("style="), "{html}");
}

#[test]
fn matches_are_highlighted_in_text_that_stays_text() {
    let typed = ParsedQuery::parse("tide -moon");
    assert!(typed.has_words());
    let marks = MatchedWords::new(&["tides"], &["tur"]);
    let html = render(move || highlighted("The tides’ <turn> & Tür", &marks));
    assert!(html.contains("<mark>tides</mark>"), "{html}");
    assert!(
        html.contains("&lt;")
            && html.contains("<mark>turn</mark>")
            && html.contains("<mark>Tür</mark>"),
        "{html}"
    );
}

#[test]
fn the_count_is_announced_and_has_a_clear_button() {
    let count = |stories| {
        render(move || {
            view! {
                <CountLine
                    archive_info=archive_info(Site::default())
                    stories=stories
                    parts=vec![(Chosen::Topic(slug("ai")), "AI".to_owned())]
                    on_remove=|_| {}
                    on_clear=|()| {}
                >
                    <Menu
                        label="Order"
                        hook="sort"
                        choices=vec![("new", "Newest"), ("match", "Best match")]
                        is_short=true
                        chosen="new"
                        on_choose=|_| {}
                    />
                </CountLine>
            }
            .into_any()
        })
    };
    let html = count(Some(1));
    for part in [
        "role=\"status\"",
        ">1 story<",
        "data-testid=\"clear\"",
        "Remove AI",
        "data-testid=\"sort\"",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    assert!(count(None).contains("… of 1,204"));
}

#[test]
fn the_search_box_is_disabled_until_it_works() {
    let search = |is_ready| {
        render(move || {
            view! {
                <SearchBox
                    archive_info=archive_info(Site::default())
                    words="tides".to_owned()
                    is_ready=is_ready
                    notice="No stories match ‘tidse’.".to_owned()
                    on_type=|_| {}
                    on_commit=|()| {}
                />
            }
            .into_any()
        })
    };
    assert!(search(false).contains("disabled"));
    let html = search(true);
    assert!(!html.contains("disabled"), "{html}");
    for part in ["Search 1,204 stories", "‘tidse’", "-without"] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn a_story_without_an_address_has_no_external_link() {
    let page = |links: Links| {
        let article = Article {
            links,
            ..article("Quiet")
        };
        render(move || {
            view! {
                <StoryDetails
                    actions=().into_any()
                    archive_info=archive_info(Site::default())
                    article=article
                    query=Query::default()
                />
            }
            .into_any()
        })
    };
    assert!(!page(Links::default()).contains("source-links"));
    let html = page(related("x", 1, 0).links);
    assert!(
        html.contains("Read it at Quiet") && html.contains("AMP version"),
        "{html}"
    );
}

#[test]
fn a_collection_links_its_parts_in_the_archive() {
    let part = |path: &str, story| Part {
        path: path.to_owned(),
        story,
    };
    let here = broadsheet::model::part::PartStory {
        slug: slug("here"),
        title: "It is here".to_owned(),
    };
    let article = Article {
        items: vec![part("videos/here", Some(here)), part("videos/gone", None)],
        ..article("Parts")
    };
    let html = render(|| {
        view! {
            <StoryDetails
                actions=().into_any()
                archive_info=archive_info(Site::default())
                article=article
                query=Query::default()
            />
        }
        .into_any()
    });
    assert!(html.contains("href=\"article/here/\""), "{html}");
    assert!(html.contains("1 part is not in this archive."), "{html}");
}

#[test]
fn a_body_is_elements_and_text_only() {
    let element = |tag, children| {
        Piece::Element(Element {
            children,
            ..Element::new(tag)
        })
    };
    let hostile = || vec![Piece::Text(HOSTILE.to_owned())];
    let pieces = vec![
        element(Tag::H2, hostile()),
        element(
            Tag::P,
            vec![element(Tag::Span, hostile()), element(Tag::Br, vec![])],
        ),
        element(Tag::A, hostile()),
    ];
    let html = render(|| text(Site::default(), pieces));
    assert!(html.starts_with("<h2>&lt;img"), "{html}");
    assert!(html.contains("<br>") && !html.contains("</br>"), "{html}");
    assert!(!html.contains("<a") && !html.contains("<span"), "{html}");
    assert!(!html.contains("<script"), "{html}");
}

/// Renders the text of a story whose page is `article/here/`.
fn text(site: Site, body: Vec<Piece>) -> AnyView {
    BodyRenderer {
        archive_info: &archive_info(site),
        page: Route::Story(slug("here"), Query::default()),
        on_copy: Some(Callback::new(|_| {})),
    }
    .pieces(&body)
}

#[test]
fn links_of_a_text_lead_to_its_places_and_to_other_stories() {
    let body: Vec<Piece> = serde_json::from_value(serde_json::json!([
        {"tag": "h2", "id": "low", "children": ["Low"]},
        {"tag": "a", "fragment": "low", "children": ["a"]},
        {"tag": "a", "story": "there", "fragment": "high", "children": ["b"]},
        {"tag": "a", "href": "mailto:ada@tide.example", "children": ["c"]},
        {"tag": "a", "fragment": "\"><script>", "children": ["d"]},
        {"tag": "p", "id": "a b", "children": ["e"]},
    ]))
    .unwrap();
    let html = render(|| text(Site::default(), body));
    for part in [
        "<h2 id=\"text-low\">Low</h2>",
        "href=\"article/here/#text-low\"",
        "href=\"article/there/#text-high\"",
        "href=\"mailto:ada@tide.example\"",
        "</a>d<p>e</p>",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn code_is_shown_in_runs_with_its_language() {
    let code = |runs: &str| {
        let json = format!(
            r#"[{{"tag":"pre","language":"Rust","children":[{{"tag":"code","runs":{runs},"children":["fn é() {{}}"]}}]}}]"#
        );
        let body: Vec<Piece> = serde_json::from_str(&json).unwrap();
        render(|| text(Site::default(), body))
    };
    let html = code("[[3,5],[1,7]]");
    for part in [
        ">Rust</span>",
        ">Copy</button>",
        "<code><span class=\"token-keyword\">fn </span><span class=\"token-function\">é</span>() {}</code>",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    // Numbers that mean nothing show the whole text, without a class.
    let html = code("[[99,77]]");
    assert!(html.contains("fn é() {}"), "{html}");
    assert!(!html.contains("77") && !html.contains("token-"), "{html}");
}

#[test]
fn pictures_on_other_servers_need_a_setting() {
    let show = |from: &str| {
        let site = Site {
            pictures_from: vec![from.to_owned()],
            ..Site::default()
        };
        let mut card = card("Picture");
        card.picture = Some(Picture {
            source: PictureSource::parse("https://elsewhere.example/p.jpg"),
            ..Picture::default()
        });
        render(move || {
            view! {
                <StoryCard
                    on_save=|()| {}
                    archive_info=archive_info(site)
                    card=card
                    query=Query::default()
                    matched_words=MatchedWords::default()
                    is_open=false
                    on_toggle=|()| {}
                    panel=|| ()
                />
            }
            .into_any()
        })
    };
    for from in [Site::ANY_HTTPS_HOST, "https://elsewhere.example/"] {
        assert!(show(from).contains("https://elsewhere.example/p.jpg"));
    }
    for from in [
        "https://other.example/",
        "https://elsewhere.example/photos/",
    ] {
        assert!(!show(from).contains("elsewhere.example"));
    }
}

#[test]
fn the_page_about_the_archive_shows_counts_sources_and_version() {
    let html = render(|| view! { <About archive_info=archive_info(Site::default()) /> }.into_any());
    for part in ["1,204", "61", "The Post", "post.example", "abcdefghij"] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn the_size_of_the_archive_is_shown_before_it_is_saved_offline() {
    let mut archive_info = archive_info(Site::default());
    let shown = |archive_info: &ArchiveInfo, report: WorkerMessage, is_downloading| {
        let offline_state = OfflineState {
            report,
            is_downloading,
            is_off: false,
        };
        let archive_info = archive_info.clone();
        Owner::new().with(|| {
            let offline_state = RwSignal::new(offline_state);
            view! { <OfflineSettings archive_info=archive_info offline_state=offline_state on_command=|_| () /> }
                .to_html()
        })
    };
    let mut manifest = archive_info.manifest().clone();
    manifest.files.count = 1_240;
    manifest.files.bytes = 23_449_000;
    archive_info = ArchiveInfo::new(Arc::new(manifest), "https://paper.example/data/");
    let html = shown(&archive_info, WorkerMessage::default(), false);
    assert!(html.contains("24 MB in 1,240 files"), "{html}");
    assert!(!html.contains("<progress"));
    let report = WorkerMessage {
        files: 1_241,
        bytes: 124_000_000,
        saved_files: 2,
        saved_bytes: 999,
        failed: Some(HOSTILE.to_owned()),
        ..WorkerMessage::default()
    };
    let html = shown(&archive_info, report.clone(), false);
    assert!(
        html.contains("1 kB of 124 MB in 1,241 files are saved"),
        "{html}"
    );
    assert!(!html.contains("<script>"), "{html}");
    let html = shown(&archive_info, report, true);
    assert!(
        html.contains("<progress") && html.contains("value=\"999\""),
        "{html}"
    );
}
