//! Reads the arguments of a tag.

/// Parses the arguments of a tag, named or unnamed.
pub fn arguments(inner: &str, name: &str) -> Vec<(String, String)> {
    let rest = inner.strip_prefix(name).unwrap_or_default().trim();
    let rest = rest.strip_prefix('(').unwrap_or(rest);
    let mut rest = rest
        .strip_suffix(')')
        .unwrap_or(rest)
        .trim_end_matches('/')
        .trim();
    let mut parsed = Vec::new();
    while !rest.is_empty() {
        let word =
            rest.find(|c: char| c == '=' || c == '"' || c == '\'' || c == ',' || c.is_whitespace());
        let (key, after) = match word {
            Some(end) if rest[end..].trim_start().starts_with('=') => {
                let after = rest[end..]
                    .trim_start()
                    .trim_start_matches('=')
                    .trim_start();
                (rest[..end].to_owned(), after)
            }
            _ => (String::new(), rest),
        };
        let (value, after) = match after.chars().next() {
            Some(quote @ ('"' | '\'' | '`')) => {
                let inner = &after[1..];
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => {
                let end = after.find(|c: char| c == ',' || c.is_whitespace());
                after.split_at(end.unwrap_or(after.len()))
            }
        };
        parsed.push((key, value.to_owned()));
        rest = after.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    }
    parsed
}

/// Returns the first argument that has one of these names, unless it is empty.
pub fn argument<'a>(arguments: &'a [(String, String)], names: &[&str]) -> Option<&'a str> {
    let named = names.iter().find_map(|name| {
        let mut arguments = arguments.iter();
        arguments.find(|(key, _)| key == name)
    });
    let value = named.map(|(_, value)| value.as_str());
    value.filter(|value| !value.is_empty())
}
