//! The generators are the oracle: a story of the importer is a post that the generator publishes.
//!
//! `make oracle` builds the sites in `tests/fixtures/oracle` with their generators, and writes the posts that each of
//! them publishes to `published.json`. The expected posts of Zola, which has no package, are written by hand from its
//! manual. A difference that is known and not mended is in `differences.json` with its reason.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use broadsheet::{
    import::{
        self, ImportOptions, files,
        generators::{layout::Layout, source_folder::SourceFolder},
    },
    model::{Article, Instant, Piece, StoredArticle, Tag, name_key, stored_article},
};
use serde::{Deserialize, de::DeserializeOwned};
use unicode_normalization::UnicodeNormalization;

/// The time of the run: 2026-06-01T00:00:00Z. The dates of all fixtures are before it or in 2099.
const AS_OF: i64 = 1_780_272_000;

/// The share of words that must agree, in percent.
const MIN_AGREEMENT: usize = 98;

/// The posts that a generator publishes.
#[derive(Deserialize)]
struct Published {
    generator: String,
    records: Vec<Post>,
}

/// A post that a generator publishes.
#[derive(Deserialize)]
struct Post {
    /// The path of its file below the site.
    source: String,
    title: String,
    /// The time of publication in UTC, to the second.
    instant: String,
    /// The day of publication that the site shows.
    day: String,
    language: String,
    topics: Vec<String>,
    /// The authors, if the generator knows authors.
    authors: Option<Vec<String>>,
    /// The words of its text, in order, separated by spaces.
    words: String,
}

/// A known difference between importer and generator.
#[derive(Deserialize)]
struct Difference {
    source: String,
    /// The name of what differs: `record`, `title`, `date`, `language`, `topics`, `authors` or `words`.
    field: String,
    reason: String,
}

/// A story of the importer, with the language that it has by itself or from its site.
struct Story {
    article: Article,
    language: String,
}

fn folder(generator: &str) -> PathBuf {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/oracle");
    fixtures.join(generator)
}

fn json<T: DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Imports each file of a site by itself, so that each story is known by the path of its file.
fn stories(site: &Path) -> BTreeMap<String, Story> {
    let layout = Layout::detect(site);
    let site_language = layout.description.language.clone().unwrap_or_default();
    let options = ImportOptions {
        sources: vec![SourceFolder {
            layout,
            ..SourceFolder::default()
        }],
        as_of: Some(Instant::from_seconds(AS_OF)),
        ..ImportOptions::default()
    };
    let mut stories = BTreeMap::new();
    for file in files::find_records(site, &options.sources).unwrap() {
        let path = file.relative_path.clone();
        let catalog = import::catalog(site, vec![file], &options, None, &|_| {}).unwrap();
        for StoredArticle { outline, details } in catalog.stories {
            let article = stored_article::join_article(*outline, details.open().unwrap());
            let language = article.locale.clone();
            let language = language.unwrap_or_else(|| site_language.clone());
            stories.insert(path.clone(), Story { article, language });
        }
    }
    let whole = import::folder(site, &options, &|_| {}).unwrap();
    assert_eq!(whole.articles.len(), stories.len(), "{:#?}", whole.report);
    stories
}

/// Returns the words of a text in lower case and NFC. Everything but letters and digits separates words.
fn words(text: &str) -> Vec<String> {
    let text: String = text.to_lowercase().nfc().collect();
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Adds the text that a reader sees. Words go on across elements within a line only.
fn push_text(piece: &Piece, text: &mut String) {
    match piece {
        Piece::Text(words) => text.push_str(words),
        Piece::Element(element) => {
            let is_inline = matches!(
                element.tag,
                Tag::A | Tag::Code | Tag::Em | Tag::S | Tag::Strong | Tag::Sub | Tag::Sup
            );
            let separator = if is_inline { "" } else { " " };
            text.push_str(separator);
            for child in &element.children {
                push_text(child, text);
            }
            text.push_str(separator);
        }
    }
}

/// Returns the length of the longest common subsequence.
fn common(one: &[String], other: &[String]) -> usize {
    let mut lengths = vec![0; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (index, other_word) in other.iter().enumerate() {
            let above = lengths[index + 1];
            lengths[index + 1] = if word == other_word {
                diagonal + 1
            } else {
                above.max(lengths[index])
            };
            diagonal = above;
        }
    }
    lengths.last().copied().unwrap_or_default()
}

/// Returns whether two texts agree: their longest common subsequence of words is at least 98 % of the longer one.
fn agree(one: &[String], other: &[String]) -> bool {
    common(one, other) * 100 >= one.len().max(other.len()) * MIN_AGREEMENT
}

/// Returns a text for names as a set. Names that differ only in case, hyphens and spaces are one.
fn keys(names: &[String]) -> String {
    let keys: BTreeSet<_> = names.iter().map(|name| name_key(name)).collect();
    format!("{keys:?}")
}

/// Returns the fields in which a story differs from its post, with both values.
fn differences(post: &Post, story: &Story) -> Vec<(&'static str, String)> {
    let Story { article, language } = story;
    let mut differences = Vec::new();
    let mut compare = |field, expected: String, found: String| {
        if expected != found {
            differences.push((field, format!("expected {expected}\n   found {found}")));
        }
    };
    compare("title", post.title.clone(), article.title.clone());
    compare("language", post.language.clone(), language.clone());
    compare("topics", keys(&post.topics), keys(&article.topics));
    if let Some(authors) = &post.authors {
        compare("authors", keys(authors), keys(&article.details.authors));
    }
    // Midnight stands for a day without a time, which is the same day everywhere.
    let published = article.published;
    let (expected, found) = match published.filter(|instant| instant.is_midnight()) {
        Some(day) => (post.day.clone(), day.date()),
        None => (
            post.instant.clone(),
            published
                .map(|instant| instant.to_string())
                .unwrap_or_default(),
        ),
    };
    compare("date", expected, found);
    // A beginning that became the excerpt has left the text.
    let mut body = String::new();
    for piece in &article.details.body {
        push_text(piece, &mut body);
    }
    let whole = words(&format!("{} {body}", article.excerpt));
    let (body, expected) = (words(&body), words(&post.words));
    if !agree(&body, &expected) && !agree(&whole, &expected) {
        compare("words", expected.join(" "), whole.join(" "));
    }
    differences
}

fn compare(generator: &str) {
    let folder = folder(generator);
    let published: Published = json(&folder.join("published.json"));
    let known_path = folder.join("differences.json");
    let known: Vec<Difference> = if known_path.exists() {
        json(&known_path)
    } else {
        Vec::new()
    };
    assert!(known.iter().all(|difference| !difference.reason.is_empty()));
    let mut stories = stories(&folder.join("site"));
    let mut found: BTreeMap<(String, &str), String> = BTreeMap::new();
    for post in &published.records {
        let source = || post.source.clone();
        let Some(story) = stories.remove(&post.source) else {
            let message = format!("{} publishes it, and it is no story", published.generator);
            found.insert((source(), "record"), message);
            continue;
        };
        for (field, message) in differences(post, &story) {
            found.insert((source(), field), message);
        }
    }
    for (source, story) in stories {
        let message = format!("the story “{}” is not published", story.article.title);
        found.insert((source, "record"), message);
    }
    for difference in &known {
        let key = (difference.source.clone(), difference.field.as_str());
        let is_found = found.remove(&key).is_some();
        assert!(is_found, "{key:?} is no difference any more: remove it");
    }
    let lines = found
        .iter()
        .map(|((source, field), message)| format!("{source}, {field}:\n{message}"));
    let lines: Vec<String> = lines.collect();
    assert!(lines.is_empty(), "{generator}:\n{}", lines.join("\n"));
}

#[test]
fn hugo_publishes_these_stories() {
    compare("hugo");
}

#[test]
fn jekyll_publishes_these_stories() {
    compare("jekyll");
}

#[test]
fn pelican_publishes_these_stories() {
    compare("pelican");
}

#[test]
fn eleventy_publishes_these_stories() {
    compare("eleventy");
}

#[test]
fn hexo_publishes_these_stories() {
    compare("hexo");
}

#[test]
fn docusaurus_publishes_these_stories() {
    compare("docusaurus");
}

#[test]
fn astro_publishes_these_stories() {
    compare("astro");
}

#[test]
fn zola_publishes_these_stories() {
    compare("zola");
}

#[test]
fn texts_agree_if_all_but_two_in_a_hundred_words_are_the_same_in_order() {
    let text: Vec<String> = (0..100).map(|number| number.to_string()).collect();
    assert!(agree(&text, &text) && agree(&[], &[]));
    assert!(agree(&text, &text[2..]));
    assert!(!agree(&text, &text[3..]));
    let reversed: Vec<String> = text.iter().rev().cloned().collect();
    assert!(!agree(&text, &reversed));
    assert_eq!(
        words("It’s «Ærlig», 3½ m_wide"),
        ["it", "s", "ærlig", "3½", "m", "wide"]
    );
}
