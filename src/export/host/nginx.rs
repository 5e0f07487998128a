//! Writes a server block for `conf.d` of nginx.

use super::{
    HostedSite, SiteLocation,
    template::{self, ServerSyntax},
};
use crate::export::files::media_type::MEDIA_TYPES;

/// The default port of plain HTTP.
const DEFAULT_HTTP_PORT: u16 = 80;

/// Returns the server block. All headers are set at its level, since nginx drops them in a location
/// that adds its own.
pub fn settings(site: &HostedSite, location: &SiteLocation) -> String {
    let types = MEDIA_TYPES
        .iter()
        .map(|(endings, media)| format!("        {media} {endings};\n"));
    let syntax = ServerSyntax {
        template: include_str!("nginx.conf"),
        types: types.collect(),
        header: |name, value| format!("    add_header {name} \"{value}\" always;\n"),
    };
    // nginx does not send headers without a value.
    let (cors_none, cors_value, cors_header) = match site.cors_header() {
        Some((name, value)) => (
            "\n    set $allow_origin \"\";",
            format!("\n        set $allow_origin \"{value}\";"),
            format!("\n    add_header {name} $allow_origin;"),
        ),
        None => Default::default(),
    };
    let port = location.port.unwrap_or(DEFAULT_HTTP_PORT).to_string();
    let own_values = [
        ("port", port.as_str()),
        ("name", &location.name),
        ("cors-none", cors_none),
        ("cors-value", &cors_value),
        ("cors-header", &cors_header),
    ];
    template::server(&syntax, site, location, &own_values)
}
