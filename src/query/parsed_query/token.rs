//! Divides the text of the search box into tokens.

/// One token of the text: `-key:"value"`. All parts but the value are optional.
pub(super) struct Token<'a> {
    pub(super) source: &'a str,
    pub(super) is_excluded: bool,
    pub(super) key: &'a str,
    pub(super) value: &'a str,
    pub(super) is_quoted: bool,
}

/// Returns the first token and the rest. The text must not begin with white space.
pub(super) fn next_token(text: &str) -> (Token<'_>, &str) {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let is_unwanted = unsigned.len() < text.len()
        && !unsigned.starts_with(char::is_whitespace)
        && !unsigned.is_empty();
    let body = if is_unwanted { unsigned } else { text };
    let key_end = body
        .find(|c: char| !c.is_ascii_lowercase())
        .unwrap_or(body.len());
    let (key, value) = match body.get(key_end..).and_then(|rest| rest.strip_prefix(':')) {
        Some(value) if key_end > 0 => (body.get(..key_end).unwrap_or_default(), value),
        _ => ("", body),
    };
    let quoted = value.strip_prefix('"');
    let (value, rest) = match quoted {
        Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
        None => {
            let end = value
                .find(|c: char| c.is_whitespace() || c == '"')
                .unwrap_or(value.len());
            value.split_at_checked(end).unwrap_or((value, ""))
        }
    };
    let source = text.get(..text.len() - rest.len()).unwrap_or(text);
    let token = Token {
        source,
        is_excluded: is_unwanted,
        key,
        value,
        is_quoted: quoted.is_some(),
    };
    (token, rest)
}
