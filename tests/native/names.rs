//! Checks the rules for names that a program can check (CONTRIBUTING.md, "Names").

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use regex::Regex;
use walkdir::WalkDir;

/// Words that name a quality. A constant needs a noun beside them.
const QUALITIES: &[&str] = &[
    "ALWAYS", "AT", "BIG", "COMMON", "DEEP", "ENOUGH", "FEW", "FIRST", "HALF", "HIGH", "HIGHEST",
    "IDLE", "KNOWN", "LARGE", "LARGEST", "LAST", "LEAST", "LESS", "LONG", "LONGEST", "LOW",
    "LOWEST", "MANY", "MAX", "MIN", "MORE", "MOST", "NEVER", "NEW", "NEWEST", "OFF", "OLD",
    "OLDEST", "ON", "ONCE", "ONE", "OTHERS", "OURS", "PATIENCE", "PAUSE", "RARE", "RAREST",
    "REACH", "SAID", "SHORT", "SHORTEST", "SMALL", "SMALLEST", "THEIRS", "TWO", "UNCOMMON",
    "UNKNOWN", "UNSEEN", "USUAL", "WHOLE", "WIDE", "WIDEST", "WISH",
];

/// Returns the path and the text of each source file.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = WalkDir::new(root.join("src")).sort_by_file_name();
    let sources: Vec<_> = files
        .into_iter()
        .map(Result::unwrap)
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"))
        .map(|file| {
            let path = file.path().strip_prefix(root).unwrap();
            let text = fs::read_to_string(file.path()).unwrap();
            (path.display().to_string(), text)
        })
        .collect();
    assert!(sources.len() > 300, "the sources are in src");
    sources
}

/// Returns the files in which a pattern captures each name.
fn names(pattern: &str) -> BTreeMap<String, BTreeSet<String>> {
    let pattern = Regex::new(pattern).unwrap();
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources() {
        for found in pattern.captures_iter(&text) {
            let files = names.entry(found[1].to_owned()).or_default();
            files.insert(path.clone());
        }
    }
    assert!(!names.is_empty(), "the pattern finds names");
    names
}

#[test]
fn public_types_have_unique_names() {
    let types = names(r"(?m)^\s*pub (?:struct|enum|union|trait|type) (\w+)");
    let duplicates: Vec<_> = types.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(duplicates.is_empty(), "rename all but one: {duplicates:#?}");
}

#[test]
fn constants_have_a_noun() {
    let constants = names(r"(?m)^\s*(?:pub(?:\([a-z]+\))? )?(?:const|static) ([A-Z][A-Z0-9_]*):");
    let without_noun: Vec<_> = constants
        .iter()
        .filter(|(name, _)| name.split('_').all(|word| QUALITIES.contains(&word)))
        .collect();
    assert!(
        without_noun.is_empty(),
        "add the noun, such as MAX_TITLE_CHARS: {without_noun:#?}"
    );
}
