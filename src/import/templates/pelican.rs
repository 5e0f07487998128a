//! Removes the prefixes that Pelican adds to links.

/// Removes the prefixes of links to files in Pelican: `{static}/a.png`, or the older `|filename|b.md`.
pub fn without_link_prefixes(text: &str) -> String {
    let mut output = text.to_owned();
    for prefix in ["static", "attach", "filename", "index"] {
        for (open, close) in [('{', '}'), ('|', '|')] {
            output = output.replace(&format!("({open}{prefix}{close}"), "(");
            output = output.replace(&format!("\"{open}{prefix}{close}"), "\"");
            output = output.replace(&format!(": {open}{prefix}{close}"), ": ");
        }
    }
    output
}
