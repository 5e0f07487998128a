//! Writes the owner's colors as a style sheet.

use std::fmt::Write;

use super::{
    built_page::BuiltPage,
    error::PageError,
    placeholders::{ACCENT, STYLESHEET_LINK},
};
use crate::{export::files::content_name, format::Site, model::slug};

/// The style of the dot of a topic with a color, on cards and in the list of topics.
const TOPIC_DOT_STYLE: &str = "content:\"\";display:inline-block;inline-size:.6em;block-size:.6em;\
    margin-inline-end:.4em;border-radius:50%";

/// Writes the style sheet and links it in the page. The colors are not in the page, since its
/// security policy allows no styles there.
///
/// # Errors
/// Returns [`PageError`] if the sheet cannot be written, or if the page has no placeholder for it.
pub fn link_sheet(page: &mut BuiltPage, site: &Site) -> Result<(), PageError> {
    let sheet = sheet(site);
    let mut link = String::new();
    if !sheet.is_empty() {
        let name = format!("accent-{}.css", content_name::of(sheet.as_bytes()));
        page.write_file(&name, sheet.as_bytes())?;
        link = format!("{STYLESHEET_LINK}{name}\">");
    }
    page.fill(ACCENT, &link)
}

/// Returns the style sheet; empty if the owner has set no colors. A topic's color is only that of a
/// dot beside its name, so it needs no contrast with any text.
fn sheet(site: &Site) -> String {
    let mut sheet = String::new();
    if let Some(accent) = &site.accent {
        let _ = write!(sheet, ":root{{--accent-seed:{accent}}}");
    }
    for topic in &site.topics {
        let Some(color) = &topic.color else {
            continue;
        };
        let name = css_string(&topic.name);
        let slug = slug::from_text(&topic.name);
        let slug = slug.unwrap_or_else(|| slug::hashed("topic", &topic.name));
        let _ = write!(
            sheet,
            "[data-topic={name}] .topic-name::before,.card-topics [href^=\"topic/{slug}/\"]::before,\
             .topic-links [href^=\"topic/{slug}/\"]::before{{{TOPIC_DOT_STYLE};background:{color}}}"
        );
    }
    sheet
}

/// Returns a text as a CSS string (CSS Syntax Level 3, 4.3.7), with everything except letters and
/// digits escaped.
fn css_string(text: &str) -> String {
    let mut string = "\"".to_owned();
    for c in text.chars() {
        if c.is_alphanumeric() || c == ' ' {
            string.push(c);
        } else {
            let _ = write!(string, "\\{:x} ", u32::from(c));
        }
    }
    string.push('"');
    string
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::site::TopicStyle;

    #[test]
    fn a_name_cannot_leave_its_string() {
        assert_eq!(css_string("a\"]{}b"), "\"a\\22 \\5d \\7b \\7d b\"");
    }

    #[test]
    fn only_topics_with_a_color_have_a_rule() {
        let topic = |name: &str, color: Option<&str>| TopicStyle {
            name: name.to_owned(),
            color: color.map(str::to_owned),
        };
        let site = Site {
            topics: vec![topic("Rail", None), topic("Sea & Sky", Some("#123456"))],
            ..Site::default()
        };
        let sheet = sheet(&site);
        assert!(
            !sheet.contains("Rail") && !sheet.contains("--accent-seed"),
            "{sheet}"
        );
        assert!(
            sheet.contains("topic/sea-sky/") && sheet.contains("background:#123456"),
            "{sheet}"
        );
        assert_eq!(super::sheet(&Site::default()), "");
    }
}
