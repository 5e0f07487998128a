//! Defines the list of all files, which saving the archive for offline use downloads.

use serde::{Deserialize, Serialize};

use super::{DecodeError, FileKind, FileName, decode_json};

/// Every file of an export but the manifest and this list. It is downloaded only to save the whole
/// archive; the manifest has the number of files and their size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileList {
    /// The names, ascending.
    pub names: Vec<String>,
    /// The size of each file in bytes.
    pub bytes: Vec<u64>,
}

impl FileList {
    /// Reads the list.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged. Returns [`DecodeError::Inconsistent`] if
    /// the lists differ in length, are not in order, or contain a name that no export uses.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        let list: Self = decode_json(file, text)?;
        if list.names.len() != list.bytes.len() {
            return Err(DecodeError::inconsistent(file, "as many sizes as names"));
        }
        if !list.names.is_sorted_by(|a, b| a < b) {
            return Err(DecodeError::inconsistent(file, "names in ascending order"));
        }
        if !list.names.iter().all(|name| is_export_file(name)) {
            return Err(DecodeError::inconsistent(
                file,
                "names of files of an export",
            ));
        }
        Ok(list)
    }
}

/// The prefix of the names of pictures.
pub const PICTURE_KIND: &str = "picture";

/// Returns whether a name is one that an export gives to its files.
pub fn is_export_file(name: &str) -> bool {
    let Some((stem, extension)) = name.rsplit_once('.') else {
        return false;
    };
    let Some((prefix, hash)) = stem.split_once('-') else {
        return false;
    };
    // A smaller copy of a picture has its width after the hash.
    let (hash, has_valid_width) = match hash.split_once('-') {
        Some((hash, has_valid_width)) if prefix == PICTURE_KIND => {
            (hash, has_valid_width.parse::<u32>().is_ok())
        }
        _ => (hash, true),
    };
    let is_known = || FileKind::ALL.iter().any(|kind| kind.prefix() == prefix);
    let has_known_kind = match prefix {
        PICTURE_KIND => {
            !extension.is_empty() && extension.bytes().all(|b| b.is_ascii_alphanumeric())
        }
        _ => extension == "json" && is_known(),
    };
    has_known_kind && has_valid_width && FileName::parse(hash).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARDS: &str = "cards-aaaaaaaaaa.json";
    const PIXELS: &str = "picture-bbbbbbbbbb.webp";
    const SMALLER: &str = "picture-bbbbbbbbbb-480.jpg";

    fn decoded(names: &[&str], bytes: &[u64]) -> Result<FileList, DecodeError> {
        let list = FileList {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            bytes: bytes.to_vec(),
        };
        let text = serde_json::to_string(&list).unwrap();
        FileList::decode("files", &text).inspect(|read| assert_eq!(*read, list))
    }

    #[test]
    fn what_is_written_is_read() {
        assert!(decoded(&[CARDS, SMALLER, PIXELS], &[5_000_000_000, 1, 0]).is_ok());
        assert!(decoded(&[], &[]).is_ok());
    }

    #[test]
    fn lists_that_do_not_fit_are_refused() {
        assert!(decoded(&[CARDS], &[]).is_err());
        assert!(decoded(&[PIXELS, CARDS], &[1, 1]).is_err());
        assert!(decoded(&[CARDS, CARDS], &[1, 1]).is_err());
    }

    #[test]
    fn only_files_of_an_export_are_named() {
        for name in [
            "",
            "manifest.json",
            "../cards-aaaaaaaaaa.json",
            "cards-aaaaaaaaaa.html",
            "cards-AAAAAAAAAA.json",
            "verses-aaaaaaaaaa.json",
            "picture-bbbbbbbbbb.",
            "picture-bbbbbbbbbb.a/b",
            "picture-bbbbbbbbbb-.jpg",
            "picture-bbbbbbbbbb-480-2.jpg",
            "cards-aaaaaaaaaa-480.json",
            "https://evil.example/cards-aaaaaaaaaa.json",
        ] {
            assert!(!is_export_file(name), "{name}");
            assert!(decoded(&[name], &[1]).is_err(), "{name}");
        }
    }
}
