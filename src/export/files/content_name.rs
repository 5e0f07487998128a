//! Names files by their content.

use crate::format::FileName;

/// Returns the name of a file with these bytes.
pub fn of(bytes: &[u8]) -> FileName {
    let hash = blake3::hash(bytes);
    let mut head = [0; 8];
    head.copy_from_slice(&hash.as_bytes()[..8]);
    FileName::from_hash(head)
}
