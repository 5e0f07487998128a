//! Reads texts of a record as plain text.
//!
//! A field is plain text: [`read`] removes formatting elements and keeps everything else that looks
//! like a tag. Text that is HTML by its format, such as the summary in a feed, is converted by
//! [`plain`], and becomes a field with [`escaped`].

mod formatting;
mod html;

use self::formatting::{Unformatted, unformatted};
pub use self::html::plain;
use super::RecordField;
use crate::{
    import::diagnostics::{Diagnostics, quote, report::ProblemKind},
    model::name_key,
};

/// The longest excerpt, in characters.
pub const MAX_EXCERPT_CHARS: usize = 4_000;
/// The longest text of any field before its markup is stripped, in bytes.
const MAX_SOURCE_BYTES: usize = 256 * 1024;
/// The longest text of any other field, in characters.
pub const MAX_LINE_CHARS: usize = 600;

/// Returns the plain text of a field, as [`read`] does. Formatting elements with both tags become
/// their content, `<br>` becomes a space, and everything else between `<` and `>` stays. Entities,
/// control characters and ends are treated as in [`plain`].
///
/// ```
/// use broadsheet::import::fields::text::of_field;
///
/// assert_eq!(of_field("Caf&eacute; &amp; <b>bold</b> "), "Café & bold");
/// assert_eq!(of_field("When Vec<T> beats <script>"), "When Vec<T> beats <script>");
/// ```
pub fn of_field(source: &str) -> String {
    clean(&unformatted(source).text)
}

/// Escapes plain text as a field, so that [`read`] returns it unchanged.
///
/// ```
/// use broadsheet::import::fields::text::{escaped, of_field};
///
/// assert_eq!(of_field(&escaped("<b>x</b> &amp; y")), "<b>x</b> &amp; y");
/// ```
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Returns whether a field has visible text.
pub fn is_shown(source: &str) -> bool {
    if source.contains(['<', '&']) {
        is_visible(&of_field(beginning(source)))
    } else {
        is_visible(beginning(source))
    }
}

/// Returns a text without control characters, trimmed.
fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' => clean.push(' '),
            c if c.is_control() => {}
            c => clean.push(c),
        }
    }
    // Usually nothing is trimmed, and then nothing is copied.
    let trimmed = clean.trim();
    if trimmed.len() == clean.len() {
        clean
    } else {
        trimmed.to_owned()
    }
}

/// Returns a field as plain text of at most `limit` characters, and reports removed text. Returns
/// `None` if no visible text is left, or if the field is not a text, which is reported.
pub fn read(field: &RecordField, limit: usize, diagnostics: &mut Diagnostics) -> Option<String> {
    let source = field.scalar(diagnostics)?;
    if source.len() > MAX_SOURCE_BYTES {
        let found = format!("{} bytes", source.len());
        field.warn(
            ProblemKind::TextCut,
            diagnostics,
            &found,
            "at most 256 KiB with markup; the rest is left out",
        );
    }
    let Unformatted { text, removed } = unformatted(beginning(source));
    if !removed.is_empty() {
        let expected = "a text without formatting; the tags are left out, their text stays";
        field.warn(
            ProblemKind::FormattingTakenOut,
            diagnostics,
            &removed,
            expected,
        );
    }
    let mut text = clean(&text);
    if let Some((end, _)) = text.char_indices().nth(limit) {
        let length = text.chars().count();
        text.truncate(end);
        text.truncate(text.trim_end().len());
        let found = format!("{length} characters");
        field.warn(
            ProblemKind::TextCut,
            diagnostics,
            &found,
            &format!("at most {limit} characters; the rest is left out"),
        );
    }
    is_visible(&text).then_some(text)
}

/// Returns the part of a text that is processed.
pub fn beginning(source: &str) -> &str {
    let end = source.floor_char_boundary(MAX_SOURCE_BYTES);
    source.get(..end).unwrap_or_default()
}

/// Reads a list of short texts, or a single one. Empty texts are dropped, and of texts with the
/// same [`name_key`] the first is kept.
pub fn read_list(field: &RecordField, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut texts = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for item in field.items() {
        let text = read(&item, MAX_LINE_CHARS, diagnostics);
        texts.extend(text.filter(|text| seen.insert(name_key(text))));
    }
    texts
}

/// Returns whether a plain text has visible characters.
pub fn is_visible(text: &str) -> bool {
    !text.chars().all(|c| c.is_whitespace() || quote::hides(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;
    use proptest::prelude::*;

    #[test]
    fn html_that_is_hostile_or_odd() {
        for (source, text) in [
            ("two  spaces  stay", "two  spaces  stay"),
            ("a\r\nb\tc", "a  b c"),
            ("bell\u{7}, next line\u{85}", "bell, next line"),
            ("&#7;&#x85;&#0;x", "…\u{fffd}x"),
            ("<img src=x onerror=alert(1)>", ""),
            ("<svg><title>x</title></svg>", "x"),
            ("<svg><path d=x /><circle/></svg>y", "y"),
            ("&lt;b&gt;", "<b>"),
            ("AT&T &copy 1 < 2 > 0", "AT&T © 1 < 2 > 0"),
            ("one<br>two<p>three</p>", "one two three"),
            ("<h2>One</h2><ul><li>two</ul>", "One two"),
            ("a<!-- b -->c", "ac"),
            ("<style>p{}</style>a", "a"),
            ("<script>a", ""),
            ("Use Vec<T>, Map<K, V>&lt;x>", "Use Vec<T>, Map<K, V><x>"),
            ("<P>Vec<u8></P><my-own>x</my-own><o:p>y</o:p>", "Vec<u8> xy"),
            ("\u{feff}x", "\u{feff}x"),
        ] {
            assert_eq!(plain(source), text, "{source:?}");
        }
    }

    #[test]
    fn fields_are_text_and_removed_tags_are_reported() {
        let mut diagnostics = Diagnostics::new("a.md");
        let document = yaml::parse(
            "- 'Vec<T> &amp; <script>'\n- 'Caf&eacute; <b>bold</b>'\n- '&nbsp;<b> </b>'\n- '<!-- x -->'\n",
        );
        let document = document.unwrap();
        let field = RecordField {
            node: &document.root,
            path: "topics".to_owned(),
        };
        let texts = read_list(&field, &mut diagnostics);
        assert_eq!(texts, ["Vec<T> & <script>", "Café bold", "<!-- x -->"]);
        let (problems, _) = diagnostics.finish();
        let found = problems
            .iter()
            .map(|p| (p.field.as_str(), p.found.as_str()));
        let tags = "<b> </b>";
        assert_eq!(
            found.collect::<Vec<_>>(),
            [("topics[1]", tags), ("topics[2]", tags)]
        );
        for (source, shows) in [
            ("", false),
            (" \u{200b}", false),
            ("&nbsp;", false),
            ("<b></b><br>", false),
            ("<img>", true),
            ("x", true),
        ] {
            assert_eq!(is_shown(source), shows, "{source:?}");
        }
    }

    #[test]
    fn long_texts_are_cut_and_invisible_ones_are_none() {
        let mut diagnostics = Diagnostics::new("a.md");
        let yaml = format!(
            "[\"{}\", \"\u{200b} \", [x]]",
            "語".repeat(MAX_LINE_CHARS + 1)
        );
        let document = yaml::parse(&yaml).unwrap();
        let field = RecordField {
            node: &document.root,
            path: "topics".to_owned(),
        };
        let texts = read_list(&field, &mut diagnostics);
        assert_eq!(texts, ["語".repeat(MAX_LINE_CHARS)]);
        let (problems, _) = diagnostics.finish();
        let found: Vec<_> = problems.iter().map(|p| p.found.as_str()).collect();
        assert_eq!(found, ["601 characters", "a list"]);
    }

    proptest! {
        #[test]
        fn plain_text_has_no_control_characters(source in "(\\PC|[<>&;#/ -]|\\x00|\\x1b|\\n|&[a-z#0-9]{1,5};?)*") {
            for text in [plain(&source), of_field(&source)] {
                prop_assert!(!text.chars().any(char::is_control), "{text:?}");
                prop_assert_eq!(text.trim(), &text);
                // Text that was read once and escaped is read as the same.
                prop_assert_eq!(of_field(&escaped(&text)), text);
            }
        }
    }
}
