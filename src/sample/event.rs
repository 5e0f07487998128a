//! Defines events: the facts that all reports of an event share.

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
    /// The headline of the plot for the first report; the others use the next ones.
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
    /// Creates an event about `topic` that was first reported at `at`. Returns `None` only if the
    /// vocabularies have no plot for the topic.
    pub(super) fn about(
        topic: &'static SampleTopic,
        lesson: Option<&'static Plot>,
        at: Instant,
        random: &mut RandomSource,
    ) -> Option<Self> {
        let plot = lesson.or_else(|| Plot::pick(topic, random))?;
        let (city, place) = two_cities(random);
        let firm = company(topic.beat, topic.beat_number, random);
        Some(Self {
            topic,
            plot,
            first_headline: random.below(64),
            rival: rival_of(&firm, topic, random),
            company: firm,
            product: product(random),
            city,
            place,
            person: Person::pick(random),
            critic: Person::pick(random),
            wording: Wording::about(topic, random),
            figures: Figures::at(at, random),
        })
    }

    /// Returns the fact for a slot of a template.
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

/// Returns another company of the topic's beat.
fn rival_of(company_name: &str, topic: &SampleTopic, random: &mut RandomSource) -> String {
    let draws = (0..4).map(|_| company(topic.beat, topic.beat_number, random));
    let draws = draws.collect::<Vec<_>>();
    let other = draws.into_iter().find(|name| name != company_name);
    other.unwrap_or_else(|| "a rival".to_owned())
}

fn two_cities(random: &mut RandomSource) -> (&'static str, &'static str) {
    let (first, second) = (CITIES.pick_index(random), CITIES.pick_index(random));
    // If both are the same city, take the next one of the list.
    let second = if first == second { first + 1 } else { second };
    (CITIES.at(first), CITIES.at(second))
}
