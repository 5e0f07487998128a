//! The attributes of the `<img>` of a picture.

use leptos::attr::any_attribute::AnyAttribute;

use super::any_signal::static_attributes;

/// The attributes of the `<img>` of a picture. Empty ones are left out, except the alternative text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ImageAttributes<'a> {
    /// The width on the page, by which the browser chooses a copy.
    pub sizes: &'a str,
    /// The smaller copies, in the format of `srcset`.
    pub copies: &'a str,
    /// The alternative text.
    pub alt: &'a str,
    /// The width in pixels.
    pub width: &'a str,
    /// The height in pixels.
    pub height: &'a str,
    /// `lazy` or `eager`.
    pub loading: &'a str,
    /// The priority of the request.
    pub priority: &'a str,
    /// The address.
    pub source: &'a str,
}

impl ImageAttributes<'_> {
    /// Returns the attributes for an element. The address is the last one, because it starts the request.
    pub(super) fn to_attributes(self) -> Vec<AnyAttribute> {
        // Without copies there is nothing to choose from.
        let sizes = if self.copies.is_empty() {
            ""
        } else {
            self.sizes
        };
        let mut attributes = vec![
            ("sizes", sizes),
            ("srcset", self.copies),
            ("alt", self.alt),
            ("width", self.width),
            ("height", self.height),
            ("loading", self.loading),
            ("fetchpriority", self.priority),
            ("decoding", "async"),
            ("referrerpolicy", "no-referrer"),
            ("src", self.source),
        ];
        attributes.retain(|(name, value)| *name == "alt" || !value.is_empty());
        static_attributes(&attributes)
    }
}
