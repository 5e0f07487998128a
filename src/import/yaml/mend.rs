//! Mends what the parser refuses and libyaml reads.
//!
//! saphyr-parser holds to YAML 1.2: each line of a quoted text or of a list in brackets is indented, a tab
//! is no space. The generators' parsers (libyaml, goccy/go-yaml, js-yaml) ask for less, and many records
//! depend on that. The parser's own error says where such a place is, so no second scanner is needed.
//! Only white space within lines changes, so the lines that nodes and errors name stay true.

use std::borrow::Cow;

use saphyr_parser::ScanError;

/// Line separators of YAML 1.1, which are ordinary characters since 1.2.
const SEPARATORS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];
/// Byte order mark and NUL.
const DROPPED: [char; 2] = ['\u{feff}', '\0'];
/// The indentation that lines between brackets get first; it doubles where that is not enough.
const FLOW_INDENT: usize = 4;

/// Returns the text with the place of the error written as the parser wants it. `None` if others would refuse
/// that place, too, or if the text would become longer than `longest` bytes.
pub fn mend(text: &str, error: &ScanError, longest: usize) -> Option<String> {
    let at = byte(text, error.marker().index());
    let mended = match error.info() {
        "invalid indentation in quoted scalar" => indent_quoted(text, at, longest),
        "tab cannot be used as indentation" => spaces_to_quote(text, at, longest),
        "invalid indentation" | "invalid indentation in flow construct" => {
            indent_flow(text, at, longest)
        }
        "tabs disallowed within this context (block indentation)" if is_in_flow(text, at) => {
            indent_flow(text, at, longest)
        }
        "':' must be followed by a valid YAML whitespace" => spaces_before(text, at),
        "comments must be separated from other tokens by whitespace" => {
            space_before_comment(text, at)
        }
        "simple key expect ':'" | "simple key expected" => indent_value(text, at),
        _ => None,
    };
    mended.or_else(|| without_odd_signs(text))
}

/// The byte at which the character of this number begins, or the end.
fn byte(text: &str, index: usize) -> usize {
    let mut places = text.char_indices();
    places.nth(index).map_or(text.len(), |(byte, _)| byte)
}

/// Where the line of this byte begins.
fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind(['\n', '\r']).map_or(0, |byte| byte + 1)
}

/// The end of the line of this byte, its break included.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    lines(rest)
        .next()
        .map_or(text.len(), |line| at + line.len())
}

/// The lines of a text with their breaks, which are those of YAML.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.find(['\n', '\r']).map_or(rest.len(), |byte| {
            let is_pair = rest.get(byte..).is_some_and(|s| s.starts_with("\r\n"));
            byte + 1 + usize::from(is_pair)
        });
        let (line, after) = rest.split_at_checked(end)?;
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// The text with each line between two bytes, both at the beginning of a line, replaced. `None` if that changes
/// nothing or makes it too long.
fn replace_lines<'a>(
    text: &'a str,
    (start, end): (usize, usize),
    longest: usize,
    replace: impl Fn(&'a str) -> Cow<'a, str>,
) -> Option<String> {
    let mut mended = String::with_capacity(text.len() + text.len() / 8);
    mended.push_str(text.get(..start)?);
    for line in lines(text.get(start..end)?) {
        let line = replace(line);
        if mended.len() + line.len() > longest {
            return None;
        }
        mended.push_str(&line);
    }
    mended.push_str(text.get(end..)?);
    (mended.len() <= longest && mended != text).then_some(mended)
}

/// A line that is indented by at least so many spaces and by no tab, unless it is empty.
fn indented(line: &str, width: usize) -> Cow<'_, str> {
    let content = line.trim_start_matches([' ', '\t']);
    let leading = line.trim_start_matches(' ');
    let is_empty = content.trim_start_matches(['\n', '\r']).is_empty();
    let is_indented = line.len() - leading.len() >= width;
    if is_empty || is_indented {
        return Cow::Borrowed(line);
    }
    Cow::Owned(" ".repeat(width) + content)
}

/// Indents all lines of the quoted text that begins at this byte. White space there means nothing.
fn indent_quoted(text: &str, at: usize, longest: usize) -> Option<String> {
    let before = text.get(line_start(text, at)..at)?;
    // The map or list that it stands in begins where the first field of its line does.
    let field = before.trim_start_matches([' ', '-', '?']);
    let column = before.len() - field.len();
    let width = if field.is_empty() { column } else { column + 1 };
    let end = quoted_end(text, at);
    replace_lines(
        text,
        (line_end(text, at), line_end(text, end)),
        longest,
        |line| indented(line, width),
    )
}

/// The byte of the quote that ends the text which begins with one at this byte, or the end of all.
fn quoted_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let quote = bytes.get(at).copied().unwrap_or_default();
    let mut place = at + 1;
    while let Some(byte) = bytes.get(place) {
        let is_doubled = quote == b'\'' && bytes.get(place + 1) == Some(&b'\'');
        match byte {
            b'\\' if quote == b'"' => place += 1,
            byte if *byte == quote && is_doubled => place += 1,
            byte if *byte == quote => return place,
            _ => {}
        }
        place += 1;
    }
    text.len()
}

/// Makes spaces of the tabs that lines of a quoted text begin with, from this byte to the next quote.
fn spaces_to_quote(text: &str, at: usize, longest: usize) -> Option<String> {
    let rest = text.get(at..)?;
    let quote = rest.find(['"', '\'']).map_or(text.len(), |byte| at + byte);
    replace_lines(
        text,
        (line_start(text, at), line_end(text, quote)),
        longest,
        |line| {
            let content = line.trim_start_matches([' ', '\t']);
            let width = line.len() - content.len();
            Cow::Owned(" ".repeat(width) + content)
        },
    )
}

/// Indents the lines of a list or map in brackets, from the one of this byte to the next bracket that may end it.
fn indent_flow(text: &str, at: usize, longest: usize) -> Option<String> {
    let start = line_start(text, at);
    let rest = text.get(at..)?;
    let end = rest.find([']', '}']).map_or(text.len(), |byte| at + byte);
    let before = text.get(start..at)?;
    let width = before.len() - before.trim_start_matches(' ').len();
    let width = FLOW_INDENT.max(width * 2);
    replace_lines(text, (start, line_end(text, end)), longest, |line| {
        indented(line, width)
    })
}

/// Whether a line whose tabs end at this byte goes on with a list or map in brackets.
fn is_in_flow(text: &str, at: usize) -> bool {
    let goes_on = text
        .get(at..)
        .is_some_and(|rest| rest.starts_with([']', '}', ',']));
    let above = text.get(..line_start(text, at)).unwrap_or_default();
    let above = above.trim_end();
    let last = above.get(line_start(above, above.len())..);
    let last = last.unwrap_or_default().split(" #").next();
    let last = last.unwrap_or_default().trim_end();
    goes_on || !last.starts_with('#') && last.ends_with([',', '[', '{'])
}

/// Makes spaces of the tabs right before this byte.
fn spaces_before(text: &str, at: usize) -> Option<String> {
    let (before, after) = text.split_at_checked(at)?;
    let kept = before.trim_end_matches([' ', '\t']);
    let width = before.len() - kept.len();
    (before.get(kept.len()..)?.contains('\t'))
        .then(|| format!("{kept}{}{after}", " ".repeat(width)))
}

/// Puts a space before the comment that follows this byte in its line.
fn space_before_comment(text: &str, at: usize) -> Option<String> {
    let (before, after) = text.split_at_checked(at)?;
    after.starts_with('#').then(|| format!("{before} {after}"))
}

/// Indents a value, or the `|` or `>` of a block text, that stands below its key and no further to the right. The
/// text up to this byte ends with it.
fn indent_value(text: &str, at: usize) -> Option<String> {
    let mut end = if at == text.len() {
        at
    } else {
        line_start(text, at)
    };
    loop {
        let above = text.get(..end)?;
        let start = line_start(above, above.len().checked_sub(1)?);
        let line = above.get(start..)?;
        let is_indented = line.starts_with([' ', '\t', '\n', '\r']);
        if !is_indented || is_block_header(line) {
            let key = above.get(..start)?.trim_end();
            let key_line = key.get(line_start(key, key.len())..)?;
            let is_below_key = key_line.ends_with(':') && !key_line.starts_with('#');
            let (before, after) = text.split_at_checked(start)?;
            return is_below_key.then(|| format!("{before} {after}"));
        }
        end = start;
    }
}

fn is_block_header(line: &str) -> bool {
    let line = line.trim();
    let rest = line.trim_start_matches(['|', '>']);
    rest.len() < line.len() && rest.chars().all(|c| matches!(c, '+' | '-' | '1'..='9'))
}

/// Takes out byte order marks and NUL, and makes spaces of line separators: others read over them.
fn without_odd_signs(text: &str) -> Option<String> {
    let is_odd = |c: char| DROPPED.contains(&c) || SEPARATORS.contains(&c);
    text.contains(is_odd).then(|| {
        let kept = text.chars().filter(|c| !DROPPED.contains(c));
        let kept = kept.map(|c| if SEPARATORS.contains(&c) { ' ' } else { c });
        kept.collect()
    })
}
