//! An event as one paper reports it: a headline, an excerpt, sometimes a text.

use super::event::Event;
use super::grammar::title_case;
use super::plot::FOLLOWERS;
use super::random::RandomSource;
use super::template::fill;

/// What a reader sees of a story.
pub(super) struct Telling {
    pub(super) title: String,
    pub(super) excerpt: String,
}

impl Telling {
    /// Report number `ordinal` of `event`. Reports with different numbers have different
    /// headlines: the plot's next one, and when they are used up, a kicker before it.
    pub(super) fn new(
        event: &Event,
        ordinal: u32,
        in_title_case: bool,
        dice: &mut RandomSource,
    ) -> Self {
        let mut title = headline(event, ordinal, dice);
        if in_title_case {
            title = title_case(&title);
        }
        let excerpt = match dice.below(100) {
            0..2 => String::new(),
            2..25 => cut(&sentences(event, 2, dice), dice),
            25..60 => sentences(event, 0, dice),
            60..90 => sentences(event, 1, dice),
            _ => sentences(event, 2, dice),
        };
        Self { title, excerpt }
    }
}

fn headline(event: &Event, ordinal: u32, dice: &mut RandomSource) -> String {
    let headlines = &event.plot.headlines;
    let count = u32::try_from(headlines.len()).unwrap_or(1).max(1);
    let place = (event.first_headline + ordinal) % count;
    let template = headlines.get(place as usize).copied().unwrap_or_default();
    let title = fill(template, &|slot| event.fact(slot), dice);
    let repeats = ordinal >= count;
    if repeats || dice.chance(25) {
        let kickers = [
            "Analysis", "Briefing", "Comment", "Live", "Update", "In depth",
        ];
        return format!("{}: {title}", dice.word(&kickers));
    }
    title
}

/// An opening sentence and `more` that follow.
pub(super) fn sentences(event: &Event, more: usize, dice: &mut RandomSource) -> String {
    let mut text = sentence(event, &event.plot.openers, dice);
    let mut last = String::new();
    for _ in 0..more {
        let next = follower(event, dice);
        if next != last {
            text.push(' ');
            text.push_str(&next);
            last = next;
        }
    }
    text
}

/// A sentence that may stand anywhere but at the start.
pub(super) fn follower(event: &Event, dice: &mut RandomSource) -> String {
    let own = dice.chance(650);
    let list = if own {
        &event.plot.followers
    } else {
        &FOLLOWERS
    };
    sentence(event, list, dice)
}

fn sentence(event: &Event, list: &[&'static str], dice: &mut RandomSource) -> String {
    fill(dice.word(list), &|slot| event.fact(slot), dice)
}

/// Breaks a text off, as sites do that allow themselves so many letters.
fn cut(text: &str, dice: &mut RandomSource) -> String {
    let wanted = dice.between(100, 180) as usize;
    let words = text.split(' ').scan(0, |length, word| {
        *length += word.chars().count() + 1;
        (*length <= wanted).then_some(word)
    });
    let start = words.collect::<Vec<_>>().join(" ");
    if start.len() == text.len() {
        return start;
    }
    format!("{start}{}", dice.word(&[" ...", "…"]))
}
