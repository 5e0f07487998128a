//! Questions and answers: addresses that survive a round trip, and answers that a naive reading of
//! the articles gives too.

use std::path::Path;

use crate::support::{self, finder::Finder, reference_engine::ReferenceEngine};
use broadsheet::{
    export,
    format::Site,
    model::{Article, Day, Slug, slug},
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

fn slug_text() -> impl Strategy<Value = Slug> {
    "[a-z0-9]{1,12}(-[a-z0-9]{1,4})?"
        .prop_filter_map("a name that Windows reserves", |text| Slug::parse(&text))
}

/// The question with these topics: all of, any of, none of.
fn with_topics(mut query: Query, all: Vec<Slug>, any: Vec<Slug>, not: Vec<Slug>) -> Query {
    let choices = [
        (all, TopicChoice::All),
        (any, TopicChoice::Any),
        (not, TopicChoice::Not),
    ];
    for (slugs, choice) in choices {
        for slug in slugs {
            query = query.with_choice(&slug, Some(choice));
        }
    }
    query
}

fn question() -> impl Strategy<Value = Query> {
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
                    mine,
                    words,
                    covered,
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
    fn a_question_survives_its_address(query in question()) {
        prop_assert_eq!(Query::parse(&query.to_search()), query);
    }

    #[test]
    fn a_route_survives_its_address(slug in slug_text(), query in question()) {
        for route in [Route::Story(slug, query.clone()), Route::List(query), Route::About, Route::Yours] {
            let href = route.href();
            let (path, search) = href.split_once('?').unwrap_or((&href, ""));
            let path = path.strip_prefix("./").unwrap_or(path);
            prop_assert_eq!(Route::parse(path, search), route);
        }
    }

    #[test]
    fn any_address_is_understood_or_missing(path in ".{0,40}", search in ".{0,40}") {
        let route = Route::parse(&path, &search);
        let again = Query::parse(&route.query().to_search());
        prop_assert_eq!(again, route.query());
    }

    #[test]
    fn choosing_twice_is_not_choosing(query in question(), topic in slug_text()) {
        prop_assume!(query.choice(&topic).is_none());
        prop_assert_eq!(query.toggled(&topic).toggled(&topic), query);
    }

    #[test]
    fn any_text_makes_a_slug(text in ".{0,120}") {
        let slug = slug::from_text(&text).unwrap_or_else(|| slug::hashed("topic", &text));
        prop_assert_eq!(Slug::parse(slug.as_str()), Some(slug));
    }
}

/// An export of these articles, and a plain reading of them.
fn both(articles: Vec<Article>) -> (Finder, ReferenceEngine) {
    let out = tempfile::tempdir().unwrap();
    export::write(
        articles.clone(),
        &Site::default(),
        Path::new("."),
        out.path(),
        &|_| {},
    )
    .unwrap();
    let mut finder = Finder::open(out);
    let mut naive = ReferenceEngine::of(articles, finder.archive.covered(), &finder.manifest);
    // Half of the archives have a reader who keeps something.
    if finder.archive.rows().is_multiple_of(2) {
        finder.own = own(&finder.archive);
        naive.own = finder.own.clone();
    }
    (finder, naive)
}

/// A reader who read every third story, saved every fifth, and mutes some.
fn own(archive: &Archive) -> ReaderFilter {
    let rows = || 0..archive.rows();
    ReaderFilter {
        read: rows().step_by(3).collect(),
        saved: rows().skip(1).step_by(5).collect(),
        topics: archive.slugs().iter().skip(2).take(1).cloned().collect(),
        publishers: archive
            .publishers()
            .iter()
            .take(1)
            .map(|publisher| publisher.identity.clone())
            .collect(),
        words: rows().step_by(11).collect(),
        is_lifted: archive.rows().is_multiple_of(4),
    }
}

/// Compares everything that the engine says of a question with a plain reading; how many stories match.
fn compare(finder: &mut Finder, naive: &mut ReferenceEngine, query: &Query) -> usize {
    let typed = ParsedQuery::parse(&query.words);
    let (answer, found) = finder.ask(query);
    // What stands in for a word without a match is searched for in its place.
    let mut meant = typed.clone();
    for replaced in &found.replaced {
        for wanted in &mut meant.wanted {
            if let (Term::Word { text, is_prefix }, Some(shown)) = (wanted, &replaced.shown)
                && *text == replaced.typed
            {
                (*text, *is_prefix) = (shown.clone(), false);
            }
        }
    }
    let scores = naive.scores(&meant);
    let scores = scores.as_ref();
    assert_eq!(answer.rows, naive.rows(query, scores), "{query:?}");
    for (number, topic) in finder.manifest.topics.iter().enumerate() {
        let expected = naive.beside_topic(query, &topic.slug, scores);
        assert_eq!(
            answer.topics[number], expected,
            "{} of {query:?}",
            topic.slug
        );
    }
    let with = |change: &dyn Fn(&mut Query)| {
        let mut other = query.clone();
        change(&mut other);
        u32::try_from(naive.count(&other, scores)).unwrap()
    };
    for (place, publisher) in finder.archive.publishers().iter().enumerate() {
        let expected = with(&|other| other.publishers = vec![publisher.identity.clone()]);
        assert_eq!(
            answer.publishers[place], expected,
            "{publisher:?} of {query:?}"
        );
    }
    for (place, kind) in finder.archive.kinds().iter().enumerate() {
        let expected = with(&|other| other.kinds = vec![kind.clone()]);
        assert_eq!(answer.kinds[place], expected, "{kind} of {query:?}");
    }
    for (place, least) in COVERAGE_THRESHOLDS.into_iter().enumerate() {
        let expected = with(&|other| other.covered = least);
        assert_eq!(answer.covered[place], expected, "{least} of {query:?}");
    }
    for (mine, count) in [
        (ReaderList::Unread, answer.unread),
        (ReaderList::Saved, answer.saved),
    ] {
        let expected = with(&|other| other.mine = Some(mine));
        assert_eq!(count, expected, "{mine:?} of {query:?}");
    }
    let muted = naive.unmuted(query, scores) - answer.rows.len();
    assert_eq!(answer.muted as usize, muted, "{query:?}");
    let bars = &finder.archive.timeline().bars;
    assert_eq!(
        answer.bars,
        naive.beside_bars(query, bars, scores),
        "{query:?}"
    );
    let hits = typed.has_words().then_some(&found.hits);
    for part in query.parts() {
        let rest = query.without(&part);
        let (typed, hits) = match part {
            QueryPart::Words => (ParsedQuery::default(), None),
            _ => (typed.clone(), hits),
        };
        let scores = scores.filter(|_| part != QueryPart::Words);
        let stories = query::answer::count(finder.asked(&rest, &typed, hits));
        assert_eq!(stories, naive.count(&rest, scores), "{rest:?}");
    }
    answer.rows.len()
}

/// Any question that an archive can be asked, mostly for what it has.
fn question_of(finder: &Finder, vocabulary: &[String]) -> impl Strategy<Value = Query> + use<> {
    let slugs: Vec<Slug> = finder
        .archive
        .slugs()
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
    let bars = &finder.archive.timeline().bars;
    let (first, last) = match (bars.first(), bars.last()) {
        (Some(first), Some(last)) => (first.first.number(), last.last.number()),
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
                    mine,
                    publishers,
                    kinds,
                    covered,
                    from,
                    to,
                    order,
                    words,
                    ..Query::default()
                };
                with_topics(query, topics, any, not)
            },
        )
}

/// What a reader may type: words of the archive, beginnings of them, phrases, and words with a slip.
fn typed_text(vocabulary: &[String]) -> impl Strategy<Value = String> + use<> {
    let mut vocabulary = vocabulary.to_vec();
    vocabulary.push("zzz".to_owned());
    let any_word = select(vocabulary.clone());
    let pair = (0..vocabulary.len()).prop_map(move |place| {
        let end = (place + 2).min(vocabulary.len());
        vocabulary[place..end].join(" ")
    });
    let start = (any_word.clone(), 1..4_usize)
        .prop_map(|(word, length)| word.chars().take(length).collect::<String>());
    let slip = any_word.clone().prop_map(|word| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() > 3 {
            letters.remove(2);
        }
        letters.into_iter().collect::<String>()
    });
    let piece = prop_oneof![
        4 => any_word.clone(),
        2 => start,
        1 => slip,
        2 => pair.prop_map(|pair| format!("\"{pair}\"")),
        1 => any_word.prop_map(|word| format!("-{word}")),
    ];
    (vec(piece, 0..3), any::<bool>()).prop_map(|(pieces, is_open)| {
        let end = if is_open { "" } else { " " };
        format!("{}{end}", pieces.join(" "))
    })
}

/// The words of an archive's headlines in the order in which they stand there.
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
    fn answers_are_those_of_a_plain_reading(
        (articles, query) in support::archive(60).prop_flat_map(|articles| {
            let (finder, _) = both(articles.clone());
            (Just(articles.clone()), question_of(&finder, &vocabulary(&articles)))
        }),
    ) {
        let (mut finder, mut naive) = both(articles);
        compare(&mut finder, &mut naive, &query);
    }
}

/// Asks so many questions of one archive.
fn ask_many(articles: Vec<Article>, questions: u32) {
    let words = vocabulary(&articles);
    let (mut finder, mut naive) = both(articles);
    let mut runner = TestRunner::deterministic();
    let strategy = question_of(&finder, &words);
    let mut answered = 0;
    for _ in 0..questions {
        let query = strategy.new_tree(&mut runner).unwrap().current();
        answered += u32::from(compare(&mut finder, &mut naive, &query) > 1);
    }
    assert!(
        answered * 3 > questions,
        "{answered} of {questions} have an answer"
    );
}

#[test]
fn thousands_of_questions_to_the_sample_archive() {
    ask_many(support::sample(200), 2_000);
}

/// Large enough that words are spread over files, and common beginnings merged.
#[test]
fn questions_to_an_archive_whose_index_has_many_files() {
    ask_many(support::sample(2_000), 24);
}

#[test]
fn a_thousand_questions_to_the_real_corpus() {
    match support::corpus() {
        Some(articles) => ask_many(articles, 1_000),
        None => eprintln!("skipped: ../shared/corpus is not here"),
    }
}

#[test]
fn a_topic_that_is_not_there_matches_nothing_and_is_named() {
    let (mut finder, _) = both(Vec::new());
    let (answer, _) = finder.ask(&Query::parse(
        "?topic=nowhere&type=song&publisher=x.example",
    ));
    assert!(answer.rows.is_empty());
    assert_eq!(answer.unknown, ["nowhere", "x.example", "song"]);
}
