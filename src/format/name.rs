//! Defines the names of exported files.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The kind of an exported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FileKind {
    /// [`Columns`](super::Columns) of one segment.
    Columns,
    /// [`Ranks`](super::Ranks) of one segment.
    Ranks,
    /// A [`CardShard`](super::CardShard).
    Cards,
    /// A [`StoryShard`](super::StoryShard).
    Stories,
    /// In exports of format 2, the links from the stories of one shard to newer ones.
    NewerLinks,
    /// A [`SlugBucket`](super::SlugBucket).
    Slugs,
    /// The [`Directory`](super::Directory) of one segment.
    Directory,
    /// The [`Lookups`](super::Lookups).
    Lookups,
    /// A [`Screen`](super::Screen).
    Screen,
    /// The [`SearchIndex`](super::SearchIndex) of an export of format 2.
    Index,
    /// A file of [`Terms`](super::Terms).
    Terms,
    /// The [`Positions`](super::Positions) of a file of terms.
    Positions,
    /// A file of [`Terms`](super::Terms) with the merged postings of one prefix.
    Merged,
    /// A [`Spelling`](super::Spelling).
    Spelling,
    /// The [`FileList`](super::FileList).
    Files,
}

impl FileKind {
    /// All kinds.
    pub const ALL: [Self; 15] = [
        Self::Columns,
        Self::Ranks,
        Self::Cards,
        Self::Stories,
        Self::NewerLinks,
        Self::Slugs,
        Self::Directory,
        Self::Lookups,
        Self::Screen,
        Self::Index,
        Self::Terms,
        Self::Positions,
        Self::Merged,
        Self::Spelling,
        Self::Files,
    ];

    /// Returns the prefix of the file name.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::Ranks => "ranks",
            Self::Cards => "cards",
            Self::Stories => "stories",
            Self::NewerLinks => "later",
            Self::Slugs => "slugs",
            Self::Directory => "directory",
            Self::Lookups => "lookups",
            Self::Screen => "screen",
            Self::Index => "index",
            Self::Terms => "terms",
            Self::Positions => "positions",
            Self::Merged => "merged",
            Self::Spelling => "spelling",
            Self::Files => "files",
        }
    }

    /// Returns the name of the file with this content hash.
    pub fn file(self, hash: &FileName) -> String {
        format!("{}-{hash}.json", self.prefix())
    }
}

/// The content hash in a file name: 10 characters of `a`–`z` and `2`–`7`. It is the first 50 bits
/// of the SHA-256 hash of the bytes (FIPS 180-4), in the base 32 of RFC 4648 in lower case. Exports
/// of format 2 have another hash there.
///
/// A manifest is untrusted data. Only names of this form are accepted, so a manifest cannot make
/// the browser fetch files outside its folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct FileName(String);

/// The reason why a text is not a [`FileName`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a content hash of 10 characters of a-z and 2-7")]
pub struct FileNameError;

impl FileName {
    /// The number of characters of a hash.
    pub const LEN: usize = 10;

    /// The alphabet, in the order of its values.
    pub const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

    /// Creates the name for a hash that begins with these bytes, most significant first.
    pub fn from_hash(hash: [u8; 8]) -> Self {
        let mut rest = u64::from_be_bytes(hash);
        let name = (0..Self::LEN).map(|_| {
            rest = rest.rotate_left(5);
            char::from(Self::ALPHABET[(rest & 31) as usize])
        });
        Self(name.collect())
    }

    /// Parses a name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::is_valid(text).then(|| Self(text.to_owned()))
    }

    fn is_valid(text: &str) -> bool {
        text.len() == Self::LEN && text.bytes().all(|b| Self::ALPHABET.contains(&b))
    }
}

impl Default for FileName {
    /// Returns the name of a hash of zeros.
    fn default() -> Self {
        Self::from_hash([0; 8])
    }
}

impl TryFrom<String> for FileName {
    type Error = FileNameError;

    fn try_from(text: String) -> Result<Self, FileNameError> {
        if Self::is_valid(&text) {
            Ok(Self(text))
        } else {
            Err(FileNameError)
        }
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> Self {
        name.0
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_gives_a_name_of_its_first_fifty_bits() {
        assert_eq!(FileName::from_hash([0; 8]).to_string(), "aaaaaaaaaa");
        assert_eq!(FileName::from_hash([255; 8]).to_string(), "7777777777");
        assert_eq!(
            FileName::from_hash([0x0f, 0, 0, 0, 0, 0, 0, 0]).to_string(),
            "b4aaaaaaaa"
        );
    }

    #[test]
    fn other_texts_are_no_names() {
        for text in [
            "",
            "short",
            "../../etc/",
            "AAAAAAAAAA",
            "aaaaaaaaa/",
            "aaaaaaaaaaa",
        ] {
            assert_eq!(FileName::parse(text), None, "{text}");
        }
    }
}
