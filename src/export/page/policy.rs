//! What the page may do: its Content Security Policy.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::{export::prerender, format::Site};

/// The Content Security Policy of a page, as hosts that set no headers need it. Every script in it is the same in
/// every build, so the policy of a site changes with its settings and with Broadsheet only.
pub fn policy(html: &str, site: &Site) -> String {
    let early = BASE64_STANDARD.encode(Sha256::digest(prerender::TAKEOVER_SCRIPT));
    let scripts = hashes(html)
        .into_iter()
        .chain([early])
        .map(|hash| format!(" 'sha256-{hash}'"))
        .collect::<String>();
    let pictures: String = site.pictures_from.iter().map(|from| source(from)).collect();
    let cdn = site.cdn.as_deref().map(source).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'{cdn} 'wasm-unsafe-eval'{scripts}; style-src 'self'{cdn}; \
         img-src 'self'{cdn}{pictures}; font-src 'self'; connect-src 'self'{cdn}; \
         manifest-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types default"
    )
}

/// What addresses begin with, as a policy has it: a host, or all of a scheme
/// (<https://www.w3.org/TR/CSP3/#framework-directive-source-list>).
fn source(from: &str) -> String {
    let from = match from.strip_suffix("//") {
        Some(scheme) => scheme.to_owned(),
        // In a policy these end a source or a directive.
        None => from.replace(';', "%3B").replace(',', "%2C"),
    };
    format!(" {from}")
}

/// The SHA-256 of every script that stands in the page itself.
fn hashes(html: &str) -> Vec<String> {
    html.match_indices("<script")
        .filter_map(|(start, _)| {
            let (attributes, rest) = html.get(start..)?.split_once('>')?;
            let (script, _) = rest.split_once("</script>")?;
            let is_inline = !attributes.contains(" src=");
            is_inline.then(|| BASE64_STANDARD.encode(Sha256::digest(script)))
        })
        .collect()
}
