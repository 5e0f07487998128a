//! The addresses of Pelican's articles (<https://docs.getpelican.com/en/latest/settings.html#url-settings>).

use deunicode::deunicode;

use super::super::{
    permalink::{dates_of, formatted, push_new},
    settings::text_value,
};
use crate::import::{fields::slugs, syntax::node::Node};

/// The settings of addresses.
#[derive(Debug)]
pub struct ArticleAddresses {
    default_language: String,
    /// The patterns of articles in the default language: of files, then of addresses.
    patterns: [String; 2],
    /// The patterns of articles in other languages.
    language_patterns: [String; 2],
}

impl ArticleAddresses {
    /// Reads the settings.
    pub fn new(settings: &Node) -> Self {
        let text = |key: &str, default_value: &str| {
            text_value(Some(settings), &[key]).unwrap_or_else(|| default_value.to_owned())
        };
        let article = "{slug}.html";
        let translation = "{slug}-{lang}.html";
        Self {
            default_language: text("DEFAULT_LANG", "en"),
            patterns: [
                text("ARTICLE_SAVE_AS", article),
                text("ARTICLE_URL", article),
            ],
            language_patterns: [
                text("ARTICLE_LANG_SAVE_AS", translation),
                text("ARTICLE_LANG_URL", translation),
            ],
        }
    }

    /// Returns the addresses that the article at this path may have, the most probable one first.
    pub fn of(&self, path: &str, front_matter: &Node) -> Vec<String> {
        let text = |key: &str| front_matter.get(key).and_then(Node::as_text).map(str::trim);
        let own = [text("save_as"), text("url")].into_iter().flatten();
        let own: Vec<&str> = own.filter(|text| !text.is_empty()).collect();
        let language = text("lang").unwrap_or(&self.default_language);
        let patterns = if !own.is_empty() {
            own
        } else if language == self.default_language {
            self.patterns.iter().map(String::as_str).collect()
        } else {
            self.language_patterns.iter().map(String::as_str).collect()
        };
        let dates = dates_of(front_matter, &["date"], path, None);
        let mut slugs = Vec::new();
        let names = [
            text("title").map(slug_of),
            text("slug").map(str::to_owned),
            Some(slug_of(slugs::stem(path))),
        ];
        for slug in names.into_iter().flatten() {
            push_new(&mut slugs, slug);
        }
        let mut addresses = Vec::new();
        for slug in &slugs {
            for pattern in &patterns {
                let value = |name: &str, format: &str| match name {
                    "slug" => Some(slug.clone()),
                    "lang" => Some(language.to_owned()),
                    "date" => formatted(*dates.first()?, format),
                    "category" => Some(slug_of(text("category").unwrap_or("misc"))),
                    "author" => {
                        let authors = text("author").or_else(|| text("authors"))?;
                        Some(slug_of(authors.split([',', ';']).next()?))
                    }
                    name => text(name).map(str::to_owned),
                };
                if let Some(address) = fill_braces(pattern, value) {
                    push_new(&mut addresses, address);
                }
            }
        }
        addresses
    }
}

/// Replaces `{name}` and `{name:format}` in a pattern. Returns `None` if a value is not known.
fn fill_braces(pattern: &str, value: impl Fn(&str, &str) -> Option<String>) -> Option<String> {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        let (name, format) = name.split_once(':').unwrap_or((name, "%Y-%m-%d"));
        filled.push_str(before);
        filled.push_str(&value(name, format)?);
        rest = after;
    }
    filled.push_str(rest);
    Some(filled)
}

/// Returns the slug of a text (`pelican.utils.slugify` with its default settings).
fn slug_of(text: &str) -> String {
    let ascii = deunicode(text).to_ascii_lowercase();
    let is_kept =
        |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-') || c.is_whitespace();
    let kept: String = ascii.chars().filter(is_kept).collect();
    let words = kept.trim().split(|c: char| c == '-' || c.is_whitespace());
    let mut slug = String::new();
    for (index, word) in words.enumerate() {
        if index > 0 && !slug.ends_with('-') {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{generators::python, syntax::yaml};

    fn first(program: &str, front_matter: &str) -> String {
        let addresses = ArticleAddresses::new(&python::assignments(program));
        let front_matter = yaml::parse(front_matter).unwrap().root;
        let addresses = addresses.of("content/sea/Old Name.rst", &front_matter);
        addresses.first().cloned().unwrap_or_default()
    }

    #[test]
    fn patterns_of_files_and_addresses() {
        let title = "title: \"Don't stop: Köln!\"";
        assert_eq!(first("", title), "dont-stop-koln.html");
        assert_eq!(first("", "a: b"), "old-name.html");
        assert_eq!(first("", "{title: A, lang: de}"), "a-de.html");
        assert_eq!(
            first("DEFAULT_LANG = 'de'", "{title: A, lang: de}"),
            "a.html"
        );
        let dated = "ARTICLE_SAVE_AS = '{date:%Y}/{date:%b}/{category}/{slug}/index.html'\n";
        assert_eq!(
            first(
                dated,
                "{title: A, date: 2024-03-02 10:20, category: Sea News}"
            ),
            "2024/Mar/sea-news/a/index.html"
        );
        assert_eq!(first(dated, "title: A"), "a.html");
        assert_eq!(first(dated, "{title: A, save_as: x/y.html}"), "x/y.html");
        assert_eq!(slug_of("  a - b  c_d "), "a-b-c_d");
    }
}
