//! The text of a record: few have one, and it is short.

use super::archive::SampleArchive;
use super::random::{RandomSource, Stream};
use super::story::SampleStory;
use super::telling::{follower, sentences};

/// The body of a record, mostly empty; Markdown, in some records HTML.
pub(super) fn body(archive: &SampleArchive<'_>, story: &mut SampleStory) -> String {
    if !story.dice.chance(50) {
        return String::from("\n");
    }
    let mut dice = archive.dice(Stream::Body, story.index.into());
    let has_points = dice.chance(500);
    let mut rest = distinct(story, &mut dice);
    let points = rest.split_off(rest.len() * 2 / 3);
    let mut paragraphs = vec![sentences(&story.event, 0, &mut dice)];
    let pairs = rest.chunks(2).map(|pair| pair.join(" "));
    paragraphs.extend(pairs);
    if dice.chance(200) {
        let wrapped = paragraphs.iter().map(|text| format!("<p>{text}</p>\n"));
        return wrapped.collect();
    }
    let mut text = paragraphs.join("\n\n");
    if has_points && !points.is_empty() {
        text.push_str("\n\n## What we know\n\n- ");
        text.push_str(&points.join("\n- "));
    }
    if let Some(address) = story.address() {
        let link = format!("\n\nThe full story is [on the publisher’s site]({address}).");
        text.push_str(&link);
    }
    format!("{text}\n")
}

/// A few sentences about the story, none of them twice.
fn distinct(story: &SampleStory, dice: &mut RandomSource) -> Vec<String> {
    let wanted = dice.between(3, 9);
    let mut sentences = Vec::new();
    for _ in 0..wanted {
        let next = follower(&story.event, dice);
        if !sentences.contains(&next) {
            sentences.push(next);
        }
    }
    sentences
}
