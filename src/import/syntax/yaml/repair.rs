//! Repairs YAML that saphyr-parser refuses and libyaml reads.
//!
//! saphyr-parser follows YAML 1.2: every line of a quoted text or of a bracketed list must be
//! indented, and tabs are not spaces. The parsers of the generators (libyaml, goccy/go-yaml,
//! js-yaml) are less strict, and many records depend on that. The error of saphyr-parser gives the
//! position, so no second scanner is needed. Only white space within lines changes, so line numbers
//! stay correct.

use std::borrow::Cow;

use saphyr_parser::ScanError;

/// Line separators of YAML 1.1, which are ordinary characters in 1.2.
const SEPARATORS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];
/// Characters that are dropped: byte order mark and NUL.
const DROPPED: [char; 2] = ['\u{feff}', '\0'];
/// The first indentation of lines between brackets; it doubles as long as it is too small.
const FLOW_INDENT: usize = 4;

/// Returns the text with the cause of the error repaired. Returns `None` if other parsers refuse
/// it, too, or if the text would become longer than `max_length` bytes.
pub fn repair(text: &str, error: &ScanError, max_length: usize) -> Option<String> {
    let offset = offset_of(text, error.marker().index());
    let repaired = match error.info() {
        "invalid indentation in quoted scalar" => indent_quoted(text, offset, max_length),
        "tab cannot be used as indentation" => spaces_to_quote(text, offset, max_length),
        "invalid indentation" | "invalid indentation in flow construct" => {
            indent_flow(text, offset, max_length)
        }
        "tabs disallowed within this context (block indentation)" if is_in_flow(text, offset) => {
            indent_flow(text, offset, max_length)
        }
        "':' must be followed by a valid YAML whitespace" => spaces_before(text, offset),
        "comments must be separated from other tokens by whitespace" => {
            space_before_comment(text, offset)
        }
        "simple key expect ':'" | "simple key expected" => indent_value(text, offset),
        _ => None,
    };
    repaired.or_else(|| without_odd_characters(text))
}

/// Returns the offset of the character with this index, or the end.
fn offset_of(text: &str, index: usize) -> usize {
    let mut offsets = text.char_indices();
    offsets.nth(index).map_or(text.len(), |(index, _)| index)
}

/// Returns the offset at which the line of this byte begins.
fn line_start(text: &str, offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or_default();
    before.rfind(['\n', '\r']).map_or(0, |index| index + 1)
}

/// Returns the end of the line of this byte, including its line break.
fn line_end(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    lines(rest)
        .next()
        .map_or(text.len(), |line| offset + line.len())
}

/// Returns the lines of a text with their line breaks, as YAML defines them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.find(['\n', '\r']).map_or(rest.len(), |index| {
            let is_pair = rest.get(index..).is_some_and(|s| s.starts_with("\r\n"));
            index + 1 + usize::from(is_pair)
        });
        let (line, after) = rest.split_at_checked(end)?;
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// Replaces each line between two offsets, which are both at the beginning of a line. Returns
/// `None` if nothing changes or the text becomes too long.
fn replace_lines<'a>(
    text: &'a str,
    (start, end): (usize, usize),
    max_length: usize,
    replace: impl Fn(&'a str) -> Cow<'a, str>,
) -> Option<String> {
    let mut repaired = String::with_capacity(text.len() + text.len() / 8);
    repaired.push_str(text.get(..start)?);
    for line in lines(text.get(start..end)?) {
        let line = replace(line);
        if repaired.len() + line.len() > max_length {
            return None;
        }
        repaired.push_str(&line);
    }
    repaired.push_str(text.get(end..)?);
    (repaired.len() <= max_length && repaired != text).then_some(repaired)
}

/// Returns a line indented by at least this many spaces and without tabs, unless it is empty.
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

/// Indents all lines of the quoted text that begins at this byte. White space is not significant
/// there.
fn indent_quoted(text: &str, offset: usize, max_length: usize) -> Option<String> {
    let before = text.get(line_start(text, offset)..offset)?;
    // The surrounding map or list begins in the column of the first field of the line.
    let field = before.trim_start_matches([' ', '-', '?']);
    let column = before.len() - field.len();
    let width = if field.is_empty() { column } else { column + 1 };
    let end = quoted_end(text, offset);
    replace_lines(
        text,
        (line_end(text, offset), line_end(text, end)),
        max_length,
        |line| indented(line, width),
    )
}

/// Returns the offset of the closing quote of the text that begins at this byte, or the end.
fn quoted_end(text: &str, offset: usize) -> usize {
    let bytes = text.as_bytes();
    let quote = bytes.get(offset).copied().unwrap_or_default();
    let mut position = offset + 1;
    while let Some(byte) = bytes.get(position) {
        let is_doubled = quote == b'\'' && bytes.get(position + 1) == Some(&b'\'');
        match byte {
            b'\\' if quote == b'"' => position += 1,
            byte if *byte == quote && is_doubled => position += 1,
            byte if *byte == quote => return position,
            _ => {}
        }
        position += 1;
    }
    text.len()
}

/// Replaces tabs at the beginning of lines in a quoted text by spaces, from this byte to the next
/// quote.
fn spaces_to_quote(text: &str, offset: usize, max_length: usize) -> Option<String> {
    let rest = text.get(offset..)?;
    let quote = rest
        .find(['"', '\''])
        .map_or(text.len(), |index| offset + index);
    replace_lines(
        text,
        (line_start(text, offset), line_end(text, quote)),
        max_length,
        |line| {
            let content = line.trim_start_matches([' ', '\t']);
            let width = line.len() - content.len();
            Cow::Owned(" ".repeat(width) + content)
        },
    )
}

/// Indents the lines of a bracketed list or map, from the line of this byte to the next closing
/// bracket.
fn indent_flow(text: &str, offset: usize, max_length: usize) -> Option<String> {
    let start = line_start(text, offset);
    let rest = text.get(offset..)?;
    let end = rest
        .find([']', '}'])
        .map_or(text.len(), |index| offset + index);
    let before = text.get(start..offset)?;
    let width = before.len() - before.trim_start_matches(' ').len();
    let width = FLOW_INDENT.max(width * 2);
    replace_lines(text, (start, line_end(text, end)), max_length, |line| {
        indented(line, width)
    })
}

/// Returns whether the line at this byte continues a bracketed list or map.
fn is_in_flow(text: &str, offset: usize) -> bool {
    let is_continued = text
        .get(offset..)
        .is_some_and(|rest| rest.starts_with([']', '}', ',']));
    let above = text.get(..line_start(text, offset)).unwrap_or_default();
    let above = above.trim_end();
    let last = above.get(line_start(above, above.len())..);
    let last = last.unwrap_or_default().split(" #").next();
    let last = last.unwrap_or_default().trim_end();
    is_continued || !last.starts_with('#') && last.ends_with([',', '[', '{'])
}

/// Replaces tabs right before this byte by spaces.
fn spaces_before(text: &str, offset: usize) -> Option<String> {
    let (before, after) = text.split_at_checked(offset)?;
    let stripped = before.trim_end_matches([' ', '\t']);
    let width = before.len() - stripped.len();
    (before.get(stripped.len()..)?.contains('\t'))
        .then(|| format!("{stripped}{}{after}", " ".repeat(width)))
}

/// Inserts a space before the comment at this byte.
fn space_before_comment(text: &str, offset: usize) -> Option<String> {
    let (before, after) = text.split_at_checked(offset)?;
    after.starts_with('#').then(|| format!("{before} {after}"))
}

/// Indents a value, or the `|` or `>` of a block text, that is below its key and not indented
/// further. The text up to this byte ends with it.
fn indent_value(text: &str, offset: usize) -> Option<String> {
    let mut end = if offset == text.len() {
        offset
    } else {
        line_start(text, offset)
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

/// Drops byte order marks and NUL, and replaces line separators by spaces, because other parsers
/// ignore them.
fn without_odd_characters(text: &str) -> Option<String> {
    let is_odd = |c: char| DROPPED.contains(&c) || SEPARATORS.contains(&c);
    text.contains(is_odd).then(|| {
        let stripped = text.chars().filter(|c| !DROPPED.contains(c));
        let stripped = stripped.map(|c| if SEPARATORS.contains(&c) { ' ' } else { c });
        stripped.collect()
    })
}
