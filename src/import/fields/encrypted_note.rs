//! Checks the encrypted note that the original system leaves in its records, and drops it.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::RecordField;
use crate::import::diagnostics::{Diagnostics, report::ProblemKind};

/// The length of a block of AES, in bytes.
const AES_BLOCK_BYTES: usize = 16;

/// Checks that the note has the form `base64(ciphertext);base64(IV)`, and reports it if not. Its
/// value is never quoted, because a damaged note may contain plain text.
pub fn check(field: &RecordField, diagnostics: &mut Diagnostics) {
    let Some(text) = field.scalar(diagnostics) else {
        return;
    };
    if !is_well_formed(text) {
        let found = format!("{} bytes", text.len());
        let expected = "base64 of whole AES blocks, a semicolon and base64 of 16 bytes; the note is dropped as always";
        field.warn(ProblemKind::WrongValue, diagnostics, &found, expected);
    }
}

fn is_well_formed(text: &str) -> bool {
    let Some((ciphertext, vector)) = text.trim().split_once(';') else {
        return false;
    };
    let length = |text: &str| STANDARD.decode(text).map(|bytes| bytes.len()).ok();
    length(vector) == Some(AES_BLOCK_BYTES)
        && length(ciphertext).is_some_and(|length| length > 0 && length % AES_BLOCK_BYTES == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let block = "AAAAAAAAAAAAAAAAAAAAAA==";
        for (text, good) in [
            (format!("{block};{block}"), true),
            (format!(";{block}"), false),
            (format!("{block};AAAA"), false),
            (format!("AAAA;{block}"), false),
            (format!("{block};{block};{block}"), false),
            (block.to_owned(), false),
            ("secret".to_owned(), false),
        ] {
            assert_eq!(is_well_formed(&text), good, "{text}");
        }
    }
}
