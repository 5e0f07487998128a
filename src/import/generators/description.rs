//! Describes a folder in words.

use super::{Dialect, source_folder::SourceFolder};
use crate::model::unicode;

/// Describes the folder of these sources by the generators in it: `a Hugo site`, or `a Jekyll site below
/// blog and records below news`. Returns `None` if no generator is known.
///
/// ```
/// use broadsheet::import::generators::{
///     Dialect, description::describe_sources, layout::Layout, source_folder::SourceFolder,
/// };
///
/// let layout = Layout::default().with_dialect(Dialect::Hugo);
/// let source = SourceFolder { layout, ..SourceFolder::default() };
/// assert_eq!(describe_sources(&[source]).as_deref(), Some("a Hugo site"));
/// assert_eq!(describe_sources(&[]), None);
/// ```
pub fn describe_sources(sources: &[SourceFolder]) -> Option<String> {
    let description = |source: &SourceFolder| {
        let content = match source.layout.dialect? {
            Dialect::Broadsheet => "records".to_owned(),
            generator => {
                let site = with_article(&unicode::capitalize(generator.name()));
                if source.layout.prefix.is_empty() {
                    site
                } else {
                    format!("a folder of {site}")
                }
            }
        };
        Some(match source.path.as_str() {
            "" => content,
            path => format!("{content} below {path}"),
        })
    };
    let descriptions: Vec<String> = sources.iter().filter_map(description).collect();
    (!descriptions.is_empty()).then(|| descriptions.join(" and "))
}

/// Returns “a … site” or “an … site” for the name of a generator.
fn with_article(generator: &str) -> String {
    let article = if generator.starts_with(['A', 'E', 'I', 'O', 'U']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {generator} site")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::generators::layout::Layout;

    #[test]
    fn parts_of_a_folder_are_told_by_their_paths() {
        let source = |path: &str, dialect: Option<Dialect>| SourceFolder {
            path: path.to_owned(),
            layout: dialect.map_or_else(Layout::default, |dialect| {
                Layout::default().with_dialect(dialect)
            }),
            ..SourceFolder::default()
        };
        let sources = [
            source("blog", Some(Dialect::Jekyll)),
            source("wire", None),
            source("news", Some(Dialect::Broadsheet)),
        ];
        let description = describe_sources(&sources).unwrap();
        assert_eq!(
            description,
            "a Jekyll site below blog and records below news"
        );
        assert_eq!(describe_sources(&[SourceFolder::default()]), None);
        assert_eq!(with_article("Eleventy"), "an Eleventy site");
    }
}
