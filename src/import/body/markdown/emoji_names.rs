//! Replaces the names of emoji, such as `:tada:`. The names are those of GitHub.

/// The longest name, in bytes.
const MAX_NAME_BYTES: usize = 60;

/// Returns the text with emoji, or `None` if it has no names of any.
pub fn replace(text: &str) -> Option<String> {
    let mut output = String::new();
    let mut copied_to = 0;
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(':')) {
        let start = from + start;
        from = start + 1;
        // `12:100:30` is a time.
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let rest = text.get(from..).unwrap_or_default();
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+');
        let end = rest.bytes().take(MAX_NAME_BYTES + 1);
        let end = end.take_while(|byte| is_name(char::from(*byte))).count();
        let (Some(name), Some(after)) = (rest.get(..end), rest.get(end..)) else {
            continue;
        };
        let Some(after) = after.strip_prefix(':') else {
            continue;
        };
        let is_within_word = before.is_some_and(char::is_alphanumeric)
            || after.starts_with(|c: char| c.is_alphanumeric());
        if is_within_word {
            continue;
        }
        if let Some(emoji) = emojis::get_by_shortcode(name) {
            output.push_str(text.get(copied_to..start)?);
            output.push_str(emoji.as_str());
            from += end + 1;
            copied_to = from;
        }
    }
    if copied_to == 0 {
        return None;
    }
    output.push_str(text.get(copied_to..)?);
    Some(output)
}

#[cfg(test)]
mod tests {
    use super::replace;

    #[test]
    fn known_names_between_other_characters() {
        for (text, output) in [
            (":tada:", Some("🎉")),
            ("a :+1:, :tada::tada: :x", Some("a 👍, 🎉🎉 :x")),
            ("12:100:30", None),
            ("a:tada:b", None),
            (":no_such_name: ::", None),
            ("ü: ö:ü:", None),
        ] {
            assert_eq!(replace(text).as_deref(), output, "{text}");
        }
    }
}
