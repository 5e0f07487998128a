//! The files of an export, as a browser reads them: the first byte says which.
#![no_main]

use broadsheet::format::{
    CardShard, Columns, Directory, EmbeddedStory, FileList, Lookups, Manifest, Positions,
    Ranks, Screen, SearchIndex, SlugBucket, Spelling, StoryShard, Terms, columns::Bounds,
    version_2,
};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, text)) = bytes.split_first() else {
        return;
    };
    let Ok(text) = std::str::from_utf8(text) else {
        return;
    };
    let file = "x.json";
    match first % 16 {
        0 => drop(Manifest::decode(text)),
        1 => drop(Columns::decode(file, text, BOUNDS)),
        2 => drop(Directory::decode(file, text, 3)),
        3 => {
            drop(CardShard::decode(file, text, 3));
            drop(CardShard::decode_each(file, text, 3));
        }
        4 => {
            drop(StoryShard::decode(file, text));
            drop(StoryShard::decode_each(file, text));
        }
        5 => drop(SearchIndex::decode(file, text)),
        6 => drop(Terms::decode(file, text)),
        7 => drop(Positions::decode(file, text)),
        8 => drop(Spelling::decode(file, text)),
        9 => drop(Ranks::decode(file, text, 3)),
        10 => {
            drop(Screen::decode(file, text));
            drop(Screen::decode_each(file, text));
        }
        11 => drop(version_2::newer_links(file, text, 1)),
        12 => drop(SlugBucket::decode(file, text)),
        13 => drop(EmbeddedStory::decode(text)),
        14 => drop(Lookups::decode(file, text)),
        _ => drop(FileList::decode(file, text)),
    }
});

const BOUNDS: Bounds = Bounds {
    rows: 3,
    providers: 3,
    kinds: 3,
    topics: 3,
};
