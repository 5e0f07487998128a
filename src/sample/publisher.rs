//! Defines the 608 publishers of the sample, none of which exists.

use std::sync::LazyLock;

use deunicode::deunicode;

use super::beat::BEATS;
use super::random::RandomSource;
use super::slug::{base36, slug};
use super::topic::SampleTopic;
use super::words::{MASTHEADS, NATIONALS, TOWNS, TRADES};
use super::zipf::Zipf;
use crate::model::Instant;

/// A publisher.
pub(super) struct SamplePublisher {
    pub(super) name: String,
    pub(super) domain: String,
    /// The quality of its stories, from 10 to 140.
    pub(super) quality: i32,
    /// The index in the list. It decides on habits such as the form of addresses.
    pub(super) number: usize,
}

/// The number of town papers, which follow the national ones.
const LOCAL_PUBLISHERS: usize = 360;
/// The number of trade papers of each beat.
const PUBLISHERS_PER_BEAT: usize = 16;

static GENERAL: LazyLock<Vec<SamplePublisher>> = LazyLock::new(|| {
    let nationals = (0..NATIONALS.len()).map(|at| NATIONALS.at(at).to_owned());
    let locals = (0..LOCAL_PUBLISHERS).map(|at| {
        let (town, turn) = (at % TOWNS.len(), at / TOWNS.len());
        let masthead = MASTHEADS.at(town * 7 + turn * 3);
        format!("{} {masthead}", TOWNS.at(town))
    });
    let names = nationals.chain(locals).enumerate();
    names
        // Quality 130 for the first, 38 for the fortieth, 17 for the last, give or take.
        .map(|(rank, name)| SamplePublisher::new(name, 15 + 1_150 / (rank + 10), rank))
        .collect()
});

static TRADE: LazyLock<Vec<Vec<SamplePublisher>>> = LazyLock::new(|| {
    let beats = BEATS.iter().enumerate();
    let beats = beats.map(|(number, beat)| {
        let publishers = (0..PUBLISHERS_PER_BEAT).map(|rank| {
            let subject = beat.trades.get(rank % beat.trades.len().max(1));
            let title = TRADES.at(rank + rank / TRADES.len() + number * 5);
            let name = format!("{} {title}", subject.copied().unwrap_or_default());
            SamplePublisher::new(
                name,
                100 - rank * 4,
                400 + number * PUBLISHERS_PER_BEAT + rank,
            )
        });
        publishers.collect()
    });
    beats.collect()
});

static GENERAL_RANKS: LazyLock<Zipf> = LazyLock::new(|| Zipf::new(GENERAL.len(), 8));
static TRADE_RANKS: LazyLock<Zipf> = LazyLock::new(|| Zipf::new(PUBLISHERS_PER_BEAT, 3));

impl SamplePublisher {
    fn new(name: String, quality: usize, number: usize) -> Self {
        let letters = deunicode(&name).to_ascii_lowercase();
        let letters = letters.chars().filter(char::is_ascii_alphanumeric);
        let noise = number * 37 % 30;
        Self {
            domain: format!("{}.example", letters.collect::<String>()),
            name,
            quality: i32::try_from((quality + noise).clamp(10, 140)).unwrap_or(10),
            number,
        }
    }

    /// Returns a publisher for `topic`: a general paper or a trade paper of its beat.
    pub(super) fn pick(topic: &SampleTopic, random: &mut RandomSource) -> Option<&'static Self> {
        if random.chance(380) {
            let publishers = TRADE.get(topic.beat_number)?;
            return publishers.get(TRADE_RANKS.pick(random));
        }
        GENERAL.get(GENERAL_RANKS.pick(random))
    }

    /// Returns whether Its Headlines Look Like This.
    pub(super) fn uses_title_case(&self) -> bool {
        self.number % 7 == 3
    }

    /// Returns whether its texts contain HTML entities, as in some feeds.
    pub(super) fn leaks_entities(&self) -> bool {
        self.number % 16 == 5
    }

    /// Returns the address of a story. `id` makes it unique at this publisher.
    pub(super) fn address(&self, title: &str, at: Instant, id: u64) -> String {
        let (domain, id, words) = (&self.domain, base36(id), slug(title, 60));
        let (year, month, day) = at.civil();
        match self.number % 5 {
            0 => format!("https://www.{domain}/news/{words}-{id}"),
            1 => format!("https://www.{domain}/{year}/{month:02}/{day:02}/{words}-{id}/"),
            2 => format!("https://{domain}/story?id={id}&ref=news"),
            3 => format!("https://{domain}/articles/{id}-{words}.html"),
            _ => format!("https://www.{domain}/{words}/a-{id}"),
        }
    }

    /// Returns the logo, if there is one. Some are paths on the site of the archive.
    pub(super) fn logo(&self) -> Option<String> {
        match self.number % 10 {
            0..3 => Some(format!("https://assets.{}/logo-50x50.png", self.domain)),
            3 => Some(format!(
                "/assets/images/organizations/{}-50x50.jpg",
                self.domain
            )),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_publishers_share_a_domain() {
        let all = GENERAL.iter().chain(TRADE.iter().flatten());
        let domains = all
            .map(|publisher| publisher.domain.as_str())
            .collect::<Vec<_>>();
        assert_eq!(domains.len(), 608);
        assert_eq!(domains.iter().collect::<BTreeSet<_>>().len(), 608);
    }
}
