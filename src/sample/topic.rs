//! What stories are about.

use std::sync::LazyLock;

use super::beat::{BEATS, Beat};
use super::random::RandomSource;
use super::words::{lines, split};
use super::zipf::Zipf;

/// A topic and its words.
pub(super) struct SampleTopic {
    pub(super) name: &'static str,
    pub(super) desk: &'static Beat,
    /// The number of its desk in [`DESKS`].
    pub(super) desk_number: usize,
    /// Things a company sells, in the singular.
    pub(super) gear: Vec<&'static str>,
    /// Places a city builds, in the singular.
    pub(super) sites: Vec<&'static str>,
    /// What a city or a group runs that is not a place, in the singular.
    pub(super) schemes: Vec<&'static str>,
    /// What goes wrong; some in the plural, some not, so no verb in the present tense may follow.
    pub(super) problems: Vec<&'static str>,
}

/// All topics, the most popular first: the first of every desk, then the second of every desk, …
pub(super) static TOPICS: LazyLock<Vec<SampleTopic>> = LazyLock::new(|| {
    let mut topics = Vec::new();
    let (mut desk, mut place) = (None, 0_usize);
    for line in lines(include_str!("words/topics.txt")) {
        if let Some(name) = line.strip_prefix("== ") {
            desk = BEATS.iter().enumerate().find(|(_, desk)| desk.name == name);
            place = 0;
        } else if let Some(topic) = desk.and_then(|desk| parse(line, desk)) {
            topics.push((place, topic));
            place += 1;
        }
    }
    topics.sort_by_key(|(place, topic)| (*place, topic.desk_number));
    topics.into_iter().map(|(_, topic)| topic).collect()
});

static RANKS: LazyLock<Zipf> = LazyLock::new(|| Zipf::new(TOPICS.len(), 2));

fn parse(line: &'static str, (desk_number, desk): (usize, &'static Beat)) -> Option<SampleTopic> {
    let mut columns = line.split('|');
    let name = columns.next()?.trim();
    let mut list = || columns.next().map(|text| split(text, [';']));
    let (gear, work, problems) = (list()?, list()?, list()?);
    let sites = work.iter().filter_map(|work| work.strip_suffix('*'));
    let schemes = work.iter().filter(|work| !work.ends_with('*'));
    Some(SampleTopic {
        name,
        desk,
        desk_number,
        gear,
        sites: sites.collect(),
        schemes: schemes.copied().collect(),
        problems,
    })
}

impl SampleTopic {
    /// A topic, popular ones more often.
    pub(super) fn pick(dice: &mut RandomSource) -> Option<&'static Self> {
        TOPICS.get(RANKS.pick(dice))
    }

    /// The names a record of this topic carries: its own, and up to three more, mostly of the same
    /// desk.
    pub(super) fn tags(&self, dice: &mut RandomSource) -> Vec<&'static str> {
        let mut names = vec![self.name];
        for _ in 0..dice.low(4) {
            // A few tries for a neighbour; a far-off topic is left out rather than forced in.
            let tries = (0..6).filter_map(|_| Self::pick(dice)).collect::<Vec<_>>();
            let near = tries.iter().find(|topic| topic.desk.name == self.desk.name);
            let far = tries.first().filter(|_| dice.chance(120));
            if let Some(topic) = near.or(far)
                && !names.contains(&topic.name)
            {
                names.push(topic.name);
            }
        }
        names
    }
}
