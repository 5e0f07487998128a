//! Lists of feeds.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = broadsheet::fetch::opml::read(bytes);
});
