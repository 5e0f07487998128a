//! Finds the marker with which an author ends the excerpt.

use super::Markup;
use crate::import::syntax::markdown::CodeRanges;

/// The comments that end an excerpt, in lower case and without white space: those of Hugo, Hexo, Zola
/// and WordPress, of Docusaurus, of Eleventy, of plugins for Pelican and of themes.
const MARKERS: [&str; 8] = [
    "more",
    "truncate",
    "excerpt",
    "endexcerpt",
    "excerptend",
    "endofexcerpt",
    "readmore",
    "pelican_end_summary",
];

/// The longest comment that may be a marker, in bytes.
const MAX_MARKER_BYTES: usize = 100;

/// Returns the text before the marker, or `None` if there is no marker.
///
/// ```
/// use broadsheet::import::body::{Markup, excerpt_marker::text_before};
///
/// let text = text_before("First.\n\n<!-- more -->\n\nSecond.", Markup::Markdown);
/// assert_eq!(text, Some("First.\n\n"));
/// ```
pub fn text_before(text: &str, markup: Markup) -> Option<&str> {
    let mut comments = text.match_indices("<!--").filter(|(start, opening)| {
        let comment = text.get(start + opening.len()..).unwrap_or_default();
        is_marker(comment)
    });
    let (first, _) = comments.next()?;
    if markup == Markup::Html {
        return text.get(..first);
    }
    let code = CodeRanges::of(text);
    let mut starts = std::iter::once(first).chain(comments.map(|(start, _)| start));
    text.get(..starts.find(|start| !code.contains(*start))?)
}

/// Returns whether a text begins with the rest of a comment that is a marker.
fn is_marker(comment: &str) -> bool {
    let end = comment.floor_char_boundary(MAX_MARKER_BYTES);
    let comment = comment.get(..end).and_then(|text| text.split_once("-->"));
    let Some((words, _)) = comment else {
        return false;
    };
    let words = words
        .trim_matches(['-', ' ', '\t', '\n'])
        .to_ascii_lowercase();
    // WordPress has the words of the link behind the marker.
    let is_more = words.starts_with("more ");
    let joined: String = words.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    is_more || MARKERS.contains(&joined.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        for (text, before) in [
            ("a<!--more-->b", Some("a")),
            ("a<!-- More -->b", Some("a")),
            ("a<!--- truncate --->b", Some("a")),
            ("a<!-- end of excerpt -->b", Some("a")),
            ("a<!--more Go on-->b", Some("a")),
            ("a<!-- PELICAN_END_SUMMARY -->b", Some("a")),
            ("`<!--more-->` a<!--more-->b", Some("`<!--more-->` a")),
            ("a<!-- no more -->b", None),
            ("a<!--more", None),
        ] {
            assert_eq!(text_before(text, Markup::Markdown), before, "{text}");
        }
    }
}
