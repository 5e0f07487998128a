//! What readers would look for, and whether it comes first: small sets of questions with known answers,
//! over the bundled archive and over the real records where they are.

use std::path::Path;

use crate::support::{self, finder::Finder};
use broadsheet::{export, format::Site, model::Article, query::Query};

/// An archive that can be searched, and its headlines by row.
struct Shelf {
    finder: Finder,
    titles: Vec<String>,
}

impl Shelf {
    fn of(articles: Vec<Article>, source: &Path) -> Self {
        let titles = articles.iter().map(|article| article.title.clone());
        let titles = titles.collect();
        let out = tempfile::tempdir().unwrap();
        let site = Site::default();
        export::write(articles, &site, source, out.path(), &|_| {}).unwrap();
        Self {
            finder: Finder::open(out),
            titles,
        }
    }

    fn bundled() -> Self {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        Self::of(support::imported(&content), &content)
    }

    /// The headlines that answer a question, the best first.
    fn found(&mut self, typed: &str) -> Vec<&str> {
        let query = Query {
            words: typed.to_owned(),
            ..Query::default()
        };
        let (answer, _) = self.finder.ask(&query);
        let rows = answer.rows.iter();
        rows.map(|row| self.titles[*row as usize].as_str())
            .collect()
    }

    /// The place, from 1, of the first headline that has one of these parts.
    fn rank(&mut self, typed: &str, wanted: &[&str]) -> Option<usize> {
        let is_wanted = |title: &&str| wanted.iter().any(|part| title.contains(part));
        let place = self.found(typed).iter().position(is_wanted);
        place.map(|place| place + 1)
    }

    /// Whether a question finds this headline first.
    fn assert_first(&mut self, typed: &str, wanted: &str) {
        let found = self.found(typed);
        let first = found.first().copied().unwrap_or("nothing");
        assert!(first.contains(wanted), "{typed:?} finds {first:?} first");
    }

    /// Mean reciprocal rank (Voorhees 1999, TREC-8 question answering) of a set of questions; says
    /// which of them did not have their answer first.
    fn reciprocal_rank(&mut self, name: &str, questions: &[(&str, &[&str])]) -> f64 {
        let mut sum = 0.0;
        for (typed, wanted) in questions {
            let rank = self.rank(typed, wanted);
            if rank != Some(1) {
                eprintln!("{name}: {typed:?} has {wanted:?} at {rank:?}");
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
fn the_bundled_archive_answers_what_readers_would_ask() {
    let mean = Shelf::bundled().reciprocal_rank("bundled archive", BUNDLED);
    assert!(mean > 0.9, "mean reciprocal rank {mean:.3}");
}

#[test]
fn the_real_records_answer_what_readers_would_ask() {
    let Some(articles) = support::corpus() else {
        eprintln!("skipped: ../shared/corpus is not here");
        return;
    };
    let mean = Shelf::of(articles, Path::new(".")).reciprocal_rank("real records", REAL);
    assert!(mean > 0.9, "mean reciprocal rank {mean:.3}");
}

#[test]
fn a_typo_finds_the_word_that_was_meant() {
    let mut shelf = Shelf::bundled();
    shelf.assert_first("umbrelas ", "lost umbrellas");
    shelf.assert_first("glaicer ", "The glacier's keeper retires");
    shelf.assert_first("tomatos ", "Ugly tomatoes");
    shelf.assert_first("stethoskope ", "what a stethoscope cannot");
}

#[test]
fn a_typo_in_the_first_letter_or_in_a_short_word_is_left_alone() {
    let mut shelf = Shelf::bundled();
    assert!(shelf.found("xmbrellas ").is_empty());
    assert!(shelf.found("zq ").is_empty());
}

#[test]
fn the_beginning_of_the_last_word_is_enough() {
    let mut shelf = Shelf::bundled();
    shelf.assert_first("stetho", "what a stethoscope cannot");
    shelf.assert_first("lost umb", "lost umbrellas");
    // A space ends the word.
    assert!(shelf.found("umb ").is_empty());
}

#[test]
fn a_phrase_is_words_in_a_row() {
    let mut shelf = Shelf::bundled();
    shelf.assert_first("\"night train\"", "The night train is back");
    assert!(shelf.found("\"train night\"").is_empty());
    let together = shelf.found("\"night train\"").len();
    assert!(shelf.found("night train ").len() >= together);
}

#[test]
fn accents_and_case_make_no_difference() {
    let mut shelf = Shelf::bundled();
    for typed in ["enchufó", "enchufo", "ENCHUFO", "enchufo\u{301}"] {
        shelf.assert_first(typed, "El pueblo que enchufó la siesta");
    }
}

#[test]
fn scripts_without_spaces_are_found_by_any_run_of_characters() {
    let mut shelf = Shelf::bundled();
    for typed in ["図書室", "終列車", "書", "図書室を乗せて"] {
        shelf.assert_first(typed, "一両編成の終列車");
    }
    assert!(shelf.found("車列終").is_empty());
}

#[test]
fn arabic_is_found_with_and_without_vowel_points() {
    let mut shelf = Shelf::bundled();
    for typed in ["خفّضت", "خفضت", "أسطح"] {
        shelf.assert_first(typed, "أسطح بيضاء");
    }
}

#[test]
fn english_forms_match_and_other_languages_keep_theirs() {
    let mut shelf = Shelf::bundled();
    shelf.assert_first("robots walk", "A robot that walks");
    shelf.assert_first("tarifvertrag", "Die Schafe vom Wiekdeich");
    shelf.assert_first("schaf", "Die Schafe vom Wiekdeich");
}

#[test]
fn what_is_not_wanted_is_left_out() {
    let mut shelf = Shelf::bundled();
    let all = shelf.found("whales").len();
    let rest = shelf.found("whales -hydrophone").len();
    assert!(rest < all, "{rest} of {all}");
}
