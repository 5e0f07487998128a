//! Formatting elements in a text that is no HTML otherwise.
//!
//! A title says `Vec<T>` and `<script>` and means it; only what formats a few words (`<b>`, `<em>`) is
//! taken for markup. Even of that a tag counts only with its other half: `Box<i>` is text, `<i>x</i>` is not.

use std::{borrow::Cow, ops::Range};

use crate::import::markup::{
    decoded,
    elements::FORMATTING_ELEMENTS,
    tag::{self, TagState},
};

/// The most of the tags taken out that a report is told of, in bytes: more than it shows.
const MAX_REPORTED_BYTES: usize = 512;

/// A text without formatting elements.
#[derive(Debug, PartialEq, Eq)]
pub struct Unformatted<'a> {
    /// What is left: the text, entities decoded once.
    pub text: Cow<'a, str>,
    /// The tags that were taken out, as they are written; empty where there were none.
    pub removed: String,
}

/// One tag of a formatting element.
struct FormattingTag {
    place: Range<usize>,
    /// The element, by its position in [`FORMATTING`].
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

    /// Whether the element has no end tag (the standard reads `</br>` as `<br>`).
    fn is_void(&self) -> bool {
        matches!(self.name(), "br" | "wbr")
    }
}

/// Returns the text of `source`: formatting elements become what is in them, `<br>` a space, all else
/// between `<` and `>` stays. Linear in its length; nothing is copied where nothing is to be done.
pub fn unformatted(source: &str) -> Unformatted<'_> {
    let mut removed = String::new();
    let tags = markup(source);
    if tags.is_empty() {
        let text = decoded(source);
        return Unformatted { text, removed };
    }
    let mut text = String::with_capacity(source.len());
    let mut kept_to = 0;
    for tag in &tags {
        let before = source.get(kept_to..tag.place.start).unwrap_or_default();
        text.push_str(&decoded(before));
        if tag.name() == "br" && !text.is_empty() && !text.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        if removed.len() < MAX_REPORTED_BYTES {
            removed.push_str(if removed.is_empty() { "" } else { " " });
            removed.push_str(source.get(tag.place.clone()).unwrap_or_default());
        }
        kept_to = tag.place.end;
    }
    text.push_str(&decoded(source.get(kept_to..).unwrap_or_default()));
    Unformatted {
        text: Cow::Owned(text),
        removed,
    }
}

/// The tags of formatting elements that are markup: those with their other half, and those that have none.
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

/// All tags of formatting elements, in order, with or without their other half.
fn tags(source: &str) -> Vec<FormattingTag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(offset) = source.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + offset;
        let rest = source.get(start..).unwrap_or_default();
        let element = tag::name(rest).and_then(|(name, is_end)| {
            let mut names = FORMATTING_ELEMENTS.iter();
            let element = names.position(|known| known.eq_ignore_ascii_case(name))?;
            Some((element, is_end, 1 + usize::from(is_end) + name.len()))
        });
        let Some((element, is_end, behind_name)) = element else {
            at = start + 1;
            continue;
        };
        let (length, is_tag) = extent(rest, behind_name);
        // What was passed over is not looked at again, so that no text takes longer than its length.
        at = start + length;
        if is_tag {
            let place = start..at;
            tags.push(FormattingTag {
                place,
                element,
                is_end,
            });
        }
    }
    tags
}

/// How long the tag at the start of `text` is, whose name ends at `behind_name`, and whether it is one. It is
/// none where it never ends or another tag begins in it, outside of quotation marks.
fn extent(text: &str, behind_name: usize) -> (usize, bool) {
    let mut state = TagState::Name;
    for (index, byte) in text.bytes().enumerate().skip(behind_name) {
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
    fn only_formatting_with_both_halves_is_taken_out() {
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
    fn what_is_taken_out_is_told_of_and_nothing_is_copied_in_vain() {
        let found = unformatted("<b>x</b> <i> <BR/>");
        assert_eq!(found.removed, "<b> </b> <BR/>");
        let found = unformatted("no & no <T>, no \u{e9}");
        assert_eq!(
            (&*found.text, found.removed.as_str()),
            ("no & no <T>, no \u{e9}", "")
        );
        assert!(matches!(unformatted("x <T>").text, Cow::Borrowed(_)));
    }

    /// Each of them once made some reader of tags look at the same bytes again and again.
    #[test]
    fn long_and_odd_texts_are_read_once() {
        let long = 1 << 18;
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
            let source = part.repeat(long / part.len());
            assert!(unformatted(&source).text.len() <= source.len());
        }
        assert!(
            unformatted(&format!("<{}>", "b".repeat(long)))
                .removed
                .is_empty()
        );
    }

    proptest! {
        #[test]
        fn a_text_without_formatting_keeps_every_sign(source in "([<>/ \"'=!?é-]|<[/]?(script|img|svg|T|div|x)[ />])*") {
            let found = unformatted(&source);
            prop_assert_eq!(&*found.text, &source);
            prop_assert_eq!(found.removed, "");
        }

        #[test]
        fn every_tag_is_text_or_is_told_of(source in "(<[/]?(b|i|a|br|T|script)( [a-z]{1,3}=(\"[<> ]?\"|x))?>|[<>a-z ]){0,24}") {
            let found = unformatted(&source);
            let count = |text: &str| text.matches('<').count();
            prop_assert_eq!(count(&found.text) + count(&found.removed), count(&source));
            prop_assert!(!found.removed.contains("<T") && !found.removed.contains("<script"));
        }
    }
}
