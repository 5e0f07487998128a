//! The texts of the page before the application starts, in the language of the site.

use super::{
    built_page::BuiltPage,
    error::PageError,
    messages::Languages,
    placeholders::{DESCRIPTION, LANGUAGES, NOSCRIPT, Placeholder, ROOT, TITLE, escape},
};
use crate::{format::Site, message::Message};

/// The placeholders of messages.
const TRANSLATED_TEXTS: [(Placeholder, Message); 6] = [
    (("<p class=\"failure-text\">", "</p>"), Message::StartFailed),
    (("data-without-wasm=\"", "\""), Message::NeedsWebassembly),
    (
        (
            "<button type=\"button\" class=\"button failure-reload\">",
            "</button>",
        ),
        Message::Reload,
    ),
    (
        ("class=\"search-box\" aria-label=\"", "\""),
        Message::Search,
    ),
    (("placeholder=\"", "\""), Message::Search),
    (
        ("<p class=\"loading-message\" role=\"status\">", "</p>"),
        Message::LoadingArchive,
    ),
];

/// Fills in title, description, languages and messages.
///
/// # Errors
/// Returns [`PageError::UnknownPage`] if the page has no placeholder for a text.
pub fn fill(page: &mut BuiltPage, site: &Site, languages: &Languages) -> Result<(), PageError> {
    let catalog = languages.catalog;
    page.fill(TITLE, &escape(&site.title))?;
    let meta = format!(
        "<meta name=\"languages\" content=\"{}\">",
        escape(&languages.names),
    );
    page.fill(LANGUAGES, &meta)?;
    for (placeholder, message) in TRANSLATED_TEXTS {
        page.fill(placeholder, &escape(catalog.get(message)))?;
    }
    // Without scripts, the way on is the home page.
    let home = format!(
        "{} <a href=\"./\">{}</a>",
        escape(catalog.get(Message::NoScript)),
        escape(&site.title)
    );
    page.fill(NOSCRIPT, &home)?;
    let direction = catalog.get(Message::LanguageDirection);
    let mut root = format!("{}\" dir=\"{direction}\"", escape(&site.language));
    if site.accent.is_some() {
        root.push_str(" data-accent=\"own\"");
    }
    page.fill(ROOT, &root)?;
    page.fill(DESCRIPTION, &escape(site.description()))
}
