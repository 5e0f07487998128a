//! Finds code in Markdown: spans, fenced and indented blocks, and the HTML elements of code.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::{MAX_MARKDOWN_BYTES, options};

/// The HTML elements whose content is literal.
const CODE_ELEMENTS: [&str; 4] = ["pre", "code", "script", "style"];

/// The parts of a text that are code, in order and without overlaps.
#[derive(Debug, Default)]
pub struct CodeRanges {
    ranges: Vec<Range<usize>>,
}

impl CodeRanges {
    /// Finds the code of a text. Only the part that a body may have is searched.
    ///
    /// ```
    /// use broadsheet::import::syntax::markdown::CodeRanges;
    ///
    /// let code = CodeRanges::of("a `b` c");
    /// assert!(code.contains(3) && !code.contains(0));
    /// ```
    pub fn of(text: &str) -> Self {
        let text = text
            .get(..text.floor_char_boundary(MAX_MARKDOWN_BYTES))
            .unwrap_or_default();
        let mut code = Self::default();
        if text.contains(['`', '~', '\t']) || text.contains("    ") {
            let events = Parser::new_ext(text, options()).into_offset_iter();
            code.ranges
                .extend(events.filter_map(|(event, range)| match event {
                    Event::Code(_) | Event::Start(Tag::CodeBlock(_)) => Some(range),
                    _ => None,
                }));
            code.merge();
        }
        let html = html_code(text, &code);
        code.ranges.extend(html);
        code.merge();
        code
    }

    /// Sorts the ranges, and joins those that overlap.
    fn merge(&mut self) {
        self.ranges.sort_by_key(|range| range.start);
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(self.ranges.len());
        for range in self.ranges.drain(..) {
            match merged.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        self.ranges = merged;
    }

    /// Returns ranges that cover all of a text, for text that is known to be code.
    pub fn everything() -> Self {
        Self {
            ranges: std::iter::once(0..usize::MAX).collect(),
        }
    }

    /// Returns whether the byte at this offset belongs to code.
    pub fn contains(&self, offset: usize) -> bool {
        let next = self.ranges.partition_point(|range| range.end <= offset);
        self.ranges
            .get(next)
            .is_some_and(|range| range.start <= offset)
    }
}

/// Returns the elements of HTML that contain code and have an end tag. A tag in `code` is an example.
fn html_code(text: &str, code: &CodeRanges) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for name in CODE_ELEMENTS {
        let end_tag = format!("</{name}>");
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|rest| rest.find('<')) {
            let start = from + start;
            let rest = text.get(start + 1..).unwrap_or_default();
            let is_named = rest.get(..name.len()).is_some_and(|found| {
                found.eq_ignore_ascii_case(name)
                    && rest[name.len()..].starts_with(['>', ' ', '\n', '\t'])
            });
            from = start + 1;
            if is_named && !code.contains(start) {
                // Without an end tag here, no later element of this name has one either.
                let Some(length) = rest.find(&end_tag) else {
                    break;
                };
                from = start + 1 + length;
                ranges.push(start..from);
            }
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_found() {
        for (text, code) in [
            ("a `x` b", "`x`"),
            ("a ``x ` y`` b", "``x ` y``"),
            ("a\n\n```ruby\nx\n```\nb", "```ruby\nx\n```"),
            ("a\n\n~~~\nx\n~~~\n", "~~~\nx\n~~~"),
            ("a\n\n    x\n\nb", "x\n"),
            ("a <code>x</code> b", "<code>x"),
            ("<pre class=\"y\">\n\nx</pre>", "<pre class=\"y\">\n\nx"),
            ("`<pre>` b `</pre>`", "`<pre>``</pre>`"),
            ("a\n    b", ""),
            ("- a\n\n    b", ""),
            ("a ` b", ""),
            ("<code>x", ""),
        ] {
            let ranges = CodeRanges::of(text);
            let found: String = text
                .char_indices()
                .filter(|(offset, _)| ranges.contains(*offset))
                .map(|(_, c)| c)
                .collect();
            assert_eq!(found.trim_start(), code.trim_start(), "{text:?}");
        }
    }
}
