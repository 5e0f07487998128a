//! Parses a single shortcode.

use super::LastEndTags;

/// The shortcodes of WordPress and WordPress.com that need no attributes.
const KNOWN_SHORTCODES: &[&str] = &[
    "archives",
    "audio",
    "blog_subscription_form",
    "caption",
    "contact-form",
    "contact-form-7",
    "dailymotion",
    "embed",
    "flickr",
    "gallery",
    "gist",
    "googlemaps",
    "playlist",
    "polldaddy",
    "portfolio",
    "recent-posts",
    "sitemap",
    "slideshow",
    "soundcloud",
    "spotify",
    "ted",
    "video",
    "videopress",
    "vimeo",
    "wp_caption",
    "wpvideo",
    "youtube",
];

/// The maximum length of a shortcode, in bytes.
const MAX_SHORTCODE_BYTES: usize = 4 * 1024;
/// A text in brackets that may be a shortcode.
pub struct Shortcode<'a> {
    /// The name.
    pub name: &'a str,
    /// The text after the name.
    attributes: &'a str,
    /// Whether it is an end tag.
    pub is_end: bool,
    /// The length in bytes, with both brackets.
    pub length: usize,
}

impl<'a> Shortcode<'a> {
    /// Parses the shortcode at the start of a text.
    pub fn read(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('[')?;
        let (is_end, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
        let (name, rest) = inner.split_at_checked(end)?;
        if !rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ']' | '/' | '=' | ':')) {
            return None;
        }
        let mut quote = None;
        for (index, byte) in rest.bytes().enumerate().take(MAX_SHORTCODE_BYTES) {
            match (quote, byte) {
                (None, b']') => {
                    return Some(Self {
                        name,
                        attributes: rest.get(..index)?,
                        is_end,
                        length: text.len() - rest.len() + index + 1,
                    });
                }
                (None, b'[') => return None,
                // A quote counts only after `=`; otherwise it may be an apostrophe.
                (None, b'"' | b'\'') => {
                    let before = rest.as_bytes().get(index.wrapping_sub(1));
                    quote = (before == Some(&b'=')).then_some(byte);
                }
                (Some(open), byte) if open == byte => quote = None,
                _ => {}
            }
        }
        None
    }

    /// Returns whether this is a shortcode and not text in brackets.
    pub fn is_shortcode(&self, end_tags: &LastEndTags) -> bool {
        let name = self.name.to_ascii_lowercase();
        let has_attribute = || {
            let mut words = self.attributes.split_whitespace();
            words.any(|word| {
                let Some((key, value)) = word.split_once('=') else {
                    return false;
                };
                let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
                !key.is_empty()
                    && key.chars().all(is_key)
                    && value.starts_with(|c: char| matches!(c, '"' | '\'') || c.is_alphanumeric())
            })
        };
        KNOWN_SHORTCODES.contains(&name.as_str())
            || end_tags.contains_key(&name)
            || name.contains('_')
            || self.attributes.trim_end().ends_with('/')
            || self.attributes.starts_with("=http")
            || (name.len() > 2 && has_attribute())
    }

    /// Returns the first address in its attributes.
    pub fn address(&self) -> Option<&'a str> {
        let separators = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '=');
        // `[youtube=http://…]`, `[audio src="http://…"]`, `[embed http://…]`.
        let start = self.attributes.find("http")?;
        let before = self.attributes.get(..start)?;
        if !before.is_empty() && !before.ends_with(separators) {
            return None;
        }
        let rest = self.attributes.get(start..)?;
        let end_tags = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
        let address = rest.split(end_tags).next()?;
        is_address(address).then_some(address)
    }

    /// Returns the text of a caption in the old syntax.
    pub fn caption(&self) -> Option<&'a str> {
        let (_, rest) = self.attributes.split_once("caption=")?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (caption, _) = rest.get(1..)?.split_once(quote)?;
        (!caption.trim().is_empty()).then_some(caption)
    }
}

/// Returns whether a text consists of one web address.
pub fn is_address(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://"))
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '['))
}
