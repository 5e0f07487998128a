//! What stands between marks of the built page, and is known only when all is built.

/// What stands before and behind something that is put in.
pub type Placeholder = (&'static str, &'static str);

/// The title.
pub const TITLE: Placeholder = ("<title>", "</title>");

/// What the page is, in a sentence.
pub const DESCRIPTION: Placeholder = ("<meta name=\"description\" content=\"", "\"");

/// The language of the site, and what else is said of the whole document.
pub const ROOT: Placeholder = ("<html lang=\"", ">");

/// The security policy.
pub const POLICY: Placeholder = ("<!-- policy -->", "<!-- /policy -->");

/// The names of the languages.
pub const LANGUAGES: Placeholder = ("<!-- languages -->", "<!-- /languages -->");

/// The address that others are relative to.
pub const BASE: Placeholder = ("<base href=\"", "\"");

/// The links that make the page an app.
pub const INSTALL: Placeholder = ("<!-- install -->", "<!-- /install -->");

/// The links to the site's feeds.
pub const FEEDS: Placeholder = ("<!-- feeds -->", "<!-- /feeds -->");

/// The style sheet with the site's own colour.
pub const ACCENT: Placeholder = ("<!-- accent -->", "<!-- /accent -->");

/// What is fetched after that which can be read.
pub const LOW_PRIORITY: &str = " fetchpriority=\"low\"";

/// What is told of this page alone.
pub const META: Placeholder = ("<!-- meta -->", "<!-- /meta -->");

/// What can be read before the application is there.
pub const PRERENDERED: Placeholder = ("<!-- early -->", "<!-- /early -->");

/// What is said where no script runs.
pub const NOSCRIPT: Placeholder = ("<p class=\"noscript\">", "</p>");

/// Replaces what stands between two marks.
///
/// # Errors
/// The first mark, where the page has not both of them.
pub fn put(html: &mut String, marks: Placeholder, content: &str) -> Result<(), &'static str> {
    let start = html.find(marks.0).ok_or(marks.0)? + marks.0.len();
    let rest = html.get(start..).unwrap_or_default();
    let end = start + rest.find(marks.1).ok_or(marks.0)?;
    html.replace_range(start..end, content);
    Ok(())
}

/// A text as HTML, in an element or in an attribute.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// JSON as it may stand in a `<script>` that is data: nothing in it ends the element or begins a comment
/// (<https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements>).
pub fn inert(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_never_ends_its_element() {
        let text = inert(r#"{"a":"</script><!--<script>"}"#);
        assert!(!text.contains('<'), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["a"], "</script><!--<script>");
    }

    #[test]
    fn a_page_without_marks_is_foreign() {
        let mut html = "<title>x".to_owned();
        assert_eq!(put(&mut html, TITLE, "y"), Err("<title>"));
        assert_eq!(html, "<title>x");
    }
}
