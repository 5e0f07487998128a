//! What a folder is, in words.

use crate::{
    import::{Dialect, SourceFolder},
    model::unicode,
};

/// Says what the folder of these sources is, as far as the settings of generators in it tell: `a Hugo site`,
/// `a Jekyll site below blog and records below news`; `None` if they tell nothing.
///
/// ```
/// use broadsheet::import::{Dialect, Layout, Source, report::about};
///
/// let layout = Layout::default().with(Dialect::Hugo);
/// let source = Source { layout, ..Source::default() };
/// assert_eq!(about(&[source]).as_deref(), Some("a Hugo site"));
/// assert_eq!(about(&[]), None);
/// ```
pub fn about(sources: &[SourceFolder]) -> Option<String> {
    let told = |source: &SourceFolder| {
        let what = match source.layout.dialect? {
            Dialect::Broadsheet => "records".to_owned(),
            generator => {
                let site = site_of(&unicode::capital(generator.name()));
                if source.layout.prefix.is_empty() {
                    site
                } else {
                    format!("a folder of {site}")
                }
            }
        };
        Some(match source.path.as_str() {
            "" => what,
            path => format!("{what} below {path}"),
        })
    };
    let all: Vec<String> = sources.iter().filter_map(told).collect();
    (!all.is_empty()).then(|| all.join(" and "))
}

/// The site of a generator, with its article.
fn site_of(generator: &str) -> String {
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
    use crate::import::Layout;

    #[test]
    fn parts_of_a_folder_are_told_by_their_paths() {
        let source = |path: &str, dialect: Option<Dialect>| SourceFolder {
            path: path.to_owned(),
            layout: dialect.map_or_else(Layout::default, |dialect| Layout::default().with(dialect)),
            ..SourceFolder::default()
        };
        let sources = [
            source("blog", Some(Dialect::Jekyll)),
            source("wire", None),
            source("news", Some(Dialect::Broadsheet)),
        ];
        let said = about(&sources).unwrap();
        assert_eq!(said, "a Jekyll site below blog and records below news");
        assert_eq!(about(&[SourceFolder::default()]), None);
        assert_eq!(site_of("Eleventy"), "an Eleventy site");
    }
}
