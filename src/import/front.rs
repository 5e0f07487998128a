//! The parts of a record's text: front matter in one of four syntaxes, and a body.

use super::{
    dialect::Dialect,
    json::Json,
    metadata,
    node::{Budget, Node, SyntaxError},
    source::SourceError,
    toml,
    yaml::{self, Document},
};

/// How front matter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// YAML between lines of `---`.
    Yaml,
    /// TOML between lines of `+++`.
    Toml,
    /// One JSON object.
    Json,
    /// Lines of `Key: value`, up to an empty one.
    Metadata,
}

/// The two parts of a record's text.
#[derive(Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// How the front matter is written.
    pub syntax: Syntax,
    /// The front matter, without the lines around it.
    pub front: &'a str,
    /// How many lines of the file come before it.
    pub above: usize,
    /// What follows.
    pub body: &'a str,
    /// The line of the file on which the body begins, from 1.
    pub body_line: usize,
}

/// Parts a record's text into front matter and body, by how it begins.
///
/// # Errors
/// When the front matter has no beginning or no end.
pub fn split(text: &str) -> Result<Parts<'_>, SourceError> {
    // Some begin with an empty line.
    let begun = text.trim_start_matches(['\n', '\r', ' ']);
    let empty = text[..text.len() - begun.len()].matches('\n').count();
    let parts = split_begun(begun)?;
    Ok(Parts {
        above: parts.above + empty,
        body_line: parts.body_line + empty,
        ..parts
    })
}

/// The parts of a text without front matter: all of it is body.
pub fn none(text: &str) -> Parts<'_> {
    Parts {
        syntax: Syntax::Yaml,
        front: "",
        above: 0,
        body: text,
        body_line: 1,
    }
}

fn split_begun(text: &str) -> Result<Parts<'_>, SourceError> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_end();
    let (syntax, ends): (_, &[&str]) = match first {
        "---" => (Syntax::Yaml, &["---", "..."]),
        "+++" => (Syntax::Toml, &["+++"]),
        _ if first.starts_with('{') => return object(text),
        _ => return metadata(text),
    };
    let mut end = 0;
    for (index, line) in rest.split_inclusive('\n').enumerate() {
        if ends.contains(&line.trim_end()) {
            return Ok(Parts {
                syntax,
                front: &rest[..end],
                above: 1,
                body: &rest[end + line.len()..],
                body_line: index + 3,
            });
        }
        end += line.len();
    }
    Err(SourceError::NoEnd(syntax))
}

fn object(text: &str) -> Result<Parts<'_>, SourceError> {
    let end = Json::new(text, 1).first();
    // One that is broken is all the front matter there is; reading it says where.
    let end = end.map_or(text.len(), |(_, end)| end);
    Ok(whole(text, Syntax::Json, end))
}

fn metadata(text: &str) -> Result<Parts<'_>, SourceError> {
    let end = metadata::end(text).ok_or(SourceError::NoFrontMatter)?;
    Ok(whole(text, Syntax::Metadata, end))
}

fn whole(text: &str, syntax: Syntax, end: usize) -> Parts<'_> {
    let (front, body) = text.split_at(end);
    Parts {
        syntax,
        front,
        above: 0,
        body,
        body_line: front.matches('\n').count() + 1,
    }
}

/// Reads front matter that is in these words, where that is known. Lines are those of the file.
///
/// # Errors
/// [`SyntaxError`], also with a line of the file.
pub fn parse(parts: &Parts, dialect: Option<Dialect>) -> Result<Document, SyntaxError> {
    let document = match parts.syntax {
        Syntax::Yaml => yaml::parse(parts.front).or_else(|error| {
            // Pelican puts its metadata between such lines, too, and they need not be YAML.
            let read = match dialect {
                Some(Dialect::Pelican) => metadata::parse(parts.front).ok(),
                _ => None,
            };
            read.ok_or(error)
        }),
        Syntax::Toml => toml::parse(parts.front),
        Syntax::Json => json(parts.front),
        Syntax::Metadata => metadata::parse(parts.front),
    };
    let mut document = document.map_err(|error| SyntaxError {
        line: error.line + parts.above,
        ..error
    })?;
    document.root.move_down(parts.above);
    for (line, _) in &mut document.duplicates {
        *line += parts.above;
    }
    Ok(document)
}

fn json(text: &str) -> Result<Document, SyntaxError> {
    let json = Json::new(text, 1);
    let (value, _) = json.first()?;
    let root: Node = json.node(value, &mut Budget::default())?;
    Ok(Document {
        root,
        duplicates: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_in_all_its_spellings() {
        for (text, syntax, front, body, body_line) in [
            (
                "---\na: b\n---\nbody\n",
                Syntax::Yaml,
                "a: b\n",
                "body\n",
                4,
            ),
            (
                "---\r\na: b\r\n---\r\nbody",
                Syntax::Yaml,
                "a: b\r\n",
                "body",
                4,
            ),
            ("---\na: b\n---", Syntax::Yaml, "a: b\n", "", 4),
            ("--- \na: b\n...\nx", Syntax::Yaml, "a: b\n", "x", 4),
            ("---\n---\n", Syntax::Yaml, "", "", 3),
            ("+++\na = 1\n+++\nx", Syntax::Toml, "a = 1\n", "x", 4),
            ("{\"a\":\n1}\nx", Syntax::Json, "{\"a\":\n1}", "\nx", 2),
            (
                "Title: x\nTags: y\n\nz",
                Syntax::Metadata,
                "Title: x\nTags: y\n\n",
                "z",
                4,
            ),
        ] {
            let parts = split(text).unwrap();
            assert_eq!(
                (parts.syntax, parts.front, parts.body, parts.body_line),
                (syntax, front, body, body_line)
            );
        }
    }

    #[test]
    fn empty_lines_before_it_count() {
        let parts = split("\n\n+++\na = 1\n+++\nx").unwrap();
        assert_eq!((parts.above, parts.body_line), (3, 6));
    }

    #[test]
    fn texts_without_it() {
        for text in [
            "",
            "# A heading",
            "---\na: b\n ---\n",
            "---",
            "----\n---\n",
            "+++\na = 1",
        ] {
            assert!(split(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        for (text, line) in [
            ("---\na: 1\nb: x\n---\n", 3),
            ("+++\na = 1\nb = 'x'\n+++\n", 3),
            ("{\n\"b\": \"x\"}", 2),
            ("Title: a\nB: x\n\n", 2),
        ] {
            let document = parse(&split(text).unwrap(), None).unwrap();
            assert_eq!(document.root.get("b").unwrap().line, line, "{text:?}");
        }
        let broken = parse(&split("+++\na = 1\nb = \n+++\n").unwrap(), None);
        assert_eq!(broken.unwrap_err().line, 3);
        let metadata = "---\nTitle: a: b\nTags: {x\n---\n";
        let parts = split(metadata).unwrap();
        assert!(parse(&parts, None).is_err());
        let document = parse(&parts, Some(Dialect::Pelican)).unwrap();
        assert_eq!(document.root.get("tags").unwrap().as_text(), Some("{x"));
    }
}
