//! The script beside the wasm, as it need not be: wasm-bindgen numbers the names between the two with
//! hashes and explains each function. To a compressor hashes are noise in both files; together they
//! take 3 kB with brotli.

use std::collections::BTreeMap;

/// How long a hash is, in hexadecimal digits.
const HASH_DIGITS: usize = 16;

/// Numbers the names that script and wasm share from 0, and leaves comments and indents out of the
/// script. Doing it twice changes nothing.
pub fn minify(script: &str, wasm: &[u8]) -> (String, Vec<u8>) {
    let mut numbers = BTreeMap::new();
    for hash in hashes(script.as_bytes()) {
        let next = numbers.len();
        numbers
            .entry(hash.to_vec())
            .or_insert_with(|| format!("{next:0HASH_DIGITS$}").into_bytes());
    }
    let script = renamed(plain(script).as_bytes(), &numbers);
    (
        String::from_utf8_lossy(&script).into_owned(),
        renamed(wasm, &numbers),
    )
}

/// A script without indents and without comments that have lines of their own.
pub fn plain(script: &str) -> String {
    let lines = script.lines().map(str::trim_start).filter(|line| {
        let is_comment = ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
        !is_comment && !line.is_empty()
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The hashes in names: runs of so many digits, no more.
fn hashes(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let runs = bytes.split(|byte| !matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    runs.filter(|run| run.len() == HASH_DIGITS)
}

/// The same bytes with other hashes of the same length, wherever they stand.
fn renamed(bytes: &[u8], numbers: &BTreeMap<Vec<u8>, Vec<u8>>) -> Vec<u8> {
    let mut renamed = bytes.to_vec();
    let mut at = 0;
    while let Some(here) = bytes.get(at..at + HASH_DIGITS) {
        match numbers.get(here) {
            Some(number) => {
                renamed.splice(at..at + HASH_DIGITS, number.iter().copied());
                at += HASH_DIGITS;
            }
            None => at += 1,
        }
    }
    renamed
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
