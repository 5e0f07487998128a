//! Removes formatting elements from plain text.
//!
//! A title may contain `Vec<T>` or `<script>` as text; only elements that format a few words
//! (`<b>`, `<em>`) are markup. Even those need both tags: `Box<i>` is text, `<i>x</i>` is markup.

use std::{borrow::Cow, ops::Range};

use crate::import::syntax::markup::{
    decode_entities,
    elements::FORMATTING_ELEMENTS,
    tag::{self, TagState},
};

/// The largest part of the removed tags that is reported, in bytes; more than a report shows.
const MAX_REPORTED_BYTES: usize = 512;

/// A text without formatting elements.
#[derive(Debug, PartialEq, Eq)]
pub struct Unformatted<'a> {
    /// The text that is left, with entities decoded once.
    pub text: Cow<'a, str>,
    /// The removed tags as written; empty if there were none.
    pub removed: String,
}

/// A tag of a formatting element.
struct FormattingTag {
    range: Range<usize>,
    /// The index of the element in [`FORMATTING_ELEMENTS`].
    element: usize,
    is_end: bool,
}

impl FormattingTag {
    fn name(&self) -> &'static str {
        FORMATTING_ELEMENTS
            .get(self.element)
            .copied()
            .unwrap_or_default()
    }

    /// Returns whether the element has no end tag (the standard reads `</br>` as `<br>`).
    fn is_void(&self) -> bool {
        matches!(self.name(), "br" | "wbr")
    }
}

/// Returns the text of `source` without formatting. Formatting elements become their content,
/// `<br>` becomes a space, and everything else between `<` and `>` stays. Runs in linear time, and
/// copies nothing if there is nothing to remove.
pub fn unformatted(source: &str) -> Unformatted<'_> {
    let mut removed = String::new();
    let tags = markup(source);
    if tags.is_empty() {
        let text = decode_entities(source);
        return Unformatted { text, removed };
    }
    let mut text = String::with_capacity(source.len());
    let mut copied_to = 0;
    for tag in &tags {
        let before = source.get(copied_to..tag.range.start).unwrap_or_default();
        text.push_str(&decode_entities(before));
        if tag.name() == "br" && !text.is_empty() && !text.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        if removed.len() < MAX_REPORTED_BYTES {
            removed.push_str(if removed.is_empty() { "" } else { " " });
            removed.push_str(source.get(tag.range.clone()).unwrap_or_default());
        }
        copied_to = tag.range.end;
    }
    text.push_str(&decode_entities(
        source.get(copied_to..).unwrap_or_default(),
    ));
    Unformatted {
        text: Cow::Owned(text),
        removed,
    }
}

/// Returns the tags that are markup: those with a counterpart, and those of void elements.
fn markup(source: &str) -> Vec<FormattingTag> {
    let tags = tags(source);
    if tags.is_empty() {
        return tags;
    }
    let mut is_markup = vec![false; tags.len()];
    let mut open: [Vec<usize>; FORMATTING_ELEMENTS.len()] = Default::default();
    for (index, tag) in tags.iter().enumerate() {
        let Some(open) = open.get_mut(tag.element) else {
            continue;
        };
        let pair = match (tag.is_void(), tag.is_end) {
            (true, _) => [Some(index), None],
            (false, false) => {
                open.push(index);
                continue;
            }
            (false, true) => match open.pop() {
                Some(start) => [Some(start), Some(index)],
                None => continue,
            },
        };
        for index in pair.into_iter().flatten() {
            if let Some(is_markup) = is_markup.get_mut(index) {
                *is_markup = true;
            }
        }
    }
    let tags = tags.into_iter().zip(is_markup);
    tags.filter_map(|(tag, is_markup)| is_markup.then_some(tag))
        .collect()
}

/// Returns all tags of formatting elements in order, with or without counterpart.
fn tags(source: &str) -> Vec<FormattingTag> {
    let mut tags = Vec::new();
    let mut offset = 0;
    while let Some(index) = source.get(offset..).and_then(|rest| rest.find('<')) {
        let start = offset + index;
        let rest = source.get(start..).unwrap_or_default();
        let element = tag::name(rest).and_then(|(name, is_end)| {
            let mut names = FORMATTING_ELEMENTS.iter();
            let element = names.position(|known| known.eq_ignore_ascii_case(name))?;
            Some((element, is_end, 1 + usize::from(is_end) + name.len()))
        });
        let Some((element, is_end, after_name)) = element else {
            offset = start + 1;
            continue;
        };
        let (length, is_tag) = extent(rest, after_name);
        // Skipped text is not read again, so the time is linear.
        offset = start + length;
        if is_tag {
            let range = start..offset;
            tags.push(FormattingTag {
                range,
                element,
                is_end,
            });
        }
    }
    tags
}

/// Returns the length of the tag at the start of `text`, whose name ends at `after_name`, and
/// whether it is a tag. It is not if it has no end, or if another tag begins inside it outside of
/// quotes.
fn extent(text: &str, after_name: usize) -> (usize, bool) {
    let mut state = TagState::Name;
    for (index, byte) in text.bytes().enumerate().skip(after_name) {
        if byte == b'<' && !matches!(state, TagState::Quoted(_)) {
            return (index, false);
        }
        match state.next(byte) {
            Some(next) => state = next,
            None => return (index + 1, true),
        }
    }
    (text.len(), false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_complete_formatting_is_removed() {
        for (source, text) in [
            ("When Vec<T> beats Option<Box<T>>", None),
            ("Why <script async> is not <script defer>", None),
            ("Replace <div> by <section>, keep List<String>", None),
            ("<img src=x onerror=hit()>", None),
            ("<svg/onload=hit()>", None),
            ("</title><!-- x --><![CDATA[y]]>]]>", None),
            ("x<y and y>z, a < b, <3, <-, <>, </>, < b>x</ b>", None),
            ("Use Box<i> and Rc<s>", None),
            ("List<a>, Set<B>, Map<b, i>", None),
            ("</b> alone, <b/> too, <b", None),
            (
                "<bold>x</bold> <b:x>y</b:x> <a-b>z</a-b> <b\u{a0}>w</b\u{a0}>",
                None,
            ),
            ("<b <i>x</b", None),
            ("<a href=\"x>y</a>", None),
            ("<b>bold</b>", Some("bold")),
            ("<B CLASS=x>bold</b\n>", Some("bold")),
            ("<a href=\"/a?b>c\" title='>'>x</a>", Some("x")),
            ("<a href=/x/>y</a x>", Some("y")),
            ("<span class=x><em>a</em>b</span>", Some("ab")),
            ("<b>one<i>two</b>three</i>", Some("onetwothree")),
            ("<b><b>x</b>", Some("<b>x")),
            ("Box<i> and <i>x</i>", Some("Box<i> and x")),
            ("<i>a <T> b</i>", Some("a <T> b")),
            ("a <b or c <i>x</i>", Some("a <b or c x")),
            ("one<br>two<BR/>three<br />", Some("one two three ")),
            ("one</br>two", Some("one two")),
            ("<br>a <br>b", Some("a b")),
            ("long<wbr>word", Some("longword")),
            ("H<sub>2</sub>O, E=mc<sup>2</sup>", Some("H2O, E=mc2")),
            ("<code>Vec<T></code>", Some("Vec<T>")),
            ("<script><b>x</b></script>", Some("<script>x</script>")),
        ] {
            let found = unformatted(source);
            assert_eq!(found.text, text.unwrap_or(source), "{source:?}");
            assert_eq!(found.removed.is_empty(), text.is_none(), "{source:?}");
        }
    }

    #[test]
    fn entities_are_decoded_once_and_never_make_a_tag() {
        for (source, text) in [
            ("Caf&eacute; &amp; <b>bold</b>", "Café & bold"),
            ("&lt;b&gt;x&lt;/b&gt;", "<b>x</b>"),
            ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
            ("&lt<i>b</i>&gt", "<b>"),
            ("&l<i>t;</i>", "&lt;"),
            ("Salt & <wind>", "Salt & <wind>"),
        ] {
            assert_eq!(unformatted(source).text, text, "{source:?}");
        }
    }

    #[test]
    fn removed_tags_are_reported() {
        let found = unformatted("<b>x</b> <i> <BR/>");
        assert_eq!(found.removed, "<b> </b> <BR/>");
        let found = unformatted("no & no <T>, no \u{e9}");
        assert_eq!(
            (&*found.text, found.removed.as_str()),
            ("no & no <T>, no \u{e9}", "")
        );
        assert!(matches!(unformatted("x <T>").text, Cow::Borrowed(_)));
    }

    /// Each of these once made a reader look at the same bytes again and again.
    #[test]
    fn long_texts_take_linear_time() {
        let length = 1 << 18;
        for part in [
            "<b ",
            "<b a='",
            "<b x' a='",
            "<b a=\">\" ",
            "<b>",
            "</b>",
            "<br>&amp;",
            "<",
            "<a<",
            "&",
            "<b><i>",
            "<bbb",
        ] {
            let source = part.repeat(length / part.len());
            assert!(unformatted(&source).text.len() <= source.len());
        }
        assert!(
            unformatted(&format!("<{}>", "b".repeat(length)))
                .removed
                .is_empty()
        );
    }

    proptest! {
        #[test]
        fn text_without_formatting_is_unchanged(source in "([<>/ \"'=!?é-]|<[/]?(script|img|svg|T|div|x)[ />])*") {
            let found = unformatted(&source);
            prop_assert_eq!(&*found.text, &source);
            prop_assert_eq!(found.removed, "");
        }

        #[test]
        fn every_tag_stays_or_is_reported(source in "(<[/]?(b|i|a|br|T|script)( [a-z]{1,3}=(\"[<> ]?\"|x))?>|[<>a-z ]){0,24}") {
            let found = unformatted(&source);
            let count = |text: &str| text.matches('<').count();
            prop_assert_eq!(count(&found.text) + count(&found.removed), count(&source));
            prop_assert!(!found.removed.contains("<T") && !found.removed.contains("<script"));
        }
    }
}
