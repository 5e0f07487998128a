//! Writes JSON by hand (see `docs/internals/wasm-size.md`).

/// Appends a quoted string.
///
/// ```
/// let mut json = String::new();
/// broadsheet::json::write::text(&mut json, "a \"b\"\n\u{1}");
/// assert_eq!(json, r#""a \"b\"\n\u0001""#);
/// ```
pub fn text(json: &mut String, text: &str) {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    json.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                json.push('\\');
                json.push(character);
            }
            '\n' => json.push_str("\\n"),
            '\0'..='\u{1f}' => {
                let code = u32::from(character) as usize;
                json.push_str("\\u00");
                json.push(DIGITS[code / 16]);
                json.push(DIGITS[code % 16]);
            }
            _ => json.push(character),
        }
    }
    json.push('"');
}
