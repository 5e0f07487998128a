//! An export of format 2 is read, and gives the same answers as an export of today.

use std::path::{Path, PathBuf};

use crate::support::{self, finder::Finder, read};
use broadsheet::{
    export::data,
    format::{CardShard, Directory, FileKind, Manifest, Site, StoryShard, story, version_2},
    model::Article,
    query::Query,
};

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format-2")
}

/// Returns the articles of an export of format 2, oldest first, with the slugs of their newer links.
fn articles(folder: &Path, manifest: &Manifest) -> Vec<(Article, Vec<String>)> {
    let name = manifest.directory.as_ref().expect("a directory");
    let (file, text) = read(folder, FileKind::Directory, name);
    let directory = Directory::decode(&file, &text, manifest.totals.stories).expect("a directory");
    assert_eq!(directory.stories, None);
    let mut articles = Vec::new();
    for (files, links) in directory.cards.iter().zip(&directory.cards.newer_links) {
        let (file, text) = read(folder, FileKind::Cards, &files.name);
        let cards = CardShard::decode(&file, &text, files.rows).expect("cards");
        for (row, card) in cards.cards.iter().enumerate() {
            let (name, index) = cards.story_file(row).expect("a file of stories");
            let (file, text) = read(folder, FileKind::Stories, name);
            let stories = StoryShard::decode(&file, &text).expect("stories");
            let story = stories.stories[index].clone();
            let article = story::join(card, story, &manifest.providers, &manifest.topics);
            let newer = links.as_ref().map_or_else(Vec::new, |name| {
                let (file, text) = read(folder, FileKind::NewerLinks, name);
                version_2::newer_links(&file, &text, row).expect("newer links")
            });
            let newer = newer.iter().map(|link| link.slug.to_string()).collect();
            articles.push((article.expect("an article"), newer));
        }
    }
    articles
}

#[test]
fn an_export_of_format_2_gives_the_same_answers() {
    let folder = fixture();
    let manifest = support::manifest(&folder);
    assert_eq!(manifest.format, 2);
    let (articles, newer_links): (Vec<_>, Vec<_>) =
        articles(&folder, &manifest).into_iter().unzip();
    assert_eq!(articles.len(), manifest.totals.stories);
    assert!(newer_links.iter().any(|links| !links.is_empty()));

    let out = tempfile::tempdir().unwrap();
    let site = Site::default();
    data::write(articles.clone(), &site, Path::new("."), out.path(), &|_| {}).unwrap();
    let decoded = support::decode(out.path());
    assert_eq!(decoded.articles, articles);
    let links_now = decoded.related_links.iter().map(|(_, newer)| {
        let slugs = newer.iter().map(|link| link.slug.to_string());
        slugs.collect::<Vec<_>>()
    });
    assert_eq!(links_now.collect::<Vec<_>>(), newer_links);

    let mut former = Finder::open_folder(&folder);
    let mut present = Finder::open(out);
    let words = articles.iter().flat_map(|article| article.title.split(' '));
    let mut searches: Vec<String> = words.map(|word| format!("{word} ")).collect();
    searches.extend(
        articles
            .iter()
            .map(|article| format!("\"{}\"", article.title)),
    );
    searches.extend(["s".to_owned(), "th".to_owned(), "sollar ".to_owned()]);
    searches.push(String::new());
    for search_text in searches {
        let query = Query {
            search_text,
            ..Query::default()
        };
        assert_eq!(former.ask(&query), present.ask(&query), "{query:?}");
    }
}
