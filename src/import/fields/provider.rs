//! Reads the publishers of a record.

use super::{RecordField, RecordFields, pictures::PictureFinder, text};
use crate::{
    import::diagnostics::{Diagnostics, report::ProblemKind},
    model::{Links, Provider},
};

/// The name of a publisher if not even the folder of the record has a name.
const UNKNOWN_PUBLISHER: &str = "Unknown publisher";

/// Reads a publisher, and the authors that a record lists inside it. Missing values come from the
/// story's address: the domain is its host, and the name is the domain.
///
/// `story` is the path of the story, for a report if there is no publisher. It is then shown under `folder`.
pub fn read(
    field: Option<RecordField>,
    story: &RecordField,
    folder: &str,
    links: &Links,
    pictures: PictureFinder,
    diagnostics: &mut Diagnostics,
) -> (Provider, Vec<String>) {
    let mut provider = Provider::default();
    let mut authors = Vec::new();
    if let Some(field) = &field {
        if let Some(mut fields) = RecordFields::of(field.node, &field.path) {
            (provider, authors) = read_map(&mut fields, pictures, diagnostics);
            fields.finish(diagnostics);
        } else {
            provider.name =
                text::read(field, text::MAX_LINE_CHARS, diagnostics).unwrap_or_default();
        }
    }
    if provider.domain.is_empty() {
        let host = links.main().and_then(|address| domain(address.host()));
        provider.domain = host.unwrap_or_default();
    }
    if provider.name.is_empty() {
        provider.name.clone_from(&provider.domain);
    }
    if provider.name.is_empty() {
        let name = if folder.is_empty() {
            UNKNOWN_PUBLISHER
        } else {
            folder
        };
        name.clone_into(&mut provider.name);
        let path = match story.path.as_str() {
            "" => "provider".to_owned(),
            path => format!("{path}.provider"),
        };
        let line = field.map_or(story.node.line, |field| field.node.line);
        let expected = format!("a publisher; the story is shown under {name}");
        diagnostics.warn(
            ProblemKind::UnknownPublisher,
            Some(line),
            &path,
            "nothing",
            &expected,
        );
    }
    (provider, authors)
}

fn read_map(
    fields: &mut RecordFields,
    pictures: PictureFinder,
    diagnostics: &mut Diagnostics,
) -> (Provider, Vec<String>) {
    let name = fields.take("name");
    let name = name.and_then(|field| text::read(&field, text::MAX_LINE_CHARS, diagnostics));
    let domain_field = fields.take("domain");
    let domain = domain_field.and_then(|field| {
        let text = field.scalar(diagnostics)?;
        let domain = domain(text);
        if domain.is_none() {
            field.warn(
                ProblemKind::WrongValue,
                diagnostics,
                text,
                "a host name such as news.example; the domain is left out",
            );
        }
        domain
    });
    let images = fields.take("images");
    let logo = images.and_then(|field| {
        let mut logos = pictures.read_list(&field, diagnostics).into_iter();
        logos.next()
    });
    let authors = fields.take("authors");
    let authors = authors.map(|field| read_authors(&field, diagnostics));
    let provider = Provider {
        name: name.unwrap_or_default(),
        domain: domain.unwrap_or_default(),
        logo,
    };
    (provider, authors.unwrap_or_default())
}

/// Reads a list of authors: maps with a name, or names.
fn read_authors(field: &RecordField, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for item in field.items() {
        let name = match RecordFields::of(item.node, &item.path) {
            Some(mut fields) => {
                let name = fields.take("name");
                fields.finish(diagnostics);
                if name.is_none() {
                    item.warn(
                        ProblemKind::IncompleteItem,
                        diagnostics,
                        "an author",
                        "an author with a name; the author is left out",
                    );
                }
                name
            }
            None => Some(item),
        };
        let name = name.and_then(|name| text::read(&name, text::MAX_LINE_CHARS, diagnostics));
        names.extend(name.filter(|name| !names.contains(name)));
    }
    names
}

/// Returns a host in lower case without `www.`, or `None` if the text is not a host.
fn domain(text: &str) -> Option<String> {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    let host = lower.strip_prefix("www.").unwrap_or(&lower);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    let is_host = host.contains('.') && host.len() <= 253 && host.split('.').all(is_label);
    is_host.then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains() {
        for (text, expected) in [
            ("www.Harbour.example", Some("harbour.example")),
            ("harbour.example", Some("harbour.example")),
            ("bücher.example", Some("bücher.example")),
            ("localhost", None),
            ("https://harbour.example", None),
            ("harbour.example/a", None),
            ("<b>.example", None),
            ("a..example", None),
            ("", None),
        ] {
            assert_eq!(domain(text).as_deref(), expected, "{text:?}");
        }
    }
}
