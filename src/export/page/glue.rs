//! Minifies wasm-bindgen's script. Hashes in the names that script and wasm share compress badly,
//! and every function has a comment.

use std::collections::BTreeMap;

/// The length of a hash, in hexadecimal digits.
const HASH_DIGITS: usize = 16;

/// Replaces the hashes in the names that script and wasm share by numbers from 0, and removes
/// comments and indentation from the script. A second run changes nothing.
pub fn minify(script: &str, wasm: &[u8]) -> (String, Vec<u8>) {
    let mut numbers = BTreeMap::new();
    for hash in hashes(script.as_bytes()) {
        let next = numbers.len();
        numbers
            .entry(hash.to_vec())
            .or_insert_with(|| format!("{next:0HASH_DIGITS$}").into_bytes());
    }
    let script = replace_hashes(strip_comments(script).as_bytes(), &numbers);
    (
        String::from_utf8_lossy(&script).into_owned(),
        replace_hashes(wasm, &numbers),
    )
}

/// Removes indentation and comments that have their own lines from a script.
pub fn strip_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim_start).filter(|line| {
        let is_comment = ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
        !is_comment && !line.is_empty()
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Returns the hashes in names: runs of exactly [`HASH_DIGITS`] digits.
fn hashes(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let runs = bytes.split(|byte| !matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    runs.filter(|run| run.len() == HASH_DIGITS)
}

/// Replaces hashes by others of the same length, wherever they occur.
fn replace_hashes(bytes: &[u8], numbers: &BTreeMap<Vec<u8>, Vec<u8>>) -> Vec<u8> {
    let mut replaced = bytes.to_vec();
    let mut position = 0;
    while let Some(hash) = bytes.get(position..position + HASH_DIGITS) {
        match numbers.get(hash) {
            Some(number) => {
                replaced.splice(position..position + HASH_DIGITS, number.iter().copied());
                position += HASH_DIGITS;
            }
            None => position += 1,
        }
    }
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "/**\n * Says it.\n */\nfunction say() {\n    // now\n    \
        __wbg_say_0123456789abcdef();\n    __wbg_hear_fedcba9876543210();\n}\n";

    #[test]
    fn script_and_wasm_keep_the_names_they_share() {
        let (script, wasm) = minify(SCRIPT, b"\0__wbg_hear_fedcba9876543210\x01ffffffffffffffff");
        assert_eq!(
            script,
            "function say() {\n__wbg_say_0000000000000000();\n__wbg_hear_0000000000000001();\n}\n"
        );
        assert_eq!(wasm, b"\0__wbg_hear_0000000000000001\x01ffffffffffffffff");
        assert_eq!(minify(&script, &wasm), (script.clone(), wasm.clone()));
    }
}
