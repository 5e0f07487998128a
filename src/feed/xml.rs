//! Escapes text for XML.

/// Writes an element with text.
pub(super) fn element(out: &mut String, name: &str, content: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    out.push_str(&text(content));
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

/// Escapes a text for content and attributes. Numeric references are used, because programs that
/// unescape a title twice only know named ones. A carriage return is escaped, because it would be
/// read as a line feed. Characters that XML 1.0 does not have (production 2, Char) are left out.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&#x26;"),
            '<' => out.push_str("&#x3C;"),
            '>' => out.push_str("&#x3E;"),
            '"' => out.push_str("&#x22;"),
            '\r' => out.push_str("&#xD;"),
            '\t' | '\n' => out.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
    out
}
