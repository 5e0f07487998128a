//! Tests posts of every status.

use crate::import::{
    files::RecordFileKind,
    formats::feed,
    reading::read_bytes,
    record::Record,
    visibility::{Publication, Visibility},
};

const HEAD: &str = "<rss version=\"2.0\" xmlns:excerpt=\"http://wordpress.org/export/1.1/excerpt/\" \
    xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
    xmlns:wp=\"http://wordpress.org/export/1.1/\"><channel><title>Wiekdeich</title>\
    <link>https://wiekdeich.example</link><pubDate>Mon, 01 Jun 2026 10:00:00 +0000</pubDate>\
    <wp:wxr_version>1.1</wp:wxr_version>\
    <wp:author><wp:author_login>ole</wp:author_login><wp:author_email>ole@secret.example</wp:author_email>\
    <wp:author_display_name><![CDATA[Ole Deich]]></wp:author_display_name></wp:author>";

fn export(items: &str) -> String {
    format!("{HEAD}{items}</channel></rss>")
}

fn publication(export: &str) -> Publication {
    let mut records = feed::read(export.as_bytes(), None)
        .unwrap()
        .unwrap()
        .records;
    records.remove(0).raw_record.unwrap().publication
}

#[test]
fn what_is_published_and_nothing_else() {
    use Visibility::{Draft, NotAPost, NotYet, Private};
    let kind = "<wp:post_type>post</wp:post_type>";
    for (fields, expected) in [
        (
            "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>",
            None,
        ),
        (
            "<wp:post_type><![CDATA[ post ]]></wp:post_type><wp:status>\npublish</wp:status><wp:post_password/>",
            None,
        ),
        ("<wp:status>publish</wp:status>", Some(NotAPost)),
        ("", Some(NotAPost)),
        (
            "<wp:post_type/><wp:status>publish</wp:status>",
            Some(NotAPost),
        ),
        (
            "<wp:post_type>page</wp:post_type><wp:status>publish</wp:status>",
            Some(NotAPost),
        ),
        (
            "<wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>",
            Some(NotAPost),
        ),
        (
            "<wp:post_type>nav_menu_item</wp:post_type><wp:status>publish</wp:status>",
            Some(NotAPost),
        ),
        (
            "<wp:post_type>revision</wp:post_type><wp:status>publish</wp:status>",
            Some(NotAPost),
        ),
        (
            "<wp:post_type>recipe</wp:post_type><wp:status>publish</wp:status>",
            Some(NotAPost),
        ),
        (
            &format!("{kind}<wp:status>publish</wp:status><wp:status>draft</wp:status>"),
            Some(Draft),
        ),
        (
            &format!("{kind}<wp:status>publish</wp:status><wp:post_password>x</wp:post_password>"),
            Some(Private),
        ),
        (kind, Some(Draft)),
        (&format!("{kind}<wp:status/>"), Some(Draft)),
        (&format!("{kind}<wp:status>draft</wp:status>"), Some(Draft)),
        (
            &format!("{kind}<wp:status>auto-draft</wp:status>"),
            Some(Draft),
        ),
        (
            &format!("{kind}<wp:status>pending</wp:status>"),
            Some(Draft),
        ),
        (
            &format!("{kind}<wp:status>private</wp:status>"),
            Some(Private),
        ),
        (
            &format!("{kind}<wp:status>trash</wp:status>"),
            Some(Private),
        ),
        (
            &format!("{kind}<wp:status>Publish</wp:status>"),
            Some(Private),
        ),
        (
            &format!("{kind}<wp:status>archived</wp:status>"),
            Some(Private),
        ),
        (
            &format!("{kind}<wp:status>inherit</wp:status>"),
            Some(NotAPost),
        ),
        (
            &format!("{kind}<wp:status>future</wp:status>"),
            Some(NotYet),
        ),
        (
            &format!(
                "{kind}<wp:status>future</wp:status><wp:post_date_gmt>2026-05-01 10:00:00</wp:post_date_gmt>"
            ),
            Some(NotYet),
        ),
    ] {
        let item = format!("<item><title>x</title>{fields}</item>");
        let publication = publication(&export(&item));
        let visibility = publication.withheld.map(|withheld| withheld.visibility);
        assert_eq!(visibility, expected, "{fields}");
        assert_eq!(publication.from, None, "{fields}");
    }
}

#[test]
fn a_scheduled_post_waits_for_its_day() {
    for date in [
        "<wp:post_date_gmt>2026-07-01 10:00:00</wp:post_date_gmt>",
        "<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt><pubDate>Wed, 01 Jul 2026 10:00:00 +0000</pubDate>",
        "<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate><wp:post_date>2026-07-01 10:00:00</wp:post_date>",
    ] {
        let item = format!(
            "<item><title>x</title><wp:post_type>post</wp:post_type><wp:status>future</wp:status>{date}</item>"
        );
        let publication = publication(&export(&item));
        assert_eq!(publication.withheld, None);
        assert_eq!(
            publication.from.unwrap().to_string(),
            "2026-07-01T10:00:00Z"
        );
    }
}

/// An export is detected with any prefix, version and case, and without a declared namespace.
#[test]
fn an_export_is_known_in_any_spelling() {
    let item = "<item><title>x</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>";
    let whole = export(item);
    for text in [
        whole.clone(),
        whole.replace("/1.1/", "/1.2/"),
        whole.replace("wp:", "w:"),
        whole.replace("http://wordpress", "https://wordpress"),
        whole.replace(" xmlns:wp=\"http://wordpress.org/export/1.1/\"", ""),
        whole.replace(
            "<rss version=\"2.0\"",
            "<rss xmlns=\"http://backend.userland.com/rss2\"",
        ),
        whole
            .replace("item>", "ITEM>")
            .replace("wp:status", "wp:Status"),
        format!("\u{feff} \n<?xml version=\"1.0\"?>{whole}"),
    ] {
        let withheld = publication(&text).withheld.unwrap();
        assert_eq!(withheld.visibility, Visibility::Draft, "{text}");
    }
    // A post without its end is left out, regardless of its content.
    let cut = export(&item.replace("draft", "publish"));
    let cut = cut.split("</item>").next().unwrap();
    assert!(feed::read(cut.as_bytes(), None).is_err());
}

#[test]
fn a_post_is_what_its_page_shows() {
    let item = "<item><title><![CDATA[A & B]]></title><link>https://wiekdeich.example/a/</link>\
        <pubDate>Fri, 01 May 2026 12:00:00 +0000</pubDate><dc:creator>ole</dc:creator>\
        <content:encoded><![CDATA[One.\n\nTwo [gallery ids=\"1\"]\nthree [sic].<!--more-->]]></content:encoded>\
        <excerpt:encoded>Said</excerpt:encoded><wp:post_date_gmt>2026-05-01 10:00:00</wp:post_date_gmt>\
        <wp:post_name>%e6%97%a5-a+b</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\
        <category domain=\"category\" nicename=\"r\">Rail</category><category domain=\"post_tag\">Night</category>\
        <category domain=\"post_format\">Aside</category><category domain=\"nav_menu\">Top</category>\
        <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>\
        <wp:postmeta><wp:meta_key>token</wp:meta_key><wp:meta_value>secret</wp:meta_value></wp:postmeta>\
        <wp:comment><wp:comment_author_email>secret@secret.example</wp:comment_author_email>\
        <wp:comment_content>secret</wp:comment_content></wp:comment></item>\
        <item><title>p</title><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>\
        <wp:post_id>9</wp:post_id><wp:attachment_url>https://wiekdeich.example/p.jpg</wp:attachment_url></item>";
    let export = export(item);
    let mut readings = read_bytes("export.xml", RecordFileKind::Xml, None, export.as_bytes());
    assert_eq!(readings.len(), 2);
    let reading = readings.remove(0);
    let Record::Published(article) = reading.record else {
        panic!("{:?}", reading.problems);
    };
    assert_eq!(article.title, "A & B");
    assert_eq!(article.slug.as_str(), "ri-a-b");
    assert_eq!(article.details.authors, ["Ole Deich"]);
    assert_eq!(article.topics, ["Rail", "Night"]);
    assert_eq!(article.excerpt, "Said");
    assert_eq!(
        article.published.unwrap().to_string(),
        "2026-05-01T10:00:00Z"
    );
    assert_eq!(article.images.len(), 1);
    let all = format!("{article:?}");
    assert!(!all.contains("secret") && !all.contains("gallery"), "{all}");
    assert!(all.contains("[sic]"), "{all}");
    let dropped: Vec<_> = reading.problems.iter().map(|p| p.found.as_str()).collect();
    assert_eq!(dropped, ["[gallery]"]);
}
