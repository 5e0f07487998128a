//! Records in the formats of others: each importer on a fixture, and on real records.

#![cfg(not(target_arch = "wasm32"))]
// A test fails by panicking, its helpers too.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use broadsheet::{
    feed::{self, Channel, Entry},
    import::{self, Import, Layout, Options, Publisher, Source},
    model::Article,
};

fn import(folder: &Path) -> Import {
    let layout = Layout::of(folder);
    let publisher = layout.title.clone().map(|name| Publisher {
        name,
        domain: String::new(),
    });
    let options = Options {
        sources: vec![Source {
            layout,
            publisher,
            ..Source::default()
        }],
        ..Options::default()
    };
    let import = import::folder(folder, &options, &|_| {}).unwrap();
    let report = &import.report;
    assert_eq!(
        report.records,
        report.published + report.unpublished + report.refused
    );
    import
}

fn fixture(name: &str) -> Import {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    import(&folder.join(name))
}

#[test]
fn every_format_as_it_is_read() {
    for name in ["jekyll", "hugo", "zola", "pelican", "feeds"] {
        let import = fixture(name);
        insta::assert_json_snapshot!(format!("{name}_report"), import.report);
        insta::assert_json_snapshot!(format!("{name}_articles"), import.articles);
    }
}

/// Exports of blog engines hold what their sites do not show.
#[test]
fn every_export_as_it_is_read() {
    let import = fixture("exports");
    let articles = import.articles.iter();
    // Those that wait for their day are public from then on; the time of the run decides.
    let shown: Vec<_> = articles
        .filter(|article| !article.title.starts_with("WAITS"))
        .collect();
    insta::assert_json_snapshot!("exports_articles", shown);
    let all = serde_json::to_string(&import.articles).unwrap();
    for word in [
        "HIDDEN",
        "mail.example",
        "keeper@",
        "sesame",
        "comment",
        "kind#",
        "[gallery",
    ] {
        assert!(!all.contains(word), "{word} in {all}");
    }
    assert_eq!((import.report.records, import.report.refused), (25, 0));
}

/// A folder of the real records, other people's data; `None`, said aloud, where it is absent.
fn real(part: &str) -> Option<std::path::PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("BROADSHEET_SHARED").map_or(beside, Into::into);
    let path = shared.join("corpus").join(part);
    if !path.exists() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// What a record says, in the words of another generator.
type Writer = fn(&Article) -> String;

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn date(article: &Article) -> String {
    article
        .published
        .map(|time| time.to_string())
        .unwrap_or_default()
}

fn list(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
    texts.join(", ")
}

fn toml(article: &Article, taxonomies: &str) -> String {
    let address = article.links.main().map_or("", |address| address.as_str());
    format!(
        "+++\ntitle = {}\ndate = {}\ndescription = {}\n{taxonomies}tags = [{}]\n[extra]\nlink = {}\nauthor = \"A\"\n+++\n",
        quoted(&escaped(&article.title)),
        date(article),
        quoted(&escaped(&article.excerpt)),
        list(&article.topics),
        quoted(address),
    )
}

/// A text that says what it says where tags and entities are read.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

const GENERATORS: &[(&str, &str, &str, Writer)] = &[
    ("_config.yml", "title: x", "_posts", |article| {
        format!(
            "---\nlayout: post\ntitle: {}\ndate: {}\nsummary: {}\ntags: [{}]\nlink: {}\n---\n",
            quoted(&escaped(&article.title)),
            date(article).replace('T', " ").replace('Z', " +0000"),
            quoted(&escaped(&article.excerpt)),
            list(&article.topics),
            quoted(article.links.main().map_or("", |address| address.as_str())),
        )
    }),
    ("hugo.toml", "title = 'x'", "content/news", |article| {
        toml(article, "").replace("[extra]", "[params]")
    }),
    ("config.toml", "base_url = 'x'", "content/news", |article| {
        toml(article, "[taxonomies]\n")
    }),
    (
        "pelicanconf.py",
        "SITENAME = 'x'",
        "content/news",
        |article| {
            let line = |text: &str| escaped(text).replace('\n', " ");
            format!(
                "Title: {}\nDate: {}\nSummary: {}\nTags: {}\nLink: {}\n\n",
                line(&article.title),
                date(article),
                line(&article.excerpt),
                article.topics.join(", "),
                article.links.main().map_or("", |address| address.as_str()),
            )
        },
    ),
];

#[test]
fn real_records_in_the_words_of_every_generator() {
    let Some(news) = real("news") else { return };
    let ours = import::folder(&news, &Options::default(), &|_| {}).unwrap();
    for (settings, text, place, write) in GENERATORS {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(settings), text).unwrap();
        let place = folder.path().join(place);
        fs::create_dir_all(&place).unwrap();
        for article in &ours.articles {
            let path = place.join(format!("{}.md", article.slug));
            fs::write(path, write(article)).unwrap();
        }
        let theirs = import(folder.path());
        assert_eq!(theirs.report.refused, 0, "{settings}: {:#?}", theirs.report);
        assert_eq!(theirs.articles.len(), ours.articles.len(), "{settings}");
        for article in &ours.articles {
            // Names differ where a generator leaves the date out of them.
            let same = theirs.articles.iter().find(|other| {
                other.links.main() == article.links.main() && other.published == article.published
            });
            let same = same.unwrap_or_else(|| panic!("{settings}: {}", article.slug));
            let said = |article: &Article| {
                let excerpt = article.excerpt.split_whitespace().collect::<Vec<_>>();
                (
                    article.title.clone(),
                    excerpt.join(" "),
                    article.topics.clone(),
                )
            };
            let (theirs, ours) = (said(same), said(article));
            assert_eq!((&theirs.0, &theirs.2), (&ours.0, &ours.2), "{settings}");
            // A record without an excerpt has no text of its own to make one of.
            assert_eq!(theirs.1, ours.1, "{settings}");
        }
    }
}

#[test]
fn real_pages_of_the_upstream_system() {
    let (Some(api), Some(news)) = (real("api"), real("news")) else {
        return;
    };
    let theirs = import(&api);
    assert_eq!((theirs.report.records, theirs.report.refused), (50, 0));
    let ours = import::folder(&news, &Options::default(), &|_| {}).unwrap();
    let mut compared = 0;
    for article in &ours.articles {
        let same = theirs
            .articles
            .iter()
            .find(|other| other.slug == article.slug);
        let Some(same) = same else { continue };
        compared += 1;
        let said = |article: &Article| {
            let links = article.links.main().map(|link| link.as_str().to_owned());
            (
                article.title.clone(),
                article.excerpt.clone(),
                article.published,
                links,
                article.heat,
            )
        };
        assert_eq!(said(same), said(article));
        assert_eq!(same.topics, article.topics);
        assert_eq!(same.provider.name, article.provider.name);
    }
    assert_eq!(compared, 14);
}

#[test]
fn feeds_of_real_records_come_back() {
    let Some(news) = real("news") else { return };
    let ours = import::folder(&news, &Options::default(), &|_| {}).unwrap();
    let channel = Channel {
        title: "Real & <news>".to_owned(),
        home: "https://news.example/".to_owned(),
        view: "https://news.example/".to_owned(),
        language: "en".to_owned(),
        ..Channel::default()
    };
    let entries: Vec<Entry> = ours
        .articles
        .iter()
        .map(|article| Entry {
            title: &article.title,
            excerpt: &article.excerpt,
            page: format!("https://news.example/article/{}/", article.slug),
            time: article.published,
            topics: article.topics.iter().map(String::as_str).collect(),
            publisher: &article.provider.name,
            ..Entry::default()
        })
        .collect();
    for (name, text) in [
        ("feed.xml", feed::rss::write(&channel, &entries)),
        ("feed.atom", feed::atom::write(&channel, &entries)),
        ("feed.json", feed::json_feed::write(&channel, &entries)),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), text).unwrap();
        let theirs = import(folder.path());
        assert_eq!(theirs.report.refused, 0, "{name}: {:#?}", theirs.report);
        assert_eq!(theirs.articles.len(), ours.articles.len(), "{name}");
        for (entry, article) in entries.iter().zip(&ours.articles) {
            let same = theirs.articles.iter().find(|other| {
                other
                    .links
                    .main()
                    .is_some_and(|link| link.as_str() == entry.page)
            });
            let same = same.unwrap_or_else(|| panic!("{name}: {}", entry.page));
            assert_eq!(same.title, article.title, "{name}");
            assert_eq!(same.published, article.published, "{name}");
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let excerpt = words(&article.excerpt);
            let read = words(&same.excerpt);
            if name == "feed.json" {
                // There it is the text of the item, whose beginning is shown.
                let beginning = read.trim_end_matches(" …");
                assert!(excerpt.starts_with(beginning), "{name}: {read}");
            } else if !excerpt.is_empty() {
                assert_eq!(read, excerpt, "{name}");
            }
            assert_eq!(same.topics, article.topics, "{name}");
        }
    }
}
