//! Imports the hostile records of `tests/fixtures/hostile/table.json`. Each must become harmless text or be refused with a
//! reason. `tests/e2e/hostile.spec.mjs` opens the same records in a browser.

use std::{fs, path::Path};

use broadsheet::{
    import::{self, Import, ImportOptions, diagnostics::report::Severity},
    model::Instant,
};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    payload: String,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    name: String,
    file: String,
    text: String,
    gives: String,
    says: Option<String>,
    slug: Option<String>,
    #[serde(default)]
    lacks: Vec<String>,
    repeat: Option<Repeat>,
}

#[derive(Deserialize)]
struct Repeat {
    token: String,
    text: String,
    times: usize,
}

fn table() -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile/table.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

impl Row {
    fn bytes(&self, payload: &str) -> String {
        let escaped = payload.replace('&', "&amp;").replace('<', "&lt;");
        let text = self.text.replace("{P}", payload).replace("{X}", &escaped);
        match &self.repeat {
            Some(repeat) => text.replace(&repeat.token, &repeat.text.repeat(repeat.times)),
            None => text,
        }
    }
}

fn import(folder: &Path) -> Import {
    let options = ImportOptions {
        // 2027-01-15T08:00:00Z.
        as_of: Some(Instant::from_seconds(1_800_000_000)),
        ..ImportOptions::default()
    };
    import::folder(folder, &options, &|_| {}).unwrap()
}

#[test]
fn every_hostile_record_gives_the_expected_result() {
    let table = table();
    for row in &table.rows {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(&row.file), row.bytes(&table.payload)).unwrap();
        let import = import(folder.path());
        let report = &import.report;
        let counts = (report.published, report.withheld(), report.refused);
        let expected = match row.gives.as_str() {
            "story" => (1, 0, 0),
            "unpublished" => (0, 1, 0),
            "refused" => (0, 0, 1),
            other => panic!("{other}"),
        };
        assert_eq!(counts, expected, "{}: {:#?}", row.name, report.problems);
        let json = serde_json::to_string(&import.articles).unwrap();
        let report_json = serde_json::to_string(report).unwrap();
        for word in &row.lacks {
            assert!(!json.contains(word), "{}: {word} in {json}", row.name);
        }
        assert!(!report_json.contains("swordfish"), "{report_json}");
        if let Some(says) = &row.says {
            let mut errors = report.problems.iter();
            let error = errors.find(|problem| problem.severity == Severity::Error);
            let error = error.unwrap_or_else(|| panic!("{}: no error", row.name));
            let text = format!("{} expected {}", error.found, error.expected);
            assert!(text.contains(says.as_str()), "{}: {text}", row.name);
            assert!(!text.chars().any(char::is_control), "{text:?}");
        }
        if row.name.starts_with("markup in every field") {
            let articles = import.articles.iter();
            let titles: Vec<_> = articles.map(|article| article.title.as_str()).collect();
            let [title] = titles[..] else {
                panic!("{}: {titles:?}", row.name)
            };
            // The title has no formatting, so the payload is text.
            assert!(title.starts_with(&table.payload), "{}: {title}", row.name);
        }
        for article in &import.articles {
            let slug = article.slug.as_str();
            assert!(
                slug.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
                "{slug}"
            );
            if let Some(expected) = &row.slug {
                assert_eq!(slug, expected);
            }
            for text in [&article.title, &article.excerpt, &article.provider.name] {
                assert!(
                    !text.chars().any(char::is_control),
                    "{}: {text:?}",
                    row.name
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// No content of a file causes a panic, and every record is counted.
    #[test]
    fn nonsense_in_any_format_never_panics(
        toml in "(title|date|draft|tags|\\[extra\\]|\\[\\[a\\]\\]|=| |'|\"|\\[|\\]|\\{|\\}|,|\n|[0-9-]{1,10}|[a-z]){0,60}",
        json in "(\\{|\\}|\\[|\\]|,|:|\"[a-z]{0,5}\"|\"title\"|\"items\"|\"value\"|null|1e9|\\\\u[dD]8|\n| ){0,60}",
        meta in "((Title|Date|Tags|Status|Slug): (\\PC){0,20}\n|    (\\PC){0,9}\n|\n){0,8}",
        xml in "(<item>|</item>|<title>|</title>|<link>|</link>|<a b=\"c\">|<!\\[CDATA\\[|\\]\\]>|<!--|-->|&amp;|&[a-z]{1,4};|&#[0-9]{1,7};|<\\?|\\?>|\\PC){0,40}",
    ) {
        let folder = tempfile::tempdir().unwrap();
        let feed = format!("{{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{json}]}}");
        let page = format!("{{\"value\": [{json}], \"publishedDateTime\": 1}}");
        for (name, text) in [
            ("a.md", format!("+++\n{toml}\n+++\n{{{{< {meta} >}}}}")),
            ("b.md", format!("{{{json}}}\n{meta}")),
            ("c.md", format!("Title: x\n{meta}\n{xml}")),
            ("d.json", feed),
            ("e.json", page),
            ("f.xml", format!("<rss version=\"2.0\"><channel>{xml}</channel></rss>")),
            ("g.xml", format!("<feed xmlns=\"http://www.w3.org/2005/Atom\">{xml}</feed>")),
            ("h.md", format!("---\ndate: 2020\nlayout: {json}\n---\n{{% raw %}}{xml}")),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let report = import(folder.path()).report;
        prop_assert_eq!(report.records, report.published + report.withheld() + report.refused);
    }
}
