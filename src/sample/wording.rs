//! The words that an event is reported in, from the vocabularies of its topic and its desk.

use super::random::RandomSource;
use super::topic::SampleTopic;
use super::words::{EFFECTS, FAULTS, GRIEVANCES, MISDEEDS, OFFENCES, OUTAGES, QUOTES};

/// A word for each slot that the topic decides.
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
    pub(super) fn about(topic: &SampleTopic, dice: &mut RandomSource) -> Self {
        let desk = topic.desk;
        let site = first_more_often(&topic.sites, dice);
        let scheme = first_more_often(&topic.schemes, dice);
        let works = [site, scheme];
        let works = works.into_iter().filter(|work| !work.is_empty());
        Self {
            role: dice.word(&desk.roles),
            body: dice.word(&desk.bodies),
            audience: dice.word(&desk.audiences),
            gear: first_more_often(&topic.gear, dice),
            work: dice.word(&works.collect::<Vec<_>>()),
            site,
            scheme,
            problem: first_more_often(&topic.problems, dice),
            effect: EFFECTS.pick(dice),
            fault: FAULTS.pick(dice),
            grievance: GRIEVANCES.pick(dice),
            misdeed: MISDEEDS.pick(dice),
            offence: OFFENCES.pick(dice),
            outage: OUTAGES.pick(dice),
            quote: QUOTES.pick(dice),
        }
    }

    /// The word for a slot of a template.
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

fn first_more_often(words: &[&'static str], dice: &mut RandomSource) -> &'static str {
    let limit = u32::try_from(words.len()).unwrap_or(0);
    let place = dice.low(limit) as usize;
    words.get(place).copied().unwrap_or_default()
}
