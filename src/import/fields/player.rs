//! Turns embedded players into links.

use super::{RecordField, link, text};
use crate::{
    import::{
        diagnostics::{Diagnostics, report::ProblemKind},
        syntax::markup::{self, Token},
    },
    model::Address,
};

/// Reads the address of an embedded player. It is the first `http(s)` source of a frame, video or
/// link in the markup, or the text itself if that is an address.
pub fn read(field: &RecordField, diagnostics: &mut Diagnostics) -> Option<Address> {
    let html = field.scalar(diagnostics)?.trim();
    if html.is_empty() {
        return None;
    }
    let player = address(text::beginning(html));
    if player.is_none() {
        field.warn(
            ProblemKind::WrongValue,
            diagnostics,
            html,
            "a player with an http(s) address; the player is left out",
        );
    }
    player
}

/// Returns the address of the player in `html`.
pub fn address(html: &str) -> Option<Address> {
    if let Ok(address) = link::check(html) {
        return Some(address);
    }
    let tokens = markup::tokens(html);
    tokens.iter().find_map(|token| match token {
        Token::Start(name, attributes) => source(name, attributes),
        Token::End(_) | Token::Text(_) => None,
    })
}

/// Returns the address that a start tag embeds or links to.
pub fn source(name: &str, attributes: &[(String, String)]) -> Option<Address> {
    let attribute = match name {
        "iframe" | "embed" | "video" | "audio" | "source" => "src",
        "object" => "data",
        "a" => "href",
        _ => return None,
    };
    let address = markup::attribute(attributes, attribute)?.trim();
    if address.starts_with("//") {
        return link::check(&format!("https:{address}")).ok();
    }
    link::check(address).ok()
}

/// The files of sound and film that a site may have itself, by extension.
const MEDIA_EXTENSIONS: [&str; 13] = [
    "aac", "flac", "m4a", "m4v", "mov", "mp3", "mp4", "oga", "ogg", "ogv", "opus", "wav", "webm",
];

/// Returns whether an address is that of a file of sound or film, judging by its extension.
pub fn is_media_file(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|extension| {
        let mut extensions = MEDIA_EXTENSIONS.iter();
        extensions.any(|known| known.eq_ignore_ascii_case(extension))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players() {
        for (html, expected) in [
            (
                "<iframe width=1 src=\"https://v.example/1?a=1&amp;b=2\"></iframe>",
                Some("https://v.example/1?a=1&b=2"),
            ),
            ("<iframe src='//v.example/1'>", Some("https://v.example/1")),
            (
                "<p><video><source src=https://v.example/1>",
                Some("https://v.example/1"),
            ),
            (
                "<a href=javascript:x></a><a href=https://v.example/2>x</a>",
                Some("https://v.example/2"),
            ),
            ("https://v.example/3", Some("https://v.example/3")),
            ("<iframe src=\"java&Tab;script:alert(1)\">", None),
            ("<iframe srcdoc=\"<a href=https://v.example/>\">", None),
            ("<img src=https://v.example/1>", None),
            ("words", None),
        ] {
            let found = address(html).map(String::from);
            assert_eq!(found.as_deref(), expected, "{html}");
        }
    }
}
