//! A reference engine that reads the articles one by one. It shares only the tokenizer and the formula of scores with the
//! query engine.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use broadsheet::{
    export::search_index::is_english,
    model::{Article, Day, Slug},
    query::{
        Order, ParsedQuery, Query, ReaderFilter, ReaderList, Term,
        bm25::{self, IN_PUBLISHER_FLAG, IN_TOPIC_FLAG, MatchKind},
        histogram::HistogramBar,
        hotness, words,
    },
};
use rust_stemmers::{Algorithm, Stemmer};

pub struct ReferenceEngine {
    pub articles: Vec<Article>,
    /// The number of publishers that cover each row. Other tests check the grouping.
    covered: Vec<u16>,
    /// The names of topics in lower case, by slug.
    pub topics: BTreeMap<Slug, String>,
    texts: Vec<Text>,
    english: HashSet<String>,
    /// The first name in the manifest for each domain.
    publishers: BTreeMap<String, String>,
    /// The stories that the reader has read, saved and muted.
    pub own: ReaderFilter,
}

struct Text {
    headline: Vec<String>,
    excerpt: Vec<String>,
    is_english: bool,
}

impl ReferenceEngine {
    pub fn of(
        articles: Vec<Article>,
        covered: &[u16],
        manifest: &broadsheet::format::Manifest,
    ) -> Self {
        let texts: Vec<Text> = articles
            .iter()
            .map(|article| Text {
                headline: words::words(&article.title).collect(),
                excerpt: words::words(&article.excerpt).collect(),
                is_english: is_english(article.locale.as_deref(), &manifest.site.language),
            })
            .collect();
        let english = texts.iter().filter(|text| text.is_english);
        let english = english.flat_map(|text| text.headline.iter().chain(&text.excerpt).cloned());
        let mut publishers = BTreeMap::new();
        for provider in &manifest.providers {
            let name = publishers.entry(provider.identity().to_owned());
            name.or_insert_with(|| provider.name.clone());
        }
        Self {
            topics: manifest
                .topics
                .iter()
                .map(|topic| (topic.slug.clone(), topic.name.to_lowercase()))
                .collect(),
            english: english.collect(),
            texts,
            articles,
            covered: covered.to_vec(),
            publishers,
            own: ReaderFilter::default(),
        }
    }

    fn has(&self, row: usize, slug: &Slug) -> bool {
        let name = self.topics.get(slug);
        let topics = &self.articles[row].topics;
        name.is_some_and(|name| topics.iter().any(|topic| topic.to_lowercase() == *name))
    }

    fn day(&self, row: usize) -> Option<Day> {
        self.articles[row].day()
    }

    fn is_of_days(&self, row: usize, from: Option<Day>, to: Option<Day>) -> bool {
        (from.is_none() && to.is_none())
            || self.day(row).is_some_and(|day| {
                from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to)
            })
    }

    /// Returns whether a row passes all filters.
    fn passes(&self, row: usize, query: &Query) -> bool {
        let article = &self.articles[row];
        let publisher = article.provider.identity().to_owned();
        query.topics.iter().all(|slug| self.has(row, slug))
            && (query.any_topics.is_empty()
                || query.any_topics.iter().any(|slug| self.has(row, slug)))
            && !query.excluded_topics.iter().any(|slug| self.has(row, slug))
            && (query.publishers.is_empty() || query.publishers.contains(&publisher))
            && (query.kinds.is_empty()
                || query.kinds.iter().any(|kind| kind == article.kind.name()))
            && (query.min_publishers < 2 || u32::from(self.covered[row]) >= query.min_publishers)
            && self.is_of_days(row, query.from, query.to)
            && match query.reader_list {
                None => true,
                Some(ReaderList::Unread) => !self.own.read_rows.contains(row),
                Some(ReaderList::Saved) => self.own.saved_rows.contains(row),
            }
            && !self.is_muted(row)
    }

    fn is_muted(&self, row: usize) -> bool {
        let publisher = self.articles[row].provider.identity().to_owned();
        !self.own.shows_muted
            && (self.own.muted_publishers.contains(&publisher)
                || self.own.rows_with_muted_words.contains(row)
                || self
                    .own
                    .muted_topics
                    .iter()
                    .any(|topic| self.has(row, topic)))
    }

    /// Returns the number of rows that would match if nothing were muted.
    pub fn unmuted(&mut self, query: &Query, scores: Option<&BTreeMap<usize, u16>>) -> usize {
        let was_lifted = std::mem::replace(&mut self.own.shows_muted, true);
        let count = self.count(query, scores);
        self.own.shows_muted = was_lifted;
        count
    }

    /// Returns the number of rows that match a query whose words have these scores.
    pub fn count(&self, query: &Query, scores: Option<&BTreeMap<usize, u16>>) -> usize {
        self.matching(query, scores).len()
    }

    fn matching(&self, query: &Query, scores: Option<&BTreeMap<usize, u16>>) -> Vec<usize> {
        let rows = 0..self.articles.len();
        rows.filter(|row| scores.is_none_or(|scores| scores.contains_key(row)))
            .filter(|row| self.passes(*row, query))
            .collect()
    }

    /// Returns the rows that match, in order.
    pub fn rows(&self, query: &Query, scores: Option<&BTreeMap<usize, u16>>) -> Vec<u32> {
        let mut rows = self.matching(query, scores);
        rows.reverse();
        let order = match query.order {
            Some(Order::Relevance) | None if scores.is_some() => Order::Relevance,
            Some(order) => order,
            None => Order::Newest,
        };
        let key = |row: usize| {
            let article = &self.articles[row];
            let minute = article.published.map(|time| time.minutes());
            match order {
                Order::Hottest => hotness::sort_key(article.heat, minute),
                Order::Quality => article.quality.map_or(i64::MIN, i64::from),
                Order::Covered => i64::from(self.covered[row]),
                Order::Relevance => scores.map_or(0, |scores| i64::from(scores[&row])),
                Order::Newest => 0,
            }
        };
        rows.sort_by_key(|row| std::cmp::Reverse(key(*row)));
        rows.into_iter()
            .map(|row| u32::try_from(row).unwrap())
            .collect()
    }

    /// Returns the count beside a topic.
    pub fn beside_topic(
        &self,
        query: &Query,
        slug: &Slug,
        scores: Option<&BTreeMap<usize, u16>>,
    ) -> u32 {
        let mut other = query.clone();
        other.any_topics.clear();
        other.excluded_topics.retain(|hidden| hidden != slug);
        let rows = self.matching(&other, scores);
        u32::try_from(rows.iter().filter(|row| self.has(**row, slug)).count()).unwrap()
    }

    /// Returns the counts beside the bars of the histogram.
    pub fn beside_bars(
        &self,
        query: &Query,
        bars: &[HistogramBar],
        scores: Option<&BTreeMap<usize, u16>>,
    ) -> Vec<u32> {
        let mut other = query.clone();
        (other.from, other.to) = (None, None);
        let rows = self.matching(&other, scores);
        let count = |bar: &HistogramBar| {
            let days = rows.iter().filter_map(|row| self.day(*row));
            days.filter(|day| (bar.first_day..=bar.last_day).contains(day))
                .count()
        };
        bars.iter()
            .map(|bar| u32::try_from(count(bar)).unwrap())
            .collect()
    }

    /// Returns the rows that match the words, with their scores; `None` if there are no words.
    pub fn scores(&self, typed: &ParsedQuery) -> Option<BTreeMap<usize, u16>> {
        let stemmer = Stemmer::create(Algorithm::English);
        if !typed.has_words() {
            return None;
        }
        let mut found: BTreeMap<usize, u16> =
            (0..self.articles.len()).map(|row| (row, 0)).collect();
        for wanted in &typed.required_terms {
            let codes = self.codes(wanted, &stemmer);
            let table = bm25::scores(codes.len(), self.articles.len());
            found = found
                .into_iter()
                .filter_map(|(row, score)| {
                    let code = codes.get(&row)?;
                    Some((row, score.saturating_add(table[usize::from(*code)])))
                })
                .collect();
        }
        for unwanted in &typed.excluded_terms {
            for row in self.codes(unwanted, &stemmer).into_keys() {
                found.remove(&row);
            }
        }
        Some(found)
    }

    /// Returns the match code of each row that matches.
    fn codes(&self, wanted: &Term, stemmer: &Stemmer) -> BTreeMap<usize, u8> {
        let mut codes = BTreeMap::new();
        for (row, text) in self.texts.iter().enumerate() {
            let article = &self.articles[row];
            let mut code = self
                .level(wanted, text, stemmer)
                .map_or(0, |level| level + 1);
            let topics = article.topics.iter();
            if topics.into_iter().any(|topic| names(topic, wanted)) {
                code |= IN_TOPIC_FLAG;
            }
            if names(&self.publishers[article.provider.identity()], wanted) {
                code |= IN_PUBLISHER_FLAG;
            }
            if code != 0 {
                codes.insert(row, code);
            }
        }
        codes
    }

    fn level(&self, wanted: &Term, text: &Text, stemmer: &Stemmer) -> Option<u8> {
        let level_of = |word: &str| {
            let times = |words: &[String]| {
                u32::try_from(words.iter().filter(|w| *w == word).count()).unwrap()
            };
            let length = |words: &[String]| u32::try_from(words.len()).unwrap();
            bm25::level(
                (times(&text.headline), length(&text.headline)),
                (times(&text.excerpt), length(&text.excerpt)),
            )
        };
        match wanted {
            Term::Phrase(words) => {
                let runs = |text: &[String]| text.windows(words.len()).any(|run| run == words);
                let is_there = runs(&text.headline) || runs(&text.excerpt);
                let levels = words.iter().map(|word| level_of(word));
                is_there.then(|| levels.min()).flatten()
            }
            Term::Word {
                text: wanted,
                is_prefix,
            } => {
                let is_single = words::is_unspaced_script(wanted) && wanted.chars().count() == 1;
                let is_stemmed =
                    |word: &str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase());
                let stands: BTreeSet<&String> = text.headline.iter().chain(&text.excerpt).collect();
                let levels = stands.into_iter().filter_map(|word| {
                    let is_form = || {
                        text.is_english
                            && is_stemmed(word)
                            && is_stemmed(wanted)
                            && self.english.contains(wanted)
                            && stemmer.stem(word) == stemmer.stem(wanted)
                    };
                    let answers = if word == wanted {
                        MatchKind::Exact
                    } else if is_form() {
                        MatchKind::WordForm
                    } else if (*is_prefix || is_single) && word.starts_with(wanted.as_str()) {
                        MatchKind::Prefix
                    } else {
                        return None;
                    };
                    Some(bm25::lowered_level(level_of(word), answers))
                });
                levels.max()
            }
        }
    }
}

fn names(name: &str, wanted: &Term) -> bool {
    let words: Vec<String> = words::words(name).collect();
    match wanted {
        Term::Phrase(phrase) => words.windows(phrase.len()).any(|run| run == phrase),
        Term::Word { text, is_prefix } => {
            let is_there =
                |word: &String| word == text || (*is_prefix && word.starts_with(text.as_str()));
            words.iter().any(is_there)
        }
    }
}
