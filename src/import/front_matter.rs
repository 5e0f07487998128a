//! The parts of a record's text: front matter in one of four syntaxes, and a body.

mod split;

use super::{
    dialect::Dialect,
    json::Json,
    metadata,
    node::SyntaxError,
    toml,
    yaml::{self, FrontMatter},
};
pub use split::{split, split_as};

/// How front matter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrontMatterSyntax {
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
pub struct FrontMatterParts<'a> {
    /// How the front matter is written.
    pub syntax: FrontMatterSyntax,
    /// The front matter, without the lines around it.
    pub front: &'a str,
    /// How many lines of the file come before it.
    pub above: usize,
    /// What follows.
    pub body: &'a str,
    /// The line of the file on which the body begins, from 1.
    pub body_line: usize,
}

/// The parts of a text without front matter: all of it is body.
pub fn none(text: &str) -> FrontMatterParts<'_> {
    FrontMatterParts {
        syntax: FrontMatterSyntax::Yaml,
        front: "",
        above: 0,
        body: text,
        body_line: 1,
    }
}

/// Reads front matter that is in these words, where that is known. Lines are those of the file.
///
/// # Errors
/// [`SyntaxError`], also with a line of the file.
pub fn parse(
    parts: &FrontMatterParts,
    dialect: Option<Dialect>,
) -> Result<FrontMatter, SyntaxError> {
    let document = match parts.syntax {
        FrontMatterSyntax::Yaml => yaml::parse(parts.front).or_else(|error| {
            // Pelican puts its metadata between such lines, too, and they need not be YAML.
            let read = match dialect {
                Some(Dialect::Pelican) => metadata::parse(parts.front).ok(),
                _ => None,
            };
            read.ok_or(error)
        }),
        FrontMatterSyntax::Toml => toml::parse(parts.front),
        FrontMatterSyntax::Json => json(parts.front),
        FrontMatterSyntax::Metadata => metadata::parse(parts.front),
    };
    let mut document = document.map_err(|error| SyntaxError {
        line: error.line + parts.above,
        ..error
    })?;
    document.root.move_down(parts.above);
    for duplicate in &mut document.duplicates {
        duplicate.line += parts.above;
    }
    Ok(document)
}

fn json(text: &str) -> Result<FrontMatter, SyntaxError> {
    let json = Json::new(text, 1);
    let (value, _) = json.first()?;
    json.document(value)
}

#[cfg(test)]
mod tests {
    use super::*;

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
