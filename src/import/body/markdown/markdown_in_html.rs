//! Lets Markdown begin within the HTML elements that ask for it with the attribute `markdown`, as in
//! kramdown and Python-Markdown.

use crate::import::syntax::markdown::CodeRanges;

/// The attribute as people write it.
const ATTRIBUTES: [&str; 6] = [
    " markdown=\"1\"",
    " markdown='1'",
    " markdown=1",
    " markdown=\"block\"",
    " markdown=\"span\"",
    " markdown>",
];

/// Returns a text with an empty line below each tag with the attribute, or `None` if there is none.
/// CommonMark reads Markdown after an empty line.
pub fn separate(text: &str) -> Option<String> {
    if !text.contains(" markdown") {
        return None;
    }
    let code = CodeRanges::of(text);
    let mut output = String::with_capacity(text.len() + 16);
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        output.push_str(line);
        let trimmed = line.trim();
        let is_tag = trimmed.starts_with('<')
            && trimmed.ends_with('>')
            && ATTRIBUTES
                .iter()
                .any(|attribute| trimmed.contains(attribute));
        let start = offset + (line.len() - line.trim_start().len());
        if is_tag && !code.contains(start) {
            output.push('\n');
        }
        offset += line.len();
    }
    Some(output)
}

#[cfg(test)]
mod tests {
    use super::separate;

    #[test]
    fn an_empty_line_follows_the_tag() {
        for (text, output) in [
            (
                "<div class=\"a\" markdown=\"1\">\n*b*\n</div>",
                Some("<div class=\"a\" markdown=\"1\">\n\n*b*\n</div>"),
            ),
            (
                "```\n<div markdown>\n```\n",
                Some("```\n<div markdown>\n```\n"),
            ),
            ("<div>\n*b*\n</div>", None),
        ] {
            assert_eq!(separate(text).as_deref(), output, "{text}");
        }
    }
}
