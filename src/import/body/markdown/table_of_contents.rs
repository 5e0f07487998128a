//! Removes the markers that generators replace by a table of contents.

use std::borrow::Cow;

use crate::import::syntax::markdown::CodeRanges;

/// The markers, each on a line of its own, in lower case.
const MARKERS: [&str; 6] = [
    "[toc]",
    "[[toc]]",
    "[[_toc_]]",
    "@[toc]",
    "${toc}",
    "[[!toc]]",
];

/// Returns a text without the markers. A label of a link stays.
pub fn remove(text: &str) -> Cow<'_, str> {
    let is_marker = |line: &str| {
        let line = line.trim();
        line.len() <= 10
            && MARKERS
                .iter()
                .any(|marker| marker.eq_ignore_ascii_case(line))
    };
    let is_label = |line: &str| {
        line.get(..6)
            .is_some_and(|start| start.eq_ignore_ascii_case("[toc]:"))
    };
    if !text.lines().any(is_marker) || text.lines().any(is_label) {
        return Cow::Borrowed(text);
    }
    let code = CodeRanges::of(text);
    let mut output = String::with_capacity(text.len());
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let start = offset + (line.len() - line.trim_start().len());
        let is_removed = is_marker(line) && !code.contains(start);
        output.push_str(if is_removed { "\n" } else { line });
        offset += line.len();
    }
    Cow::Owned(output)
}

#[cfg(test)]
mod tests {
    use super::remove;

    #[test]
    fn markers_are_removed() {
        for (text, output) in [
            ("[TOC]\n\na", "\n\na"),
            ("a\n\n[[toc]]", "a\n\n\n"),
            ("```\n[toc]\n```\n", "```\n[toc]\n```\n"),
            (
                "[toc]\n\n[toc]: https://a.example",
                "[toc]\n\n[toc]: https://a.example",
            ),
            ("the [toc] here", "the [toc] here"),
        ] {
            assert_eq!(remove(text), output, "{text:?}");
        }
    }
}
