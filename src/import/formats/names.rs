//! Gives the entries of a feed unique names.

use std::collections::HashMap;

/// Returns a unique name for each entry, in linear time. An entry keeps the name that it gives itself. If
/// several entries share a name, the last keeps it, since feeds begin with the newest entry. The others get
/// a hash of their content, so names stay when new entries come. Entries with the same content are
/// numbered.
pub fn unique_names<F: FnOnce() -> String>(
    entries: impl Iterator<Item = (String, F)>,
) -> Vec<String> {
    let entries: Vec<_> = entries.collect();
    let mut counts: HashMap<String, usize> = HashMap::with_capacity(entries.len());
    let mut names: Vec<String> = entries
        .into_iter()
        .rev()
        .map(|(name, content)| {
            let mut name = name;
            if counts.contains_key(&name) {
                let hash = blake3::hash(content().as_bytes()).to_hex();
                name = format!("{name} {}", hash.get(..12).unwrap_or_default());
            }
            let count = counts.entry(name.clone()).or_default();
            *count += 1;
            // The number follows a character that names do not contain, so it cannot make two names equal.
            if *count > 1 {
                name = format!("{name}\u{b7}{count}");
            }
            name
        })
        .collect();
    names.reverse();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn named(entries: &[(&str, &str)]) -> Vec<String> {
        let entries = entries.iter().map(|(name, text)| {
            let content = || (*text).to_owned();
            ((*name).to_owned(), content)
        });
        unique_names(entries)
    }

    #[test]
    fn names_are_distinct_and_stay_when_entries_come() {
        let before = named(&[("a", "2"), ("a", "1"), ("b", "1")]);
        let after = named(&[("a", "3"), ("a", "2"), ("a", "1"), ("b", "1")]);
        assert_eq!(before, after[1..]);
        assert_eq!(before[1..], ["a", "b"]);
        assert!(before[0].starts_with("a "));
        let same = named(&[("a", "1"); 2_000]);
        assert_eq!(same.iter().collect::<HashSet<_>>().len(), 2_000);
    }
}
