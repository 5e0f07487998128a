//! Real records. They are data of other people, so they are in a folder beside the repository, if at all.

use std::{collections::HashMap, fs, path::PathBuf};

use broadsheet::{
    import::{self, Import, ImportOptions, diagnostics::report::Severity, fields::text},
    model::Article,
};
use serde_json::Value;

/// Returns the path of a part of the shared folder; prints a message and returns `None` if it does not exist.
fn shared(part: &str) -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("BROADSHEET_SHARED").map_or(beside, PathBuf::from);
    let path = shared.join(part);
    if !path.exists() {
        eprintln!("skipped: {} does not exist", path.display());
        return None;
    }
    Some(path)
}

fn import(folder: &std::path::Path) -> Import {
    import::folder(folder, &ImportOptions::default(), &|_| {}).unwrap()
}

#[test]
fn news_are_the_same_as_in_the_original_system() {
    let (Some(news), Some(api)) = (shared("corpus/news"), shared("corpus/api")) else {
        return;
    };
    let import = import(&news);
    let report = &import.report;
    assert_eq!(
        (report.records, report.published, report.withheld()),
        (65, 43, 22)
    );
    let articles: HashMap<&str, (usize, &Article)> = import
        .articles
        .iter()
        .enumerate()
        .map(|(row, article)| (article.slug.as_str(), (row, article)))
        .collect();
    let mut compared = 0;
    for page in ["news-page-2.json", "news-page-5.json"] {
        let page = fs::read_to_string(api.join(page)).unwrap();
        let page: Value = serde_json::from_str(&page).unwrap();
        let mut rows = Vec::new();
        for original in page["value"].as_array().unwrap() {
            let path = original["path"]
                .as_str()
                .unwrap()
                .trim_start_matches("_news/");
            if !news.join(path).exists() {
                continue;
            }
            let slug = import::fields::slugs::slugify(path);
            let (row, article) = articles[slug.as_str()];
            rows.push(row);
            assert_same(article, original);
            compared += 1;
        }
        // The original system lists the newest first.
        assert!(rows.is_sorted_by(|a, b| a > b), "{rows:?}");
    }
    assert_eq!(compared, 14);
}

fn assert_same(article: &Article, original: &Value) {
    let article = serde_json::to_value(article).unwrap();
    for field in ["title", "excerpt"] {
        let expected = text::plain(original[field].as_str().unwrap_or_default());
        assert_eq!(
            article[field].as_str().unwrap_or_default(),
            expected,
            "{field}"
        );
    }
    for field in ["heat", "type", "topics"] {
        assert_eq!(article[field], original[field], "{field}");
    }
    let links = &article["links"];
    for field in ["originalUrl", "webUrl", "ampWebUrl", "cdnAmpWebUrl"] {
        // If a record has only one address, the original system shows it as both.
        if field == "webUrl" && links[field].is_null() {
            assert_eq!(links["originalUrl"], original[field]);
        } else {
            assert_eq!(links[field], original[field], "{field}");
        }
    }
    let published = original["publishedDateTime"].as_str().unwrap();
    let published: jiff::Timestamp = published.parse().unwrap();
    assert_eq!(article["publishedDateTime"], published.as_second());
    assert_eq!(article["provider"]["name"], original["provider"]["name"]);
}

#[test]
fn every_real_record_is_accepted() {
    let Some(corpus) = shared("corpus") else {
        return;
    };
    let import = import(&corpus);
    let report = &import.report;
    // 130 files, and 50 records on two pages of JSON.
    assert_eq!((report.records, report.refused), (180, 0));
    let bad = report.problems.iter();
    let bad: Vec<_> = bad.filter(|p| p.severity == Severity::Error).collect();
    assert!(bad.is_empty(), "{bad:?}");
}

#[test]
fn the_canonical_record_has_its_coverage() {
    let Some(seeds) = shared("seeds") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    for seed in fs::read_dir(seeds).unwrap() {
        let seed = seed.unwrap().path();
        let name = seed.with_extension("md");
        fs::copy(&seed, folder.path().join(name.file_name().unwrap())).unwrap();
    }
    let import = import(folder.path());
    let article = &import.articles[0];
    assert_eq!(article.details.related.len(), 12);
    let earlier = article
        .details
        .related
        .iter()
        .filter(|story| story.published < article.published);
    assert_eq!(earlier.count(), 2);
}
