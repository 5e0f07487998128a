//! Builds the Content Security Policy of the page.

use super::{integrity::sha256, placeholders::POLICY_META, takeover::TAKEOVER_SCRIPT};
use crate::format::Site;

/// Returns the Content Security Policy of a page, for hosts that set no headers. All scripts in the
/// page are the same in every build, so the policy changes only with the settings of the site and
/// with Broadsheet.
pub fn of(html: &str, site: &Site) -> String {
    let scripts = script_hashes(html)
        .into_iter()
        .chain([sha256(TAKEOVER_SCRIPT)])
        .map(|hash| format!(" '{hash}'"))
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

/// Returns the element with a policy.
pub fn element(policy: &str) -> String {
    [POLICY_META.0, policy, POLICY_META.1, ">"].concat()
}

/// Returns an address prefix as a source expression: a host, or all of a scheme
/// (<https://www.w3.org/TR/CSP3/#framework-directive-source-list>).
fn source(from: &str) -> String {
    let from = match from.strip_suffix("//") {
        Some(scheme) => scheme.to_owned(),
        // These characters would end a source or a directive.
        None => from.replace(';', "%3B").replace(',', "%2C"),
    };
    format!(" {from}")
}

/// Returns the SHA-256 of every inline script.
fn script_hashes(html: &str) -> Vec<String> {
    html.match_indices("<script")
        .filter_map(|(start, _)| {
            let (attributes, rest) = html.get(start..)?.split_once('>')?;
            let (script, _) = rest.split_once("</script>")?;
            let is_inline = !attributes.contains(" src=");
            is_inline.then(|| sha256(script))
        })
        .collect()
}
