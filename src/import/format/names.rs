//! What tells an entry from the others of its feed.

use std::collections::HashMap;

/// Gives each entry a name of its own, in linear time. An entry is called what it calls itself. If
/// several have one name, the last keeps it, as feeds begin with the newest entry, and the others get
/// a hash of what they say. So a name stays when entries come before it. Of entries that say the same,
/// the number tells which is which.
pub fn distinct<P: FnOnce() -> String>(entries: impl Iterator<Item = (String, P)>) -> Vec<String> {
    let entries: Vec<_> = entries.collect();
    let mut taken: HashMap<String, usize> = HashMap::with_capacity(entries.len());
    let mut names: Vec<String> = entries
        .into_iter()
        .rev()
        .map(|(name, print)| {
            let mut name = name;
            if taken.contains_key(&name) {
                let hash = blake3::hash(print().as_bytes()).to_hex();
                name = format!("{name} {}", hash.get(..12).unwrap_or_default());
            }
            let count = taken.entry(name.clone()).or_default();
            *count += 1;
            // A name with a number could be that of another; no two have this sign and a number.
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
            let print = || (*text).to_owned();
            ((*name).to_owned(), print)
        });
        distinct(entries)
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
