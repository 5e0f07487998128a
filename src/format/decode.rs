//! Decodes the JSON of a file.

use serde::Deserialize;

use super::DecodeError;

/// Decodes the JSON of a file. Unknown fields are ignored, because newer versions may add some.
///
/// Natively, an error names its field. The browser gets the same error without the field.
///
/// ```
/// use broadsheet::format::{decode_json, slugs::SlugBucket};
///
/// let text = r#"{"hashes": [7, "eight"], "minutes": []}"#;
/// let error = decode_json::<SlugBucket>("slugs.json", text).unwrap_err();
/// assert!(error.to_string().starts_with("slugs.json: hashes[1]: invalid type: string"));
/// ```
///
/// # Errors
/// Returns [`DecodeError::Json`] with the name of the file.
pub fn decode_json<'a, T: Deserialize<'a>>(file: &str, text: &'a str) -> Result<T, DecodeError> {
    serde_json::from_str(text).map_err(|error| DecodeError::Json {
        file: file.to_owned(),
        #[cfg(not(target_arch = "wasm32"))]
        field: find_field::<T>(text),
        // The page has no second decoder for each type.
        #[cfg(target_arch = "wasm32")]
        field: None,
        reason: error.to_string(),
    })
}

/// Returns the path of the field in which decoding fails.
///
/// Decoding takes twice as long if it keeps the path, so only a text with an error is decoded
/// again.
#[cfg(not(target_arch = "wasm32"))]
fn find_field<'a, T: Deserialize<'a>>(text: &'a str) -> Option<String> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let error = serde_path_to_error::deserialize::<_, T>(&mut deserializer).err()?;
    let path = error.path();
    path.iter().next().map(|_| path.to_string())
}
