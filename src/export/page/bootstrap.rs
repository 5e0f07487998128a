//! Inserts the script that starts the application.

use super::{
    glue,
    placeholders::{Placeholder, fill},
};

/// The Trusted Types function that decides which text may become HTML.
pub const HTML_POLICY_SCRIPT: &str = include_str!("html.js");

const BOOTSTRAP_SCRIPT: &str = concat!(include_str!("html.js"), include_str!("bootstrap.js"));

/// The place of Trunk's start script, the only module in the page.
pub const MODULE_PLACEHOLDER: Placeholder = ("<script type=\"module\">", "</script>");

/// Replaces Trunk's start script by ours. A page without a module has no application and stays
/// unchanged.
///
/// # Errors
/// Returns the placeholder of the module if the module has no end.
pub fn insert(html: &mut String) -> Result<(), &'static str> {
    if !html.contains(MODULE_PLACEHOLDER.0) {
        return Ok(());
    }
    fill(
        html,
        MODULE_PLACEHOLDER,
        &glue::strip_comments(BOOTSTRAP_SCRIPT),
    )
}
