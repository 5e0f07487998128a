//! Finds the title of a post of Docusaurus in its first heading
//! (<https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#title>).

/// A heading at the beginning of a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Heading<'a> {
    /// The title.
    pub title: String,
    /// The number of lines up to the heading and with it.
    pub lines: usize,
    /// The text below it.
    pub text_below: &'a str,
}

/// Returns the heading of the first level that a text begins with, after imports of MDX.
pub fn title(text: &str) -> Option<Heading<'_>> {
    let mut lines = 0;
    let mut rest = text;
    loop {
        let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
        lines += 1;
        let words = line.trim();
        if let Some(title) = words.strip_prefix("# ") {
            // An identifier may follow the words.
            let title = match title.split_once("{#") {
                Some((title, id)) if id.ends_with('}') => title,
                _ => title,
            };
            let title = title.trim_end_matches('#').trim().replace('`', "");
            return Some(Heading {
                title,
                lines,
                text_below: below,
            });
        }
        if !(words.is_empty() || words.starts_with("import ")) || below.is_empty() {
            return None;
        }
        rest = below;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_at_the_beginning_is_a_title() {
        let heading = title("\nimport A from 'a';\n\n# The `gauge` {#id}\n\nText.\n").unwrap();
        assert_eq!((&*heading.title, heading.lines), ("The gauge", 4));
        assert_eq!(heading.text_below, "\nText.\n");
        assert_eq!(title("Text.\n# Later\n"), None);
        assert_eq!(title("## Second\n"), None);
        assert_eq!(title(""), None);
    }
}
