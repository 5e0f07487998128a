//! Publishers of a record.

use super::{
    diagnostics::Diagnostics,
    fields::{RecordField, RecordFields},
    pictures::PictureFinder,
    report::ProblemKind,
    text,
};
use crate::model::{Links, Provider};

/// The name of a publisher of whom nothing is known.
pub const UNKNOWN_PUBLISHER: &str = "Unknown publisher";

/// Reads a publisher, and the authors that a record names inside it. What is missing comes from
/// the story's address: the domain is its host, the name is the domain.
///
/// `story` is the path of the story, for a report where there is no publisher at all.
pub fn read(
    field: Option<RecordField>,
    story: &RecordField,
    links: &Links,
    pictures: PictureFinder,
    findings: &mut Diagnostics,
) -> (Provider, Vec<String>) {
    let mut provider = Provider::default();
    let mut authors = Vec::new();
    if let Some(field) = &field {
        if let Some(mut fields) = RecordFields::of(field.node, &field.path) {
            (provider, authors) = read_map(&mut fields, pictures, findings);
            fields.finish(findings);
        } else {
            provider.name = text::read(field, text::MAX_LINE_CHARS, findings).unwrap_or_default();
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
        UNKNOWN_PUBLISHER.clone_into(&mut provider.name);
        let path = match story.path.as_str() {
            "" => "provider".to_owned(),
            path => format!("{path}.provider"),
        };
        let line = field.map_or(story.node.line, |field| field.node.line);
        let expected = format!("a publisher; shown as {UNKNOWN_PUBLISHER}");
        findings.warn(
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
    findings: &mut Diagnostics,
) -> (Provider, Vec<String>) {
    let name = fields.take("name");
    let name = name.and_then(|field| text::read(&field, text::MAX_LINE_CHARS, findings));
    let written = fields.take("domain");
    let domain = written.and_then(|field| {
        let text = field.scalar(findings)?;
        let domain = domain(text);
        if domain.is_none() {
            field.warn(
                ProblemKind::WrongValue,
                findings,
                text,
                "a host name such as news.example; left out",
            );
        }
        domain
    });
    let images = fields.take("images");
    let logo = images.and_then(|field| {
        let mut logos = pictures.read_list(&field, findings).into_iter();
        logos.next()
    });
    let authors = fields.take("authors");
    let authors = authors.map(|field| read_authors(&field, findings));
    let provider = Provider {
        name: name.unwrap_or_default(),
        domain: domain.unwrap_or_default(),
        logo,
    };
    (provider, authors.unwrap_or_default())
}

/// Reads authors: maps with a name, or names.
fn read_authors(field: &RecordField, findings: &mut Diagnostics) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for item in field.items() {
        let name = match RecordFields::of(item.node, &item.path) {
            Some(mut fields) => {
                let name = fields.take("name");
                fields.finish(findings);
                if name.is_none() {
                    item.warn(
                        ProblemKind::IncompleteItem,
                        findings,
                        "an author",
                        "an author with a name; left out",
                    );
                }
                name
            }
            None => Some(item),
        };
        let name = name.and_then(|name| text::read(&name, text::MAX_LINE_CHARS, findings));
        names.extend(name.filter(|name| !names.contains(name)));
    }
    names
}

/// A host in lower case without `www.`; `None` for what cannot be one.
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
