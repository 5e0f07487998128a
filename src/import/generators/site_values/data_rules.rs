//! Holds the rules of generators for data files.

/// The rules of a generator for data files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataRules {
    /// Files in YAML, JSON and tables. Tables are not read if the settings have options for them.
    Jekyll { has_csv_options: bool },
    /// Files in JSON, YAML and TOML, and programs that export a literal. The values of other programs are unknown.
    Eleventy,
}

impl DataRules {
    /// Returns the extensions of data files. If two files have one name, the later extension counts.
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Jekyll { .. } => &["yaml", "yml", "json", "csv", "tsv"],
            Self::Eleventy => &["toml", "yml", "yaml", "json", "ts", "mjs", "cjs", "js"],
        }
    }

    /// Returns the key of a file or folder with this name (`Jekyll::DataReader#sanitize_filename`).
    pub fn key(self, name: &str) -> String {
        if self == Self::Eleventy {
            return name.to_owned();
        }
        let is_kept =
            |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-') || c.is_whitespace();
        let kept: String = name.chars().filter(is_kept).collect();
        kept.split_whitespace().collect::<Vec<_>>().join("_")
    }
}
