//! The script that starts the application.

use super::placeholders::{Placeholder, put};
use crate::export::glue;

/// What may become HTML, for the policy of Trusted Types.
pub const HTML_POLICY_SCRIPT: &str = include_str!("html.js");

const BOOTSTRAP_SCRIPT: &str = concat!(include_str!("html.js"), include_str!("bootstrap.js"));

/// Where Trunk has put its own: the only module in the page.
pub const MODULE_PLACEHOLDER: Placeholder = ("<script type=\"module\">", "</script>");

/// Puts the script into the page, in the place of Trunk's. A page without a module has no application in it, and
/// stays as it is.
///
/// # Errors
/// The mark that the page has not, where the module does not end.
pub fn place(html: &mut String) -> Result<(), &'static str> {
    if !html.contains(MODULE_PLACEHOLDER.0) {
        return Ok(());
    }
    put(html, MODULE_PLACEHOLDER, &glue::plain(BOOTSTRAP_SCRIPT))
}
