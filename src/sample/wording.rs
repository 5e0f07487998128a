//! Selects the words of an event from the vocabularies of its topic and its beat.

use super::random::RandomSource;
use super::topic::SampleTopic;
use super::words::{EFFECTS, FAULTS, GRIEVANCES, MISDEEDS, OFFENCES, OUTAGES, QUOTES};

/// A word for each slot that depends on the topic.
pub(super) struct Wording {
    role: &'static str,
    body: &'static str,
    audience: &'static str,
    gear: &'static str,
    work: &'static str,
    site: &'static str,
    scheme: &'static str,
    problem: &'static str,
    effect: &'static str,
    fault: &'static str,
    grievance: &'static str,
    misdeed: &'static str,
    offence: &'static str,
    outage: &'static str,
    quote: &'static str,
}

impl Wording {
    pub(super) fn about(topic: &SampleTopic, random: &mut RandomSource) -> Self {
        let beat = topic.beat;
        let site = first_more_often(&topic.sites, random);
        let scheme = first_more_often(&topic.schemes, random);
        let works = [site, scheme];
        let works = works.into_iter().filter(|work| !work.is_empty());
        Self {
            role: random.word(&beat.roles),
            body: random.word(&beat.bodies),
            audience: random.word(&beat.audiences),
            gear: first_more_often(&topic.gear, random),
            work: random.word(&works.collect::<Vec<_>>()),
            site,
            scheme,
            problem: first_more_often(&topic.problems, random),
            effect: EFFECTS.pick(random),
            fault: FAULTS.pick(random),
            grievance: GRIEVANCES.pick(random),
            misdeed: MISDEEDS.pick(random),
            offence: OFFENCES.pick(random),
            outage: OUTAGES.pick(random),
            quote: QUOTES.pick(random),
        }
    }

    /// Returns the word for a slot of a template.
    pub(super) fn word(&self, slot: &str) -> Option<&'static str> {
        Some(match slot {
            "role" => self.role,
            "body" => self.body,
            "audience" => self.audience,
            "gear" => self.gear,
            "work" => self.work,
            "site" => self.site,
            "scheme" => self.scheme,
            "problem" => self.problem,
            "effect" => self.effect,
            "fault" => self.fault,
            "grievance" => self.grievance,
            "misdeed" => self.misdeed,
            "offence" => self.offence,
            "outage" => self.outage,
            "quote" => self.quote,
            _ => return None,
        })
    }
}

fn first_more_often(words: &[&'static str], random: &mut RandomSource) -> &'static str {
    let limit = u32::try_from(words.len()).unwrap_or(0);
    let index = random.low(limit) as usize;
    words.get(index).copied().unwrap_or_default()
}
