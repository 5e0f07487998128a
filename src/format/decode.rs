//! Decodes the JSON of a file.

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::value::RawValue;

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

/// Decodes each item of a list by itself, so that one that cannot be read costs only itself.
///
/// The error of an item names its index in `list`, the field of the file. Line and column count from the start of the
/// item.
///
/// ```
/// use broadsheet::format::decode_each;
/// use serde_json::value::RawValue;
///
/// let items: Vec<&RawValue> = serde_json::from_str("[1, true]").unwrap();
/// let decoded = decode_each::<u8>("numbers.json", "numbers", &items);
/// assert_eq!(decoded[0], Ok(1));
/// let error = decoded[1].as_ref().unwrap_err().to_string();
/// assert!(error.starts_with("numbers.json: numbers[1]: invalid type: boolean"));
/// ```
pub fn decode_each<T: DeserializeOwned>(
    file: &str,
    list: &str,
    items: &[&RawValue],
) -> Vec<Result<T, DecodeError>> {
    let items = items.iter().enumerate();
    items
        .map(|(index, item)| {
            decode_json(file, item.get()).map_err(|error| error.in_item(list, index))
        })
        .collect()
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
