//! Finds the expressions and tags of JSX.

/// The longest expression or tag, in bytes; longer ones are text.
const MAX_EXPRESSION_BYTES: usize = 20_000;

/// Returns the length of the braced expression at the start of a text.
pub fn expression(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut is_escaped = false;
    for (offset, c) in text.char_indices() {
        if offset > MAX_EXPRESSION_BYTES {
            return None;
        }
        match (quote, c) {
            _ if is_escaped => is_escaped = false,
            (Some(_), '\\') => is_escaped = true,
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '`') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') => {
                depth -= 1;
                if depth == 0 {
                    return Some(offset + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A tag at the start of a text.
pub struct JsxTag<'a> {
    /// The name; `<>` if it has none.
    pub name: &'a str,
    /// The length in bytes.
    pub length: usize,
    /// Whether it is a component: its name begins with a capital letter, contains a dot, or is
    /// empty (`<>`).
    pub is_component: bool,
}

/// Returns the tag at the start of a text, if it begins with one.
pub fn tag(text: &str) -> Option<JsxTag<'_>> {
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let end = inner.find(|c| !is_part(c)).unwrap_or(inner.len());
    let name = inner.get(..end)?;
    let is_component =
        name.is_empty() || name.contains('.') || name.starts_with(|c: char| c.is_uppercase());
    if name.is_empty() && !inner.starts_with('>') {
        return None;
    }
    // An address (`<https://…>`) or a comparison, not a tag.
    if inner.get(end..)?.starts_with([':', '@', '=']) {
        return None;
    }
    let mut offset = text.len() - inner.len() + end;
    let mut quote = None;
    while let Some(rest) = text.get(offset..).filter(|_| offset < MAX_EXPRESSION_BYTES) {
        let c = rest.chars().next()?;
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => {
                offset += expression(rest)?;
                continue;
            }
            (None, '>') => {
                return Some(JsxTag {
                    name: if name.is_empty() { "<>" } else { name },
                    length: offset + 1,
                    is_component,
                });
            }
            (None, '<') => return None,
            _ => {}
        }
        offset += c.len_utf8();
    }
    None
}

/// Returns the tag of an element without the attributes whose values are expressions.
pub fn html(tag: &str) -> String {
    let mut output = String::with_capacity(tag.len());
    let mut rest = tag;
    while let Some(start) = rest.find("={") {
        let (before, value) = rest.split_at(start);
        let Some(length) = expression(value.get(1..).unwrap_or_default()) else {
            break;
        };
        let name = before
            .rfind(|c: char| c.is_whitespace())
            .unwrap_or(before.len());
        output.push_str(before.get(..name).unwrap_or(before));
        let end = start + 1 + length;
        let lines = rest
            .get(name..end)
            .unwrap_or_default()
            .matches('\n')
            .count();
        output.extend(std::iter::repeat_n('\n', lines));
        rest = rest.get(end..).unwrap_or_default();
    }
    output.push_str(rest);
    output
}
