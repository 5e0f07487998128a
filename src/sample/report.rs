//! Writes an event as one publisher reports it: a headline, an excerpt, sometimes a text.

use super::event::Event;
use super::grammar::title_case;
use super::plot::FOLLOWERS;
use super::random::RandomSource;
use super::template::fill;

/// The headline and the excerpt of a story.
pub(super) struct StoryReport {
    pub(super) title: String,
    pub(super) excerpt: String,
}

impl StoryReport {
    /// Creates report number `ordinal` of `event`. Reports with different numbers have different
    /// headlines: the next one of the plot, and with a kicker once all are used.
    pub(super) fn new(
        event: &Event,
        ordinal: u32,
        in_title_case: bool,
        random: &mut RandomSource,
    ) -> Self {
        let mut title = headline(event, ordinal, random);
        if in_title_case {
            title = title_case(&title);
        }
        let excerpt = match random.below(100) {
            0..2 => String::new(),
            2..25 => truncate(&sentences(event, 2, random), random),
            25..60 => sentences(event, 0, random),
            60..90 => sentences(event, 1, random),
            _ => sentences(event, 2, random),
        };
        Self { title, excerpt }
    }
}

fn headline(event: &Event, ordinal: u32, random: &mut RandomSource) -> String {
    let headlines = &event.plot.headlines;
    let count = u32::try_from(headlines.len()).unwrap_or(1).max(1);
    let index = (event.first_headline + ordinal) % count;
    let template = headlines.get(index as usize).copied().unwrap_or_default();
    let title = fill(template, &|slot| event.fact(slot), random);
    let repeats = ordinal >= count;
    if repeats || random.chance(25) {
        let kickers = [
            "Analysis", "Briefing", "Comment", "Live", "Update", "In depth",
        ];
        return format!("{}: {title}", random.word(&kickers));
    }
    title
}

/// Returns an opening sentence and `more` further ones.
pub(super) fn sentences(event: &Event, more: usize, random: &mut RandomSource) -> String {
    let mut text = sentence(event, &event.plot.openers, random);
    let mut last = String::new();
    for _ in 0..more {
        let next = follower(event, random);
        if next != last {
            text.push(' ');
            text.push_str(&next);
            last = next;
        }
    }
    text
}

/// Returns a sentence that may be anywhere but at the start.
pub(super) fn follower(event: &Event, random: &mut RandomSource) -> String {
    let is_own = random.chance(650);
    let list = if is_own {
        &event.plot.followers
    } else {
        &FOLLOWERS
    };
    sentence(event, list, random)
}

fn sentence(event: &Event, list: &[&'static str], random: &mut RandomSource) -> String {
    fill(random.word(list), &|slot| event.fact(slot), random)
}

/// Truncates a text, as sites with a limit of characters do.
fn truncate(text: &str, random: &mut RandomSource) -> String {
    let max_chars = random.between(100, 180) as usize;
    let words = text.split(' ').scan(0, |length, word| {
        *length += word.chars().count() + 1;
        (*length <= max_chars).then_some(word)
    });
    let start = words.collect::<Vec<_>>().join(" ");
    if start.len() == text.len() {
        return start;
    }
    format!("{start}{}", random.word(&[" ...", "…"]))
}
