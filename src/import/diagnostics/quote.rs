//! Quotes hostile text in a report: on one line, without characters that affect a terminal.

/// The longest quotation, in characters.
pub const MAX_QUOTE_CHARS: usize = 120;

/// Returns `text` on one line of at most `limit` characters, including an ellipsis. Control
/// characters, line separators and characters that reorder or hide text are escaped.
///
/// ```
/// use broadsheet::import::diagnostics::quote::one_line;
///
/// assert_eq!(one_line("a\tb\u{1b}[31m", 120), r"a\tb\u{1b}[31m");
/// assert_eq!(one_line("日本語日本語", 4), "日本語…");
/// ```
pub fn one_line(text: &str, limit: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    // Escapes lengthen the text, so the position of the cut is known only while writing.
    let mut cut_at = 0;
    for c in text.chars() {
        let before = line.len();
        if hides(c) {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
        length += line[before..].chars().count();
        if length < limit {
            cut_at = line.len();
        }
        if length > limit {
            line.truncate(cut_at);
            line.push('…');
            break;
        }
    }
    line
}

/// Returns whether `c` is invisible, breaks the line, or changes how its neighbors are shown:
/// controls, zero-width and bidirectional formatting characters, separators, byte order marks,
/// tags.
pub fn hides(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_never_split_a_character_or_an_escape() {
        for (text, limit, line) in [
            ("", 5, ""),
            ("abcde", 5, "abcde"),
            ("abcdef", 5, "abcd…"),
            ("abc\u{202e}", 5, "abc…"),
            ("\u{202e}abc", 20, "\\u{202e}abc"),
            ("a\r\nb", 20, "a\\r\\nb"),
        ] {
            assert_eq!(one_line(text, limit), line, "{text:?}");
        }
    }
}
