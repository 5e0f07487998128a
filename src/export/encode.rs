//! From articles to shards, columns and manifest.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use super::{
    ExportError, Progress,
    cut::{self, SEGMENTS, SHARDS},
    dictionary::Dictionary,
    edition::{self, Edition},
    index,
    kin::{self, Kin},
    screens,
};
use crate::{
    format::{
        CardShard, Columns, Directory, FORMAT, FileKind, FileName, LaterShard, Manifest, Ranks,
        STORIES_PER_FILE, Site, SlugBucket, StoryShard,
        columns::Row,
        directory::Shards,
        manifest::{Segment, Totals},
        slugs, story,
    },
    model::{Article, Slug},
};

/// Writes every file but the manifest, which it returns.
///
/// # Errors
/// [`ExportError`] where a file cannot be encoded or written.
pub fn encode(
    articles: Vec<Article>,
    site: &Site,
    edition: &Edition,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Manifest, ExportError> {
    let dictionary = Dictionary::of(&articles);
    let kin = Kin::of(&articles, &dictionary);
    let totals = totals(&articles, &dictionary);
    let segments = write_segments(&articles, site, &dictionary, edition)?;
    let slugs = write_slugs(&articles, edition)?;
    let search = index::write(&articles, &site.language, &dictionary, edition)?;
    let screens = screens::Plan::of(&articles, &dictionary);
    let shards = write_shards(articles, &dictionary, &kin, &screens, edition, progress)?;
    let screens = screens.write(edition)?;
    let directory = edition.put(FileKind::Directory, &Directory { shards, slugs })?;
    let mut manifest = Manifest {
        format: FORMAT,
        fingerprint: String::new(),
        site: site.clone(),
        totals,
        topics: dictionary.topics,
        providers: dictionary.providers,
        kinds: dictionary.kinds,
        segments,
        screens,
        directory,
        search,
    };
    // The manifest names every file by its content, so its own hash stands for all of them.
    let bytes = serde_json::to_vec(&manifest).map_err(|source| ExportError::Encode {
        kind: "manifest",
        source,
    })?;
    manifest.fingerprint = edition::name(&bytes).to_string();
    Ok(manifest)
}

fn totals(articles: &[Article], dictionary: &Dictionary) -> Totals {
    let undated = articles.partition_point(|article| article.published.is_none());
    Totals {
        stories: articles.len(),
        undated,
        publishers: dictionary.publishers(),
        related: articles.iter().map(|article| article.related.len()).sum(),
        oldest: articles.get(undated).and_then(|article| article.published),
        newest: articles.last().and_then(|article| article.published),
    }
}

/// The slices of `rows` that these runs cut it into.
fn slices<'a, T>(rows: &'a [T], runs: &[usize]) -> Vec<&'a [T]> {
    let mut rest = rows;
    runs.iter()
        .map(|run| {
            let (slice, tail) = rest.split_at((*run).min(rest.len()));
            rest = tail;
            slice
        })
        .collect()
}

fn cut(articles: &[Article], rule: cut::Rule) -> Vec<usize> {
    cut::cut(articles.iter().map(|article| &article.slug), rule)
}

fn write_segments(
    articles: &[Article],
    site: &Site,
    dictionary: &Dictionary,
    edition: &Edition,
) -> Result<Vec<Segment>, ExportError> {
    slices(articles, &cut(articles, SEGMENTS))
        .into_par_iter()
        .map(|rows| {
            let mut columns = Columns::default();
            let mut last = None;
            for article in rows {
                let mut numbers = dictionary.numbers(article);
                // A set of topics has no order; the card keeps the record's.
                numbers.topics.sort_unstable();
                let row = Row {
                    time: article.published,
                    provider: numbers.provider,
                    kind: dictionary.kind(&article.kind),
                    topics: numbers.topics,
                    publishers: u32::try_from(article.publishers()).unwrap_or(u32::MAX),
                    is_english: index::is_english(article, &site.language),
                };
                columns.push(row, &mut last);
            }
            let ranks = Ranks {
                heat: rows.iter().map(|article| article.heat).collect(),
                quality: rows.iter().map(|article| article.quality).collect(),
            };
            Ok(Segment {
                rows: rows.len(),
                columns: edition.put(FileKind::Columns, &columns)?,
                ranks: edition.put(FileKind::Ranks, &ranks)?,
            })
        })
        .collect()
}

fn write_slugs(articles: &[Article], edition: &Edition) -> Result<Vec<FileName>, ExportError> {
    let count = slugs::buckets(articles.len());
    let mut buckets = vec![BTreeSet::new(); count];
    for article in articles {
        let minute = article.published.map(|time| time.minutes());
        let slug: &Slug = &article.slug;
        buckets[slugs::bucket(slug, count)].insert((slugs::hash(slug), minute));
    }
    buckets
        .into_par_iter()
        .map(|pairs| {
            let (hashes, minutes) = pairs.into_iter().unzip();
            edition.put(FileKind::Slugs, &SlugBucket { hashes, minutes })
        })
        .collect()
}

fn write_shards(
    articles: Vec<Article>,
    dictionary: &Dictionary,
    kin: &Kin,
    screens: &screens::Plan,
    edition: &Edition,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Shards, ExportError> {
    let of = articles.len();
    let runs = cut(&articles, SHARDS);
    let heads: Vec<kin::Head> = articles
        .iter()
        .map(|article| kin::Head::of(article, dictionary))
        .collect();
    let mut rest = articles.into_iter();
    let mut first = 0;
    let shards: Vec<(usize, Vec<Article>)> = runs
        .iter()
        .map(|run| {
            let shard = (first, rest.by_ref().take(*run).collect());
            first += run;
            shard
        })
        .collect();
    let written = AtomicUsize::new(0);
    let files = shards
        .into_par_iter()
        .map(|(first, articles)| {
            let rows = articles.len();
            let files = write_shard(first, articles, dictionary, kin, &heads, screens, edition)?;
            let written = written.fetch_add(rows, Ordering::Relaxed) + rows;
            progress(Progress { written, of });
            Ok(files)
        })
        .collect::<Result<Vec<_>, ExportError>>()?;
    let (cards, later) = files.into_iter().unzip();
    Ok(Shards {
        rows: runs,
        cards,
        later,
    })
}

fn write_shard(
    first: usize,
    articles: Vec<Article>,
    dictionary: &Dictionary,
    kin: &Kin,
    heads: &[kin::Head],
    screens: &screens::Plan,
    edition: &Edition,
) -> Result<(FileName, Option<FileName>), ExportError> {
    let mut later = Vec::new();
    for row in first..first + articles.len() {
        let links = kin.later(row, heads);
        if !links.is_empty() {
            later.push((u32::try_from(row - first).unwrap_or(u32::MAX), links));
        }
    }
    let mut cards = Vec::with_capacity(articles.len());
    let mut stories = Vec::with_capacity(articles.len());
    for (row, article) in (first..).zip(articles) {
        let numbers = dictionary.numbers(&article);
        let (card, story) = story::split(article, numbers, kin.older(row, heads));
        screens.keep(row, &card);
        cards.push(card);
        stories.push(story);
    }
    let mut files = Vec::with_capacity(stories.len().div_ceil(STORIES_PER_FILE));
    let mut rest = stories.into_iter().peekable();
    while rest.peek().is_some() {
        let stories = rest.by_ref().take(STORIES_PER_FILE).collect();
        files.push(edition.put(FileKind::Stories, &StoryShard { stories })?);
    }
    let shard = CardShard {
        cards,
        stories: files,
    };
    let cards = edition.put(FileKind::Cards, &shard)?;
    let later = if later.is_empty() {
        None
    } else {
        Some(edition.put(FileKind::Later, &LaterShard { later })?)
    };
    Ok((cards, later))
}
