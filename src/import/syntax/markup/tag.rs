//! Finds the end of a tag, with the states of the HTML standard's tokenizer
//! (<https://html.spec.whatwg.org/multipage/parsing.html#tag-name-state>).

/// A state of the tokenizer inside a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagState {
    /// In the name of the element.
    Name,
    /// Before the name of an attribute, or before the end.
    BeforeAttribute,
    /// In the name of an attribute.
    Attribute,
    /// After the name of an attribute.
    AfterAttribute,
    /// After an equals sign.
    BeforeValue,
    /// In a value that ends with this quotation mark.
    Quoted(u8),
    /// In a value that ends with a space.
    Unquoted,
}

impl TagState {
    /// Returns the state after this byte, or `None` if the byte ends the tag.
    pub fn next(self, byte: u8) -> Option<Self> {
        let is_space = is_space(byte);
        let state = match (self, byte) {
            (Self::Quoted(quote), _) if byte == quote => Self::BeforeAttribute,
            (Self::Quoted(quote), _) => Self::Quoted(quote),
            (_, b'>') => return None,
            (Self::Unquoted, _) if !is_space => Self::Unquoted,
            (Self::Unquoted, _) => Self::BeforeAttribute,
            (Self::BeforeValue, b'"' | b'\'') => Self::Quoted(byte),
            (Self::BeforeValue, _) if is_space => Self::BeforeValue,
            (Self::BeforeValue, _) => Self::Unquoted,
            (_, b'/') => Self::BeforeAttribute,
            (Self::Attribute | Self::AfterAttribute, b'=') => Self::BeforeValue,
            (Self::Attribute | Self::AfterAttribute, _) if is_space => Self::AfterAttribute,
            (Self::Name, _) if !is_space => Self::Name,
            (Self::Attribute, _) => Self::Attribute,
            (Self::Name | Self::BeforeAttribute, _) if is_space => Self::BeforeAttribute,
            (Self::Name | Self::BeforeAttribute | Self::AfterAttribute, _) => Self::Attribute,
        };
        Some(state)
    }
}

/// Returns whether a byte is white space in HTML.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// Returns the name of the tag at the start of `text`, as written, and whether it is an end tag.
/// Returns `None` if `text` does not begin with a tag (but with a comment, a number or a space, for
/// example).
///
/// ```
/// use broadsheet::import::syntax::markup::tag;
///
/// assert_eq!(tag::name("</Em >x"), Some(("Em", true)));
/// assert_eq!(tag::name("<K, V>"), Some(("K,", false)));
/// assert_eq!(tag::name("< b>"), None);
/// ```
pub fn name(text: &str) -> Option<(&str, bool)> {
    let rest = text.strip_prefix('<')?;
    let (rest, is_end) = match rest.strip_prefix('/') {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    if !rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    // No element has a longer name, and a text may be megabytes of letters.
    let is_end_of_name = |byte: &u8| is_space(*byte) || matches!(byte, b'/' | b'>');
    let bytes = rest.bytes().take(MAX_TAG_NAME_BYTES + 1);
    let length = bytes.take_while(|byte| !is_end_of_name(byte)).count();
    let name = rest.get(..rest.floor_char_boundary(length))?;
    Some((name, is_end))
}

/// The longest name that is compared, in bytes.
const MAX_TAG_NAME_BYTES: usize = 32;
