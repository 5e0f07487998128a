//! A record as every importer gives it: our fields, a text, and what to call it.

use std::borrow::Cow;

use super::{
    body::Markup,
    dialect::{self, Dialect, Place, Publisher, tags},
    front,
    node::{Node, SyntaxError},
    visibility::Publication,
    yaml::Duplicate,
};

/// A record whose fields have our names and have not been read yet.
#[derive(Debug)]
pub struct Draft<'a> {
    /// The fields.
    pub root: Node,
    /// Fields that stand in it again.
    pub duplicates: Vec<Duplicate>,
    /// What its name in addresses is made of.
    pub name: String,
    /// Its text.
    pub text: Cow<'a, str>,
    /// The line of the file that the text begins on, from 1.
    pub text_line: usize,
    /// How the text is marked up.
    pub markup: Markup,
    /// Who may see the record, as far as its importer knows more of that than the field `published` says.
    pub publication: Publication,
    /// Tags of a template language that the text has lost.
    pub lost: Vec<String>,
    /// Whether the text is the story itself and no note beside one that is elsewhere: then its first
    /// paragraph is its excerpt where it has none, and nobody misses an address.
    pub is_read_here: bool,
}

/// What an importer has to know of a record's surroundings.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The file's path below the imported folder.
    pub path: &'a str,
    /// In whose words it is, where that is known.
    pub dialect: Option<Dialect>,
    /// Who published it, where it does not say.
    pub publisher: Option<&'a Publisher>,
}

/// The draft of a file that is one record.
///
/// # Errors
/// [`SyntaxError`] where its front matter is malformed.
pub fn of_parts<'a>(parts: &front::Parts<'a>, around: &Around) -> Result<Draft<'a>, SyntaxError> {
    let document = front::parse(parts, around.dialect)?;
    let detect = || dialect::detect(parts.syntax, &document.root, around.path);
    let dialect = around.dialect.unwrap_or_else(detect);
    let name = dialect::name(&document.root, dialect, around.path);
    let place = Place {
        path: around.path,
        publisher: around.publisher,
    };
    let tags::Plain { text, lost } = tags::strip(parts.body, dialect);
    let ending = around
        .path
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending);
    Ok(Draft {
        root: dialect::translate(document.root, dialect, &place),
        duplicates: document.duplicates,
        name,
        text,
        text_line: parts.body_line,
        markup: match dialect {
            _ if ending.starts_with("htm") => Markup::Html,
            Dialect::Broadsheet => Markup::Either,
            _ => Markup::Markdown,
        },
        publication: Publication::default(),
        lost,
        is_read_here: dialect != Dialect::Broadsheet,
    })
}
