//! Files of the export that are embedded in a prerendered page (`export::prerender`).

use crate::app::browser::document;

/// Returns the text of a file of the export that is embedded in the document.
pub fn embedded_file(file: &str) -> Option<String> {
    let selector = format!("script[data-file=\"{file}\"]");
    document::find(&selector)?.text_content()
}
