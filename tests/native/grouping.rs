//! The grouping of stories about one event: its quality, and the changes that do not affect it.

use std::{collections::BTreeSet, fs, path::Path};

use crate::support;
use crate::support::pairs::Known;
use broadsheet::{
    export::{self, clustering::coverage::SameEventRule, data::options::ExportOptions},
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
fn groups_labeled_stories() {
    let known = Known::labeled();
    assert!(known.outlines.len() >= 60);
    let found = known.pairs(SameEventRule::default());
    let title = |row: usize| known.outlines[row].title.as_str();
    for (older, newer) in found.difference(&known.same) {
        eprintln!("not one event: {:?}, {:?}", title(*older), title(*newer));
    }
    for (older, newer) in known.same.difference(&found) {
        eprintln!("not found: {:?}, {:?}", title(*older), title(*newer));
    }
    let score = known.score(SameEventRule::default());
    eprintln!("{score:?}");
    assert!(score.precision() >= 0.95, "{score:?}");
    assert!(score.recall() >= 0.8, "{score:?}");
}

#[test]
fn groups_made_up_stories() {
    let score = sample(2_500).score(SameEventRule::default());
    eprintln!("{score:?}");
    assert!(score.all > 200, "{score:?}");
    assert!(score.precision() >= 0.93, "{score:?}");
    assert!(score.recall() >= 0.65, "{score:?}");
}

#[test]
fn newer_stories_do_not_change_the_groups_of_older_ones() {
    let known = sample(1_500);
    let all = known.outlines.len();
    let all_grouped = known.grouped(all, Some(SameEventRule::default()));
    let before = known.grouped(all / 2, Some(SameEventRule::default()));
    let grouped = (0..all / 2).filter(|row| !all_grouped.older(*row).is_empty());
    assert!(grouped.count() > 100);
    for row in 0..all / 2 {
        assert_eq!(before.older(row), all_grouped.older(row), "row {row}");
    }
}

#[test]
fn a_late_story_does_not_change_stories_long_after_it() {
    let mut known = sample(1_500);
    let all = known.outlines.len();
    let before = known.grouped(all, Some(SameEventRule::default()));
    let row_of_late = all / 3;
    let mut late = known.outlines[row_of_late].clone();
    late.slug = Slug::parse("late").unwrap();
    known.outlines.insert(row_of_late, late.clone());
    let after = known.grouped(all + 1, Some(SameEventRule::default()));
    let long_after = late.published.unwrap().seconds() + 94 * 86_400;
    let far = (row_of_late..all).filter(|row| {
        let published = known.outlines[*row + 1].published;
        published.is_some_and(|published| published.seconds() > long_after)
    });
    let mut compared = 0;
    for row in far {
        let older = |story: &export::clustering::coverage::SimilarStory, moved: u32| {
            (story.row + moved, story.similarity)
        };
        let before: Vec<_> = before
            .older(row)
            .iter()
            .map(|story| older(story, 1))
            .collect();
        let after: Vec<_> = after
            .older(row + 1)
            .iter()
            .map(|story| older(story, 0))
            .collect();
        assert_eq!(before, after, "row {row}");
        compared += before.len();
    }
    assert!(compared > 50, "{compared}");
}

#[test]
fn the_result_does_not_depend_on_threads() {
    let known = sample(1_000);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    let single_threaded = pool
        .build()
        .unwrap()
        .install(|| known.pairs(SameEventRule::default()));
    assert_eq!(single_threaded, known.pairs(SameEventRule::default()));
}

#[test]
fn distant_undated_and_same_publisher_stories_are_not_grouped() {
    let mut known = Known::labeled();
    let (older, newer) = (0..known.outlines.len())
        .flat_map(|newer| known.same.iter().filter(move |pair| pair.1 == newer))
        .find(|pair| known.pairs(SameEventRule::default()).contains(pair))
        .copied()
        .unwrap();
    let is_found = |known: &Known, hours: u32| {
        let rule = SameEventRule {
            hours,
            ..SameEventRule::default()
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
    // All older stories lose their dates, too, so that rows stay in order.
    for row in 0..=newer {
        known.outlines[row].published = None;
    }
    assert!(!is_found(&known, 72), "no dates");
}

fn write(articles: Vec<Article>, out: &Path) {
    let stories: Vec<StoredArticle> = articles.into_iter().map(Into::into).collect();
    let site = Site::default();
    let rule = Some(SameEventRule::default());
    let options = ExportOptions {
        same_event_rule: rule,
        ..ExportOptions::default()
    };
    export::data::write_stored(stories, &site, &options, Path::new("."), out, &|_| {}).unwrap();
}

fn cards(folder: &Path) -> BTreeSet<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| {
        let name = entry.unwrap().file_name();
        name.into_string().unwrap()
    });
    names.filter(|name| name.starts_with("cards-")).collect()
}

/// Returns the number of publishers of a row in the columns.
fn publishers(folder: &Path, row: usize) -> u32 {
    let columns = support::columns(folder, &support::manifest(folder));
    let all: Vec<u32> = columns
        .into_iter()
        .flat_map(|columns| columns.publishers)
        .collect();
    all[row]
}

/// Returns an archive whose stories of the last three days fill several shards, the row of a story that no other publisher
/// covers, and a newer story about the same event.
fn archive_with_new_coverage(related: bool) -> (Vec<Article>, usize, Article) {
    let mut articles = support::sample(400);
    let newest = articles.last().unwrap().published.unwrap();
    let first = articles.len() - 160;
    for (minute, article) in articles[first..].iter_mut().enumerate() {
        let minute = i64::try_from(minute).unwrap();
        article.published = Some(Instant::from_seconds(
            newest.seconds() - 70 * 3_600 + minute * 60,
        ));
    }
    let row = first + 2;
    let lead = &mut articles[row];
    lead.title = "Zeppelin of the Quagga brothers lands on an umbrella".to_owned();
    lead.excerpt = String::new();
    if !related {
        lead.details.related.clear();
    }
    let mut added = lead.clone();
    added.slug = Slug::parse("told-again").unwrap();
    added.title = "Umbrella stops zeppelin of the Quagga brothers".to_owned();
    added.links = broadsheet::model::Links::default();
    added.details.related.clear();
    // The publisher exists already, because a new one would change the numbers of the publishers of undated stories.
    let identity = added.provider.identity().to_owned();
    let mut others = articles[first..].iter().map(|article| &article.provider);
    let other = others.find(|other| other.identity() != identity);
    added.provider = other.unwrap().clone();
    added.published = Some(newest);
    (articles, row, added)
}

#[test]
fn an_older_story_gains_a_publisher_and_its_card_is_unchanged() {
    let (mut articles, row, added) = archive_with_new_coverage(false);
    let out = tempfile::tempdir().unwrap();
    write(articles.clone(), out.path());
    let before = cards(out.path());
    assert_eq!(publishers(out.path(), row), 1);
    articles.push(added);
    write(articles, out.path());
    let gone = before.difference(&cards(out.path())).count();
    assert_eq!(gone, 1, "only the shard with the new story changes");
    assert_eq!(publishers(out.path(), row), 2);
    let decoded = support::decode(out.path());
    let newest = decoded.articles.len() - 1;
    assert_eq!(publishers(out.path(), newest), 2);
    let [link] = decoded.related_links[row].1.as_slice() else {
        panic!("{:?}", decoded.related_links[row].1);
    };
    let back = &decoded.related_links[newest].0[0];
    assert_eq!(back.slug, decoded.articles[row].slug);
    assert_eq!(back.reason, link.reason);
    assert!(
        link.reason.similar.is_some_and(|similar| similar >= 60),
        "{link:?}"
    );
    let card = |row: usize| support::card(out.path(), &decoded, row);
    assert_eq!(card(row).publishers, 1);
    assert_eq!(card(newest).publishers, 2);
    assert_eq!(
        card(newest).publisher_names,
        [decoded.articles[row].provider.display_name()]
    );
}

#[test]
fn the_coverage_in_a_record_takes_precedence() {
    let (mut articles, row, added) = archive_with_new_coverage(true);
    articles[row].details.related = articles
        .iter()
        .find_map(|article| {
            let is_covered = article.details.related.len() > 2;
            is_covered.then(|| article.details.related.clone())
        })
        .unwrap();
    let expected = u32::try_from(articles[row].publishers()).unwrap();
    articles.push(added);
    let out = tempfile::tempdir().unwrap();
    write(articles, out.path());
    assert_eq!(publishers(out.path(), row), expected);
    let decoded = support::decode(out.path());
    let similar = decoded.related_links[row]
        .1
        .iter()
        .any(|link| link.reason.similar.is_some());
    assert!(similar, "the stories are linked");
}
