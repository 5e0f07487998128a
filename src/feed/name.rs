//! Names of files.

use crate::model::unicode;

/// More letters than this are left out of a file's name.
const MAX_NAME_CHARS: usize = 60;

/// A name for the file of a list: the letters and digits of `title` in lower case with `-` between
/// them; `stories` where there are none. So a name has no path, no control character and nothing
/// that turns a line of text around. `first` is how many stories the file has where that is not
/// all of them.
///
/// ```
/// use broadsheet::feed::name::file_name;
///
/// assert_eq!(file_name("AI, 2022", None, ".csv"), "ai-2022.csv");
/// assert_eq!(file_name("../Öl & \u{202e}Gas", Some(2_000), ".csv"), "öl-gas-first-2000.csv");
/// assert_eq!(file_name("?!", None, ".xml"), "stories.xml");
/// ```
pub fn file_name(title: &str, first: Option<usize>, ending: &str) -> String {
    let words = unicode::letters(&unicode::lower(title));
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
    name.push_str(ending);
    name
}
