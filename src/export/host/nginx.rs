//! nginx: a server for `conf.d`.

use super::{ASK, FOR_EVER, Hosted, Place, TYPES, filled, lasting};

/// The port of plain HTTP.
const HTTP: u16 = 80;

/// The server. Headers stand in it once: nginx forgets those of the server in a location that adds one of its own.
pub fn settings(site: &Hosted, place: &Place) -> String {
    let types: String = TYPES
        .iter()
        .map(|(endings, media)| format!("        {media} {endings};\n"))
        .collect();
    let headers: String = site
        .headers()
        .iter()
        .map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"))
        .collect();
    // A header without a value is not sent.
    let (unshared, share, shared) = match site.shared() {
        Some((name, value)) => (
            "\n    set $share \"\";",
            format!("\n        set $share \"{value}\";"),
            format!("\n    add_header {name} $share;"),
        ),
        None => Default::default(),
    };
    filled(
        include_str!("nginx.conf"),
        &[
            ("port", &place.port.unwrap_or(HTTP).to_string()),
            ("name", &place.name),
            ("root", &place.root),
            ("base", &site.base),
            ("types", types.trim_end()),
            ("lasting", &lasting::pattern(&site.base)),
            ("for-ever", FOR_EVER),
            ("ask", ASK),
            ("unshared", unshared),
            ("share", &share),
            ("shared", &shared),
            ("headers", headers.trim_end()),
        ],
    )
}
