//! Finds the grammar of a language, and the name that readers see.

use std::sync::LazyLock;

use syntect::parsing::{SyntaxReference, SyntaxSet};

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The longest name of a language, in bytes.
const MAX_NAME_BYTES: usize = 40;

/// The names for code without a language.
const PLAIN_NAMES: &[&str] = &[
    "text",
    "txt",
    "plain",
    "plaintext",
    "none",
    "nohighlight",
    "no-highlight",
    "raw",
    "output",
];

/// The languages whose grammar has a long name, or is known under another name.
const NAMES: &[(&str, &str, &str)] = &[
    ("bash", "sh", "Shell"),
    ("sh", "sh", "Shell"),
    ("shell", "sh", "Shell"),
    ("zsh", "sh", "Shell"),
    ("console", "sh", "Shell"),
    ("shell-session", "sh", "Shell"),
    ("shellsession", "sh", "Shell"),
    ("terminal", "sh", "Shell"),
    ("cmd", "bat", "Batch"),
    ("batch", "bat", "Batch"),
    ("jsonc", "json", "JSON"),
    ("json5", "json", "JSON"),
    ("golang", "go", "Go"),
    ("node", "js", "JavaScript"),
    ("mjs", "js", "JavaScript"),
    ("jsx", "js", "JSX"),
    ("tsx", "tsx", "TSX"),
    ("yml", "yaml", "YAML"),
    ("md", "md", "Markdown"),
    ("mdx", "md", "MDX"),
    ("objc", "m", "Objective-C"),
    ("csharp", "cs", "C#"),
    ("fsharp", "fs", "F#"),
    ("docker", "dockerfile", "Dockerfile"),
    ("make", "makefile", "Makefile"),
    ("patch", "diff", "Diff"),
    ("py3", "py", "Python"),
    ("python3", "py", "Python"),
    ("pycon", "py", "Python"),
    ("rustlang", "rs", "Rust"),
    ("ini", "ini", "INI"),
    ("xml", "xml", "XML"),
    ("html5", "html", "HTML"),
    ("svg", "xml", "SVG"),
    ("vim", "viml", "Vim script"),
    ("latex", "tex", "LaTeX"),
    ("hcl", "tf", "HCL"),
    ("terraform", "tf", "Terraform"),
    ("proto", "proto", "Protocol Buffers"),
    ("erb", "erb", "ERB"),
    ("php", "php", "PHP"),
    ("r", "r", "R"),
    ("lisp", "lisp", "Lisp"),
];

/// A language of code.
pub struct Language {
    /// The name that readers see; `None` for plain text.
    pub label: Option<String>,
    /// The grammar, if there is one.
    pub syntax: Option<&'static SyntaxReference>,
}

impl Language {
    /// Finds the language with this name or file extension, in any case.
    pub fn named(name: &str) -> Self {
        let lower = name.to_lowercase();
        if lower.is_empty() || PLAIN_NAMES.contains(&lower.as_str()) {
            return Self {
                label: None,
                syntax: None,
            };
        }
        let known = NAMES.iter().find(|(other, _, _)| *other == lower);
        let token = known.map_or(lower.as_str(), |(_, token, _)| token);
        let syntax = SYNTAXES.find_syntax_by_token(token);
        let is_plain = |syntax: &&SyntaxReference| syntax.name != "Plain Text";
        let syntax = syntax.filter(is_plain);
        let label = match (known, syntax) {
            (Some((_, _, label)), _) => (*label).to_owned(),
            (None, Some(syntax)) => syntax.name.clone(),
            (None, None) => name.to_owned(),
        };
        Self {
            label: Some(label),
            syntax,
        }
    }
}

/// Returns all grammars.
pub fn syntaxes() -> &'static SyntaxSet {
    &SYNTAXES
}

/// Returns the name of the language in the classes of a code element, as Markdown, Pandoc, highlighters and Prism write
/// them. The part after a comma, colon or brace belongs to the generator (`rust,linenos`).
pub fn language_of_class(class: &str) -> Option<String> {
    let words = || class.split_ascii_whitespace();
    let prefixed = words().find_map(|word| {
        let prefixes = ["language-", "lang-", "highlight-source-", "src-"];
        let mut prefixes = prefixes.iter();
        prefixes.find_map(|prefix| word.strip_prefix(prefix))
    });
    let after = |marker: &str| words().skip_while(move |word| *word != marker).nth(1);
    let name = prefixed
        .or_else(|| after("sourceCode"))
        .or_else(|| after("hljs"))
        .or_else(|| after("brush:"))?;
    let end = name.find([',', ':', '{', ';', '(', '[', '=', '"']);
    let name = name.get(..end.unwrap_or(name.len()))?;
    let is_name = !name.is_empty() && name.len() <= MAX_NAME_BYTES;
    (is_name && !name.chars().any(char::is_control)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_classes() {
        for (class, language) in [
            ("language-rust", Some("rust")),
            ("highlight language-rust,linenos", Some("rust")),
            ("lang-C++", Some("C++")),
            ("sourceCode python numberLines", Some("python")),
            ("brush: js; toolbar: false", Some("js")),
            ("hljs css", Some("css")),
            ("language-", None),
            ("code", None),
            ("", None),
        ] {
            assert_eq!(language_of_class(class).as_deref(), language, "{class}");
        }
    }

    #[test]
    fn names_for_readers() {
        for (name, label, is_known) in [
            ("Rust", Some("Rust"), true),
            ("c++", Some("C++"), true),
            ("typescript", Some("TypeScript"), true),
            ("kotlin", Some("Kotlin"), true),
            ("shell", Some("Shell"), true),
            ("dockerfile", Some("Dockerfile"), true),
            ("mermaid", Some("mermaid"), false),
            ("TEXT", None, false),
        ] {
            let language = Language::named(name);
            assert_eq!(language.label.as_deref(), label, "{name}");
            assert_eq!(language.syntax.is_some(), is_known, "{name}");
        }
        let unknown = NAMES
            .iter()
            .filter(|(_, token, _)| SYNTAXES.find_syntax_by_token(token).is_none());
        let unknown: Vec<_> = unknown.collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
