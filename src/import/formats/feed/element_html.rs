//! Reads the HTML in an element.

use crate::import::syntax::xml::XmlElement;

/// Returns the content of an element as HTML. Text in RSS is often HTML, and nothing says so. If the markup
/// is not escaped, the child elements are the HTML.
pub fn html(element: &XmlElement) -> Option<String> {
    let html = if element.has_elements() {
        element.inner_markup()
    } else {
        element.text()
    };
    (!html.trim().is_empty()).then_some(html)
}
