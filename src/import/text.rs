//! Texts of a record as plain text.

use std::borrow::Cow;

use super::{
    fields::Field,
    findings::Findings,
    markup::{self, Token},
    quote,
    report::ProblemKind,
};

/// The longest excerpt, in characters.
pub const EXCERPT: usize = 4_000;
/// The longest text of any field before its markup is stripped, in bytes.
const SOURCE: usize = 256 * 1024;
/// The longest text of any other field, in characters.
pub const LINE: usize = 600;

/// `source` as plain text: tags stripped, entities decoded once, control characters gone (tabs and
/// line breaks are spaces), ends trimmed; otherwise character for character.
///
/// ```
/// use broadsheet::import::text::plain;
///
/// assert_eq!(plain("  &#8220;Tides&#8221; <b>turn</b>"), "“Tides” turn");
/// assert_eq!(plain("a < b &amp;amp; c"), "a < b &amp; c");
/// assert_eq!(plain("<script>alert(1)</script>x"), "x");
/// ```
pub fn plain(source: &str) -> String {
    let text = if source.contains(['<', '&']) {
        Cow::Owned(without_markup(source))
    } else {
        Cow::Borrowed(source)
    };
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' => plain.push(' '),
            c if c.is_control() => {}
            c => plain.push(c),
        }
    }
    // Mostly nothing is to be trimmed, and then nothing is copied.
    let trimmed = plain.trim();
    if trimmed.len() == plain.len() {
        plain
    } else {
        trimmed.to_owned()
    }
}

/// The field as plain text of at most `limit` characters; `None` (without a warning) where
/// nothing visible is left, `None` with a warning where it is no text.
pub fn read(field: &Field, limit: usize, findings: &mut Findings) -> Option<String> {
    let source = field.scalar(findings)?;
    if source.len() > SOURCE {
        let found = format!("{} bytes", source.len());
        field.warn(
            ProblemKind::TextCut,
            findings,
            &found,
            "at most 256 KiB with markup; cut there",
        );
    }
    let mut text = plain(beginning(source));
    if let Some((end, _)) = text.char_indices().nth(limit) {
        let length = text.chars().count();
        text.truncate(end);
        text.truncate(text.trim_end().len());
        let found = format!("{length} characters");
        field.warn(
            ProblemKind::TextCut,
            findings,
            &found,
            &format!("at most {limit}; cut there"),
        );
    }
    is_visible(&text).then_some(text)
}

/// As much of a text as is looked at.
pub fn beginning(source: &str) -> &str {
    let end = source.floor_char_boundary(SOURCE);
    source.get(..end).unwrap_or_default()
}

/// Reads a list of short texts (or one of them alone): cleaned, empty ones dropped, and of two that
/// differ only in case the first kept.
pub fn read_list(field: &Field, findings: &mut Findings) -> Vec<String> {
    let mut texts = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for item in field.items() {
        let text = read(&item, LINE, findings);
        texts.extend(text.filter(|text| seen.insert(text.to_lowercase())));
    }
    texts
}

fn is_visible(text: &str) -> bool {
    !text.chars().all(|c| c.is_whitespace() || quote::hides(c))
}

fn without_markup(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    for token in markup::tokens(source) {
        match token {
            Token::Text(run) => text.push_str(&run),
            // Two blocks or lines of a text are not one word.
            Token::Start(name, _) | Token::End(name) => {
                let breaks = matches!(name.as_str(), "br" | "p" | "div" | "li" | "tr" | "td");
                if breaks && !text.is_empty() && !text.ends_with(char::is_whitespace) {
                    text.push(' ');
                }
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::yaml;
    use proptest::prelude::*;

    #[test]
    fn hostile_and_odd_texts() {
        for (source, text) in [
            ("two  spaces  stay", "two  spaces  stay"),
            ("a\r\nb\tc", "a  b c"),
            ("bell\u{7}, next line\u{85}", "bell, next line"),
            ("&#7;&#x85;&#0;x", "…\u{fffd}x"),
            ("<img src=x onerror=alert(1)>", ""),
            ("<svg><title>x</title></svg>", "x"),
            ("&lt;b&gt;", "<b>"),
            ("AT&T &copy 1 < 2 > 0", "AT&T © 1 < 2 > 0"),
            ("one<br>two<p>three</p>", "one two three"),
            ("a<!-- b -->c", "ac"),
            ("<style>p{}</style>a", "a"),
            ("<script>a", ""),
            ("\u{feff}x", "\u{feff}x"),
        ] {
            assert_eq!(plain(source), text, "{source:?}");
        }
    }

    #[test]
    fn long_texts_are_cut_and_invisible_ones_are_none() {
        let mut findings = Findings::new("a.md");
        let yaml = format!("[\"{}\", \"\u{200b} \", [x]]", "語".repeat(LINE + 1));
        let document = yaml::parse(&yaml).unwrap();
        let field = Field {
            node: &document.root,
            path: "topics".to_owned(),
        };
        let texts = read_list(&field, &mut findings);
        assert_eq!(texts, ["語".repeat(LINE)]);
        let (problems, _) = findings.finish();
        let found: Vec<_> = problems.iter().map(|p| p.found.as_str()).collect();
        assert_eq!(found, ["601 characters", "a list"]);
    }

    proptest! {
        #[test]
        fn plain_text_has_no_control_characters(source in "(\\PC|[<>&;#/ -]|\\x00|\\x1b|\\n|&[a-z#0-9]{1,5};?)*") {
            let text = plain(&source);
            prop_assert!(!text.chars().any(char::is_control), "{text:?}");
            prop_assert_eq!(text.trim(), &text);
        }
    }
}
