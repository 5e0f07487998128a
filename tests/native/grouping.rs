//! Which stories are grouped as coverage of one event: how well, and what never changes it.

use std::{collections::BTreeSet, fs, path::Path};

use crate::support;
use crate::support::pairs::Known;
use broadsheet::{
    export::{self, coverage::SimilarityRule},
    format::Site,
    model::{Article, Instant, Provider, Slug, StoredArticle},
    sample::SamplePlan,
};

fn sample(records: u32) -> Known {
    let folder = tempfile::tempdir().unwrap();
    let plan = SamplePlan { records, seed: 5 };
    Known::sample(&plan, &folder.path().join("sample"))
}

#[test]
fn stories_that_were_labelled_by_hand_are_grouped() {
    let known = Known::labelled();
    assert!(known.outlines.len() >= 60);
    let found = known.pairs(SimilarityRule::default());
    let title = |row: usize| known.outlines[row].title.as_str();
    for (older, newer) in found.difference(&known.same) {
        eprintln!(
            "taken for one event: {:?}, {:?}",
            title(*older),
            title(*newer)
        );
    }
    for (older, newer) in known.same.difference(&found) {
        eprintln!("not found: {:?}, {:?}", title(*older), title(*newer));
    }
    let score = known.score(SimilarityRule::default());
    eprintln!("{score:?}");
    assert!(score.precision() >= 0.95, "{score:?}");
    assert!(score.recall() >= 0.8, "{score:?}");
}

#[test]
fn made_up_stories_of_one_event_are_grouped() {
    let score = sample(2_500).score(SimilarityRule::default());
    eprintln!("{score:?}");
    assert!(score.all > 200, "{score:?}");
    assert!(score.precision() >= 0.93, "{score:?}");
    assert!(score.recall() >= 0.65, "{score:?}");
}

#[test]
fn newer_stories_change_nothing() {
    let known = sample(1_500);
    let all = known.outlines.len();
    let whole = known.grouped(all, Some(SimilarityRule::default()));
    let before = known.grouped(all / 2, Some(SimilarityRule::default()));
    let grouped = (0..all / 2).filter(|row| !whole.older(*row).is_empty());
    assert!(grouped.count() > 100);
    for row in 0..all / 2 {
        assert_eq!(before.older(row), whole.older(row), "row {row}");
    }
}

#[test]
fn a_late_story_leaves_alone_what_came_long_after_it() {
    let mut known = sample(1_500);
    let all = known.outlines.len();
    let before = known.grouped(all, Some(SimilarityRule::default()));
    let place = all / 3;
    let mut late = known.outlines[place].clone();
    late.slug = Slug::parse("late").unwrap();
    known.outlines.insert(place, late.clone());
    let after = known.grouped(all + 1, Some(SimilarityRule::default()));
    let long_after = late.published.unwrap().seconds() + 94 * 86_400;
    let far = (place..all).filter(|row| {
        let published = known.outlines[*row + 1].published;
        published.is_some_and(|published| published.seconds() > long_after)
    });
    let mut compared = 0;
    for row in far {
        let older =
            |it: &export::coverage::SimilarStory, moved: u32| (it.row + moved, it.similarity);
        let before: Vec<_> = before.older(row).iter().map(|it| older(it, 1)).collect();
        let after: Vec<_> = after.older(row + 1).iter().map(|it| older(it, 0)).collect();
        assert_eq!(before, after, "row {row}");
        compared += before.len();
    }
    assert!(compared > 50, "{compared}");
}

#[test]
fn threads_make_no_difference() {
    let known = sample(1_000);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    let alone = pool
        .build()
        .unwrap()
        .install(|| known.pairs(SimilarityRule::default()));
    assert_eq!(alone, known.pairs(SimilarityRule::default()));
}

#[test]
fn what_is_too_far_apart_or_of_one_publisher_or_undated_is_not_grouped() {
    let mut known = Known::labelled();
    let (older, newer) = (0..known.outlines.len())
        .flat_map(|newer| known.same.iter().filter(move |pair| pair.1 == newer))
        .find(|pair| known.pairs(SimilarityRule::default()).contains(pair))
        .copied()
        .unwrap();
    let is_found = |known: &Known, hours: u32| {
        let rule = SimilarityRule {
            hours,
            ..SimilarityRule::default()
        };
        known.pairs(rule).contains(&(older, newer))
    };
    let minutes = |row: usize| known.outlines[row].published.unwrap().minutes();
    let apart = u32::try_from((minutes(newer) - minutes(older)) / 60).unwrap();
    assert!(is_found(&known, apart), "{apart} hours are enough");
    assert!(!is_found(&known, apart - 1), "an hour less is not");
    assert!(
        known
            .grouped(known.outlines.len(), None)
            .older(newer)
            .is_empty()
    );
    known.outlines[newer].provider = known.outlines[older].provider.clone();
    assert!(!is_found(&known, 72), "one publisher");
    known.outlines[newer].provider = Provider::default();
    assert!(is_found(&known, 72));
    // The oldest two, so that rows stay in order.
    for row in 0..=newer {
        known.outlines[row].published = None;
    }
    assert!(!is_found(&known, 72), "no dates");
}

fn written(articles: Vec<Article>, out: &Path) {
    let stories: Vec<StoredArticle> = articles.into_iter().map(Into::into).collect();
    let site = Site::default();
    let rule = Some(SimilarityRule::default());
    export::write_filed(stories, &site, rule, Path::new("."), out, None, &|_| {}).unwrap();
}

fn cards(folder: &Path) -> BTreeSet<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| {
        let name = entry.unwrap().file_name();
        name.into_string().unwrap()
    });
    names.filter(|name| name.starts_with("cards-")).collect()
}

/// How many publishers the columns give for a row.
fn publishers(folder: &Path, row: usize) -> u32 {
    let columns = support::columns(folder, &support::manifest(folder));
    let all: Vec<u32> = columns.into_iter().flat_map(|it| it.publishers).collect();
    all[row]
}

/// An archive whose stories of the last three days fill several shards, one of its stories that
/// nobody else covers, and a newer one that tells the same.
fn retold(related: bool) -> (Vec<Article>, usize, Article) {
    let mut articles = support::sample(400);
    let newest = articles.last().unwrap().published.unwrap();
    let first = articles.len() - 160;
    for (place, article) in articles[first..].iter_mut().enumerate() {
        let place = i64::try_from(place).unwrap();
        article.published = Some(Instant::from_seconds(
            newest.seconds() - 70 * 3_600 + place * 60,
        ));
    }
    let row = first + 2;
    let lead = &mut articles[row];
    lead.title = "Zeppelin of the Quagga brothers lands on an umbrella".to_owned();
    lead.excerpt = String::new();
    if !related {
        lead.related.clear();
    }
    let mut more = lead.clone();
    more.slug = Slug::parse("told-again").unwrap();
    more.title = "Umbrella stops zeppelin of the Quagga brothers".to_owned();
    more.links = broadsheet::model::Links::default();
    more.related.clear();
    // A publisher that is known already: a new one moves the numbers of undated stories' publishers.
    let identity = more.provider.identity().to_owned();
    let mut others = articles[first..].iter().map(|article| &article.provider);
    let other = others.find(|other| other.identity() != identity);
    more.provider = other.unwrap().clone();
    more.published = Some(newest);
    (articles, row, more)
}

#[test]
fn an_older_story_gains_a_publisher_and_its_card_stays_as_it_is() {
    let (mut articles, row, more) = retold(false);
    let out = tempfile::tempdir().unwrap();
    written(articles.clone(), out.path());
    let before = cards(out.path());
    assert_eq!(publishers(out.path(), row), 1);
    articles.push(more);
    written(articles, out.path());
    let gone = before.difference(&cards(out.path())).count();
    assert_eq!(gone, 1, "the shard that the new story is in");
    assert_eq!(publishers(out.path(), row), 2);
    let decoded = support::decode(out.path());
    let newest = decoded.articles.len() - 1;
    assert_eq!(publishers(out.path(), newest), 2);
    let [link] = decoded.also[row].1.as_slice() else {
        panic!("{:?}", decoded.also[row].1);
    };
    let back = &decoded.also[newest].0[0];
    assert_eq!(back.slug, decoded.articles[row].slug);
    assert_eq!(back.why, link.why);
    assert!(
        link.why.similar.is_some_and(|similar| similar >= 60),
        "{link:?}"
    );
    let card = |row: usize| support::card(out.path(), &decoded, row);
    assert_eq!(card(row).publishers, 1);
    assert_eq!(card(newest).publishers, 2);
    assert_eq!(card(newest).marks, [decoded.articles[row].provider.title()]);
}

#[test]
fn what_a_record_says_of_its_coverage_counts() {
    let (mut articles, row, more) = retold(true);
    articles[row].related = articles
        .iter()
        .find_map(|it| {
            let is_covered = it.related.len() > 2;
            is_covered.then(|| it.related.clone())
        })
        .unwrap();
    let expected = u32::try_from(articles[row].publishers()).unwrap();
    articles.push(more);
    let out = tempfile::tempdir().unwrap();
    written(articles, out.path());
    assert_eq!(publishers(out.path(), row), expected);
    let decoded = support::decode(out.path());
    let similar = decoded.also[row]
        .1
        .iter()
        .any(|link| link.why.similar.is_some());
    assert!(similar, "but they are linked");
}
