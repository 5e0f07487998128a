//! Names files by their content.

use sha2::{Digest, Sha256};

use crate::format::FileName;

/// Returns the name of a file with these bytes. A browser can compute the same hash (`SubtleCrypto.digest`), and so
/// check what it has downloaded.
pub fn of(bytes: &[u8]) -> FileName {
    let hash = Sha256::digest(bytes);
    let mut head = [0; 8];
    head.copy_from_slice(&hash[..8]);
    FileName::from_hash(head)
}
