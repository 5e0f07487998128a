//! All that files are made of, as bytes to be hashed.

use serde::Serialize;

use super::{Sources, to_row};
use crate::export::kin::Tie;

/// A text in which every part says where it ends, so that different parts never look the same.
#[derive(Debug, Default)]
pub(super) struct Account(Vec<u8>);

impl Account {
    pub fn flag(&mut self, is: bool) {
        self.0.push(u8::from(is));
    }

    pub fn number(&mut self, number: u32) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    pub fn text(&mut self, text: &[u8]) {
        self.0.extend_from_slice(&(text.len() as u64).to_le_bytes());
        self.0.extend_from_slice(text);
    }

    pub fn list(&mut self, numbers: &[u32]) {
        self.number(to_row(numbers.len()));
        for number in numbers {
            self.number(*number);
        }
    }

    /// Anything. `None` where it cannot be written as JSON, whose objects say where they end.
    pub fn json(&mut self, value: &impl Serialize) -> Option<()> {
        serde_json::to_writer(&mut self.0, value).ok()
    }

    /// Links, and what they show of the stories they lead to.
    pub fn ties<'a>(&mut self, ties: impl Iterator<Item = Tie<'a>>, sources: &Sources) {
        for tie in ties {
            let row = tie.row as usize;
            let outline = &sources.rows.outlines[row];
            self.flag(true);
            self.text(outline.slug.as_str().as_bytes());
            self.text(outline.title.as_bytes());
            let time = outline.published.map(crate::model::Instant::seconds);
            self.flag(time.is_some());
            self.0
                .extend_from_slice(&time.unwrap_or_default().to_le_bytes());
            self.number(sources.rows.numbers[row].provider);
            self.flag(tie.declared);
            self.list(tie.topics);
            self.number(to_row(tie.words.len()));
            for word in tie.words {
                self.text(sources.lexicon.spelling[*word as usize].as_bytes());
            }
        }
        self.flag(false);
    }

    pub fn finish(self) -> Vec<u8> {
        self.0
    }
}
