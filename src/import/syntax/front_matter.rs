//! Splits a record into front matter, in one of four syntaxes, and body.

mod split;

use super::{
    field_list::{self, FieldMarkup},
    json::Json,
    metadata,
    node::SyntaxError,
    toml,
    yaml::{self, FrontMatter},
};

pub use self::split::{split, split_as};

/// The syntax of front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrontMatterSyntax {
    /// YAML between lines of `---`.
    Yaml,
    /// TOML between lines of `+++`.
    Toml,
    /// One JSON object.
    Json,
    /// The entries of a JSON object without its braces, up to a line of `;;;`.
    JsonEntries,
    /// Lines of `Key: value` up to an empty line.
    Metadata,
    /// Fields at the head of a text in another markup language.
    Fields(FieldMarkup),
}

/// The rules by which front matter is found and read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FrontMatterRules {
    /// The rules of all generators but Pelican, which agree in almost all records.
    #[default]
    Common,
    /// The rules of Pelican. Any text at the start of a record is metadata, with or without
    /// delimiters.
    Pelican,
}

/// An error that prevents a text from being split into front matter and body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrontMatterError {
    /// The text does not begin with front matter.
    #[error("no front matter")]
    Missing,
    /// The front matter is code.
    #[error("front matter that is code")]
    Program,
    /// The front matter has no closing line.
    #[error("front matter without a closing line")]
    NoEnd(FrontMatterSyntax),
}

impl FrontMatterError {
    /// Returns the text that a report shows as expected.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Missing => "a first line of ---, followed by YAML",
            Self::Program => "YAML, TOML or JSON; code is never run",
            Self::NoEnd(FrontMatterSyntax::Toml) => "a line of +++ after the front matter",
            Self::NoEnd(_) => "a line of --- after the front matter",
        }
    }
}

/// The two parts of a record's text.
#[derive(Debug, PartialEq, Eq)]
pub struct FrontMatterParts<'a> {
    /// The syntax of the front matter.
    pub syntax: FrontMatterSyntax,
    /// The front matter, without its delimiters.
    pub front_matter: &'a str,
    /// The number of lines of the file before it.
    pub lines_before: usize,
    /// The text after the front matter.
    pub body: &'a str,
    /// The line of the file on which the body begins, from 1.
    pub body_line: usize,
}

/// Returns the parts of a text without front matter, which is all body.
pub fn body_only(text: &str) -> FrontMatterParts<'_> {
    FrontMatterParts {
        syntax: FrontMatterSyntax::Yaml,
        front_matter: "",
        lines_before: 0,
        body: text,
        body_line: 1,
    }
}

/// Parses front matter by these rules. Lines are those of the file.
///
/// # Errors
/// Returns a [`SyntaxError`] whose line is that of the file.
pub fn parse(
    parts: &FrontMatterParts,
    rules: FrontMatterRules,
) -> Result<FrontMatter, SyntaxError> {
    let parsed = match parts.syntax {
        FrontMatterSyntax::Yaml => yaml::parse(parts.front_matter).or_else(|error| {
            // Pelican also accepts its metadata between these delimiters, and that may not be valid
            // YAML.
            let metadata = match rules {
                FrontMatterRules::Pelican => metadata::parse(parts.front_matter).ok(),
                FrontMatterRules::Common => None,
            };
            metadata.ok_or(error)
        }),
        FrontMatterSyntax::Toml => toml::parse(parts.front_matter),
        FrontMatterSyntax::Json => json(parts.front_matter),
        FrontMatterSyntax::JsonEntries => json(&format!("{{{}}}", parts.front_matter)),
        FrontMatterSyntax::Metadata => metadata::parse(parts.front_matter),
        FrontMatterSyntax::Fields(markup) => field_list::parse(parts.front_matter, markup),
    };
    let mut parsed = parsed.map_err(|error| SyntaxError {
        line: error.line + parts.lines_before,
        ..error
    })?;
    parsed.root.shift_lines(parts.lines_before);
    for duplicate in &mut parsed.duplicates {
        duplicate.line += parts.lines_before;
    }
    Ok(parsed)
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
            ("\"a\": 1,\n\"b\": \"x\"\n;;;\n", 2),
            (";;;\n\"a\": 1,\n\"b\": \"x\"\n;;;\n", 3),
            ("Title: a\nB: x\n\n", 2),
        ] {
            let document = parse(&split(text).unwrap(), FrontMatterRules::Common).unwrap();
            assert_eq!(document.root.get("b").unwrap().line, line, "{text:?}");
        }
        let broken = parse(
            &split("+++\na = 1\nb = \n+++\n").unwrap(),
            FrontMatterRules::Common,
        );
        assert_eq!(broken.unwrap_err().line, 3);
        let metadata = "---\nTitle: a: b\nTags: {x\n---\n";
        let parts = split(metadata).unwrap();
        assert!(parse(&parts, FrontMatterRules::Common).is_err());
        let document = parse(&parts, FrontMatterRules::Pelican).unwrap();
        assert_eq!(document.root.get("tags").unwrap().as_text(), Some("{x"));
    }
}
