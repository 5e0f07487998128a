//! Defines kinds of news, and the sentences to report them.

use std::sync::LazyLock;

use super::beat::BEATS;
use super::random::RandomSource;
use super::topic::SampleTopic;
use super::words::{lines, split};

/// A kind of news: an approval, a recall, a takeover, …
pub(super) struct Plot {
    pub(super) name: &'static str,
    /// The beats that it suits.
    beats: Vec<&'static str>,
    /// The relative frequency.
    weight: u32,
    /// Whether it needs a place, and whether it needs a scheme that is not a place.
    needs: (bool, bool),
    pub(super) headlines: Vec<&'static str>,
    /// Sentences that open an excerpt.
    pub(super) openers: Vec<&'static str>,
    /// Sentences that may follow.
    pub(super) followers: Vec<&'static str>,
}

pub(super) static PLOTS: LazyLock<Vec<Plot>> =
    LazyLock::new(|| parse(include_str!("words/plots.txt")));

/// The plots of records other than news, each named after a type.
pub(super) static LESSONS: LazyLock<Vec<Plot>> =
    LazyLock::new(|| parse(include_str!("words/lessons.txt")));

/// Sentences that may follow in any story.
pub(super) static FOLLOWERS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lines(include_str!("words/follow.txt")).collect());

fn parse(text: &'static str) -> Vec<Plot> {
    let mut plots = Vec::<Plot>::new();
    for line in lines(text) {
        if let Some(head) = line.strip_prefix("== ") {
            plots.push(head_of(head));
        } else if let (Some(plot), Some((mark, text))) = (plots.last_mut(), line.split_once(' ')) {
            plot.needs.0 |= text.contains("site}");
            plot.needs.1 |= text.contains("scheme}");
            match mark {
                "t" => plot.headlines.push(text),
                "l" => plot.openers.push(text),
                _ => plot.followers.push(text),
            }
        }
    }
    plots
}

fn head_of(line: &'static str) -> Plot {
    let mut columns = line.split('|').map(str::trim);
    let name = columns.next().unwrap_or_default();
    let mut beats = split(columns.next().unwrap_or_default(), [' ']);
    if beats.is_empty() {
        // Sport has plots of its own: nobody approves a cup final.
        let names = BEATS.iter().map(|beat| beat.name);
        beats = names.filter(|name| *name != "sport").collect();
    }
    let weight = columns.next().and_then(|text| text.parse().ok());
    Plot {
        name,
        beats,
        weight: weight.unwrap_or(1),
        needs: (false, false),
        headlines: Vec::new(),
        openers: Vec::new(),
        followers: Vec::new(),
    }
}

impl Plot {
    /// Returns whether the plot suits a story about `topic`.
    pub(super) fn suits(&self, topic: &SampleTopic) -> bool {
        let (site, scheme) = self.needs;
        self.beats.contains(&topic.beat.name)
            && !(site && topic.sites.is_empty())
            && !(scheme && topic.schemes.is_empty())
    }

    /// Returns a random plot for a story about `topic`.
    pub(super) fn pick(topic: &SampleTopic, random: &mut RandomSource) -> Option<&'static Self> {
        let candidates = || PLOTS.iter().filter(|plot| plot.suits(topic));
        let mut rest = random.below(candidates().map(|plot| plot.weight).sum());
        candidates().find(|plot| match rest.checked_sub(plot.weight) {
            Some(left) => {
                rest = left;
                false
            }
            None => true,
        })
    }

    /// Returns the plot of a type of record other than news.
    pub(super) fn lesson(name: &str) -> Option<&'static Self> {
        LESSONS.iter().find(|plot| plot.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Instant;
    use crate::sample::SamplePlan;
    use crate::sample::event::Event;
    use crate::sample::random::Stream;
    use crate::sample::topic::TOPICS;

    /// Returns the names of the slots of a template.
    fn slots(template: &str) -> impl Iterator<Item = &str> {
        let slots = template.split('{').skip(1);
        slots.filter_map(|rest| rest.split('}').next()?.rsplit(':').next())
    }

    #[test]
    fn every_slot_of_every_template_has_a_fact() {
        let plan = SamplePlan {
            records: 1,
            seed: 0,
        };
        let mut random = RandomSource::new(&plan, Stream::Event, 0);
        let at = Instant::from_seconds(1_700_000_000);
        assert!(TOPICS.len() > 110);
        for topic in TOPICS.iter() {
            let plots = PLOTS.iter().filter(|plot| plot.suits(topic));
            let plots = plots.collect::<Vec<_>>();
            assert!(plots.len() > 4, "{}", topic.name);
            // A course can be about anything.
            for plot in plots.into_iter().chain(LESSONS.iter()) {
                let event = Event::about(topic, Some(plot), at, &mut random).expect("an event");
                let texts = [&plot.headlines, &plot.openers, &plot.followers, &*FOLLOWERS];
                for text in texts.into_iter().flatten() {
                    for slot in slots(text) {
                        let fact = event.fact(slot).unwrap_or_default();
                        assert!(!fact.is_empty(), "{} {}: {text}", topic.name, plot.name);
                    }
                }
            }
        }
    }
}
