//! Names headings as generators do, so that links to them find their place.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use crate::model::ElementId;

/// The rule that makes a name from the text of a heading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeadingNames {
    /// GitHub's rule, which most generators share: letters, digits, `_` and `-` in lower case, and `-` for each space.
    #[default]
    GitHub,
    /// The rule of kramdown: like GitHub's, without everything before the first letter
    /// (<https://kramdown.gettalong.org/converter/html.html#auto-ids>).
    Kramdown,
    /// The rule of Python-Markdown: ASCII only, one `-` between words, and `_` before a number
    /// (<https://python-markdown.github.io/extensions/toc/>).
    Python,
}

impl HeadingNames {
    /// Returns the name of a heading with this text, and adds it to the names that are `used`. Returns `None` if the
    /// text has no letter or digit.
    ///
    /// ```
    /// use std::collections::HashSet;
    /// use broadsheet::import::body::heading_ids::HeadingNames;
    ///
    /// let mut used = HashSet::new();
    /// for (names, text, expected) in [
    ///     (HeadingNames::GitHub, "2. Low water, Été", "2-low-water-été"),
    ///     (HeadingNames::GitHub, "2. Low water, Été", "2-low-water-été-1"),
    ///     (HeadingNames::Kramdown, "2. Low water", "low-water"),
    ///     (HeadingNames::Python, "2. Low water, Été", "2-low-water-ete"),
    /// ] {
    ///     let id = names.unused_id(text, &mut used).ok_or("a name")?;
    ///     assert_eq!(id.as_str(), expected);
    /// }
    /// # Ok::<(), &str>(())
    /// ```
    pub fn unused_id(self, text: &str, used: &mut HashSet<String>) -> Option<ElementId> {
        let name = self.name(text.trim());
        if name.is_empty() {
            return None;
        }
        let separator = if self == Self::Python { '_' } else { '-' };
        let numbered = (1..=used.len()).map(|number| format!("{name}{separator}{number}"));
        let mut candidates = std::iter::once(name.clone()).chain(numbered);
        let unused = candidates.find(|candidate| !used.contains(candidate))?;
        let id = ElementId::parse(&unused)?;
        used.insert(unused);
        Some(id)
    }

    fn name(self, text: &str) -> String {
        let is_part = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_');
        match self {
            Self::GitHub => {
                let lower = text.to_lowercase();
                let spaced = lower.chars().map(|c| if c == ' ' { '-' } else { c });
                spaced.filter(is_part).collect()
            }
            Self::Kramdown => {
                let start = text.find(char::is_alphabetic).unwrap_or(text.len());
                let words = text.get(start..).unwrap_or_default();
                let name = Self::GitHub.name(words);
                if name.is_empty() {
                    "section".to_owned()
                } else {
                    name
                }
            }
            Self::Python => {
                let ascii: String = text.nfkd().filter(char::is_ascii).collect();
                let words = ascii.to_ascii_lowercase();
                let words: String = words
                    .chars()
                    .filter(|c| is_part(c) || c.is_whitespace())
                    .collect();
                let parts = words.split(|c: char| c == '-' || c.is_whitespace());
                let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
                parts.join("-")
            }
        }
    }
}
