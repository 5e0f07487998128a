//! The media types of the files of a site.

/// The media types of the files of a site, by extension.
pub const MEDIA_TYPES: [(&str, &str); 16] = [
    ("atom", "application/atom+xml"),
    ("avif", "image/avif"),
    ("css", "text/css"),
    ("gif", "image/gif"),
    ("html", "text/html"),
    ("ico", "image/x-icon"),
    ("jpeg jpg", "image/jpeg"),
    ("js mjs", "text/javascript"),
    ("json", "application/json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("xml", "application/xml"),
];

/// Returns the media type of a file by its extension; `application/octet-stream` if the extension
/// is unknown.
pub fn media_type(name: &str) -> &'static str {
    let extension = name.rsplit('.').next().unwrap_or_default();
    let known = MEDIA_TYPES
        .iter()
        .find(|(endings, _)| endings.split(' ').any(|known| known == extension));
    known.map_or("application/octet-stream", |(_, kind)| kind)
}
