//! Where front matter begins and ends.
//!
//! Each generator has a rule of its own, and most records keep all of them. These are the rules, together:
//!
//! | generator | first line | last line |
//! |---|---|---|
//! | Jekyll | `---` and white space | `---` or `...`, and white space |
//! | Hugo | after blank lines; `---` or `+++`, and anything; in an HTML comment | begins with `---` or `+++` |
//! | Zola | after blank lines; `---` or `+++` | ends with `---` or `+++` |
//! | gray-matter (Eleventy, Docusaurus) | `---` and a language | begins with `---`, or the end of the file |
//! | Hexo | `---`, dashes, or nothing | `---`, dashes |
//! | Pelican | `---` or nothing | `---`, `...`, an empty line or one that is no `Key: value` |

use super::{FrontMatterParts, FrontMatterSyntax, parse};
use crate::import::{
    dialect::Dialect, json::Json, metadata, node::NodeValue, source::RecordFileError,
};

/// Parts a record's text into front matter and body, by how it begins.
///
/// # Errors
/// When the front matter has no beginning or no end.
pub fn split(text: &str) -> Result<FrontMatterParts<'_>, RecordFileError> {
    split_as(text, None)
}

/// Parts a text as [`split`] does, with the rules of a generator where it is known whose record it is.
///
/// # Errors
/// When the front matter has no beginning or no end.
pub fn split_as(
    text: &str,
    dialect: Option<Dialect>,
) -> Result<FrontMatterParts<'_>, RecordFileError> {
    let begun = after_blanks(text);
    let parts = match begin(begun, dialect) {
        Err(RecordFileError::NoFrontMatter) => behind_comments(begun, dialect)
            .or_else(|| unopened(begun, dialect))
            .ok_or(RecordFileError::NoFrontMatter)?,
        parts => parts?,
    };
    Ok(moved_down(parts, text, begun))
}

/// A text without the blank lines and byte order marks that it begins with.
fn after_blanks(text: &str) -> &str {
    text.trim_start_matches(['\n', '\r', ' ', '\t', '\u{feff}'])
}

/// Parts of a text that is the end of another, with the lines of that.
fn moved_down<'a>(parts: FrontMatterParts<'a>, whole: &str, end: &str) -> FrontMatterParts<'a> {
    let before = whole.get(..whole.len() - end.len()).unwrap_or_default();
    let lines = before.matches('\n').count();
    FrontMatterParts {
        above: parts.above + lines,
        body_line: parts.body_line + lines,
        ..parts
    }
}

fn begin(text: &str, dialect: Option<Dialect>) -> Result<FrontMatterParts<'_>, RecordFileError> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match opening(first)? {
        Some((mark, syntax)) => fenced(rest, mark, syntax, dialect),
        None if is_object(first) => Ok(object(text)),
        // What Pelican takes for metadata may be YAML in the eyes of others.
        None => match unopened(text, dialect).filter(|_| dialect != Some(Dialect::Pelican)) {
            Some(parts) => Ok(parts),
            None => metadata(text, dialect),
        },
    }
}

/// The mark that a first line consists of, and the syntax of what follows it.
fn opening(line: &str) -> Result<Option<(&'static str, FrontMatterSyntax)>, RecordFileError> {
    let after = |mark: &str| {
        let rest = line.strip_prefix(mark)?;
        let rest = rest.trim_start_matches(mark.chars().next()?).trim();
        // A comment of YAML or TOML.
        let is_comment = rest.starts_with('#');
        Some(if is_comment { "" } else { rest }.to_ascii_lowercase())
    };
    if let Some(word) = after("---") {
        let syntax = match word.as_str() {
            "" | "yaml" | "yml" => FrontMatterSyntax::Yaml,
            "toml" => FrontMatterSyntax::Toml,
            "json" => FrontMatterSyntax::Json,
            "js" | "javascript" | "ts" | "typescript" | "coffee" | "coffeescript" => {
                return Err(RecordFileError::Program);
            }
            _ => return Ok(None),
        };
        return Ok(Some(("---", syntax)));
    }
    let is_toml = after("+++").is_some_and(|word| word.is_empty());
    Ok(is_toml.then_some(("+++", FrontMatterSyntax::Toml)))
}

/// The parts of a text whose first line, a mark, is gone.
fn fenced<'a>(
    rest: &'a str,
    mark: &str,
    syntax: FrontMatterSyntax,
    dialect: Option<Dialect>,
) -> Result<FrontMatterParts<'a>, RecordFileError> {
    let of = |(end, body): (usize, usize)| {
        let before = rest.get(..body).unwrap_or_default();
        FrontMatterParts {
            syntax,
            front: rest.get(..end).unwrap_or_default(),
            above: 1,
            body: rest.get(body..).unwrap_or_default(),
            body_line: before.matches('\n').count() + 2,
        }
    };
    let strict = lines(rest).find(|(_, line)| is_end(line, mark));
    if let Some((start, line)) = strict {
        return Ok(of((start, start + line.len())));
    }
    if dialect == Some(Dialect::Pelican)
        && let Some(end) = metadata::end(rest, true)
    {
        return Ok(of((end, end)));
    }
    // The body begins on the line of the mark.
    let joined = lines(rest).find(|(_, line)| line.starts_with(mark));
    let joined = joined.map(|(start, _)| (start, start + mark.len()));
    // The mark ends the last line of the front matter.
    let indented = lines(rest).find_map(|(start, line)| {
        let front = line.trim_end().strip_suffix(mark)?;
        Some((start + front.len(), start + line.len()))
    });
    // Nothing but front matter.
    let all = (syntax == FrontMatterSyntax::Yaml).then_some((rest.len(), rest.len()));
    let mut candidates = [joined, indented, all].into_iter().flatten().map(of);
    let parts = candidates.find(|parts| has_fields(parts, dialect));
    parts.ok_or(RecordFileError::NoEnd(syntax))
}

/// The lines of a text, each with where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let place = start;
        start += line.len();
        (place, line)
    })
}

/// Whether a line is the mark that ends front matter, and nothing else.
fn is_end(line: &str, mark: &str) -> bool {
    let sign = mark.chars().next().unwrap_or_default();
    let rest = line
        .strip_prefix(mark)
        .map(|rest| rest.trim_start_matches(sign));
    let is_mark = rest.is_some_and(|rest| rest.trim().is_empty());
    is_mark || mark == "---" && line.trim_end() == "..."
}

/// Whether front matter is a map that has something in it.
fn has_fields(parts: &FrontMatterParts, dialect: Option<Dialect>) -> bool {
    let document = parse(parts, dialect);
    document.is_ok_and(|document| match document.root.value {
        NodeValue::Map(entries) => !entries.is_empty(),
        NodeValue::List(_) | NodeValue::Scalar { .. } => false,
    })
}

/// Front matter behind comments: of HTML, which may go around it, and lines that begin with `#`, which are
/// headings of a text without front matter unless fields follow.
fn behind_comments(text: &str, dialect: Option<Dialect>) -> Option<FrontMatterParts<'_>> {
    let mut rest = text;
    let mut is_sure = true;
    loop {
        let (line, below) = rest.split_once('\n')?;
        let next = if line.starts_with('#') {
            is_sure = false;
            below
        } else if rest.starts_with("<!--") {
            let inside = after_blanks(below);
            if opening(inside.lines().next()?).ok()?.is_some() {
                let parts = begin(inside, dialect).ok()?;
                let is_open = !line.contains("-->");
                let parts = if is_open {
                    without_comment_end(parts)
                } else {
                    parts
                };
                return Some(moved_down(parts, text, inside));
            }
            let (line, below) = rest.split_once("-->")?.1.split_once('\n')?;
            if !line.trim().is_empty() {
                return None;
            }
            below
        } else if opening(line).ok()?.is_some() {
            let parts = begin(rest, dialect).ok()?;
            let is_front = is_sure || has_fields(&parts, dialect);
            return is_front.then(|| moved_down(parts, text, rest));
        } else {
            return None;
        };
        rest = after_blanks(next);
    }
}

/// Parts whose body begins behind the comment that goes around the front matter.
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

/// Front matter in YAML that only its end marks, by a line of dashes before any empty line.
fn unopened(text: &str, dialect: Option<Dialect>) -> Option<FrontMatterParts<'_>> {
    let first = text.lines().next()?;
    let (key, _) = first.split_once(':')?;
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let mut lines = lines(text).take_while(|(_, line)| !line.trim().is_empty());
    let (end, line) = lines.find(|(_, line)| is_end(line, "---"))?;
    let body = end + line.len();
    let front = text.get(..end)?;
    let parts = FrontMatterParts {
        syntax: FrontMatterSyntax::Yaml,
        front,
        above: 0,
        body: text.get(body..)?,
        body_line: front.matches('\n').count() + 2,
    };
    let has_title = || {
        let document = parse(&parts, dialect).ok();
        document.is_some_and(|document| document.root.get("title").is_some())
    };
    (key.chars().all(is_key) && has_title()).then_some(parts)
}

/// Whether a line begins a JSON object, and not a tag of a template language.
fn is_object(line: &str) -> bool {
    let after = line.strip_prefix('{');
    after.is_some_and(|after| !after.starts_with(['%', '{', '#', ':']))
}

fn object(text: &str) -> FrontMatterParts<'_> {
    let end = Json::new(text, 1).first();
    // One that is broken is all the front matter there is; reading it says where.
    let end = end.map_or(text.len(), |(_, end)| end);
    whole(text, FrontMatterSyntax::Json, end)
}

fn metadata(text: &str, dialect: Option<Dialect>) -> Result<FrontMatterParts<'_>, RecordFileError> {
    let is_known = dialect == Some(Dialect::Pelican);
    let end = metadata::end(text, is_known).ok_or(RecordFileError::NoFrontMatter)?;
    Ok(whole(text, FrontMatterSyntax::Metadata, end))
}

fn whole(text: &str, syntax: FrontMatterSyntax, end: usize) -> FrontMatterParts<'_> {
    let (front, body) = text.split_at_checked(end).unwrap_or((text, ""));
    FrontMatterParts {
        syntax,
        front,
        above: 0,
        body,
        body_line: front.matches('\n').count() + 1,
    }
}

#[cfg(test)]
mod tests;
