//! A cache of read records changes how long an import takes, and nothing else.

use std::{fs, path::Path};

use broadsheet::{
    import::{self, Import, ImportOptions, cache::RecordCache},
    sample::{self, SamplePlan},
};

/// Imports `folder` with the cache in `cache`, which must not show, and gives how many of its
/// files were written.
fn import(folder: &Path, cache: &Path, options: &ImportOptions, version: &str) -> usize {
    let before = stamps(cache);
    let opened = RecordCache::open(cache.to_owned(), version.as_bytes());
    let with = import::folder_with(folder, options, Some(&opened), &|_| {}).unwrap();
    opened.save().unwrap();
    same(&with, &import::folder(folder, options, &|_| {}).unwrap());
    let after = stamps(cache);
    after.iter().filter(|file| !before.contains(file)).count()
}

fn same(one: &Import, other: &Import) {
    assert_eq!(one.report, other.report);
    assert_eq!(one.articles, other.articles);
}

/// The names and bytes of a cache's files.
fn stamps(cache: &Path) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(cache) else {
        return Vec::new();
    };
    let entries = entries.map(Result::unwrap);
    let stamp = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read(entry.path()).unwrap())
    };
    entries.map(stamp).collect()
}

#[test]
fn good_bad_and_made_up_records_come_back_as_they_were() {
    let made_up = tempfile::tempdir().unwrap();
    let plan = SamplePlan {
        records: 300,
        seed: 7,
    };
    sample::write(&plan, made_up.path(), &|_| {}).unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let based = ImportOptions {
        picture_base: url::Url::parse("https://base.example/").ok(),
        ..ImportOptions::default()
    };
    for folder in [made_up.path(), &fixtures] {
        let cache = tempfile::tempdir().unwrap();
        let plain = ImportOptions::default();
        assert!(import(folder, cache.path(), &plain, "1") > 0);
        assert_eq!(import(folder, cache.path(), &plain, "1"), 0);
        // Another base or another program is another reading.
        import(folder, cache.path(), &based, "1");
        import(folder, cache.path(), &based, "2");
        assert_eq!(import(folder, cache.path(), &based, "2"), 0);
    }
}

#[test]
fn a_record_that_changes_comes_or_goes_costs_little_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let cache = tempfile::tempdir().unwrap();
    let options = ImportOptions::default();
    let write = |name: &str, title: &str| {
        let text = format!("---\ntitle: {title}\ntopics: [[x]]\nmood: y\n---\nBody of it.\n");
        fs::write(folder.path().join(name), text).unwrap();
    };
    for number in 0..200 {
        write(&format!("{number}.md"), "first");
    }
    import(folder.path(), cache.path(), &options, "1");
    write("7.md", "second");
    let written = import(folder.path(), cache.path(), &options, "1");
    assert!((1..=2).contains(&written), "{written}");
    write("new.md", "third");
    assert_eq!(import(folder.path(), cache.path(), &options, "1"), 1);
    fs::rename(folder.path().join("8.md"), folder.path().join("moved.md")).unwrap();
    import(folder.path(), cache.path(), &options, "1");
    for number in 0..200 {
        let _ = fs::remove_file(folder.path().join(format!("{number}.md")));
    }
    import(folder.path(), cache.path(), &options, "1");
    // Two records are left, so at most two files, and the one that git reads.
    assert!(stamps(cache.path()).len() <= 3);
}

#[test]
fn a_damaged_cache_is_an_empty_one() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let options = ImportOptions::default();
    let cache = tempfile::tempdir().unwrap();
    import(&fixtures, cache.path(), &options, "1");
    let whole = stamps(cache.path());
    for damage in 0..4 {
        for (name, bytes) in &whole {
            let mut bytes = bytes.clone();
            match damage {
                0 => bytes.truncate(bytes.len() / 2),
                1 => bytes.clear(),
                2 => bytes.extend_from_slice(b"more"),
                _ => {
                    let middle = bytes.len() / 2;
                    bytes[middle] ^= 1;
                }
            }
            fs::write(cache.path().join(name), bytes).unwrap();
        }
        import(&fixtures, cache.path(), &options, "1");
        let mended = stamps(cache.path());
        let records = |files: &[(String, Vec<u8>)]| {
            let mut files = files.to_vec();
            files.retain(|(name, _)| name != ".gitignore");
            files.sort();
            files
        };
        assert!(records(&mended) == records(&whole), "damage {damage}");
    }
}

#[test]
fn a_picture_that_comes_or_goes_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let cache = tempfile::tempdir().unwrap();
    let options = ImportOptions::default();
    let record = "---\ntitle: x\nprovider: y\nimages: [z.png, //a.example/b.png]\n---\n";
    fs::write(folder.path().join("a.md"), record).unwrap();
    let picture = folder.path().join("z.png");
    import(folder.path(), cache.path(), &options, "1");
    fs::write(&picture, "p").unwrap();
    assert_eq!(import(folder.path(), cache.path(), &options, "1"), 1);
    assert_eq!(import(folder.path(), cache.path(), &options, "1"), 0);
    fs::remove_file(&picture).unwrap();
    assert_eq!(import(folder.path(), cache.path(), &options, "1"), 1);
}

/// Runs `export` with these arguments in `place`, and gives what it says of records and edition.
fn export(place: &Path, arguments: &[&str]) -> (Vec<(String, Vec<u8>)>, String) {
    let out = tempfile::tempdir().unwrap();
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_broadsheet"))
        .current_dir(place)
        .env_remove("BROADSHEET_CACHE")
        .args(["export", "content", "--out"])
        .arg(out.path())
        .args(arguments)
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let mut files = stamps(out.path());
    files.sort();
    (files, String::from_utf8(run.stderr).unwrap())
}

#[test]
fn the_command_exports_the_same_with_and_without_it() {
    let place = tempfile::tempdir().unwrap();
    let plan = SamplePlan {
        records: 120,
        seed: 3,
    };
    sample::write(&plan, &place.path().join("content"), &|_| {}).unwrap();
    let without = export(place.path(), &["--no-cache"]);
    // A small archive leaves nothing behind unasked.
    assert_eq!(export(place.path(), &[]), without);
    assert!(!place.path().join(".broadsheet-cache").exists());
    assert_eq!(export(place.path(), &["--cache", "kept"]), without);
    assert!(place.path().join("kept").exists());
    assert_eq!(export(place.path(), &["--cache", "kept"]), without);
    // A cache that cannot be written costs nothing but a line.
    fs::write(place.path().join("file"), "").unwrap();
    let (files, said) = export(place.path(), &["--cache", "file"]);
    assert_eq!(files, without.0);
    assert!(said.contains("was not written"), "{said}");
}

/// Exports `content` in `place` to `out` with a cache, and compares it with an export made anew.
fn export_again(place: &Path, change: &str) -> String {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_broadsheet"))
        .current_dir(place)
        .env_remove("BROADSHEET_CACHE")
        .args(["export", "content", "--out", "out", "--cache", "kept"])
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let mut files = stamps(&place.join("out"));
    files.sort();
    let anew = export(place, &["--no-cache"]).0;
    let names = |files: &[(String, Vec<u8>)]| {
        let names = files.iter().map(|(name, _)| name.clone());
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&files), names(&anew), "{change}");
    assert!(files == anew, "{change}");
    String::from_utf8(run.stderr).unwrap()
}

#[test]
fn files_that_are_there_are_not_made_again_unless_something_in_them_changes() {
    let place = tempfile::tempdir().unwrap();
    let content = place.path().join("content");
    let plan = SamplePlan {
        records: 120,
        seed: 4,
    };
    sample::write(&plan, &content, &|_| {}).unwrap();
    fs::write(content.join("broadsheet.toml"), "").unwrap();
    fs::write(content.join("z.png"), "one").unwrap();
    let record = |name: &str, text: &str| {
        let text =
            format!("---\nprovider: {{name: Z, domain: z.example}}\n{text}\n---\n![](z.png)\n");
        fs::write(content.join(name), text).unwrap();
    };
    record("a.md", "title: Part of it\npublishedDateTime: 2001-02-03");
    record(
        "b.md",
        "title: All of it\nitems: [a]\nrelated: [{title: y, provider: {name: Z, domain: z.example}}]",
    );
    export_again(place.path(), "first");
    let memo = place.path().join("kept/shards.cache");
    let kept = fs::read(&memo).unwrap();
    let said = export_again(place.path(), "nothing");
    assert!(said.contains(" 0 of them new"), "{said}");
    assert!(fs::read(&memo).unwrap() == kept);

    // What one record says shows in the files of others.
    record("a.md", "title: A part of it\npublishedDateTime: 2001-02-03");
    export_again(place.path(), "the title of a part");
    fs::write(
        content.join("c.md"),
        "---\ntitle: Other\nprovider: {name: Z, domain: z.example, images: [z.png]}\n---\n",
    )
    .unwrap();
    export_again(place.path(), "the logo of a publisher");
    fs::write(content.join("z.png"), "two").unwrap();
    export_again(place.path(), "the bytes of a picture");
    fs::remove_file(content.join("a.md")).unwrap();
    export_again(place.path(), "a part that is gone");
    fs::write(content.join("broadsheet.toml"), "pictures = 'any'\n").unwrap();
    export_again(place.path(), "the owner's word on pictures");

    // Nor is anything taken for there that is not.
    let out = place.path().join("out");
    for (name, bytes) in stamps(&out)
        .iter()
        .filter(|(name, _)| name != "manifest.json")
    {
        if name.starts_with("stories") {
            fs::remove_file(out.join(name)).unwrap();
        } else {
            fs::write(out.join(name), &bytes[1..]).unwrap();
        }
    }
    export_again(place.path(), "files that are gone or cut off");
    for damage in [&b""[..], b"[]", &kept[..kept.len() - 1], &kept] {
        fs::write(&memo, damage).unwrap();
        export_again(place.path(), "a damaged memo");
    }
}
