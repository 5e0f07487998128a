//! Hashes of texts and files, as security policy and `integrity` attributes write them
//! (<https://www.w3.org/TR/sri-2/#integrity-metadata>).

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// Returns the SHA-256 of a text: `sha256-…`.
pub fn sha256(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// Returns the SHA-384 of a file: `sha384-…`.
pub fn sha384(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}
