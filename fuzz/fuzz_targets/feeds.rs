//! RSS, Atom and exports of blog engines in any encoding, and what a file is that is none of them.
#![no_main]

use broadsheet::import::{files::RecordFileKind, formats::describe, reading::read_bytes};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read_bytes("feed.xml", RecordFileKind::Xml, None, bytes);
    describe(bytes);
});
