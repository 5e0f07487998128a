//! JSON Feed and pages of the upstream system.
#![no_main]

use broadsheet::import::{files::Form, reading::of_bytes};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    of_bytes("feed.json", Form::Json, None, bytes);
});
