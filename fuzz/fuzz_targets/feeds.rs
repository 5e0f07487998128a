//! RSS and Atom.
#![no_main]

use broadsheet::import::{files::Form, reading::of_bytes};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    of_bytes("feed.xml", Form::Xml, None, bytes);
});
