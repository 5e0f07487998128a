//! Finds the beginning and the end of front matter.
//!
//! Each generator has its own rule, and most records satisfy all of them. The combined rules are:
//!
//! | generator | first line | last line |
//! |---|---|---|
//! | Jekyll | `---` and white space | `---` or `...`, and white space |
//! | Hugo | after blank lines; `---` or `+++`, and anything; in an HTML comment | begins with `---` or `+++` |
//! | Zola | after blank lines; `---` or `+++` | ends with `---` or `+++` |
//! | gray-matter (Eleventy, Docusaurus) | `---` and a language | begins with `---`, or the end of the file |
//! | Hexo | `---`, dashes, `;;;`, or nothing | `---`, dashes, `;;;` |
//! | Pelican | `---` or nothing | `---`, `...`, an empty line or one that is no `Key: value` |

use super::{FrontMatterError, FrontMatterParts, FrontMatterRules, FrontMatterSyntax, parse};
use crate::import::syntax::{json::Json, metadata, node::NodeValue};

/// Splits a record into front matter and body.
///
/// # Errors
/// Fails if the front matter has no beginning or no end.
pub fn split(text: &str) -> Result<FrontMatterParts<'_>, FrontMatterError> {
    split_as(text, FrontMatterRules::Common)
}

/// Splits a text as [`split`] does, by these rules.
///
/// # Errors
/// Fails if the front matter has no beginning or no end.
pub fn split_as(
    text: &str,
    rules: FrontMatterRules,
) -> Result<FrontMatterParts<'_>, FrontMatterError> {
    let content = after_blanks(text);
    let parts = match split_content(content, rules) {
        Err(FrontMatterError::Missing) => after_comments(content, rules)
            .or_else(|| without_opening(content, rules))
            .ok_or(FrontMatterError::Missing)?,
        parts => parts?,
    };
    Ok(shift_lines(parts, text, content))
}

/// Removes blank lines and byte order marks from the start of a text.
fn after_blanks(text: &str) -> &str {
    text.trim_start_matches(['\n', '\r', ' ', '\t', '\u{feff}'])
}

/// Shifts the lines of parts that were split from the end of a longer text.
fn shift_lines<'a>(parts: FrontMatterParts<'a>, text: &str, tail: &str) -> FrontMatterParts<'a> {
    let before = text.get(..text.len() - tail.len()).unwrap_or_default();
    let lines = before.matches('\n').count();
    FrontMatterParts {
        lines_before: parts.lines_before + lines,
        body_line: parts.body_line + lines,
        ..parts
    }
}

fn split_content(
    text: &str,
    rules: FrontMatterRules,
) -> Result<FrontMatterParts<'_>, FrontMatterError> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match opening(first)? {
        Some((mark, syntax)) => fenced(rest, mark, syntax, rules),
        None if is_object(first) => Ok(object(text)),
        None if first.starts_with(['"', ';']) => {
            json_entries(text, rules).ok_or(FrontMatterError::Missing)
        }
        // Text that Pelican reads as metadata may be YAML for other generators.
        None => match without_opening(text, rules).filter(|_| rules != FrontMatterRules::Pelican) {
            Some(parts) => Ok(parts),
            None => metadata(text, rules),
        },
    }
}

/// Returns the delimiter that a first line consists of, and the syntax after it.
fn opening(line: &str) -> Result<Option<(&'static str, FrontMatterSyntax)>, FrontMatterError> {
    let after = |delimiter: &str| {
        let rest = line.strip_prefix(delimiter)?;
        let rest = rest.trim_start_matches(delimiter.chars().next()?).trim();
        // A comment in YAML or TOML.
        let is_comment = rest.starts_with('#');
        Some(if is_comment { "" } else { rest }.to_ascii_lowercase())
    };
    if let Some(word) = after("---") {
        let syntax = match word.as_str() {
            "" | "yaml" | "yml" => FrontMatterSyntax::Yaml,
            "toml" => FrontMatterSyntax::Toml,
            "json" => FrontMatterSyntax::Json,
            "js" | "javascript" | "ts" | "typescript" | "coffee" | "coffeescript" => {
                return Err(FrontMatterError::Program);
            }
            _ => return Ok(None),
        };
        return Ok(Some(("---", syntax)));
    }
    let is_toml = after("+++").is_some_and(|word| word.is_empty());
    Ok(is_toml.then_some(("+++", FrontMatterSyntax::Toml)))
}

/// Returns the parts of a text after its opening delimiter.
fn fenced<'a>(
    rest: &'a str,
    delimiter: &str,
    syntax: FrontMatterSyntax,
    rules: FrontMatterRules,
) -> Result<FrontMatterParts<'a>, FrontMatterError> {
    let parts_at = |(end, body): (usize, usize)| {
        let before = rest.get(..body).unwrap_or_default();
        FrontMatterParts {
            syntax,
            front_matter: rest.get(..end).unwrap_or_default(),
            lines_before: 1,
            body: rest.get(body..).unwrap_or_default(),
            body_line: before.matches('\n').count() + 2,
        }
    };
    let strict = lines(rest).find(|(_, line)| is_end(line, delimiter));
    if let Some((start, line)) = strict {
        return Ok(parts_at((start, start + line.len())));
    }
    if rules == FrontMatterRules::Pelican
        && let Some(end) = metadata::end(rest, true)
    {
        return Ok(parts_at((end, end)));
    }
    // The body begins on the line of the delimiter.
    let joined = lines(rest).find(|(_, line)| line.starts_with(delimiter));
    let joined = joined.map(|(start, _)| (start, start + delimiter.len()));
    // The delimiter ends the last line of the front matter.
    let indented = lines(rest).find_map(|(start, line)| {
        let front_matter = line.trim_end().strip_suffix(delimiter)?;
        Some((start + front_matter.len(), start + line.len()))
    });
    // The file has no body.
    let all = (syntax == FrontMatterSyntax::Yaml).then_some((rest.len(), rest.len()));
    let mut candidates = [joined, indented, all].into_iter().flatten().map(parts_at);
    let parts = candidates.find(|parts| has_fields(parts, rules));
    parts.ok_or(FrontMatterError::NoEnd(syntax))
}

/// Returns the lines of a text, each with its offset.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let offset = start;
        start += line.len();
        (offset, line)
    })
}

/// Returns whether a line is only the delimiter that ends front matter.
fn is_end(line: &str, delimiter: &str) -> bool {
    let dash = delimiter.chars().next().unwrap_or_default();
    let rest = line
        .strip_prefix(delimiter)
        .map(|rest| rest.trim_start_matches(dash));
    let is_mark = rest.is_some_and(|rest| rest.trim().is_empty());
    is_mark || delimiter == "---" && line.trim_end() == "..."
}

/// Returns whether front matter is a map with at least one field.
fn has_fields(parts: &FrontMatterParts, rules: FrontMatterRules) -> bool {
    let document = parse(parts, rules);
    document.is_ok_and(|document| match document.root.value {
        NodeValue::Map(entries) => !entries.is_empty(),
        NodeValue::List(_) | NodeValue::Scalar { .. } => false,
    })
}

/// Returns front matter after comments. These are HTML comments, which may enclose it, and lines
/// that begin with `#`; those are headings of a text without front matter unless fields follow.
fn after_comments(text: &str, rules: FrontMatterRules) -> Option<FrontMatterParts<'_>> {
    let mut rest = text;
    let mut is_certain = true;
    loop {
        let (line, below) = rest.split_once('\n')?;
        let next = if line.starts_with('#') {
            is_certain = false;
            below
        } else if rest.starts_with("<!--") {
            let inside = after_blanks(below);
            if opening(inside.lines().next()?).ok()?.is_some() {
                let parts = split_content(inside, rules).ok()?;
                let encloses_front_matter = !line.contains("-->");
                let parts = if encloses_front_matter {
                    without_comment_end(parts)
                } else {
                    parts
                };
                return Some(shift_lines(parts, text, inside));
            }
            let (line, below) = rest.split_once("-->")?.1.split_once('\n')?;
            if !line.trim().is_empty() {
                return None;
            }
            below
        } else if opening(line).ok()?.is_some() {
            let parts = split_content(rest, rules).ok()?;
            let is_front_matter = is_certain || has_fields(&parts, rules);
            return is_front_matter.then(|| shift_lines(parts, text, rest));
        } else {
            return None;
        };
        rest = after_blanks(next);
    }
}

/// Moves the beginning of the body after the comment that encloses the front matter.
fn without_comment_end(parts: FrontMatterParts<'_>) -> FrontMatterParts<'_> {
    match parts.body.split_once("-->") {
        Some((comment, body)) => FrontMatterParts {
            body,
            body_line: parts.body_line + comment.matches('\n').count(),
            ..parts
        },
        None => parts,
    }
}

/// Returns YAML front matter without an opening delimiter. It ends with a line of dashes before any
/// empty line.
fn without_opening(text: &str, rules: FrontMatterRules) -> Option<FrontMatterParts<'_>> {
    let first = text.lines().next()?;
    let (key, _) = first.split_once(':')?;
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let mut lines = lines(text).take_while(|(_, line)| !line.trim().is_empty());
    let (end, line) = lines.find(|(_, line)| is_end(line, "---"))?;
    let body = end + line.len();
    let front_matter = text.get(..end)?;
    let parts = FrontMatterParts {
        syntax: FrontMatterSyntax::Yaml,
        front_matter,
        lines_before: 0,
        body: text.get(body..)?,
        body_line: front_matter.matches('\n').count() + 2,
    };
    let has_title = || {
        let document = parse(&parts, rules).ok();
        document.is_some_and(|document| document.root.get("title").is_some())
    };
    (key.chars().all(is_key) && has_title()).then_some(parts)
}

/// Returns whether a line begins a JSON object and not a template tag.
fn is_object(line: &str) -> bool {
    let after = line.strip_prefix('{');
    after.is_some_and(|after| !after.starts_with(['%', '{', '#', ':']))
}

fn object(text: &str) -> FrontMatterParts<'_> {
    let end = Json::new(text, 1).first();
    // A broken object is all front matter; parsing it reports the position.
    let end = end.map_or(text.len(), |(_, end)| end);
    whole(text, FrontMatterSyntax::Json, end)
}

/// Returns front matter of Hexo in JSON without braces. It ends with a line that begins with `;;;`, and may also begin
/// with one.
fn json_entries(text: &str, rules: FrontMatterRules) -> Option<FrontMatterParts<'_>> {
    let is_mark = |line: &str| line.starts_with(";;;");
    let (first, below) = text.split_once('\n')?;
    let (lines_before, text) = if is_mark(first) {
        (1, below)
    } else {
        (0, text)
    };
    let (end, line) = lines(text).find(|(_, line)| is_mark(line))?;
    let front_matter = text.get(..end)?;
    let parts = FrontMatterParts {
        syntax: FrontMatterSyntax::JsonEntries,
        front_matter,
        lines_before,
        body: text.get(end + line.len()..)?,
        body_line: front_matter.matches('\n').count() + lines_before + 2,
    };
    has_fields(&parts, rules).then_some(parts)
}

fn metadata(text: &str, rules: FrontMatterRules) -> Result<FrontMatterParts<'_>, FrontMatterError> {
    let is_known = rules == FrontMatterRules::Pelican;
    let end = metadata::end(text, is_known).ok_or(FrontMatterError::Missing)?;
    Ok(whole(text, FrontMatterSyntax::Metadata, end))
}

fn whole(text: &str, syntax: FrontMatterSyntax, end: usize) -> FrontMatterParts<'_> {
    let (front_matter, body) = text.split_at_checked(end).unwrap_or((text, ""));
    FrontMatterParts {
        syntax,
        front_matter,
        lines_before: 0,
        body,
        body_line: front_matter.matches('\n').count() + 1,
    }
}

#[cfg(test)]
mod tests;
