//! Feeds and exported lists, read back with an XML parser, a JSON parser and a CSV reader; the feeds and prerendered pages
//! of a site.

use std::{fs, path::Path};

use broadsheet::{
    feed::{FeedChannel, FeedEntry, atom, csv as table, json_feed, rss},
    import::syntax::markup::{self, Token},
    model::{Address, Instant, Kind},
};
use proptest::{collection::vec, option, prelude::*};
use roxmltree::{Document, Node};
use serde_json::Value;

use crate::fixtures::command;

const DC: &str = "http://purl.org/dc/elements/1.1/";
const ATOM: &str = "http://www.w3.org/2005/Atom";

/// Generates any text, often one with a meaning in one of the formats.
fn text() -> impl Strategy<Value = String> {
    let marks = "[=+@\\-\t\r\n\"'&<>;,\\]\\\\\u{0}\u{1}\u{1f}\u{7f}\u{85}\u{2028}\u{202e}\u{fffe}\u{feff}#x日ع a-c]{0,16}";
    prop_oneof![
        3 => marks,
        1 => any::<String>(),
        1 => Just("]]></title><script>alert(1)</script>&lt;b&gt;&amp;#60;".to_owned()),
        1 => Just("=HYPERLINK(\"https://evil.example\")".to_owned()),
    ]
}

/// The owned fields of an entry.
#[derive(Clone, Debug)]
struct Story {
    title: String,
    excerpt: String,
    page: String,
    link: Option<Address>,
    publisher: String,
    domain: String,
    time: Option<Instant>,
    updated: Option<Instant>,
    topics: Vec<String>,
    kind: Kind,
    language: Option<String>,
}

impl Story {
    fn entry(&self) -> FeedEntry<'_> {
        FeedEntry {
            title: &self.title,
            excerpt: &self.excerpt,
            page_url: self.page.clone(),
            publisher_url: self.link.as_ref(),
            publisher: &self.publisher,
            domain: &self.domain,
            time: self.time,
            updated: self.updated,
            topics: self.topics.iter().map(String::as_str).collect(),
            kind: self.kind.name(),
            language: self.language.as_deref().unwrap_or_default(),
        }
    }
}

fn written<T>(entries: &[Story], write: impl FnOnce(&[FeedEntry<'_>]) -> T) -> T {
    write(&entries.iter().map(Story::entry).collect::<Vec<_>>())
}

fn entry() -> impl Strategy<Value = Story> {
    let moment = (-62_135_596_800_i64..=253_402_300_799).prop_map(Instant::from_seconds);
    let link = "https://[a-z]{1,8}\\.example/[a-z?&=é]{0,8}";
    let link = link.prop_map(|link| Address::parse(&link).unwrap());
    let names = (text(), text(), vec(text(), 0..4));
    (
        (text(), text(), "[a-z]{1,9}"),
        option::of(link),
        names,
        (option::of(moment.clone()), option::of(moment)),
        (text(), option::of(text())),
    )
        .prop_map(
            |(
                (title, excerpt, slug),
                link,
                (publisher, domain, topics),
                (time, updated),
                (kind, language),
            )| {
                Story {
                    title,
                    excerpt,
                    page: format!("https://news.example/article/{slug}/"),
                    link,
                    publisher,
                    domain,
                    time,
                    updated,
                    topics,
                    kind: Kind::from(kind),
                    language,
                }
            },
        )
}

fn channel() -> impl Strategy<Value = FeedChannel> {
    let own = option::of(Just("https://news.example/feed.xml?a=1&b=\"2\"".to_owned()));
    (text(), text(), own, text()).prop_map(|(title, description, own, fingerprint)| FeedChannel {
        title,
        description,
        feed_url: own,
        fingerprint,
        home_url: "https://news.example/".to_owned(),
        view_url: "https://news.example/?topic=ai&any=b".to_owned(),
        language: "en-GB".to_owned(),
    })
}

/// Removes the characters that XML 1.0 cannot contain.
fn xml_text(text: &str) -> String {
    let is_char = |letter: &char| matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_char).collect()
}

fn children<'a>(node: Node<'a, 'a>, space: Option<&str>, name: &str) -> Vec<String> {
    let children = node
        .children()
        .filter(|child| child.tag_name().namespace() == space && child.tag_name().name() == name);
    let text = |child: Node<'_, '_>| child.text().unwrap_or_default().to_owned();
    children.map(text).collect()
}

/// Reads a description as HTML, which must have no tag, and decodes its character references.
fn decode_html(html: &str) -> String {
    assert!(!html.contains(['<', '>']), "{html:?} has a tag");
    let named = |code: &str| format!("&#x{code};");
    let mut text = html.to_owned();
    for (code, mark) in [
        ("3C", "<"),
        ("3E", ">"),
        ("22", "\""),
        ("D", "\r"),
        ("26", "&"),
    ] {
        text = text.replace(&named(code), mark);
    }
    text
}

proptest! {
    #[test]
    fn rss_is_xml_with_all_fields(channel in channel(), entries in vec(entry(), 0..5)) {
        let feed = written(&entries, |entries| rss::write(&channel, entries));
        let document = Document::parse(&feed).expect("XML");
        let root = document.root_element();
        prop_assert_eq!(root.attribute("version"), Some("2.0"));
        let channel_node = root.first_element_child().unwrap();
        prop_assert_eq!(children(channel_node, None, "title"), [xml_text(&channel.title)]);
        prop_assert_eq!(children(channel_node, None, "link"), [channel.view_url.clone()]);
        let line = if channel.description.is_empty() { &channel.title } else { &channel.description };
        prop_assert_eq!(decode_html(&children(channel_node, None, "description")[0]), xml_text(line));
        let fingerprint = Some(&channel.fingerprint).filter(|fingerprint| !fingerprint.is_empty());
        let fingerprint: Vec<_> = fingerprint.map(|fingerprint| xml_text(fingerprint)).into_iter().collect();
        prop_assert_eq!(children(channel_node, Some(DC), "identifier"), fingerprint);
        let self_link = channel_node.children().find(|child| child.tag_name().namespace() == Some(ATOM));
        prop_assert_eq!(self_link.and_then(|link| link.attribute("href")), channel.feed_url.as_deref());
        let items: Vec<_> = channel_node.children().filter(|child| child.has_tag_name("item")).collect();
        prop_assert_eq!(items.len(), entries.len());
        for (item, entry) in items.into_iter().zip(&entries) {
            let only = |space, name: &str| children(item, space, name).first().cloned().unwrap_or_default();
            prop_assert_eq!(only(None, "title"), xml_text(&entry.title));
            prop_assert_eq!(&only(None, "link"), &entry.page);
            prop_assert_eq!(&only(None, "guid"), &entry.page);
            prop_assert_eq!(decode_html(&only(None, "description")), xml_text(&entry.excerpt));
            prop_assert_eq!(only(Some(DC), "creator"), xml_text(&entry.publisher));
            prop_assert_eq!(only(Some(DC), "source"), entry.link.clone().map(String::from).unwrap_or_default());
            prop_assert_eq!(only(Some(DC), "language"), xml_text(entry.language.as_deref().unwrap_or_default()));
            let topics: Vec<_> = entry.topics.iter().map(|topic| xml_text(topic)).collect();
            prop_assert_eq!(children(item, None, "category"), topics);
            prop_assert_eq!(children(item, None, "pubDate").len(), usize::from(entry.time.is_some()));
        }
    }

    #[test]
    fn atom_is_xml_with_all_fields(channel in channel(), entries in vec(entry(), 0..5)) {
        let feed = written(&entries, |entries| atom::write(&channel, entries));
        let document = Document::parse(&feed).expect("XML");
        let root = document.root_element();
        prop_assert!(root.has_tag_name((ATOM, "feed")));
        // RFC 4287, 4.1.1 and 4.1.2: exactly one of each; and an author for each entry.
        for name in ["id", "title", "updated"] {
            prop_assert_eq!(children(root, Some(ATOM), name).len(), 1, "{}", name);
        }
        prop_assert_eq!(children(root, Some(ATOM), "title"), [xml_text(&channel.title)]);
        let newest = entries.iter().filter_map(|entry| entry.updated.or(entry.time)).max();
        let newest = newest.unwrap_or(Instant::from_seconds(0)).to_string();
        prop_assert_eq!(children(root, Some(ATOM), "updated"), [newest]);
        let items: Vec<_> = root.children().filter(|child| child.has_tag_name((ATOM, "entry"))).collect();
        prop_assert_eq!(items.len(), entries.len());
        for (item, entry) in items.into_iter().zip(&entries) {
            for name in ["id", "title", "updated", "author"] {
                prop_assert_eq!(children(item, Some(ATOM), name).len(), 1, "{}", name);
            }
            let only = |name: &str| children(item, Some(ATOM), name).first().cloned().unwrap_or_default();
            prop_assert_eq!(&only("id"), &entry.page);
            prop_assert_eq!(only("title"), xml_text(&entry.title));
            prop_assert_eq!(only("summary"), xml_text(&entry.excerpt));
            let updated = entry.updated.or(entry.time).unwrap_or(Instant::from_seconds(0));
            prop_assert_eq!(only("updated"), updated.to_string());
            prop_assert_eq!(only("published"), entry.time.map(|time| time.to_string()).unwrap_or_default());
            let links = item.children().filter(|child| child.has_tag_name((ATOM, "link")));
            let links: Vec<_> = links.filter_map(|link| Some((link.attribute("rel")?, link.attribute("href")?))).collect();
            prop_assert!(links.contains(&("alternate", entry.page.as_str())));
            let via = links.iter().find(|(rel, _)| *rel == "via").map(|(_, href)| *href);
            prop_assert_eq!(via, entry.link.as_ref().map(Address::as_str));
            let topics = item.children().filter(|child| child.has_tag_name((ATOM, "category")));
            let topics: Vec<_> = topics.filter_map(|topic| topic.attribute("term")).collect();
            // XML parsers read a line feed or a tab in an attribute as a space.
            let expected: Vec<_> = entry.topics.iter().map(|topic| xml_text(topic).replace(['\t', '\n'], " ")).collect();
            prop_assert_eq!(topics, expected);
        }
    }

    #[test]
    fn dates_are_the_same_as_those_of_another_library(seconds in -62_135_596_800_i64..=253_402_300_799) {
        let date = rss::date(Instant::from_seconds(seconds));
        let moment = jiff::Timestamp::from_second(seconds).unwrap();
        prop_assert_eq!(date, moment.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string());
    }

    #[test]
    fn a_json_feed_is_json_with_all_fields(channel in channel(), entries in vec(entry(), 0..5)) {
        let feed: Value = serde_json::from_str(&written(&entries, |entries| json_feed::write(&channel, entries).expect("text"))).expect("JSON");
        prop_assert_eq!(&feed["version"], "https://jsonfeed.org/version/1.1");
        prop_assert_eq!(feed["title"].as_str(), Some(channel.title.as_str()));
        prop_assert_eq!(feed["home_page_url"].as_str(), Some(channel.view_url.as_str()));
        prop_assert_eq!(feed["feed_url"].as_str(), channel.feed_url.as_deref());
        let fingerprint = Some(channel.fingerprint.as_str()).filter(|fingerprint| !fingerprint.is_empty());
        prop_assert_eq!(feed["_broadsheet"]["export"].as_str(), fingerprint);
        let items = feed["items"].as_array().unwrap();
        prop_assert_eq!(items.len(), entries.len());
        for (item, entry) in items.iter().zip(&entries) {
            prop_assert_eq!(item["id"].as_str(), Some(entry.page.as_str()));
            prop_assert_eq!(item["title"].as_str().unwrap_or_default(), &entry.title);
            let content = if entry.excerpt.is_empty() { &entry.title } else { &entry.excerpt };
            prop_assert_eq!(item["content_text"].as_str(), Some(content.as_str()));
            prop_assert_eq!(item["external_url"].as_str(), entry.link.as_ref().map(Address::as_str));
            let language = item["language"].as_str().unwrap_or_default();
            prop_assert_eq!(language, entry.language.as_deref().unwrap_or_default());
            prop_assert_eq!(item["_broadsheet"]["type"].as_str(), Some(entry.kind.name()));
            let name = item["authors"][0]["name"].as_str().unwrap_or_default();
            prop_assert_eq!(name, &entry.publisher);
            let date = entry.time.map(|time| time.to_string());
            prop_assert_eq!(item["date_published"].as_str(), date.as_deref());
            let date = entry.updated.map(|time| time.to_string());
            prop_assert_eq!(item["date_modified"].as_str(), date.as_deref());
            let tags = item["tags"].as_array().into_iter().flatten();
            let tags: Vec<_> = tags.filter_map(Value::as_str).collect();
            prop_assert_eq!(&tags, &entry.topics);
        }
    }

    #[test]
    fn a_table_has_all_fields_and_no_formula(entries in vec(entry(), 0..5)) {
        let text = written(&entries, table::write);
        prop_assert!(text.ends_with("\r\n"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        prop_assert_eq!(reader.headers().unwrap(), &csv::StringRecord::from(table::CSV_COLUMNS.to_vec()));
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), entries.len());
        for (row, entry) in rows.iter().zip(&entries) {
            let fields = [&entry.title, &entry.excerpt, &entry.publisher, &entry.domain, &entry.page];
            for (column, field) in [0, 1, 3, 4, 8].into_iter().zip(fields) {
                let found = &row[column];
                prop_assert!(!found.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{:?}", found);
                let guarded = format!("'{field}");
                prop_assert!(found == field || found == guarded, "{:?} is {:?}", field, found);
            }
            prop_assert_eq!(row[5].strip_prefix('\'').unwrap_or(&row[5]).to_owned(), {
                let topics = entry.topics.join("; ");
                topics.strip_prefix('\'').unwrap_or(&topics).to_owned()
            });
        }
    }
}

/// Builds the site of a folder with the page, and returns the messages.
fn run(content: &Path, app: &Path) -> String {
    // A page without a script.
    let page = include_str!("../../index.html");
    let page = page.replace("<base data-trunk-public-url>", "<base href=\"/\">");
    fs::write(app.join("index.html"), page).unwrap();
    let done = command(&["build", "--no-cache"])
        .arg(content)
        .arg("--app")
        .arg(app)
        .output()
        .unwrap();
    let stderr = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{stderr}");
    stderr
}

fn build(settings: &str, app: &Path) -> String {
    let content = tempfile::tempdir().unwrap();
    fs::write(content.path().join("broadsheet.toml"), settings).unwrap();
    for day in 1..=60 {
        let (month, date) = (1 + day / 31, 1 + day % 31);
        let record = format!(
            "---\ntitle: \"Day {day} & more\"\npublishedDateTime: 2026-{month:02}-{date:02}T07:05:00Z\n\
             webUrl: https://post.example/{day}\nprovider: {{name: Post, domain: post.example}}\ntopics: [Sea]\n---\n"
        );
        // One story was changed later.
        let record = if day == 57 {
            record.replacen("webUrl", "updatedDateTime: 2026-03-09T08:00:00Z\nwebUrl", 1)
        } else {
            record
        };
        // February ends on the 28th.
        if (month, date) < (2, 29) {
            fs::write(content.path().join(format!("day-{day}.md")), record).unwrap();
        }
    }
    fs::write(
        content.path().join("undated.md"),
        "---\ntitle: Undated\n---\n",
    )
    .unwrap();
    run(content.path(), app)
}

#[test]
fn a_site_with_an_address_has_feeds_of_the_newest_stories() {
    let app = tempfile::tempdir().unwrap();
    let stderr = build(
        "title = \"Tide\"\nbase = \"https://tide.example/a\"",
        app.path(),
    );
    assert!(!stderr.contains("No feeds"), "{stderr}");
    let read = |name: &str| fs::read_to_string(app.path().join(name)).unwrap();
    let (rss, json) = (read("feed.xml"), read("feed.json"));
    let feed: Value = serde_json::from_str(&json).unwrap();
    let items = feed["items"].as_array().unwrap();
    assert_eq!(items.len(), 50);
    assert_eq!(items[0]["id"], "https://tide.example/a/article/day-58/");
    assert_eq!(items[0]["external_url"], "https://post.example/58");
    assert_eq!(items[0]["title"], "Day 58 & more");
    assert_eq!(items[0]["date_modified"], items[0]["date_published"]);
    assert_eq!(items[1]["date_modified"], "2026-03-09T08:00:00Z");
    assert_eq!(items[1]["date_published"], "2026-02-27T07:05:00Z");
    let changed =
        "<updated>2026-03-09T08:00:00Z</updated>\n<published>2026-02-27T07:05:00Z</published>";
    for name in ["feed.atom", "topic/sea/feed.atom"] {
        let atom = read(name);
        assert!(atom.contains(changed), "{name}: {atom}");
        let feed_updated = atom.split_once("<entry").unwrap().0;
        assert!(
            feed_updated.contains("<updated>2026-03-09T08:00:00Z"),
            "{name}"
        );
    }
    assert_eq!(feed["feed_url"], "https://tide.example/a/feed.json");
    let manifest: Value = serde_json::from_str(&read("data/manifest.json")).unwrap();
    assert_eq!(feed["_broadsheet"]["export"], manifest["fingerprint"]);
    let document = Document::parse(&rss).unwrap();
    let titles = document
        .descendants()
        .filter(|node| node.has_tag_name("item"));
    assert_eq!(titles.count(), 50);
    assert!(rss.contains("href=\"https://tide.example/a/feed.xml\""));
    assert!(!rss.contains("Undated"));
    // Every page has its metadata with its absolute address, and the sitemap names every page.
    let story = read("article/day-58/index.html");
    let address = "https://tide.example/a/article/day-58/";
    for part in [
        format!("<link rel=\"canonical\" href=\"{address}\">"),
        format!("<meta property=\"og:url\" content=\"{address}\">"),
        "<title>Day 58 &amp; more · Tide</title>".to_owned(),
        "\"isBasedOn\":\"https://post.example/58\"".to_owned(),
    ] {
        assert!(story.contains(&part), "{part} is not in {story}");
    }
    let topic = read("topic/sea/index.html");
    assert!(topic.contains("href=\"topic/sea/feed.atom\""), "{topic}");
    let topic_feed: Value = serde_json::from_str(&read("topic/sea/feed.json")).unwrap();
    assert_eq!(
        topic_feed["home_page_url"],
        "https://tide.example/a/topic/sea/"
    );
    assert_eq!(topic_feed["items"][0]["id"], address);
    Document::parse(&read("topic/sea/feed.atom")).unwrap();
    let map = read("sitemap.xml");
    let map = Document::parse(&map).unwrap();
    let pages = map
        .descendants()
        .filter(|node| node.tag_name().name() == "loc");
    // These are the front page, the page about the archive, one topic, 58 days and the undated story.
    assert_eq!(pages.count(), 62);
    assert!(read("robots.txt").contains("Sitemap: https://tide.example/a/sitemap.xml"));
    let page = read("index.html");
    assert!(page.contains("type=\"application/rss+xml\" title=\"Tide\" href=\"feed.xml\""));

    let stderr = build("title = \"Tide\"", app.path());
    assert!(stderr.contains("No feeds"), "{stderr}");
    assert!(
        !app.path().join("feed.xml").exists(),
        "an old feed is removed"
    );
    assert!(!read("index.html").contains("rel=\"alternate\""));
    for removed in ["topic/sea/feed.xml", "sitemap.xml", "robots.txt"] {
        assert!(!app.path().join(removed).exists(), "{removed}");
    }
}

#[test]
fn the_newest_stories_are_prerendered_and_old_pages_are_removed() {
    let app = tempfile::tempdir().unwrap();
    build("prerender = 10", app.path());
    let stories = || {
        let entries = fs::read_dir(app.path().join("article")).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    assert_eq!(stories().len(), 10);
    assert_eq!(stories()[0], "day-49");
    let before = fs::metadata(app.path().join("article/day-55/index.html"))
        .unwrap()
        .modified()
        .unwrap();
    fs::create_dir(app.path().join("article/mine")).unwrap();
    fs::write(app.path().join("article/mine/index.html"), "<p>mine").unwrap();
    build("prerender = 5", app.path());
    assert_eq!(
        stories(),
        ["day-54", "day-55", "day-56", "day-57", "day-58", "mine"]
    );
    let after = fs::metadata(app.path().join("article/day-55/index.html"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(before, after, "an unchanged page is not written again");
    let stderr = build("prerender = 0", app.path());
    assert!(stderr.contains("3 prerendered pages"), "{stderr}");
    assert_eq!(stories(), ["mine"]);
}

#[test]
fn one_more_story_changes_few_pages() {
    let (content, app) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let record = |name: &str, day: u8, topic: &str| {
        let text = format!(
            "---\ntitle: About {name}\npublishedDateTime: 2026-01-{day:02}T07:05:00Z\n\
             provider: {{name: Post {name}, domain: {name}.example}}\ntopics: [{topic}]\n---\nSomething of {name}.\n"
        );
        fs::write(content.path().join(format!("{name}.md")), text).unwrap();
    };
    let build = || {
        run(content.path(), app.path());
        let pages = [
            "article/salt",
            "article/wind",
            "topic/sea",
            "topic/air",
            "about",
        ];
        pages.map(|page| fs::read(app.path().join(page).join("index.html")).unwrap())
    };
    record("salt", 1, "Sea");
    record("brine", 1, "Sea");
    record("wind", 2, "Air");
    let before = build();
    record("foam", 3, "Sea");
    let after = build();
    let same: Vec<bool> = before
        .iter()
        .zip(&after)
        .map(|(before, after)| before == after)
        .collect();
    assert_eq!(same, [true, true, false, true, false]);
}

#[test]
fn a_hostile_record_is_text_on_every_page() {
    let (content, app) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let markup = "</title></script><script>window.hit=1</script>\\\"'<img src=x onerror=hit()><!--";
    let record = format!(
        "---\ntitle: \"A {markup}\"\nexcerpt: \"B {markup}\"\npublishedDateTime: 2026-01-02T07:05:00Z\n\
         webUrl: \"https://post.example/a?x=</script><script>hit()</script>\"\n\
         provider: {{name: \"C {markup}\", domain: post.example}}\ntopics: [\"D {markup}\"]\n\
         category: \"E {markup}\"\nauthors: [\"F {markup}\"]\n---\nG <script>hit()</script> <a href=\"javascript:hit()\">x</a>\n"
    );
    fs::write(content.path().join("a.md"), record).unwrap();
    fs::write(
        content.path().join("broadsheet.toml"),
        format!(
            "title = \"S {markup}\"\nbase = \"https://tide.example/\"\ntagline = \"T {markup}\""
        ),
    )
    .unwrap();
    run(content.path(), app.path());
    let topics = fs::read_dir(app.path().join("topic")).unwrap();
    let topics = topics.map(|topic| topic.unwrap().path().join("index.html"));
    let others = [
        "index.html",
        "article/a/index.html",
        "about/index.html",
        "404.html",
    ];
    let pages = others
        .map(|page| app.path().join(page))
        .into_iter()
        .chain(topics);
    for page in pages {
        let html = fs::read_to_string(&page).unwrap();
        // An HTML parser finds only our scripts, and no attribute with a script.
        let allowed = [
            "<script>(e=>",
            "<script type=\"application/json\"",
            "<script type=\"application/ld+json\"",
        ];
        for (start, _) in html.match_indices("<script") {
            let found = &html[start..];
            assert!(
                allowed.iter().any(|script| found.starts_with(script)),
                "{page:?}: {}",
                &found[..80.min(found.len())]
            );
        }
        for bad in ["<img src=x", "href=\"javascript:", "</title></script>"] {
            assert!(!html.contains(bad), "{page:?}: {bad}");
        }
    }
}

/// Returns the text of a page, and the names and attributes of the elements that a browser would create.
fn read_html(html: &str) -> (String, Vec<String>) {
    let (mut text, mut tags) = (String::new(), Vec::new());
    for token in markup::tokens(html) {
        match token {
            Token::Text(run) => text.push_str(&run),
            Token::Start(name, attributes) => {
                let attributes = attributes.into_iter();
                let handlers = attributes.filter(|(name, _)| name.starts_with("on"));
                tags.extend(handlers.map(|(name, _)| name));
                tags.push(name);
            }
            Token::End(_) => {}
        }
    }
    (text, tags)
}

#[test]
fn text_that_looks_like_markup_is_text_everywhere() {
    let texts = [
        "<script>alert(1)</script>",
        "<img src=x onerror=hit()>",
        "Vec<T>",
        "a < b",
        "</title></script></p>",
        "<!-- x",
        "]]>",
        "<svg/onload=hit()>",
        "rel=\"preload\" &lt;b>",
    ];
    let (content, app) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (number, text) in texts.iter().enumerate() {
        // An entity in a record is decoded once.
        let text = serde_json::to_string(&text.replace('&', "&amp;")).unwrap();
        let field = |name: &str| text.replacen('"', &format!("\"{name} "), 1);
        let record = format!(
            "---\ntitle: {}\nexcerpt: {}\npublishedDateTime: 2026-01-0{}T07:05:00Z\n\
             webUrl: https://post.example/{number}\ntopics: [{}]\n\
             provider: {{name: {}, domain: post{number}.example, authors: [{}]}}\n---\n",
            field("Title"),
            field("Excerpt"),
            number + 1,
            field("Topic"),
            field("Publisher"),
            field("Author"),
        );
        fs::write(content.path().join(format!("story-{number}.md")), record).unwrap();
    }
    let settings = "title = \"Tide\"\nbase = \"https://tide.example/\"";
    fs::write(content.path().join("broadsheet.toml"), settings).unwrap();
    run(content.path(), app.path());
    let read = |name: &str| fs::read_to_string(app.path().join(name)).unwrap();

    let front = read("index.html");
    let empty = read_html(&read("404.html")).1;
    for (number, text) in texts.iter().enumerate() {
        let html = read(&format!("article/story-{number}/index.html"));
        let (shown, tags) = read_html(&html);
        for name in ["Title", "Excerpt", "Topic", "Publisher", "Author"] {
            assert!(
                shown.contains(&format!("{name} {text}")),
                "{name} {text}: {shown}"
            );
        }
        for bad in ["t", "onerror", "onload"] {
            assert!(!tags.iter().any(|tag| tag == bad), "{text}: {bad}");
        }
        let scripts = |tags: &[String]| tags.iter().filter(|tag| *tag == "script").count();
        let data = html.matches("<script type=\"application/").count();
        // These are the scripts of the page, the data, and the script that removes the page at another address.
        assert_eq!(scripts(&tags), scripts(&empty) + data + 1, "{text}");
        assert!(
            !html.contains("<img src=x") && !html.contains("<svg/onload"),
            "{text}"
        );
        // These are the metadata in the head of the page.
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        let escaped = escaped.replace('>', "&gt;").replace('"', "&quot;");
        for part in [
            format!("<title>Title {escaped} · Tide</title>"),
            format!("<meta property=\"og:title\" content=\"Title {escaped}"),
            format!("<meta property=\"og:description\" content=\"Excerpt {escaped}\">"),
            format!("<meta property=\"article:tag\" content=\"Topic {escaped}\">"),
        ] {
            assert!(html.contains(&part), "{part} is not in {html}");
        }
        let (_, data) = html
            .split_once("<script type=\"application/ld+json\">")
            .unwrap();
        let (data, _) = data.split_once("</script>").unwrap();
        let data: Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["headline"], format!("Title {text}"));
        assert_eq!(data["author"][0]["name"], format!("Author {text}"));
        assert!(
            read_html(&front).0.contains(&format!("Title {text}")),
            "{text}"
        );
    }

    let feed: Value = serde_json::from_str(&read("feed.json")).unwrap();
    let (rss, atom) = (read("feed.xml"), read("feed.atom"));
    for feed in [&rss, &atom, &read("sitemap.xml")] {
        for bad in ["<script", "<img", "<svg", "<T", "]]>"] {
            assert!(!feed.contains(bad), "{bad}: {feed}");
        }
    }
    let (rss, atom) = (
        Document::parse(&rss).unwrap(),
        Document::parse(&atom).unwrap(),
    );
    let all = |document: &Document<'_>, item: &str, space, name: &str| -> Vec<String> {
        let items = document
            .descendants()
            .filter(|node| node.tag_name().name() == item);
        items.flat_map(|item| children(item, space, name)).collect()
    };
    Document::parse(&read("sitemap.xml")).unwrap();
    for (number, text) in texts.iter().rev().enumerate() {
        let (title, excerpt) = (format!("Title {text}"), format!("Excerpt {text}"));
        let item = &feed["items"][number];
        assert_eq!(
            (&item["title"], &item["content_text"]),
            (&title.clone().into(), &excerpt.clone().into())
        );
        assert_eq!(item["tags"][0], format!("Topic {text}"));
        assert_eq!(item["authors"][0]["name"], format!("Publisher {text}"));
        assert_eq!(all(&rss, "item", None, "title")[number], title);
        assert_eq!(
            decode_html(&all(&rss, "item", None, "description")[number]),
            excerpt
        );
        assert_eq!(
            all(&rss, "item", None, "category")[number],
            format!("Topic {text}")
        );
        assert_eq!(all(&atom, "entry", Some(ATOM), "title")[number], title);
        assert_eq!(all(&atom, "entry", Some(ATOM), "summary")[number], excerpt);
    }

    // The export contains the texts unchanged, and the page shows them as text.
    let files = fs::read_dir(app.path().join("data")).unwrap();
    let files = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap_or_default());
    let export: String = files.collect();
    for text in texts {
        for name in ["Title", "Excerpt", "Topic", "Publisher", "Author"] {
            let json = serde_json::to_string(&format!("{name} {text}")).unwrap();
            let json = json.trim_matches('"');
            assert!(export.contains(json), "{json}");
        }
    }
}
