//! Builds the names of exported files.

use crate::model::unicode;

/// The maximum length of a file name, in characters.
const MAX_NAME_CHARS: usize = 60;

/// Returns the file name of a list: the letters and digits of `title` in lower case with `-`
/// between words, or `stories` if there are none. The name therefore has no path, no control
/// character and no character that changes the direction of text. `first` is the number of stories
/// if the file does not have all of them.
///
/// ```
/// use broadsheet::feed::name::file_name;
///
/// assert_eq!(file_name("AI, 2022", None, ".csv"), "ai-2022.csv");
/// assert_eq!(file_name("../Öl & \u{202e}Gas", Some(2_000), ".csv"), "öl-gas-first-2000.csv");
/// assert_eq!(file_name("?!", None, ".xml"), "stories.xml");
/// ```
pub fn file_name(title: &str, first: Option<usize>, extension: &str) -> String {
    let words = unicode::blank_non_letters(&unicode::lower(title));
    let mut name = String::new();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    if name.is_empty() {
        name.push_str("stories");
    }
    if let Some((end, _)) = name.char_indices().nth(MAX_NAME_CHARS) {
        name.truncate(end);
    }
    while name.ends_with('-') {
        name.pop();
    }
    if let Some(first) = first {
        name.push_str("-first-");
        name.push_str(&first.to_string());
    }
    name.push_str(extension);
    name
}
