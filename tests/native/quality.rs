//! The quality of search results: sets of queries with known answers, for the sample archive and for the real records if
//! they exist.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use crate::support::{self, finder::Finder};
use broadsheet::{export, format::Site, model::Article, query::Query};

/// An export in a folder, and the headlines by row.
struct ExportedArchive {
    folder: PathBuf,
    titles: Vec<String>,
}

impl ExportedArchive {
    /// Exports an archive to the folder of this name for temporary files.
    fn of(articles: Vec<Article>, source: &Path, name: &str) -> Self {
        let titles = articles.iter().map(|article| article.title.clone());
        let titles = titles.collect();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let site = Site::default();
        export::data::write(articles, &site, source, &folder, &|_| {}).unwrap();
        Self { folder, titles }
    }
}

/// The sample archive, which is exported once for all tests.
static BUNDLED_ARCHIVE: LazyLock<ExportedArchive> = LazyLock::new(|| {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    ExportedArchive::of(support::imported(&content), &content, "bundled")
});

/// An archive that can be searched, and its headlines by row.
struct SearchableArchive {
    finder: Finder,
    titles: Vec<String>,
}

impl SearchableArchive {
    fn open(export: &ExportedArchive) -> Self {
        Self {
            finder: Finder::open_folder(&export.folder),
            titles: export.titles.clone(),
        }
    }

    fn bundled() -> Self {
        Self::open(&BUNDLED_ARCHIVE)
    }

    /// Returns the headlines of the results, the best first.
    fn results(&mut self, typed: &str) -> Vec<&str> {
        let query = Query {
            search_text: typed.to_owned(),
            ..Query::default()
        };
        let (answer, _) = self.finder.ask(&query);
        let rows = answer.rows.iter();
        rows.map(|row| self.titles[*row as usize].as_str())
            .collect()
    }

    /// Returns the rank, from 1, of the first headline that contains one of these texts.
    fn rank(&mut self, typed: &str, expected: &[&str]) -> Option<usize> {
        let is_expected = |title: &&str| expected.iter().any(|part| title.contains(part));
        let position = self.results(typed).iter().position(is_expected);
        position.map(|position| position + 1)
    }

    /// Asserts that a query finds this headline first.
    fn assert_first(&mut self, typed: &str, expected: &str) {
        let results = self.results(typed);
        let first = results.first().copied().unwrap_or("nothing");
        assert!(first.contains(expected), "{typed:?} finds {first:?} first");
    }

    /// Returns the mean reciprocal rank (Voorhees 1999, TREC-8 question answering) of a set of queries, and prints those
    /// whose answer is not first.
    fn reciprocal_rank(&mut self, name: &str, questions: &[(&str, &[&str])]) -> f64 {
        let mut sum = 0.0;
        for (typed, expected) in questions {
            let rank = self.rank(typed, expected);
            if rank != Some(1) {
                eprintln!("{name}: {typed:?} has {expected:?} at {rank:?}");
            }
            sum += rank.map_or(0.0, |rank| 1.0 / f64::from(u32::try_from(rank).unwrap()));
        }
        let mean = sum / f64::from(u32::try_from(questions.len()).unwrap());
        let count = questions.len();
        eprintln!("{name}: mean reciprocal rank {mean:.3} over {count} questions");
        mean
    }
}

const BUNDLED: &[(&str, &[&str])] = &[
    ("night train", &["The night train is back"]),
    ("sleeper hotel", &["Stranded sleeper becomes a hotel"]),
    ("robot apples", &["The robot that learned to pick apples"]),
    ("whales", &["Listening for whales", "the whales turn round"]),
    ("wren moon", &["Wren sits down on the Moon"]),
    ("cameras", &["counted its cameras", "The cameras went off"]),
    ("glacier", &["The glacier's keeper retires"]),
    (
        "bookbinder",
        &["The bookbinder's last apprentice", "Bind your first book"],
    ),
    ("tidal bonds", &["Tidal bonds rise"]),
    ("grid failure", &["How grids fail"]),
    ("umbrella", &["lost umbrellas"]),
    ("paper mill", &["Paper mill closes"]),
    ("joggers heartbeat", &["asks its joggers"]),
    ("eels", &["Where the eels go"]),
    ("kelp prices", &["Kelp has a price"]),
    ("storm", &["Storm takes down Cold Ridge line"]),
    ("satellite newspaper", &["A satellite the size of a loaf"]),
    ("beehives on roofs", &["A census of the roofs"]),
    ("bakers", &["The bakers who worked by torchlight"]),
    ("tomatoes", &["Ugly tomatoes"]),
    (
        "tide tables",
        &["Skerrow Sound tide tables", "Read a tide table"],
    ),
    ("choir pylons", &["Pylons hum in B flat"]),
    ("hospital night", &["A hospital counts the night"]),
    ("walking robots", &["A robot that walks"]),
    ("wheat flour", &["Old wheat, new flour"]),
];

const REAL: &[(&str, &[&str])] = &[
    ("gpt-3", &["GPT-3"]),
    ("receipts", &["Receipt scanning"]),
    ("sap connector", &["SAP ERP connector"]),
    ("relevance search", &["Relevance Search API"]),
    ("unified interface", &["Unified Interface"]),
    ("mixed reality", &["Mixed Reality"]),
    ("stroke survivor", &["Stroke sufferer"]),
    ("barcode", &["Barcode"]),
    ("power fx", &["Power Fx"]),
    ("piano", &["Piano"]),
    ("santa", &["Santa"]),
    ("nasa", &["NASA"]),
    ("edit excel teams", &["Use Edit in Excel"]),
    ("trial subscription", &["portal Trial Subscriptions"]),
    ("coe starter kit", &["CoE Starter Kit"]),
    ("drivers licence barcode", &["Drivers License"]),
    ("sharepoint list form", &["Custom SharePoint List Form"]),
    ("business rules", &["business rules"]),
    ("spanish summit", &["Spanish Business Apps Summit"]),
    ("responsive layout", &["New Layout containers"]),
];

#[test]
fn finds_the_answers_in_the_sample_archive() {
    let mean = SearchableArchive::bundled().reciprocal_rank("bundled archive", BUNDLED);
    assert!(mean > 0.9, "mean reciprocal rank {mean:.3}");
}

#[test]
fn finds_the_answers_in_the_real_records() {
    let Some(articles) = support::corpus() else {
        eprintln!("skipped: ../shared/corpus is not here");
        return;
    };
    let mean = SearchableArchive::open(&ExportedArchive::of(articles, Path::new("."), "real"))
        .reciprocal_rank("real records", REAL);
    assert!(mean > 0.9, "mean reciprocal rank {mean:.3}");
}

#[test]
fn a_typo_is_corrected() {
    let mut archive = SearchableArchive::bundled();
    archive.assert_first("umbrelas ", "lost umbrellas");
    archive.assert_first("glaicer ", "The glacier's keeper retires");
    archive.assert_first("tomatos ", "Ugly tomatoes");
    archive.assert_first("stethoskope ", "what a stethoscope cannot");
}

#[test]
fn a_typo_in_the_first_letter_or_a_short_word_is_not_corrected() {
    let mut archive = SearchableArchive::bundled();
    assert!(archive.results("xmbrellas ").is_empty());
    assert!(archive.results("zq ").is_empty());
}

#[test]
fn the_last_word_is_a_prefix() {
    let mut archive = SearchableArchive::bundled();
    archive.assert_first("stetho", "what a stethoscope cannot");
    archive.assert_first("lost umb", "lost umbrellas");
    // A space ends the word.
    assert!(archive.results("umb ").is_empty());
}

#[test]
fn a_phrase_matches_adjacent_words() {
    let mut archive = SearchableArchive::bundled();
    archive.assert_first("\"night train\"", "The night train is back");
    assert!(archive.results("\"train night\"").is_empty());
    let together = archive.results("\"night train\"").len();
    assert!(archive.results("night train ").len() >= together);
}

#[test]
fn accents_and_case_make_no_difference() {
    let mut archive = SearchableArchive::bundled();
    for typed in ["enchufó", "enchufo", "ENCHUFO", "enchufo\u{301}"] {
        archive.assert_first(typed, "El pueblo que enchufó la siesta");
    }
}

#[test]
fn scripts_without_spaces_match_any_run_of_characters() {
    let mut archive = SearchableArchive::bundled();
    for typed in ["図書室", "終列車", "書", "図書室を乗せて"] {
        archive.assert_first(typed, "一両編成の終列車");
    }
    assert!(archive.results("車列終").is_empty());
}

#[test]
fn arabic_is_found_with_and_without_vowel_points() {
    let mut archive = SearchableArchive::bundled();
    for typed in ["خفّضت", "خفضت", "أسطح"] {
        archive.assert_first(typed, "أسطح بيضاء");
    }
}

#[test]
fn only_english_words_are_stemmed() {
    let mut archive = SearchableArchive::bundled();
    archive.assert_first("robots walk", "A robot that walks");
    archive.assert_first("tarifvertrag", "Die Schafe vom Wiekdeich");
    archive.assert_first("schaf", "Die Schafe vom Wiekdeich");
}

#[test]
fn excluded_words_remove_stories() {
    let mut archive = SearchableArchive::bundled();
    let all = archive.results("whales").len();
    let rest = archive.results("whales -hydrophone").len();
    assert!(rest < all, "{rest} of {all}");
}
