//! Reads the names of authors.

/// Returns the name of a person without an email address: `ada@a.example (Ada Quill)` and `Ada Quill
/// <ada@a.example>` become Ada Quill. An address alone gives no name.
pub fn person(text: &str) -> Option<String> {
    let text = text.trim();
    let is_mail = |text: &str| text.contains('@') && !text.trim().contains(char::is_whitespace);
    let within = |open: char, close: char| {
        let (before, rest) = text.split_once(open)?;
        let (inner, _) = rest.split_once(close)?;
        Some((before.trim(), inner.trim()))
    };
    let name = match (within('(', ')'), within('<', '>')) {
        (Some((mail, name)), _) if is_mail(mail) => name,
        (_, Some((name, mail))) if is_mail(mail) => name.trim_matches('"'),
        _ if is_mail(text) => "",
        _ => text,
    };
    (!name.is_empty() && !is_mail(name)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::person;

    #[test]
    fn nobody_is_called_by_an_address() {
        for (text, name) in [
            ("Ada Quill", Some("Ada Quill")),
            (" ada@a.example (Ada Quill) ", Some("Ada Quill")),
            ("Ada Quill <ada@a.example>", Some("Ada Quill")),
            ("\"Ada Quill\" <ada@a.example>", Some("Ada Quill")),
            ("ada@a.example", None),
            ("ada@a.example ()", None),
            ("ada@a.example (ada@a.example)", None),
            ("Ada (editor)", Some("Ada (editor)")),
            ("", None),
        ] {
            assert_eq!(person(text).as_deref(), name, "{text}");
        }
    }
}
