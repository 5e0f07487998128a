//! Queries and answers: addresses survive a round trip, and answers are those of a reference engine that reads the articles
//! one by one.

use std::path::Path;

use crate::support::{self, finder::Finder, reference_engine::ReferenceEngine};
use broadsheet::{
    export::{
        self,
        data::{
            chunking::ChunkSizes,
            options::{ExportOptions, ExportSizes},
            segmenting::SegmentSizes,
        },
    },
    format::Site,
    model::{Article, Day, Slug, StoredArticle, slug},
    query::{
        self, Archive, Order, ParsedQuery, Query, ReaderFilter, ReaderList, Route, Term,
        TopicChoice, answer::COVERAGE_THRESHOLDS, criteria::QueryPart, words,
    },
};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{select, subsequence},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use rayon::{iter::ParallelIterator, slice::ParallelSlice};
use tempfile::TempDir;

fn slug_text() -> impl Strategy<Value = Slug> {
    "[a-z0-9]{1,12}(-[a-z0-9]{1,4})?"
        .prop_filter_map("a name that Windows reserves", |text| Slug::parse(&text))
}

/// Adds filters by topic to a query: all of, any of, none of.
fn with_topics(mut query: Query, all: Vec<Slug>, any: Vec<Slug>, not: Vec<Slug>) -> Query {
    let choices = [
        (all, TopicChoice::All),
        (any, TopicChoice::Any),
        (not, TopicChoice::Not),
    ];
    for (slugs, choice) in choices {
        for slug in slugs {
            query = query.with_topic_choice(&slug, Some(choice));
        }
    }
    query
}

fn any_query() -> impl Strategy<Value = Query> {
    let slugs = || vec(slug_text(), 0..4);
    let day = || option::of((-700_000_i64..2_900_000).prop_map(Day::from_number));
    let texts = || vec("[a-zä. &?=+%]{1,12}", 0..3);
    let order = option::of(select(Order::ALL.to_vec()));
    let words = "[a-zA-Zä日 :\"&=+%-]{0,20}";
    (
        slugs(),
        slugs(),
        slugs(),
        texts(),
        texts(),
        0..9_u32,
        day(),
        day(),
        order,
        words,
        option::weighted(0.2, select(ReaderList::ALL.to_vec())),
    )
        .prop_map(
            |(topics, any, not, publishers, kinds, covered, from, to, order, words, mine)| {
                let mut query = Query {
                    reader_list: mine,
                    search_text: words,
                    min_publishers: covered,
                    from,
                    to,
                    order,
                    ..Query::default()
                };
                query = with_topics(query, topics, any, not);
                for publisher in publishers {
                    query = query.with_publisher_toggled(&publisher);
                }
                for kind in kinds {
                    query = query.with_kind_toggled(&kind);
                }
                query
            },
        )
}

proptest! {
    #[test]
    fn a_query_survives_its_address(query in any_query()) {
        prop_assert_eq!(Query::parse(&query.to_search()), query);
    }

    #[test]
    fn a_route_survives_its_address(slug in slug_text(), query in any_query()) {
        for route in [Route::Story(slug, query.clone()), Route::List(query), Route::About, Route::Library] {
            let href = route.href();
            let (path, search) = href.split_once('?').unwrap_or((&href, ""));
            let path = path.strip_prefix("./").unwrap_or(path);
            prop_assert_eq!(Route::parse(path, search), route);
        }
    }

    #[test]
    fn any_address_gives_a_route(path in ".{0,40}", search in ".{0,40}") {
        let route = Route::parse(&path, &search);
        let again = Query::parse(&route.query().to_search());
        prop_assert_eq!(again, route.query());
    }

    #[test]
    fn toggling_twice_changes_nothing(query in any_query(), topic in slug_text()) {
        prop_assume!(query.topic_choice(&topic).is_none());
        prop_assert_eq!(query.with_topic_toggled(&topic).with_topic_toggled(&topic), query);
    }

    #[test]
    fn any_text_makes_a_slug(text in ".{0,120}") {
        let slug = slug::from_text(&text).unwrap_or_else(|| slug::hashed("topic", &text));
        prop_assert_eq!(Slug::parse(slug.as_str()), Some(slug));
    }
}

/// Returns an export of these articles in a folder.
fn export_folder(articles: &[Article], sizes: ExportSizes) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let stories = articles.iter().cloned().map(StoredArticle::from).collect();
    let options = ExportOptions {
        sizes,
        ..ExportOptions::default()
    };
    let (site, source) = (Site::default(), Path::new("."));
    export::data::write_stored(stories, &site, &options, source, folder.path(), &|_| {}).unwrap();
    folder
}

/// Returns sizes that give an archive of some dozens of stories several segments, some of them joined.
fn small_segments() -> ExportSizes {
    let sizes = ChunkSizes {
        min_rows: 3,
        max_rows: 12,
        divisor: 4,
        max_bytes: usize::MAX,
    };
    ExportSizes {
        segments: SegmentSizes {
            smallest: sizes,
            max_joins: 2,
        },
        cards: sizes,
        stories: sizes,
        max_postings_bytes: 300,
    }
}

/// Returns an export of these articles, and a reference engine for them.
fn engines(articles: Vec<Article>, sizes: ExportSizes) -> (Finder, ReferenceEngine) {
    let finder = Finder::open(export_folder(&articles, sizes));
    with_reference(finder, articles)
}

/// Returns an engine for an export, and a reference engine for its articles.
fn with_reference(mut finder: Finder, articles: Vec<Article>) -> (Finder, ReferenceEngine) {
    let mut reference = ReferenceEngine::of(
        articles,
        finder.archive.publisher_counts(),
        &finder.manifest,
    );
    // Half of the archives have a reader who has read, saved and muted stories.
    if finder.archive.row_count().is_multiple_of(2) {
        finder.own = reader_filter(&finder.archive);
        reference.own = finder.own.clone();
    }
    (finder, reference)
}

/// Returns a reader who has read every third story, saved every fifth, and mutes some.
fn reader_filter(archive: &Archive) -> ReaderFilter {
    let rows = || 0..archive.row_count();
    ReaderFilter {
        read_rows: rows().step_by(3).collect(),
        saved_rows: rows().skip(1).step_by(5).collect(),
        muted_topics: archive
            .topic_slugs()
            .iter()
            .skip(2)
            .take(1)
            .cloned()
            .collect(),
        muted_publishers: archive
            .publishers()
            .iter()
            .take(1)
            .map(|publisher| publisher.identity.clone())
            .collect(),
        rows_with_muted_words: rows().step_by(11).collect(),
        shows_muted: archive.row_count().is_multiple_of(4),
    }
}

/// Compares the whole answer to a query with that of the reference engine, and returns the number of matches.
fn compare(finder: &mut Finder, reference: &mut ReferenceEngine, query: &Query) -> usize {
    let typed = ParsedQuery::parse(&query.search_text);
    let (answer, found) = finder.ask(query);
    // The engine searches for the correction if a word has no match.
    let mut corrected = typed.clone();
    for correction in &found.corrections {
        for term in &mut corrected.required_terms {
            if let (Term::Word { text, is_prefix }, Some(replacement)) =
                (term, &correction.replacement)
                && *text == correction.typed
            {
                (*text, *is_prefix) = (replacement.clone(), false);
            }
        }
    }
    let scores = reference.scores(&corrected);
    let scores = scores.as_ref();
    assert_eq!(answer.rows, reference.rows(query, scores), "{query:?}");
    for (number, topic) in finder.manifest.topics.iter().enumerate() {
        let expected = reference.beside_topic(query, &topic.slug, scores);
        assert_eq!(
            answer.topics[number], expected,
            "{} of {query:?}",
            topic.slug
        );
    }
    let with = |change: &dyn Fn(&mut Query)| {
        let mut other = query.clone();
        change(&mut other);
        u32::try_from(reference.count(&other, scores)).unwrap()
    };
    for (index, publisher) in finder.archive.publishers().iter().enumerate() {
        let expected = with(&|other| other.publishers = vec![publisher.identity.clone()]);
        assert_eq!(
            answer.publishers[index], expected,
            "{publisher:?} of {query:?}"
        );
    }
    for (index, kind) in finder.archive.kinds().iter().enumerate() {
        let expected = with(&|other| other.kinds = vec![kind.clone()]);
        assert_eq!(answer.kinds[index], expected, "{kind} of {query:?}");
    }
    for (index, threshold) in COVERAGE_THRESHOLDS.into_iter().enumerate() {
        let expected = with(&|other| other.min_publishers = threshold);
        assert_eq!(answer.covered[index], expected, "{threshold} of {query:?}");
    }
    for (mine, count) in [
        (ReaderList::Unread, answer.unread),
        (ReaderList::Saved, answer.saved),
    ] {
        let expected = with(&|other| other.reader_list = Some(mine));
        assert_eq!(count, expected, "{mine:?} of {query:?}");
    }
    let muted = reference.unmuted(query, scores) - answer.rows.len();
    assert_eq!(answer.muted as usize, muted, "{query:?}");
    let bars = &finder.archive.histogram().bars;
    assert_eq!(
        answer.bars,
        reference.beside_bars(query, bars, scores),
        "{query:?}"
    );
    let hits = typed.has_words().then_some(&found.hits);
    for part in query.parts() {
        let rest = query.without(&part);
        let (typed, hits) = match part {
            QueryPart::SearchText => (ParsedQuery::default(), None),
            _ => (typed.clone(), hits),
        };
        let scores = scores.filter(|_| part != QueryPart::SearchText);
        let stories = query::answer::count(finder.asked(&rest, &typed, hits));
        assert_eq!(stories, reference.count(&rest, scores), "{rest:?}");
    }
    answer.rows.len()
}

/// Generates queries to an archive, mostly for values that it has.
fn query_to(finder: &Finder, vocabulary: &[String]) -> impl Strategy<Value = Query> + use<> {
    let slugs: Vec<Slug> = finder
        .archive
        .topic_slugs()
        .iter()
        .cloned()
        .chain(Slug::parse("nowhere"))
        .collect();
    let some = |slugs: &[Slug]| {
        let chosen = subsequence(slugs.to_vec(), 1..=2.min(slugs.len()));
        option::weighted(0.15, chosen).prop_map(Option::unwrap_or_default)
    };
    let few = || some(&slugs);
    let publishers = finder.archive.publishers().iter();
    let identities: Vec<String> = publishers.map(|p| p.identity.clone()).collect();
    let publishers = subsequence(identities.clone(), 0..=3.min(identities.len()));
    let publishers = option::weighted(0.15, publishers).prop_map(Option::unwrap_or_default);
    let kinds = finder.archive.kinds().to_vec();
    let kinds = subsequence(kinds.clone(), 0..=1.min(kinds.len()));
    let kinds = option::weighted(0.15, kinds).prop_map(Option::unwrap_or_default);
    let covered = option::weighted(0.2, 1..4_u32).prop_map(Option::unwrap_or_default);
    let bars = &finder.archive.histogram().bars;
    let (first, last) = match (bars.first(), bars.last()) {
        (Some(first), Some(last)) => (first.first_day.number(), last.last_day.number()),
        _ => (0, 1),
    };
    let day = || option::weighted(0.2, (first - 5..last + 5).prop_map(Day::from_number));
    let order = option::of(select(Order::ALL.to_vec()));
    let text = typed_text(vocabulary);
    (
        few(),
        few(),
        few(),
        publishers,
        kinds,
        covered,
        day(),
        day(),
        order,
        text,
        option::weighted(0.1, select(ReaderList::ALL.to_vec())),
    )
        .prop_map(
            |(topics, any, not, publishers, kinds, covered, from, to, order, words, mine)| {
                let query = Query {
                    reader_list: mine,
                    publishers,
                    kinds,
                    min_publishers: covered,
                    from,
                    to,
                    order,
                    search_text: words,
                    ..Query::default()
                };
                with_topics(query, topics, any, not)
            },
        )
}

/// Generates texts that a reader may type: words of the archive, prefixes, phrases and typos.
fn typed_text(vocabulary: &[String]) -> impl Strategy<Value = String> + use<> {
    let mut vocabulary = vocabulary.to_vec();
    vocabulary.push("zzz".to_owned());
    let any_word = select(vocabulary.clone());
    let pair = (0..vocabulary.len()).prop_map(move |start| {
        let end = (start + 2).min(vocabulary.len());
        vocabulary[start..end].join(" ")
    });
    let start = (any_word.clone(), 1..4_usize)
        .prop_map(|(word, length)| word.chars().take(length).collect::<String>());
    let typo = any_word.clone().prop_map(|word| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() > 3 {
            letters.remove(2);
        }
        letters.into_iter().collect::<String>()
    });
    let piece = prop_oneof![
        4 => any_word.clone(),
        2 => start,
        1 => typo,
        2 => pair.prop_map(|pair| format!("\"{pair}\"")),
        1 => any_word.prop_map(|word| format!("-{word}")),
    ];
    (vec(piece, 0..3), any::<bool>()).prop_map(|(pieces, is_open)| {
        let end = if is_open { "" } else { " " };
        format!("{}{end}", pieces.join(" "))
    })
}

/// Returns the words of the headlines of an archive, in their order.
fn vocabulary(articles: &[Article]) -> Vec<String> {
    let words = articles
        .iter()
        .flat_map(|article| words::words(&article.title));
    words
        .chain(
            articles
                .iter()
                .take(20)
                .flat_map(|article| words::words(&article.excerpt)),
        )
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn answers_are_those_of_the_reference_engine(
        (articles, query) in support::archive(60).prop_flat_map(|articles| {
            let (finder, _) = engines(articles.clone(), ExportSizes::default());
            (Just(articles.clone()), query_to(&finder, &vocabulary(&articles)))
        }),
        sizes in select(vec![ExportSizes::default(), small_segments()]),
    ) {
        let (mut finder, mut reference) = engines(articles, sizes);
        compare(&mut finder, &mut reference, &query);
    }
}

/// The number of queries that are worth an engine of their own.
const QUERIES_PER_ENGINE: usize = 500;

/// Compares this many answers of one archive. Engines of the same archive share the queries.
fn compare_many(articles: Vec<Article>, sizes: ExportSizes, queries: usize) {
    let words = vocabulary(&articles);
    let folder = export_folder(&articles, sizes);
    let mut runner = TestRunner::deterministic();
    let strategy = query_to(&Finder::open_folder(folder.path()), &words);
    let mut new_query = || strategy.new_tree(&mut runner).unwrap().current();
    let all: Vec<Query> = (0..queries).map(|_| new_query()).collect();
    let count_answered = |queries: &[Query]| {
        let finder = Finder::open_folder(folder.path());
        let (mut finder, mut reference) = with_reference(finder, articles.clone());
        let mut is_answered = |query: &&Query| compare(&mut finder, &mut reference, query) > 1;
        queries.iter().filter(&mut is_answered).count()
    };
    let chunks = all.par_chunks(QUERIES_PER_ENGINE);
    let answered: usize = ParallelIterator::map(chunks, count_answered).sum();
    assert!(
        answered * 3 > queries,
        "{answered} of {queries} have an answer"
    );
}

#[test]
fn thousands_of_queries_to_the_sample_archive() {
    compare_many(support::sample(200), ExportSizes::default(), 2_000);
}

#[test]
fn thousands_of_queries_to_an_archive_of_many_segments() {
    let articles = support::sample(200);
    let folder = export_folder(&articles, small_segments());
    assert!(support::manifest(folder.path()).segments.len() > 5);
    compare_many(articles, small_segments(), 2_000);
}

/// The archive is large enough that the index has several files, and that common prefixes are merged.
#[test]
fn queries_to_an_archive_whose_index_has_many_files() {
    compare_many(support::sample(2_000), ExportSizes::default(), 24);
}

#[test]
fn a_thousand_queries_to_the_real_corpus() {
    match support::corpus() {
        Some(articles) => compare_many(articles, ExportSizes::default(), 1_000),
        None => eprintln!("skipped: ../shared/corpus does not exist"),
    }
}

#[test]
fn an_unknown_topic_matches_nothing_and_is_named() {
    let (mut finder, _) = engines(Vec::new(), ExportSizes::default());
    let (answer, _) = finder.ask(&Query::parse(
        "?topic=nowhere&type=song&publisher=x.example",
    ));
    assert!(answer.rows.is_empty());
    assert_eq!(answer.unknown_values, ["nowhere", "x.example", "song"]);
}

#[test]
fn the_library_is_found_at_its_former_address_too() {
    assert_eq!(Route::Library.href(), "library/");
    for path in [
        "library/",
        "library/index.html",
        "yours/",
        "yours/index.html",
    ] {
        assert_eq!(Route::parse(path, ""), Route::Library, "{path}");
    }
}
