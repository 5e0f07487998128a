//! Writes records: stories in the source format.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::model::Kind;

use super::archive::SampleArchive;
use super::block::Block;
use super::body::body;
use super::collection::items;
use super::front_matter::FrontMatterWriter;
use super::head::head;
use super::lesson;
use super::mention::mentions;
use super::parts::{photos, provider, related};
use super::random::RandomSource;
use super::story::SampleStory;

/// A file of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleRecord {
    /// The path in the folder of the sample, with `/` between the parts:
    /// `2026/10/2026-10-28-lisbon-approves-tram-extension-rs.md`.
    pub path: String,
    /// The content. Some records have CRLF line ends.
    pub text: String,
}

/// A record and the facts that a summary counts.
pub(super) struct CountedRecord {
    pub(super) record: SampleRecord,
    pub(super) is_published: bool,
}

/// Returns record `index`, which must be in `block`.
pub(super) fn counted_record(
    archive: &SampleArchive<'_>,
    index: u32,
    block: &Block,
) -> Option<CountedRecord> {
    let story = archive.story(index, block)?;
    let path = format!("{}.md", story.path());
    let is_published = story.is_published;
    let text = text(archive, story, block);
    let record = SampleRecord { path, text };
    Some(CountedRecord {
        record,
        is_published,
    })
}

fn text(archive: &SampleArchive<'_>, mut story: SampleStory, block: &Block) -> String {
    let mentions = mentions(archive, &story, block);
    let tags = story.event.topic.tags(&mut story.random);
    let mut front = FrontMatterWriter::default();
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
    if story.random.chance(900) {
        front.quoted("secured", &secured(&mut story.random));
    }
    let has_crlf = story.random.chance(15);
    let text = front.finish(&body(archive, &mut story));
    if has_crlf {
        return text.replace('\n', "\r\n");
    }
    text
}

/// Returns noise in the form of the encrypted note that nearly every record has: whole AES blocks
/// and an IV.
fn secured(random: &mut RandomSource) -> String {
    let note = random.bytes::<96>();
    let blocks = 16 * random.between(3, 6) as usize;
    let note = note.get(..blocks).unwrap_or_default();
    let iv = random.bytes::<16>();
    format!("{};{}", STANDARD.encode(note), STANDARD.encode(iv))
}
