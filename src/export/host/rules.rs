//! Writes `_headers` for Netlify and Cloudflare Pages: a list of addresses with the headers of
//! each.

use super::{HostedSite, IMMUTABLE_CACHE_CONTROL};
use crate::{
    export::files::generated::GENERATED_COMMENT,
    format::{FileKind, files::PICTURE_KIND},
};

/// The file that both hosts read in the folder of the site.
pub const HEADERS_FILE: &str = "_headers";

/// Returns the rules. Hosts join the values of a header if several rules match, so no address gets
/// two values for `Cache-Control`. Files without a rule get the default of the host, which is to
/// revalidate. Cloudflare accepts 100 rules with lines of 2,000 characters.
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
    let immutable_files = site.immutable_files.iter().cloned();
    for file in immutable_files.chain(["messages/*".to_owned()]).chain(data) {
        text.push_str(&format!(
            "\n{base}{file}\n  Cache-Control: {IMMUTABLE_CACHE_CONTROL}\n"
        ));
        if let Some((name, value)) = site.cors_header() {
            text.push_str(&format!("  {name}: {value}\n"));
        }
    }
    text
}
