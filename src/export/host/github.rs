//! GitHub Pages: a workflow that builds the site and publishes it.

/// The workflow. It asks Pages which folder the site lives in, so it is the same for every repository. Pages sets no
/// headers of ours: the policy in the page is all there is.
pub fn settings() -> String {
    include_str!("github.yml").to_owned()
}
