//! The text of a record: few have one, and it is short.

use super::archive::Archive;
use super::dice::{Dice, Stream};
use super::story::Story;
use super::telling::{follower, sentences};

/// The body of a record, mostly empty; Markdown, in some records HTML.
pub(super) fn body(archive: &Archive<'_>, story: &mut Story) -> String {
    if !story.dice.chance(50) {
        return String::from("\n");
    }
    let mut dice = archive.dice(Stream::Body, story.index.into());
    let count = dice.between(2, 5);
    let paragraphs = (0..count).map(|turn| paragraph(story, turn, &mut dice));
    let paragraphs = paragraphs.collect::<Vec<_>>();
    if dice.chance(200) {
        let wrapped = paragraphs.iter().map(|text| format!("<p>{text}</p>\n"));
        return wrapped.collect();
    }
    let mut text = paragraphs.join("\n\n");
    if dice.chance(500) {
        let points = (0..dice.between(2, 4)).map(|_| follower(&story.event, &mut dice));
        let points = points.map(|point| format!("\n- {point}"));
        text.push_str("\n\n## What we know\n");
        text.extend(points.collect::<Vec<_>>());
    }
    if let Some(address) = story.address() {
        text.push_str(&format!(
            "\n\nThe full story is [on the publisher’s site]({address})."
        ));
    }
    format!("{text}\n")
}

fn paragraph(story: &Story, turn: u32, dice: &mut Dice) -> String {
    if turn == 0 {
        return sentences(&story.event, 2, dice);
    }
    let first = follower(&story.event, dice);
    let second = follower(&story.event, dice);
    if first == second {
        return first;
    }
    format!("{first} {second}")
}
