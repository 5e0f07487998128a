//! Defines the topics of stories.

use std::sync::LazyLock;

use super::beat::{BEATS, Beat};
use super::random::RandomSource;
use super::words::{lines, split};
use super::zipf::Zipf;

/// A topic and its words.
pub(super) struct SampleTopic {
    pub(super) name: &'static str,
    pub(super) beat: &'static Beat,
    /// The index of its beat in [`BEATS`].
    pub(super) beat_number: usize,
    /// Things that a company sells, in the singular.
    pub(super) gear: Vec<&'static str>,
    /// Places that a city builds, in the singular.
    pub(super) sites: Vec<&'static str>,
    /// Things other than places that a city or a group runs, in the singular.
    pub(super) schemes: Vec<&'static str>,
    /// Problems, some in the plural and some not, so no verb in the present tense may follow.
    pub(super) problems: Vec<&'static str>,
}

/// All topics, most popular first: the first of every beat, then the second of every beat, …
pub(super) static TOPICS: LazyLock<Vec<SampleTopic>> = LazyLock::new(|| {
    let mut topics = Vec::new();
    let (mut beat, mut index) = (None, 0_usize);
    for line in lines(include_str!("words/topics.txt")) {
        if let Some(name) = line.strip_prefix("== ") {
            beat = BEATS.iter().enumerate().find(|(_, beat)| beat.name == name);
            index = 0;
        } else if let Some(topic) = beat.and_then(|beat| parse(line, beat)) {
            topics.push((index, topic));
            index += 1;
        }
    }
    topics.sort_by_key(|(index, topic)| (*index, topic.beat_number));
    topics.into_iter().map(|(_, topic)| topic).collect()
});

static RANKS: LazyLock<Zipf> = LazyLock::new(|| Zipf::new(TOPICS.len(), 2));

fn parse(line: &'static str, (beat_number, beat): (usize, &'static Beat)) -> Option<SampleTopic> {
    let mut columns = line.split('|');
    let name = columns.next()?.trim();
    let mut list = || columns.next().map(|text| split(text, [';']));
    let (gear, work, problems) = (list()?, list()?, list()?);
    let sites = work.iter().filter_map(|work| work.strip_suffix('*'));
    let schemes = work.iter().filter(|work| !work.ends_with('*'));
    Some(SampleTopic {
        name,
        beat,
        beat_number,
        gear,
        sites: sites.collect(),
        schemes: schemes.copied().collect(),
        problems,
    })
}

impl SampleTopic {
    /// Returns a random topic, popular ones more often.
    pub(super) fn pick(random: &mut RandomSource) -> Option<&'static Self> {
        TOPICS.get(RANKS.pick(random))
    }

    /// Returns the topics of a record: this one, and up to three more, mostly of the same beat.
    pub(super) fn tags(&self, random: &mut RandomSource) -> Vec<&'static str> {
        let mut names = vec![self.name];
        for _ in 0..random.low(4) {
            // After a few tries for a topic of the same beat, another topic is mostly left out.
            let tries = (0..6)
                .filter_map(|_| Self::pick(random))
                .collect::<Vec<_>>();
            let near = tries.iter().find(|topic| topic.beat.name == self.beat.name);
            let far = tries.first().filter(|_| random.chance(120));
            if let Some(topic) = near.or(far)
                && !names.contains(&topic.name)
            {
                names.push(topic.name);
            }
        }
        names
    }
}
