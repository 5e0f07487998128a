//! JSON Feed and pages of the upstream system.
#![no_main]

use broadsheet::import::{files::RecordFileKind, reading::read_bytes};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read_bytes("feed.json", RecordFileKind::Json, None, bytes);
});
