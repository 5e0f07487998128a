//! Defines the placeholders of the built page, which are filled after the build.

/// The text before a placeholder and the text after it.
pub type Placeholder = (&'static str, &'static str);

/// The beginning of the link of a style sheet, up to its address.
pub const STYLESHEET_LINK: &str = "<link rel=\"stylesheet\" href=\"";

/// The title.
pub const TITLE: Placeholder = ("<title>", "</title>");

/// The description of the page, in a sentence.
pub const DESCRIPTION: Placeholder = ("<meta name=\"description\" content=\"", "\"");

/// The language of the site and other attributes of the document.
pub const ROOT: Placeholder = ("<html lang=\"", ">");

/// The security policy.
pub const POLICY: Placeholder = ("<!-- policy -->", "<!-- /policy -->");

/// The policy in its element.
pub const POLICY_META: Placeholder = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"",
    "\"",
);

/// The links of the code, and the script that starts it. They are before the styles, because a
/// script waits for all styles before it.
pub const START: Placeholder = ("<!-- start -->", "<!-- /start -->");

/// The names of the languages.
pub const LANGUAGES: Placeholder = ("<!-- languages -->", "<!-- /languages -->");

/// The base URL of relative URLs.
pub const BASE: Placeholder = ("<base href=\"", "\"");

/// The links that make the page installable.
pub const INSTALL: Placeholder = ("<!-- install -->", "<!-- /install -->");

/// The links to the feeds of the site.
pub const FEEDS: Placeholder = ("<!-- feeds -->", "<!-- /feeds -->");

/// The style sheet with the colors of the site.
pub const ACCENT: Placeholder = ("<!-- accent -->", "<!-- /accent -->");

/// The attribute of files that are loaded after the readable content.
pub const LOW_PRIORITY: &str = " fetchpriority=\"low\"";

/// The metadata of this page.
pub const META: Placeholder = ("<!-- meta -->", "<!-- /meta -->");

/// The prerendered content, which can be read before the application has started.
pub const PRERENDERED: Placeholder = ("<!-- prerendered -->", "<!-- /prerendered -->");

/// The text for readers without scripts.
pub const NOSCRIPT: Placeholder = ("<p class=\"noscript\">", "</p>");

/// Replaces the text of a placeholder.
///
/// # Errors
/// Returns the first part of the placeholder if the page lacks either part.
pub fn fill(
    html: &mut String,
    placeholder: Placeholder,
    content: &str,
) -> Result<(), &'static str> {
    let start = html.find(placeholder.0).ok_or(placeholder.0)? + placeholder.0.len();
    let rest = html.get(start..).unwrap_or_default();
    let end = start + rest.find(placeholder.1).ok_or(placeholder.0)?;
    html.replace_range(start..end, content);
    Ok(())
}

/// Removes a placeholder with its text, if the page has it.
pub fn remove(html: &mut String, placeholder: Placeholder) {
    if let Some((before, rest)) = html.split_once(placeholder.0)
        && let Some((_, after)) = rest.split_once(placeholder.1)
    {
        *html = [before, after].concat();
    }
}

/// Escapes a text for HTML, in an element or an attribute.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Escapes JSON for a `<script>` with data, so that it cannot end the element or begin a comment
/// (<https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements>).
pub fn escape_script_data(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_never_ends_its_element() {
        let text = escape_script_data(r#"{"a":"</script><!--<script>"}"#);
        assert!(!text.contains('<'), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["a"], "</script><!--<script>");
    }

    #[test]
    fn a_page_without_marks_is_foreign() {
        let mut html = "<title>x".to_owned();
        assert_eq!(fill(&mut html, TITLE, "y"), Err("<title>"));
        assert_eq!(html, "<title>x");
    }
}
