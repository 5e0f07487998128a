//! The owner's colours as a style sheet.

use std::fmt::Write;

use crate::{format::Site, model::slug};

/// Where a topic with a colour has its dot: on cards, and in the list of topics.
const TOPIC_DOT_STYLE: &str = "content:\"\";display:inline-block;inline-size:.6em;block-size:.6em;\
    margin-inline-end:.4em;border-radius:50%";

/// The sheet; empty where the owner has no colours of his own. A topic's colour is that of a dot beside
/// its name, so that no text needs a contrast to it.
pub fn sheet(site: &Site) -> String {
    let mut sheet = String::new();
    if let Some(accent) = &site.accent {
        let _ = write!(sheet, ":root{{--accent-seed:{accent}}}");
    }
    for topic in &site.topics {
        let Some(colour) = &topic.colour else {
            continue;
        };
        let name = string(&topic.name);
        let slug = slug::from_text(&topic.name);
        let slug = slug.unwrap_or_else(|| slug::hashed("topic", &topic.name));
        let _ = write!(
            sheet,
            "[data-topic={name}] .topic-name::before,.card-topics [href^=\"topic/{slug}/\"]::before,\
             .topic-links [href^=\"topic/{slug}/\"]::before{{{TOPIC_DOT_STYLE};background:{colour}}}"
        );
    }
    sheet
}

/// A text as a string of CSS (CSS Syntax Level 3, 4.3.7): all but letters and digits escaped.
fn string(text: &str) -> String {
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
        assert_eq!(string("a\"]{}b"), "\"a\\22 \\5d \\7b \\7d b\"");
    }

    #[test]
    fn only_what_has_a_colour_is_there() {
        let look = |name: &str, colour: Option<&str>| TopicStyle {
            name: name.to_owned(),
            colour: colour.map(str::to_owned),
        };
        let site = Site {
            topics: vec![look("Rail", None), look("Sea & Sky", Some("#123456"))],
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
