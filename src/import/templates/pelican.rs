//! Removes what Pelican and Python-Markdown add to Markdown.

/// The marker that Python-Markdown replaces with a table of contents.
pub const TOC_TAG: &str = "[TOC]";

/// Removes the prefixes of links to files in Pelican: `{static}/a.png`, or the older `|filename|b.md`.
pub fn without_link_prefixes(text: &str) -> String {
    let mut output = text.replace(TOC_TAG, "");
    for prefix in ["static", "attach", "filename", "index"] {
        for (open, close) in [('{', '}'), ('|', '|')] {
            output = output.replace(&format!("({open}{prefix}{close}"), "(");
            output = output.replace(&format!("\"{open}{prefix}{close}"), "\"");
            output = output.replace(&format!(": {open}{prefix}{close}"), ": ");
        }
    }
    output
}
