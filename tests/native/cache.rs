//! The caches change how long a run takes, and nothing else.

use std::{
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

use broadsheet::{
    import::{
        self, Import, ImportOptions,
        cache::RecordCache,
        generators::{layout::Layout, source_folder::SourceFolder},
    },
    sample::{self, SamplePlan},
};

use crate::fixtures::command;

/// Imports `folder` with the cache in `cache`, checks that the result is that without a cache, and returns the number of
/// files of records that were written.
fn import(folder: &Path, cache: &Path, options: &ImportOptions, version: &str) -> usize {
    let before = read_files(cache);
    let opened = RecordCache::open(cache.to_owned(), version.as_bytes());
    let cached = import::folder_with(folder, options, Some(&opened), &|_| {}).unwrap();
    opened.save().unwrap();
    assert_same(&cached, &import::folder(folder, options, &|_| {}).unwrap());
    let after = read_files(cache);
    let records = after
        .iter()
        .filter(|(name, _)| name.starts_with("records-"));
    records.filter(|file| !before.contains(file)).count()
}

fn assert_same(one: &Import, other: &Import) {
    assert_eq!(one.report, other.report);
    assert_eq!(one.articles, other.articles);
}

/// Returns the names and bytes of the files in a folder.
fn read_files(cache: &Path) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(cache) else {
        return Vec::new();
    };
    let entries = entries.map(Result::unwrap);
    let read = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read(entry.path()).unwrap())
    };
    entries.map(read).collect()
}

#[test]
fn good_bad_and_made_up_records_are_the_same_from_the_cache() {
    let made_up = tempfile::tempdir().unwrap();
    let plan = SamplePlan {
        records: 300,
        seed: 7,
    };
    sample::write(&plan, made_up.path(), &|_| {}).unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let with_base = ImportOptions {
        picture_base: url::Url::parse("https://base.example/").ok(),
        ..ImportOptions::default()
    };
    for folder in [made_up.path(), &fixtures] {
        let cache = tempfile::tempdir().unwrap();
        let defaults = ImportOptions::default();
        assert!(import(folder, cache.path(), &defaults, "1") > 0);
        assert_eq!(import(folder, cache.path(), &defaults, "1"), 0);
        // The options and the program are part of the key.
        import(folder, cache.path(), &with_base, "1");
        import(folder, cache.path(), &with_base, "2");
        assert_eq!(import(folder, cache.path(), &with_base, "2"), 0);
    }
}

#[test]
fn a_changed_new_or_removed_record_rewrites_few_files_and_leaves_none() {
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
    // Two records are left, so there are at most two files of records, the states of files, and the .gitignore.
    assert!(read_files(cache.path()).len() <= 4);
}

#[test]
fn a_file_of_the_same_size_with_other_bytes_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let cache = tempfile::tempdir().unwrap();
    let options = ImportOptions::default();
    let path = folder.path().join("a.md");
    // For this clock, the file is old enough to be known by its state.
    let later = || SystemTime::now() + Duration::from_secs(3_600);
    let titles = ["---\ntitle: one\n---\n", "---\ntitle: two\n---\n"];
    for text in [titles[0], titles[1], titles[1], titles[0]] {
        fs::write(&path, text).unwrap();
        let opened = RecordCache::open_at(cache.path().to_owned(), b"1", later());
        let cached = import::folder_with(folder.path(), &options, Some(&opened), &|_| {}).unwrap();
        opened.save().unwrap();
        assert_same(
            &cached,
            &import::folder(folder.path(), &options, &|_| {}).unwrap(),
        );
    }
    assert!(cache.path().join("files.cache").exists());
}

#[test]
fn a_damaged_cache_is_ignored() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let options = ImportOptions::default();
    let cache = tempfile::tempdir().unwrap();
    import(&fixtures, cache.path(), &options, "1");
    let intact = read_files(cache.path());
    for damage in 0..4 {
        for (name, bytes) in &intact {
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
        let rewritten = read_files(cache.path());
        let records = |files: &[(String, Vec<u8>)]| {
            let mut files = files.to_vec();
            files.retain(|(name, _)| name != ".gitignore");
            files.sort();
            files
        };
        assert!(records(&rewritten) == records(&intact), "damage {damage}");
    }
}

#[test]
fn changed_data_and_settings_of_a_site_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let cache = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let import_again = || {
        // Each run detects the site anew.
        let source = SourceFolder {
            layout: Layout::detect(folder.path()),
            ..SourceFolder::default()
        };
        let options = ImportOptions {
            sources: vec![source],
            ..ImportOptions::default()
        };
        import(folder.path(), cache.path(), &options, "1")
    };
    write("_config.yml", "title: Tides\nurl: https://tides.example\n");
    write("_data/tides.yml", "high: six\n");
    let post = "---\ntitle: A\nlayout: post\n---\n{{ site.title }} {{ site.data.tides.high }}\n";
    write("_posts/2024-03-02-a.md", post);
    assert!(import_again() > 0);
    assert_eq!(import_again(), 0);
    write("_data/tides.yml", "high: seven\n");
    assert!(import_again() > 0);
    assert_eq!(import_again(), 0);
    write("_data/tides.yml", "high: [\n");
    assert!(import_again() > 0);
    write("_config.yml", "title: Ebb\nurl: https://tides.example\n");
    assert!(import_again() > 0);
    assert_eq!(import_again(), 0);
}

#[test]
fn an_added_or_removed_picture_is_noticed() {
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

/// Runs `export` in a folder, and returns the files and the messages.
fn export(working_folder: &Path, arguments: &[&str]) -> (Vec<(String, Vec<u8>)>, String) {
    let out = tempfile::tempdir().unwrap();
    let run = command(&[])
        .current_dir(working_folder)
        .args(["export", "content", "--out"])
        .arg(out.path())
        .args(arguments)
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let mut files = read_files(out.path());
    files.sort();
    (files, String::from_utf8(run.stderr).unwrap())
}

#[test]
fn the_command_exports_the_same_with_and_without_a_cache() {
    let working_folder = tempfile::tempdir().unwrap();
    let plan = SamplePlan {
        records: 120,
        seed: 3,
    };
    sample::write(&plan, &working_folder.path().join("content"), &|_| {}).unwrap();
    let without = export(working_folder.path(), &["--no-cache"]);
    // A small archive has no cache by default.
    assert_eq!(export(working_folder.path(), &[]), without);
    assert!(!working_folder.path().join(".broadsheet-cache").exists());
    assert_eq!(
        export(working_folder.path(), &["--cache", "cache"]),
        without
    );
    assert!(working_folder.path().join("cache").exists());
    assert_eq!(
        export(working_folder.path(), &["--cache", "cache"]),
        without
    );
    // A cache that cannot be saved only causes a message.
    fs::write(working_folder.path().join("file"), "").unwrap();
    let (files, stderr) = export(working_folder.path(), &["--cache", "file"]);
    assert_eq!(files, without.0);
    assert!(stderr.contains("was not saved"), "{stderr}");
}

/// Exports `content` to `out` with a cache, and compares the files with those of an export without a cache.
fn export_again(working_folder: &Path, change: &str) -> String {
    let run = command(&[])
        .current_dir(working_folder)
        .args(["export", "content", "--out", "out", "--cache", "cache"])
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let mut files = read_files(&working_folder.join("out"));
    files.sort();
    let uncached = export(working_folder, &["--no-cache"]).0;
    let names = |files: &[(String, Vec<u8>)]| {
        let names = files.iter().map(|(name, _)| name.clone());
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&files), names(&uncached), "{change}");
    assert!(files == uncached, "{change}");
    String::from_utf8(run.stderr).unwrap()
}

#[test]
fn existing_files_are_not_made_again_unless_their_input_changes() {
    let working_folder = tempfile::tempdir().unwrap();
    let content = working_folder.path().join("content");
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
    export_again(working_folder.path(), "first");
    let shard_cache = working_folder.path().join("cache/shards.cache");
    let intact = fs::read(&shard_cache).unwrap();
    let stderr = export_again(working_folder.path(), "nothing");
    assert!(stderr.contains(" 0 of them new"), "{stderr}");
    assert!(fs::read(&shard_cache).unwrap() == intact);

    // Files of one record show fields of others.
    record("a.md", "title: A part of it\npublishedDateTime: 2001-02-03");
    export_again(working_folder.path(), "the title of a part");
    fs::write(
        content.join("c.md"),
        "---\ntitle: Other\nprovider: {name: Z, domain: z.example, images: [z.png]}\n---\n",
    )
    .unwrap();
    export_again(working_folder.path(), "the logo of a publisher");
    fs::write(content.join("z.png"), "two").unwrap();
    export_again(working_folder.path(), "the bytes of a picture");
    fs::remove_file(content.join("a.md")).unwrap();
    export_again(working_folder.path(), "a removed part");
    fs::write(content.join("broadsheet.toml"), "pictures = 'any'\n").unwrap();
    export_again(working_folder.path(), "the setting of pictures");

    // Files that are missing or cut off are made again.
    let out = working_folder.path().join("out");
    for (name, bytes) in read_files(&out)
        .iter()
        .filter(|(name, _)| name != "manifest.json")
    {
        if name.starts_with("stories") {
            fs::remove_file(out.join(name)).unwrap();
        } else {
            fs::write(out.join(name), &bytes[1..]).unwrap();
        }
    }
    export_again(working_folder.path(), "files that are missing or cut off");
    for damage in [&b""[..], b"[]", &intact[..intact.len() - 1], &intact] {
        fs::write(&shard_cache, damage).unwrap();
        export_again(working_folder.path(), "a damaged cache of shards");
    }
}

#[test]
fn a_second_author_changes_the_cards_of_all_stories() {
    let working_folder = tempfile::tempdir().unwrap();
    let content = working_folder.path().join("content");
    fs::create_dir(&content).unwrap();
    let record = |number: u32, author: &str| {
        let text = format!(
            "---\ntitle: Lock {number}\npublishedDateTime: 20{:02}-02-03\nauthor: {author}\nprovider: {{name: Z, domain: z.example}}\n---\n",
            number % 25
        );
        fs::write(content.join(format!("r{number}.md")), text).unwrap();
    };
    // More than one shard.
    (0..150).for_each(|number| record(number, "Ada Reed"));
    export_again(working_folder.path(), "one author");
    record(150, "Ben Voss");
    export_again(working_folder.path(), "two authors");
}
