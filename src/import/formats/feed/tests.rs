//! Tests feeds in all variants and encodings, and exports of blogs.

use encoding_rs::Encoding;
use proptest::prelude::*;

use super::*;
use crate::{
    import::{
        files::RecordFileKind, reading::read_bytes, record::Record, syntax::node::Node,
        visibility::Visibility,
    },
    model::Article,
};

/// Returns the articles of a feed; all of its records must be published.
fn articles(bytes: &[u8]) -> Vec<Article> {
    let readings = read_bytes("feed.xml", RecordFileKind::Xml, None, bytes).into_iter();
    let articles = readings.map(|reading| match reading.record {
        Record::Published(article) => *article,
        other => panic!("{other:?}: {:?}", reading.problems),
    });
    articles.collect()
}

fn titles(bytes: &[u8]) -> Vec<String> {
    articles(bytes)
        .into_iter()
        .map(|article| article.title)
        .collect()
}

/// A feed with two entries in each variant in use.
const SPELLINGS: &[(&str, &str)] = &[
    (
        "RSS 2.0",
        "<rss version=\"2.0\"><channel><title>F</title>@<item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></channel></rss>",
    ),
    (
        "RSS without a version",
        "<rss><channel><title>F</title>@<item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></channel></rss>",
    ),
    (
        "RSS 0.91 with its document type",
        "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss version=\"0.91\"><channel><title>F</title>@<item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></channel></rss>",
    ),
    (
        "RSS 0.94",
        "<rss version=\"0.94\"><channel><title>F</title>@<item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></channel></rss>",
    ),
    (
        "RSS in a default vocabulary",
        "<rss version=\"2.0\" xmlns=\"http://backend.userland.com/rss2\"><channel><title>F</title>@<item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></channel></rss>",
    ),
    (
        "RSS of Harvard",
        "<rss version=\"2.0\" xmlns=\"http://blogs.law.harvard.edu/tech/rss\"><channel><title>F</title>@<item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></channel></rss>",
    ),
    (
        "RSS in an unknown vocabulary",
        "<rss version=\"2.0\" xmlns=\"urn:x\"><channel><title>F</title>@<item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></channel></rss>",
    ),
    (
        "RSS in Atom's vocabulary",
        "<rss version=\"2.0\" xmlns=\"http://www.w3.org/2005/Atom\"><channel><title>F</title>@<item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></channel></rss>",
    ),
    (
        "RSS with a prefix",
        "<r:rss version=\"2.0\" xmlns:r=\"urn:x\"><r:channel><r:title>F</r:title>@<r:item><r:title>é1</r:title><r:link>https://a.example/1</r:link></r:item><r:item><r:title>é2</r:title></r:item></r:channel></r:rss>",
    ),
    (
        "RSS in capitals",
        "<RSS VERSION=\"2.0\"><CHANNEL><TITLE>F</TITLE>@<ITEM><TITLE>é1</TITLE><LINK>https://a.example/1</LINK></ITEM><ITEM><TITLE>é2</TITLE></ITEM></CHANNEL></RSS>",
    ),
    (
        "a channel alone",
        "<channel><title>F</title>@<item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></channel>",
    ),
    (
        "entries beside the channel",
        "<rss version=\"2.0\"><channel><title>F</title>@</channel><item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></rss>",
    ),
    (
        "RSS 1.0",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel rdf:about=\"x\"><title>F</title>@<items><rdf:Seq><rdf:li resource=\"y\"/></rdf:Seq></items></channel><item rdf:about=\"https://a.example/1\"><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></rdf:RDF>",
    ),
    (
        "RSS 1.0, prefixes swapped",
        "<RDF xmlns=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:rss=\"http://purl.org/rss/1.0/\"><rss:channel><rss:title>F</rss:title>@</rss:channel><rss:item><rss:title>é1</rss:title><rss:link>https://a.example/1</rss:link></rss:item><rss:item><rss:title>é2</rss:title></rss:item></RDF>",
    ),
    (
        "RSS 0.90",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><channel><title>F</title>@</channel><item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></rdf:RDF>",
    ),
    (
        "RDF in an unknown vocabulary",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"urn:x\"><channel><title>F</title>@</channel><item><title>é1</title><link>https://a.example/1</link></item><item><title>é2</title></item></rdf:RDF>",
    ),
    (
        "Atom 1.0",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>F</title>@<entry><title>é1</title><link href=\"https://a.example/1\"/></entry><entry><title>é2</title></entry></feed>",
    ),
    (
        "Atom 0.3",
        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>F</title>@<entry><title mode=\"escaped\" type=\"text/html\">é1</title><link rel=\"alternate\" type=\"text/html\" href=\"https://a.example/1\"/></entry><entry><title>é2</title></entry></feed>",
    ),
    (
        "Atom with a prefix",
        "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>F</a:title>@<a:entry><a:title>é1</a:title><a:link href=\"https://a.example/1\"/></a:entry><a:entry><a:title>é2</a:title></a:entry></a:feed>",
    ),
    (
        "Atom with an undeclared prefix",
        "<atom:feed><atom:title>F</atom:title>@<atom:entry><atom:title>é1</atom:title><atom:link href=\"https://a.example/1\"/></atom:entry><atom:entry><atom:title>é2</atom:title></atom:entry></atom:feed>",
    ),
    (
        "Atom in an unknown vocabulary",
        "<feed xmlns=\"http://www.w3.org/2005/Atom/x\"><title>F</title>@<entry><title>é1</title><link href=\"https://a.example/1\"/></entry><entry><title>é2</title></entry></feed>",
    ),
    (
        "Atom in none",
        "<feed><title>F</title>@<entry><title>é1</title><link href=\"https://a.example/1\"/></entry><entry><title>é2</title></entry></feed>",
    ),
];

/// Text in or before a feed that must change nothing.
const DISTURBANCES: &[(&str, &str)] = &[
    ("", ""),
    ("\n\n  ", ""),
    ("<!-- a comment -->", "<!-- <item> -->"),
    ("", "<copyright>A & B &copy; &nbsp; 1 < 2</copyright>"),
    ("", "<x:y xmlns:x=\"urn:y\"><title>no</title><item2/></x:y>"),
    ("<?xml-stylesheet href=\"x\"?>", "\u{1}\u{b}"),
];

#[test]
fn every_spelling_in_every_encoding() {
    for (name, feed) in SPELLINGS {
        for (before, inside) in DISTURBANCES {
            for label in [
                "utf-8",
                "iso-8859-1",
                "windows-1252",
                "utf-16le",
                "utf-16be",
                "macintosh",
                "gb18030",
            ] {
                // A document type follows the declaration, and the disturbing text follows that.
                let text = format!(
                    "<?xml version=\"1.0\" encoding=\"{label}\"?>{before}{}",
                    feed.replace('@', inside)
                );
                let bytes = match label {
                    "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                    "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
                    label => {
                        let encoding = Encoding::for_label(label.as_bytes()).unwrap();
                        encoding.encode(&text).0.into_owned()
                    }
                };
                let articles = articles(&bytes);
                let titles: Vec<_> = articles
                    .iter()
                    .map(|article| article.title.as_str())
                    .collect();
                assert_eq!(titles, ["é1", "é2"], "{name}, {label}: {text}");
                let link = articles[0].links.main().unwrap();
                assert_eq!(link.as_str(), "https://a.example/1", "{name}");
                assert_eq!(articles[1].links.main(), None, "{name}");
                assert_eq!(articles[0].provider.name, "F", "{name}");
            }
        }
    }
}

#[test]
fn a_feed_that_breaks_off_has_the_entries_before_the_break() {
    let whole = "<rss version=\"2.0\"><channel><item><title>1</title></item>\n<item><title>2</title></item></channel></rss>";
    for end in 1..whole.len() {
        let Some(cut) = whole.get(..end) else {
            continue;
        };
        let first = whole.find("</item>").unwrap() + "</item>".len();
        let second = whole.rfind("</item>").unwrap() + "</item>".len();
        let count = usize::from(end >= first) + usize::from(end >= second);
        let readings = read_bytes("feed.xml", RecordFileKind::Xml, None, cut.as_bytes());
        let is_feed = end >= "<rss version=\"2.0\">".len();
        match (count, is_feed) {
            (0, false) => assert!(readings.is_empty(), "{cut}"),
            (0, true) => assert!(matches!(readings[0].record, Record::Refused), "{cut}"),
            (count, _) => {
                assert_eq!(readings.len(), count, "{cut}");
                let found = &readings[0].problems[0].found;
                assert_eq!(found, "an incomplete feed", "{cut}");
            }
        }
    }
    assert_eq!(titles(whole.as_bytes()), ["1", "2"]);
}

#[test]
fn an_entry_without_an_end_costs_no_other() {
    let text = "<rss><channel><item><title>1</title><item><title>2</title><description><b>x</description></item></channel></rss>";
    assert_eq!(titles(text.as_bytes()), ["1", "2"]);
}

#[test]
fn an_entry_without_a_title_takes_its_first_words() {
    for title in [
        "",
        "<title/>",
        "<title> \n </title>",
        "<title>&lt;b&gt; &lt;/b&gt;</title>",
        "<title>&amp;nbsp;&#8203;</title>",
    ] {
        let text = format!(
            "<rss><channel><item>{title}<description>Five &amp;lt; &lt;i&gt;six&lt;/i&gt; words.</description></item></channel></rss>"
        );
        assert_eq!(titles(text.as_bytes()), ["Five < six words."], "{title}");
    }
}

#[test]
fn impossible_dates_are_none_and_named() {
    let item = |date: &str| format!("<item><title>x</title><pubDate>{date}</pubDate></item>");
    let dates = [
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Fri, 01 Jan 2106 10:00:00 GMT",
        "soon",
        "Sun, 01 Mar 2026 10:00:00 GMT",
    ];
    let items: String = dates.iter().map(|date| item(date)).collect();
    let feed = format!("<rss><channel>{items}</channel></rss>");
    let readings = read_bytes("feed.xml", RecordFileKind::Xml, None, feed.as_bytes());
    assert_eq!(readings.len(), dates.len());
    for (reading, date) in readings.iter().zip(dates) {
        let Record::Published(article) = &reading.record else {
            panic!("{:?}", reading.problems);
        };
        let is_possible = date.contains("2026");
        assert_eq!(article.published.is_some(), is_possible, "{date}");
        let is_named = reading.problems.iter().any(|problem| problem.found == date);
        assert_eq!(is_named, !is_possible, "{date}");
    }
}

#[test]
fn what_an_entry_withholds_is_not_shown() {
    use Visibility::{Draft, NotAPost, NotYet, Private, Unlisted};
    let kind = |kind: &str| {
        format!(
            "<category scheme='{}' term='http://schemas.google.com/blogger/2008/kind#{kind}'/>",
            blogger::KIND_SCHEME
        )
    };
    let takeout = |kind: &str, status: &str| {
        let blogger = "xmlns:b='http://schemas.google.com/blogger/2018'";
        format!("<b:type {blogger}>{kind}</b:type><b:status {blogger}>{status}</b:status>")
    };
    let app = |address: &str, value: &str| {
        format!("<x:control xmlns:x='{address}'><x:draft>{value}</x:draft></x:control>")
    };
    for (fields, expected) in [
        (String::new(), None),
        (app("http://www.w3.org/2007/app", "no"), None),
        (app("http://www.w3.org/2007/app", " Yes "), Some(Draft)),
        (app("http://purl.org/atom/app#", "yes"), Some(Draft)),
        (app("http://example.net/appns/", "yes"), Some(Draft)),
        (app("http://www.w3.org/2007/app", ""), Some(Draft)),
        (kind("post"), None),
        (
            kind("post") + &app("http://purl.org/atom/app#", "yes"),
            Some(Draft),
        ),
        (kind("page"), Some(NotAPost)),
        (kind("comment"), Some(NotAPost)),
        (kind("settings"), Some(NotAPost)),
        (kind("template"), Some(NotAPost)),
        (kind("post") + &kind("page"), Some(NotAPost)),
        (takeout("POST", "LIVE"), None),
        (takeout("POST", "DRAFT"), Some(Draft)),
        (takeout("POST", "SCHEDULED"), Some(NotYet)),
        (takeout("POST", "SOFT_TRASHED"), Some(Private)),
        (takeout("POST", "SOMETHING"), Some(Private)),
        (takeout("POST", ""), Some(Draft)),
        (takeout("", "LIVE"), Some(NotAPost)),
        (takeout("PAGE", "LIVE"), Some(NotAPost)),
        (takeout("COMMENT", "LIVE"), Some(NotAPost)),
        (
            "<itunes:block>Yes</itunes:block>".to_owned(),
            Some(Unlisted),
        ),
        ("<itunes:block>no</itunes:block>".to_owned(), None),
        (
            "<access:restriction relationship='deny'/>".to_owned(),
            Some(Unlisted),
        ),
        (
            "<media:restriction relationship='deny' type='country'>fr</media:restriction>"
                .to_owned(),
            None,
        ),
    ] {
        let feed = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title>{fields}</entry></feed>"
        );
        let records = read(feed.as_bytes(), None).unwrap().unwrap().records;
        let raw_record = records[0].raw_record.as_ref().unwrap();
        let withheld = raw_record
            .publication
            .withheld
            .as_ref()
            .map(|withheld| withheld.visibility);
        assert_eq!(withheld, expected, "{fields}");
        assert!(
            !format!("{:?}", raw_record.root).contains("kind#"),
            "{fields}"
        );
    }
}

#[test]
fn an_entry_of_an_export_that_says_nothing_is_not_shown() {
    let feed = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>1</title><published>2026-01-01T00:00:00Z</published>\
         <category scheme='{}' term='x#post'/></entry><entry><title>2</title></entry></feed>",
        blogger::KIND_SCHEME
    );
    let records = read(feed.as_bytes(), None).unwrap().unwrap().records;
    let withheld = |index: usize| {
        records[index]
            .raw_record
            .as_ref()
            .unwrap()
            .publication
            .withheld
            .is_some()
    };
    assert!(!withheld(0) && withheld(1));
    let from = records[0]
        .raw_record
        .as_ref()
        .unwrap()
        .publication
        .from
        .unwrap();
    assert_eq!(from.to_string(), "2026-01-01T00:00:00Z");
}

#[test]
fn texts_of_atom_are_what_their_type_says() {
    let entry = |content: &str| {
        let feed = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title><summary>s</summary>{content}</entry></feed>"
        );
        let records = read(feed.as_bytes(), None).unwrap().unwrap().records;
        records[0].raw_record.as_ref().unwrap().text.to_string()
    };
    for (content, text) in [
        (
            "<content type='html'>&lt;b&gt;1&lt;/b&gt;</content>",
            "<b>1</b>",
        ),
        (
            "<content type='text/html' mode='escaped'>&lt;b&gt;1&lt;/b&gt;</content>",
            "<b>1</b>",
        ),
        (
            "<content type='xhtml'><div><b>1</b> &lt; 2</div></content>",
            "<div><b>1</b> &lt; 2</div>",
        ),
        (
            "<content type='application/xhtml+xml' mode='xml'><b>1</b></content>",
            "<b>1</b>",
        ),
        (
            "<content type='text/html' mode='base64'>PGI+MTwvYj4=</content>",
            "<b>1</b>",
        ),
        ("<content>1 &lt; 2</content>", "<p>1 &lt; 2</p>"),
        (
            "<content type='text'>A &lt;b&gt; and *stars*\n\n# no heading</content>",
            "<p>A &lt;b&gt; and *stars*</p>\n<p># no heading</p>",
        ),
        ("<content type='text/markdown'>*1*</content>", "*1*"),
        ("<content type='html'><b>1</b></content>", "<b>1</b>"),
        ("<content type='image/png'>iVBOR</content>", ""),
        ("<content type='text/html' src='https://a.example/'/>", ""),
        (
            "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>1</content:encoded>",
            "1",
        ),
    ] {
        assert_eq!(entry(content), text, "{content}");
    }
}

#[test]
fn the_link_of_an_item_is_found() {
    let link = |fields: &str| {
        let feed = format!(
            "<rss xmlns:atom='http://www.w3.org/2005/Atom' xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>\
             <channel><item><title>x</title><comments>https://a.example/comments</comments>{fields}</item></channel></rss>"
        );
        let links = articles(feed.as_bytes()).remove(0).links;
        links.main().map(|link| link.as_str().to_owned())
    };
    let at = |path: &str| Some(format!("https://a.example/{path}"));
    for (fields, expected) in [
        ("", None),
        ("<guid>https://a.example/1</guid>", at("1")),
        (
            "<guid isPermaLink='TRUE'> https://a.example/1\n</guid>",
            at("1"),
        ),
        ("<guid isPermaLink='false'>https://a.example/1</guid>", None),
        ("<guid isPermaLink='true'>tag:a.example,2026:1</guid>", None),
        (
            "<guid>https://a.example/1</guid><link>https://a.example/2</link>",
            at("2"),
        ),
        ("<link><![CDATA[\n https://a.example/2 ]]></link>", at("2")),
        ("<link/><link>https://a.example/2</link>", at("2")),
        (
            "<link>urn:x:1</link><link>https://a.example/2</link>",
            at("2"),
        ),
        (
            "<link>urn:x:1</link><guid>https://a.example/1</guid>",
            at("1"),
        ),
        ("<atom:link href='https://a.example/2'/>", at("2")),
        (
            "<atom:link rel='self' href='https://a.example/x'/><atom:link rel='alternate' href='https://a.example/2'/>",
            at("2"),
        ),
        (
            "<atom:link rel='replies' href='https://a.example/x'/>",
            None,
        ),
        (
            "<link>https://feeds.example/2</link><feedburner:origLink>https://a.example/2</feedburner:origLink>",
            at("2"),
        ),
        (
            "<source url='https://b.example/feed'>B</source><enclosure url='https://b.example/x.mp3' type='audio/mpeg'/>",
            None,
        ),
    ] {
        assert_eq!(link(fields), expected, "{fields}");
    }
}

#[test]
fn addresses_are_below_the_nearest_base() {
    let atom = |root: &str, entry: &str, content: &str| {
        format!(
            "<feed xmlns='http://www.w3.org/2005/Atom' {root}><link rel='self' href='https://a.example/feed/atom.xml'/>\
             <entry {entry}><title>x</title><link href='y'/><content type='xhtml'>{content}</content></entry></feed>"
        )
    };
    let rss = |root: &str, item: &str, description: &str| {
        format!(
            "<rss {root}><channel><link>https://a.example/feed/</link><item {item}><title>x</title><link>y</link>\
             <description {description}>{} &lt;a href='z'&gt;z&lt;/a&gt;</description></item></channel></rss>",
            "word ".repeat(200)
        )
    };
    let z = "<div><a href='z'>z</a></div>";
    for (feed, address, link, inner) in [
        (
            atom("", "", z),
            None,
            "https://a.example/feed/y",
            "https://a.example/feed/z",
        ),
        // The feed was fetched from another address than it names.
        (
            atom("", "", z),
            Some("https://b.example/"),
            "https://b.example/y",
            "https://b.example/z",
        ),
        (
            atom("xml:base='/root/'", "xml:base='entry/'", z),
            None,
            "https://a.example/root/entry/y",
            "https://a.example/root/entry/z",
        ),
        (
            atom(
                "xml:base='https://c.example/'",
                "",
                "<div xml:base='deep/'><p xml:base='er/'><a href='z'>z</a></p></div>",
            ),
            Some("https://b.example/"),
            "https://c.example/y",
            "https://c.example/deep/er/z",
        ),
        (
            rss("", "", ""),
            None,
            "https://a.example/feed/y",
            "https://a.example/feed/z",
        ),
        (
            rss("", "", ""),
            Some("https://b.example/"),
            "https://b.example/y",
            "https://b.example/z",
        ),
        (
            rss(
                "xml:base='https://c.example/'",
                "xml:base='item/'",
                "xml:base='text/'",
            ),
            None,
            "https://c.example/item/y",
            "https://c.example/item/text/z",
        ),
    ] {
        let records = read(feed.as_bytes(), address).unwrap().unwrap().records;
        let raw_record = records[0].raw_record.as_ref().unwrap();
        let web_url = raw_record.root.get("webUrl").and_then(Node::as_text);
        assert_eq!(web_url, Some(link), "{feed}");
        let text = &raw_record.text;
        assert!(
            text.contains(&format!("href=\"{inner}\"")),
            "{feed}: {text}"
        );
    }
}

#[test]
fn entries_of_one_name_are_told_apart() {
    let item = "<item><title>x</title><guid>g</guid></item>";
    let feed = format!("<rss><channel>{}</channel></rss>", item.repeat(3_000));
    let records = read(feed.as_bytes(), None).unwrap().unwrap().records;
    let names: std::collections::HashSet<_> = records.iter().map(|record| &record.id).collect();
    assert_eq!(names.len(), 3_000);
}

#[test]
fn what_is_no_feed_is_left_alone() {
    for text in [
        "",
        "words",
        "<html><item/></html>",
        "<urlset/>",
        "<opml/>",
        "<entry xmlns='urn:x'/>",
        "\u{0}\u{0}",
    ] {
        assert!(read(text.as_bytes(), None).unwrap().is_none(), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// Damaged bytes never cause a panic or additional records. A draft never becomes public by damage to
    /// other parts of the file.
    #[test]
    fn damaged_feeds_show_nothing_new(
        spelling in 0..SPELLINGS.len(),
        edits in prop::collection::vec((0.0..1.0_f64, 0_u8..=255, 0..4_usize), 0..6),
    ) {
        let mut bytes = SPELLINGS[spelling].1.replace('@', "").into_bytes();
        for (index, byte, kind) in edits {
            let index = (index * bytes.len() as f64) as usize;
            match kind {
                0 => bytes.insert(index, byte),
                1 if index < bytes.len() => bytes[index] = byte,
                2 if index < bytes.len() => { bytes.remove(index); }
                _ => bytes.truncate(bytes.len() - (bytes.len() - index).min(9)),
            }
        }
        let readings = read_bytes("feed.xml", RecordFileKind::Xml, None, &bytes);
        prop_assert!(readings.len() <= 3, "{}", String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_cut_export_shows_no_draft(cut in 0.0..1.0_f64, bytes in prop::collection::vec(any::<u8>(), 0..3)) {
        let item = |status: &str| format!("<item><title>{status}</title><wp:post_type>post</wp:post_type><wp:status>{status}</wp:status></item>");
        let export = format!(
            "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>{}{}{}</channel></rss>",
            item("publish"), item("draft"), item("private"),
        );
        let index = (cut * export.len() as f64) as usize;
        let mut damaged = export.into_bytes();
        damaged.splice(index..index, bytes);
        for reading in read_bytes("export.xml", RecordFileKind::Xml, None, &damaged) {
            if let Record::Published(article) = reading.record {
                prop_assert!(!article.title.contains("draft") && !article.title.contains("private"));
            }
        }
        let cut = damaged.get(..index).unwrap_or_default();
        for reading in read_bytes("export.xml", RecordFileKind::Xml, None, cut) {
            if let Record::Published(article) = reading.record {
                prop_assert_eq!(article.title, "publish");
            }
        }
    }
}
