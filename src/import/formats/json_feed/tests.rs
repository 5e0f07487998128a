//! Tests of JSON Feed.

use super::*;
use crate::import::{files::RecordFileKind, reading::read_bytes, record::Record};

fn raw_records(feed: &str, address: Option<&str>) -> Vec<(String, RawRecord<'static>)> {
    let json = Json::new(feed, 1);
    let entries = json.entries(json.whole().unwrap()).unwrap();
    let items = entries.iter().find(|(key, _)| key == "items").unwrap().1;
    let items = json.items(items).unwrap();
    let records = read(&json, &entries, &items, address).unwrap().into_iter();
    let records = records.map(|record| (record.id, record.raw_record.unwrap()));
    records.collect()
}

fn field<'a>(raw_record: &'a RawRecord, name: &str) -> Option<&'a str> {
    raw_record.root.get(name).and_then(Node::as_text)
}

#[test]
fn plain_texts_are_shown_as_written() {
    let feed = r#"{"title": "A <b> feed", "items": [
        {"id": "1", "title": "The <b> tag &amp; more", "content_text": "Use <b> for *bold*.\n\nAnd <i>."},
        {"id": "2", "content_html": "<b>1</b>", "content_text": "2"}, {"id": "3", "content_html": "", "content_text": "3"}]}"#;
    let records = raw_records(feed, None);
    let texts: Vec<_> = records
        .iter()
        .map(|(_, record)| record.text.as_ref())
        .collect();
    assert_eq!(
        texts,
        [
            "<p>Use &lt;b&gt; for *bold*.</p>\n<p>And &lt;i&gt;.</p>",
            "<b>1</b>",
            "<p>3</p>"
        ]
    );
    let first = &records[0].1;
    let title = text::of_field(field(first, "title").unwrap());
    assert_eq!(title, "The <b> tag &amp; more");
}

#[test]
fn addresses_are_below_that_of_the_feed() {
    let feed = r#"{"feed_url": "https://a.example/blog/feed.json", "icon": "/icon.png", "items": [
        {"id": "1", "url": "1.html", "external_url": "//b.example/", "image": "1.png", "content_html": "<a href='/x'>x</a>"},
        {"id": "https://a.example/2", "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg"}, {"url": "2.jpg", "mime_type": "image/jpeg"}]}]}"#;
    for (address, base) in [
        (None, "https://a.example/blog/"),
        (Some("https://c.example/feed"), "https://c.example/"),
    ] {
        let records = raw_records(feed, address);
        let [(_, first), (_, second)] = records.try_into().unwrap();
        assert_eq!(field(&first, "webUrl"), Some(&*format!("{base}1.html")));
        assert_eq!(field(&first, "originalUrl"), Some("https://b.example/"));
        let image = |record: &RawRecord| record.root.get("images").unwrap().texts().join(" ");
        assert_eq!(image(&first), format!("{base}1.png"));
        assert_eq!(image(&second), format!("{base}2.jpg"));
        assert!(first.text.contains(".example/x\""), "{}", first.text);
        assert_eq!(field(&second, "webUrl"), Some("https://a.example/2"));
    }
}

#[test]
fn items_without_an_id_are_known_by_their_address_or_words() {
    let items = [
        r#"{"url": "https://a.example/1", "title": "x"}"#,
        r#"{"content_text": "Words."}"#,
    ];
    let ids = |items: &[&str]| -> Vec<String> {
        let feed = format!("{{\"items\": [{}]}}", items.join(","));
        let records = raw_records(&feed, None).into_iter();
        records.map(|(id, _)| id).collect()
    };
    assert_eq!(ids(&items), ["https://a.example/1", "Words."]);
    assert_eq!(ids(&items[1..]), ["Words."]);
}

#[test]
fn one_bad_byte_and_one_bad_date_cost_no_item() {
    let feed = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\
        {\"id\": \"1\", \"title\": \"caf@ 東京\", \"date_published\": \"0001-01-01T00:00:00Z\"},\
        {\"id\": \"1\", \"title\": \" \", \"content_text\": \"First words.\", \"date_published\": \"2026-03-03T07:05:00Z\"}]}";
    let (before, after) = feed.split_once('@').unwrap();
    let bytes = [before.as_bytes(), b"\xe9", after.as_bytes()].concat();
    let readings = read_bytes("feed.json", RecordFileKind::Json, None, &bytes);
    let problems: Vec<_> = readings[0]
        .problems
        .iter()
        .map(|problem| problem.found.as_str())
        .collect();
    assert_eq!(
        problems[..3],
        [
            "a byte that is not UTF-8",
            "0001-01-01T00:00:00Z",
            "undated"
        ]
    );
    let articles = readings.into_iter().map(|reading| match reading.record {
        Record::Published(article) => (article.title, article.published.is_some()),
        other => panic!("{other:?}"),
    });
    let articles: Vec<_> = articles.collect();
    assert_eq!(
        articles,
        [
            ("caf\u{fffd} 東京".to_owned(), false),
            ("First words.".to_owned(), true)
        ]
    );
}
