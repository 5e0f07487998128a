//! The settings of every generator, and a post that they decide on: the first byte says which settings.
#![no_main]

use std::fs;

use broadsheet::{
    import::{
        self, ImportOptions,
        generators::{layout::Layout, source_folder::SourceFolder},
    },
    model::Instant,
};

/// A file of settings, the post that is read by it, and a file by which the generator is known if that is another.
const SITES: &[(&str, &str, &str)] = &[
    ("_config.yml", "_posts/2026-01-02-x.md", ""),
    ("hugo.toml", "content/posts/x.md", ""),
    ("hugo.yaml", "content/posts/x.md", ""),
    ("content/posts/_index.md", "content/posts/x.md", "hugo.toml"),
    ("config.toml", "content/posts/x.md", ""),
    ("pelicanconf.py", "content/x.md", ""),
    ("eleventy.config.js", "posts/2026-01-02-x.md", ""),
    (".eleventyignore", "posts/2026-01-02-x.md", ".eleventy.js"),
    (
        "posts/posts.11tydata.js",
        "posts/2026-01-02-x.md",
        ".eleventy.js",
    ),
    ("docusaurus.config.js", "blog/2026-01-02-x.md", ""),
    ("astro.config.mjs", "src/x.md", ""),
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, settings)) = bytes.split_first() else {
        return;
    };
    let (name, post, known) = SITES[usize::from(*first) % SITES.len()];
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, bytes: &[u8]| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    if !known.is_empty() {
        write(known, b"");
    }
    write(name, settings);
    write(
        post,
        b"---\ntitle: x\ndate: 2026-01-02\n---\n{% if page.title %}a{% endif %}\n",
    );
    let options = ImportOptions {
        sources: vec![SourceFolder {
            layout: Layout::detect(folder.path()),
            ..SourceFolder::default()
        }],
        as_of: Some(Instant::from_seconds(1_780_272_000)),
        ..ImportOptions::default()
    };
    let import = import::folder(folder.path(), &options, &|_| {}).unwrap();
    let report = import.report;
    assert_eq!(
        report.records,
        report.published + report.withheld() + report.refused
    );
});
