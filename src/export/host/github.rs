//! Writes a workflow that builds the site and publishes it on GitHub Pages.

/// Returns the workflow. It asks Pages for the base path, so it is the same for every repository.
/// Pages cannot set headers, so only the policy in the page applies.
pub fn settings() -> String {
    include_str!("github.yml").to_owned()
}
