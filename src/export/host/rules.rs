//! Netlify and Cloudflare Pages: `_headers`, a list of addresses with the headers of each.

use super::{HostedSite, IMMUTABLE_CACHE_CONTROL};
use crate::format::{FileKind, files::PICTURE_KIND};

/// The file that both hosts read in the site's folder.
pub const HEADERS_FILE: &str = "_headers";

/// A file of ours begins so; an owner's own is left alone.
pub const GENERATED_COMMENT: &str = "# Written by broadsheet build.\n";

/// The rules. Where several match, values of the same header would be joined: so no address has two for
/// `Cache-Control`, and what is not named has the host's own, which is to ask each time. Cloudflare takes 100 rules
/// with lines of 2,000 characters.
pub fn settings(site: &HostedSite) -> String {
    let base = &site.base;
    let mut text = format!("{GENERATED_COMMENT}\n{base}*\n");
    for (name, value) in site.headers() {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    let kinds = FileKind::ALL.iter().map(|kind| kind.prefix());
    let data = kinds
        .chain([PICTURE_KIND])
        .map(|kind| format!("data/{kind}-*"));
    let beside = site.lasting.iter().cloned();
    for file in beside.chain(["messages/*".to_owned()]).chain(data) {
        text.push_str(&format!(
            "\n{base}{file}\n  Cache-Control: {IMMUTABLE_CACHE_CONTROL}\n"
        ));
        if let Some((name, value)) = site.shared() {
            text.push_str(&format!("  {name}: {value}\n"));
        }
    }
    text
}
