//! Where a tag ends: the states that the HTML standard's tokenizer has inside one
//! (<https://html.spec.whatwg.org/multipage/parsing.html#tag-name-state>).

/// Where in a tag the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagState {
    /// In the name of the element.
    Name,
    /// Before the name of an attribute, or before the end.
    BeforeAttribute,
    /// In the name of an attribute.
    Attribute,
    /// Behind the name of an attribute.
    AfterAttribute,
    /// Behind an equals sign.
    BeforeValue,
    /// In a value that ends with this quotation mark.
    Quoted(u8),
    /// In a value that ends with a space.
    Unquoted,
}

impl TagState {
    /// Returns the state behind this byte; `None` where the byte ends the tag.
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

/// Whether a byte is white space to HTML.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// Returns the name of the tag that begins at the start of `text` (which begins with `<`), as it is
/// written, and whether it is an end tag. `None` if no tag begins there: a comment, a number, a space.
///
/// ```
/// use broadsheet::import::markup::tag;
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
    // No element has a longer name, and a text of megabytes may be one run of letters.
    let ends = |byte: &u8| is_space(*byte) || matches!(byte, b'/' | b'>');
    let bytes = rest.bytes().take(MAX_TAG_NAME_BYTES + 1);
    let length = bytes.take_while(|byte| !ends(byte)).count();
    let name = rest.get(..rest.floor_char_boundary(length))?;
    Some((name, is_end))
}

/// The longest name that is told from others, in bytes.
const MAX_TAG_NAME_BYTES: usize = 32;
