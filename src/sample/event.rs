//! What happened: the facts that every telling of a story shares.

use crate::model::Instant;

use super::figures::Figures;
use super::name::{Person, company, product};
use super::plot::Plot;
use super::random::RandomSource;
use super::topic::SampleTopic;
use super::wording::Wording;
use super::words::CITIES;

/// An event and its facts.
pub(super) struct Event {
    pub(super) topic: &'static SampleTopic,
    pub(super) plot: &'static Plot,
    /// Which headline of the plot the first telling uses; the others take the next ones.
    pub(super) first_headline: u32,
    pub(super) company: String,
    rival: String,
    product: String,
    city: &'static str,
    place: &'static str,
    person: Person,
    critic: Person,
    wording: Wording,
    figures: Figures,
}

impl Event {
    /// An event about `topic` that was first reported at `at`. `None` only if the vocabularies
    /// have no plot for the topic.
    pub(super) fn about(
        topic: &'static SampleTopic,
        lesson: Option<&'static Plot>,
        at: Instant,
        dice: &mut RandomSource,
    ) -> Option<Self> {
        let plot = lesson.or_else(|| Plot::pick(topic, dice))?;
        let (city, place) = two_cities(dice);
        let firm = company(topic.desk, topic.desk_number, dice);
        Some(Self {
            topic,
            plot,
            first_headline: dice.below(64),
            rival: rival_of(&firm, topic, dice),
            company: firm,
            product: product(dice),
            city,
            place,
            person: Person::pick(dice),
            critic: Person::pick(dice),
            wording: Wording::about(topic, dice),
            figures: Figures::at(at, dice),
        })
    }

    /// The fact for a slot of a template.
    pub(super) fn fact(&self, slot: &str) -> Option<String> {
        Some(match slot {
            "company" => self.company.clone(),
            "rival" => self.rival.clone(),
            "product" => self.product.clone(),
            "city" => self.city.to_owned(),
            "place" => self.place.to_owned(),
            "person" => self.person.full(),
            "surname" => self.person.last.to_owned(),
            "critic" => self.critic.full(),
            "topic" => self.topic.name.to_lowercase(),
            _ => match self.wording.word(slot) {
                Some(word) => word.to_owned(),
                None => return self.figures.figure(slot),
            },
        })
    }
}

/// Another company of the topic's desk.
fn rival_of(company_name: &str, topic: &SampleTopic, dice: &mut RandomSource) -> String {
    let draws = (0..4).map(|_| company(topic.desk, topic.desk_number, dice));
    let draws = draws.collect::<Vec<_>>();
    let other = draws.into_iter().find(|name| name != company_name);
    other.unwrap_or_else(|| "a rival".to_owned())
}

fn two_cities(dice: &mut RandomSource) -> (&'static str, &'static str) {
    let (first, second) = (CITIES.pick_index(dice), CITIES.pick_index(dice));
    // The next one on the list if the same city comes up twice.
    let second = if first == second { first + 1 } else { second };
    (CITIES.at(first), CITIES.at(second))
}
