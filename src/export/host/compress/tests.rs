//! Tests of compressed copies: their content, when they are written and when they are removed.

use std::io::Read;

use super::*;

fn site(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = files(folder)
        .unwrap()
        .iter()
        .map(|path| path.strip_prefix(folder).unwrap().display().to_string())
        .collect();
    names.sort();
    names
}

const TEXT: &[u8] = &[b'a'; 900];

#[test]
fn siblings_hold_what_the_file_holds() {
    let site = site(&[("a/index.html", TEXT), ("tiny.js", b"x"), ("p.webp", TEXT)]);
    let summary = compress(site.path()).unwrap();
    assert_eq!((summary.files, summary.fresh, summary.removed), (1, 1, 0));
    assert_eq!(
        names(site.path()),
        [
            "a/index.html",
            "a/index.html.br",
            "a/index.html.gz",
            "p.webp",
            "tiny.js"
        ]
    );
    let page = site.path().join("a/index.html");
    let mut text = Vec::new();
    GzDecoder::new(fs::File::open(sibling(&page, ".gz")).unwrap())
        .read_to_end(&mut text)
        .unwrap();
    assert_eq!(text, TEXT);
    let mut text = Vec::new();
    let mut compressed = fs::File::open(sibling(&page, ".br")).unwrap();
    brotli::BrotliDecompress(&mut compressed, &mut text).unwrap();
    assert_eq!(text, TEXT);
}

#[test]
fn what_lasts_gets_the_best() {
    let level = |path: &str, bytes| quality(path, bytes);
    assert_eq!(level("data/columns-abcdefghij.json", 9), 11);
    assert_eq!(level("data/cards-abcdefghij.json", 9), 10);
    assert_eq!(level("data/stories-abcdefghij.json", 9), 10);
    assert_eq!(level("broadsheet-abcdefghij_bg.wasm", 700_000), 11);
    assert_eq!(level("topic/sea/index.html", 9), 10);
    assert_eq!(level("data/manifest.json", 9), 10);
    assert_eq!(level("data/terms-abcdefghij.json", LARGE_FILE_BYTES), 9);
}

#[test]
fn only_what_changed_is_made_anew_and_always_the_same() {
    let site = site(&[("a.css", TEXT), ("b.css", &[b'b'; 900])]);
    compress(site.path()).unwrap();
    let path = site.path().join("a.css");
    let before = fs::read(sibling(&path, ".br")).unwrap();
    assert_eq!(compress(site.path()).unwrap().fresh, 0);
    fs::write(&path, [b'c'; 900]).unwrap();
    let summary = compress(site.path()).unwrap();
    assert_eq!((summary.files, summary.fresh), (2, 1));
    assert_ne!(fs::read(sibling(&path, ".br")).unwrap(), before);
    fs::write(&path, TEXT).unwrap();
    compress(site.path()).unwrap();
    assert_eq!(fs::read(sibling(&path, ".br")).unwrap(), before);
}

#[test]
fn what_was_interrupted_is_made_again() {
    let site = site(&[("a.css", TEXT)]);
    compress(site.path()).unwrap();
    fs::remove_file(site.path().join("a.css.br")).unwrap();
    assert_eq!(compress(site.path()).unwrap().fresh, 1);
    assert!(site.path().join("a.css.br").exists());
}

#[test]
fn stale_siblings_go_and_those_of_others_stay() {
    let site = site(&[("article/x/index.html", TEXT), ("a.css", TEXT)]);
    compress(site.path()).unwrap();
    fs::write(site.path().join("dump.json.gz"), "mine").unwrap();
    fs::remove_file(site.path().join("article/x/index.html")).unwrap();
    // Too short to become smaller.
    fs::write(site.path().join("a.css"), "b").unwrap();
    assert_eq!(compress(site.path()).unwrap().removed, 2);
    assert_eq!(names(site.path()), ["a.css", "dump.json.gz"]);
    assert!(!site.path().join("article/x").exists());
    fs::write(site.path().join("a.css"), TEXT).unwrap();
    compress(site.path()).unwrap();
    assert_eq!(remove_all(site.path()).unwrap().removed, 1);
    assert_eq!(names(site.path()), ["a.css", "dump.json.gz"]);
}
