//! Writes the text of a record. Few records have one, and it is short.

use super::archive::SampleArchive;
use super::random::{RandomSource, Stream};
use super::report::{follower, sentences};
use super::story::SampleStory;

/// Returns the body of a record, mostly empty; Markdown, in some records HTML.
pub(super) fn body(archive: &SampleArchive<'_>, story: &mut SampleStory) -> String {
    if !story.random.chance(50) {
        return String::from("\n");
    }
    let mut random = archive.random(Stream::Body, story.index.into());
    let has_points = random.chance(500);
    let mut rest = distinct_sentences(story, &mut random);
    let points = rest.split_off(rest.len() * 2 / 3);
    let mut paragraphs = vec![sentences(&story.event, 0, &mut random)];
    let pairs = rest.chunks(2).map(|pair| pair.join(" "));
    paragraphs.extend(pairs);
    if random.chance(200) {
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

/// Returns a few sentences about the story, without repetition.
fn distinct_sentences(story: &SampleStory, random: &mut RandomSource) -> Vec<String> {
    let count = random.between(3, 9);
    let mut sentences = Vec::new();
    for _ in 0..count {
        let next = follower(&story.event, random);
        if !sentences.contains(&next) {
            sentences.push(next);
        }
    }
    sentences
}
