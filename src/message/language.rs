//! Lists the languages of the page.

use std::sync::LazyLock;

use super::{
    Message, MessageCatalog,
    fluent::{FluentError, FluentFile, compile},
};

/// The languages by their tags, English first, each with its file.
pub const LANGUAGES: [(&str, &str); 11] = [
    ("en", include_str!("en.ftl")),
    ("de", include_str!("de.ftl")),
    ("es", include_str!("es.ftl")),
    ("ar", include_str!("ar.ftl")),
    ("ja", include_str!("ja.ftl")),
    ("tr", include_str!("tr.ftl")),
    ("fr", include_str!("fr.ftl")),
    ("pt", include_str!("pt.ftl")),
    ("he", include_str!("he.ftl")),
    ("fa", include_str!("fa.ftl")),
    ("zh", include_str!("zh.ftl")),
];

/// Compiles the messages of a language for the browser.
///
/// # Errors
/// Returns [`FluentError`] if a file is invalid, or if the language does not exist.
pub fn compile_messages(tag: &str) -> Result<String, FluentError> {
    let find = |tag: &str| {
        let mut languages = LANGUAGES.into_iter();
        let found = languages.find(|(other, _)| *other == tag);
        let (tag, text) = found.ok_or_else(|| FluentError::NoLanguage {
            tag: tag.to_owned(),
        })?;
        FluentFile::parse(tag, text)
    };
    compile(&find(tag)?, &find("en")?, Message::ALL)
}

/// Returns the catalog of a language.
///
/// # Errors
/// Returns the errors of [`compile_messages`].
pub fn catalog(tag: &str) -> Result<&'static MessageCatalog, FluentError> {
    Ok(MessageCatalog::read(tag, compile_messages(tag)?))
}

/// Returns all languages: their tags, and their own names for themselves.
pub fn language_names() -> Vec<(&'static str, &'static str)> {
    static NAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let name = |(tag, _)| Some((tag, catalog(tag).ok()?.get(Message::LanguageName)));
        LANGUAGES.into_iter().filter_map(name).collect()
    });
    NAMES.clone()
}

/// Returns the English catalog, which is compiled once.
///
/// # Errors
/// Returns the errors of [`compile_messages`].
pub fn english_catalog() -> Result<&'static MessageCatalog, &'static FluentError> {
    static ENGLISH: LazyLock<Result<&'static MessageCatalog, FluentError>> =
        LazyLock::new(|| catalog("en"));
    ENGLISH.as_ref().copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use intl_pluralrules::{PluralRuleType, PluralRules};
    use unic_langid::LanguageIdentifier;

    use super::*;
    use crate::message::catalog::VARIANT_SEPARATOR;

    #[test]
    fn every_language_says_everything() {
        for (tag, _) in LANGUAGES {
            let compiled = compile_messages(tag).unwrap_or_else(|error| panic!("{error}"));
            let lines: Vec<_> = compiled.split('\n').collect();
            assert_eq!(lines.len(), Message::ALL.len(), "{tag}");
            for (line, message) in lines.iter().zip(Message::ALL) {
                assert!(!line.is_empty(), "{tag}: {message:?}");
            }
        }
    }

    #[test]
    fn every_number_has_its_variant() {
        for (tag, _) in LANGUAGES {
            let language: LanguageIdentifier = tag.parse().unwrap();
            let rules = PluralRules::create(language, PluralRuleType::CARDINAL).unwrap();
            let needed: BTreeSet<String> = (0..=1_000_000_u32)
                .step_by(1)
                .take(1_001)
                .chain([1_000_000])
                .map(|number| format!("{:?}", rules.select(number).unwrap()).to_lowercase())
                .collect();
            for (line, message) in compile_messages(tag).unwrap().split('\n').zip(Message::ALL) {
                let parts: Vec<_> = line.split(VARIANT_SEPARATOR).collect();
                let Some((last, _)) = parts.split_last().filter(|_| parts.len() > 1) else {
                    continue;
                };
                let named: BTreeSet<String> = parts
                    .iter()
                    .step_by(2)
                    .map(|part| (*part).to_owned())
                    .collect();
                assert!(
                    named.is_superset(&needed),
                    "{tag}: {message:?} has {named:?} of {needed:?}, ends with {last}"
                );
            }
        }
    }
}
