//! A record: a story in the source format, with all that belongs to it.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::model::Kind;

use super::archive::SampleArchive;
use super::block::Block;
use super::body::body;
use super::collection::items;
use super::front::Front;
use super::head::head;
use super::lesson;
use super::mention::mentions;
use super::parts::{photos, provider, related};
use super::random::RandomSource;
use super::story::SampleStory;

/// A file of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleRecord {
    /// Where it lies below the folder of the sample, with `/` between the parts:
    /// `2026/10/2026-10-28-lisbon-approves-tram-extension-rs.md`.
    pub path: String,
    /// What is in it. Some records have CRLF at the ends of their lines.
    pub text: String,
}

/// A record and what a summary counts of it.
pub(super) struct SampleDraft {
    pub(super) record: SampleRecord,
    pub(super) is_published: bool,
}

/// Record `index`, which lies in `block`.
pub(super) fn draft(archive: &SampleArchive<'_>, index: u32, block: &Block) -> Option<SampleDraft> {
    let story = archive.story(index, block)?;
    let path = format!("{}.md", story.path());
    let is_published = story.is_published;
    let text = text(archive, story, block);
    let record = SampleRecord { path, text };
    Some(SampleDraft {
        record,
        is_published,
    })
}

fn text(archive: &SampleArchive<'_>, mut story: SampleStory, block: &Block) -> String {
    let mentions = mentions(archive, &story, block);
    let tags = story.event.topic.tags(&mut story.dice);
    let mut front = Front::default();
    head(&mut front, &mut story, mentions.len());
    lesson::details(&mut front, &mut story);
    front.map("provider", |front| provider(front, &mut story));
    front.blank();
    front.map("topics", |front| {
        tags.iter().for_each(|tag| front.entry(tag))
    });
    front.blank();
    if story.slot.kind == Kind::Collection {
        let items = items(archive, &story);
        front.map("items", |front| {
            items.iter().for_each(|path| front.entry(path))
        });
        front.blank();
    }
    photos(&mut front, &mut story);
    if !mentions.is_empty() {
        front.map("related", |front| {
            mentions
                .into_iter()
                .for_each(|mention| related(front, mention));
        });
        front.blank();
    }
    if story.dice.chance(900) {
        front.quoted("secured", &secured(&mut story.dice));
    }
    let has_crlf = story.dice.chance(15);
    let text = front.finish(&body(archive, &mut story));
    if has_crlf {
        return text.replace('\n', "\r\n");
    }
    text
}

/// The form of the encrypted note that nearly every record carries: whole AES blocks and an IV.
/// Noise; there is nothing in it.
fn secured(dice: &mut RandomSource) -> String {
    let note = dice.bytes::<96>();
    let blocks = 16 * dice.between(3, 6) as usize;
    let note = note.get(..blocks).unwrap_or_default();
    let iv = dice.bytes::<16>();
    format!("{};{}", STANDARD.encode(note), STANDARD.encode(iv))
}
