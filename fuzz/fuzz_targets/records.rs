//! Markdown files in the words of every generator: the first byte says whose.
#![no_main]

use broadsheet::import::{files::RecordFileKind, generators::Dialect, reading::read_bytes};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, text)) = bytes.split_first() else {
        return;
    };
    let dialect = Dialect::ALL.get(usize::from(*first) % 12).copied();
    let readings = read_bytes(
        "posts/2026-01-02-x.md",
        RecordFileKind::Record,
        dialect,
        text,
    );
    assert_eq!(readings.len(), 1);
});
