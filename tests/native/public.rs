//! Records that are not public are in no file of the site, for any generator and any format.

use std::{collections::BTreeSet, fs, path::Path};

use broadsheet::import::{
    Import,
    diagnostics::report::{ProblemKind, Severity},
    generators::layout::Layout,
    visibility::FuturePosts,
};
use proptest::prelude::*;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::fixtures::{
    broadsheet, built_page, files_in, folder_of, import_site, import_with_layout, write_built_page,
};

/// The time of the run for all of these sites: 2026-06-01T00:00:00Z.
const AS_OF: i64 = 1_780_272_000;

/// Creates a folder from a text with its files.
fn folder(files: &str) -> TempDir {
    folder_of(files_in(files))
}

fn titles(import: &Import) -> BTreeSet<&str> {
    let articles = import.articles.iter();
    articles.map(|article| article.title.as_str()).collect()
}

/// Asserts that the stories of a site are those whose titles begin with `Public`, and that every record is counted.
fn assert_public(files: &str) {
    let folder = folder(files);
    let import = import_site(folder.path(), FuturePosts::AsGenerator, AS_OF);
    let expected: BTreeSet<&str> = files
        .lines()
        .filter(|line| line.to_lowercase().starts_with("title"))
        .filter_map(|line| line.split_once([':', '=']))
        .map(|(_, title)| title.trim().trim_matches('"'))
        .filter(|title| title.starts_with("Public"))
        .collect();
    assert!(!expected.is_empty());
    assert_eq!(titles(&import), expected, "{:#?}", import.report);
    let report = &import.report;
    assert_eq!(report.refused, 0, "{report:#?}");
    assert_eq!(report.records, report.published + report.withheld());
}

#[test]
fn hugo() {
    assert_public(
        r#">>> hugo.toml
baseURL = "https://tide.example/"
title = "The Tide"
ignoreFiles = ['\.ignored\.md$']
defaultContentLanguage = "en"
disableLanguages = ["nl"]
[languages.en]
contentDir = "content/en"
[languages.de]
contentDir = "content/de"
[languages.nl]
contentDir = "content/nl"
[languages.da]
contentDir = "content/da"
disabled = true
[[cascade]]
[cascade.target]
path = "/embargo/**"
[cascade.build]
list = "never"
>>> content/en/posts/plain.md
---
title: Public
date: 2024-03-02
---
>>> content/en/posts/past.md
---
title: Public, with a publication day before its own
date: 2099-01-01
publishDate: 2024-01-01
---
>>> content/en/posts/year-one.md
---
title: Public, whose end is no date of Go
date: 2024-03-02
expiryDate: 0001-01-01T00:00:00Z
---
>>> content/en/posts/always.md
---
title: Public, always
date: 2024-03-02
build: {list: always, render: always}
---
>>> content/de/posts/plain.md
---
title: Public, in German
date: 2024-03-02
---
>>> content/en/posts/why-vue.js.md
---
title: Public, with a dot in its name
date: 2024-03-02
---
>>> content/en/posts/bundle/index.md
---
title: Public bundle
date: 2024-03-02
---
>>> content/en/posts/bundle/part.md
---
title: A part of a bundle
date: 2024-03-02
---
>>> content/en/posts/bundle/deep/index.md
---
title: A part deep in a bundle
date: 2024-03-02
---
>>> content/nl/posts/a.md
---
title: In a language that is disabled
date: 2024-03-02
---
>>> content/en/posts/a.da.md
---
title: In another language that is disabled
date: 2024-03-02
---
>>> content/fr/posts/a.md
---
title: In a language that the settings do not have
date: 2024-03-02
---
>>> content/en/posts/future.md
---
title: Future
date: 2099-01-01
---
>>> content/en/posts/later.md
---
title: Later
date: 2024-03-02
publishDate: 2099-01-01
---
>>> content/en/posts/soon.md
---
title: No date for a publication
date: 2024-03-02
publishDate: soon
---
>>> content/en/posts/expired.md
+++
title = "Expired"
date = 2024-03-02
expiryDate = 2025-01-01
+++
>>> content/en/posts/old-expired.md
{"title": "Expired, in older words", "date": "2024-03-02", "unpublishDate": "2025-01-01"}
>>> content/en/posts/draft.md
---
title: Draft
draft: true
date: 2024-03-02
---
>>> content/en/posts/never.md
---
title: Never
build: {render: never, list: never}
date: 2024-03-02
---
>>> content/en/posts/old-never.md
---
title: Old never
_build: {list: false}
date: 2024-03-02
---
>>> content/en/posts/local.md
---
title: Local
build: {list: local}
date: 2024-03-02
---
>>> content/en/posts/x.ignored.md
---
title: Ignored
date: 2024-03-02
---
>>> content/en/secret/_index.md
---
title: A section
cascade: {draft: true}
---
>>> content/en/secret/a.md
---
title: Draft by cascade
date: 2024-03-02
---
>>> content/en/secret/b.md
---
title: Public, against the cascade
draft: false
date: 2024-03-02
---
>>> content/en/partly/_index.md
---
cascade:
- target: {path: /partly/old*}
  build: {list: never}
- _target: {kind: section}
  draft: true
- target: {lang: de}
  draft: true
---
>>> content/en/partly/old-one.md
---
title: Unlisted by a target
date: 2024-03-02
---
>>> content/en/partly/new-one.md
---
title: Public, no target of a cascade
date: 2024-03-02
---
>>> content/en/embargo/a.md
---
title: Unlisted by the settings
date: 2024-03-02
---
>>> content/en/headless/index.md
---
title: Headless
headless: true
date: 2024-03-02
---
>>> content/en/about.md
---
title: A page
---
>>> content/en/docs/manual.md
---
title: A manual
lastmod: 2024-03-02
---
>>> content/en/posts/changed.md
---
title: Public, of whose date only the last change is known
lastmod: 2024-03-02
---
>>> content/en/posts/password.md
---
title: With a password
password: swordfish
date: 2024-03-02
---
>>> archetypes/default.md
---
title: Archetype
date: 2024-03-02
---
>>> README.md
# Read me
"#,
    );
}

#[test]
fn hugo_with_mounts_and_settings_in_a_folder() {
    assert_public(
        r#">>> config/_default/hugo.toml
title = "The Tide"
>>> config/_default/module.toml
[[mounts]]
source = "text/english"
target = "content"
excludeFiles = ["drafts/**"]
>>> config/production/hugo.toml
ignoreFiles = ["secret"]
>>> text/english/posts/a.md
---
title: Public
date: 2024-03-02
---
>>> text/english/drafts/a.md
---
title: Left out by a mount
date: 2024-03-02
---
>>> text/english/posts/secret.md
---
title: Left out where the site is published
date: 2024-03-02
---
>>> content/posts/a.md
---
title: In a folder that is not mounted
date: 2024-03-02
---
"#,
    );
}

#[test]
fn jekyll() {
    assert_public(
        r"#>>> _config.yml
title: The Tide
collections:
  notes: {output: false}
  team: {output: true}
exclude: [_posts/2024-03-02-excluded.md, old, '*.hidden.md']
defaults:
- scope: {path: _posts/secret}
  values: {published: false}
- scope: {path: '', type: drafts}
  values: {published: true}
>>> _posts/2024-03-02-plain.md
---
title: Public
---
>>> _posts/2024-3-2-short.md
---
title: Public, with a short day
---
>>> trains/_posts/2024-03-02-category.md
---
title: Public, in a category
---
>>> _posts/deep/2024-03-02-deep.md
---
title: Public, in a folder of posts
---
>>> _posts/2024-03-02-excluded.md
---
title: Excluded
---
>>> old/_posts/2024-03-02-old.md
---
title: In an excluded folder
---
>>> _posts/2024-03-02-x.hidden.md
---
title: Excluded by a glob
---
>>> _posts/2099-01-01-future.md
---
title: Future
---
>>> _posts/2024-03-02-later.md
---
title: Later
date: 2099-01-01
---
>>> _posts/_sub/2024-03-02-sub.md
---
title: In a folder that Jekyll passes over
---
>>> _private/_posts/2024-03-02-sub.md
---
title: Below a folder that Jekyll passes over
---
>>> _posts/no-date.md
---
title: No date in the name
date: 2024-03-02
---
>>> _posts/secret/2024-03-02-secret.md
---
title: Unpublished by default
---
>>> _posts/secret/2024-03-02-own.md
---
title: Public, against the default
published: true
---
>>> _posts/2024-03-02-unpublished.md
---
title: Unpublished
published: false
---
>>> _drafts/draft.md
---
title: Draft
---
>>> _notes/n.md
---
title: A note
---
>>> _team/t.md
---
title: Somebody
---
>>> about.md
---
title: A page
---
"
        .trim_start_matches('#'),
    );
}

#[test]
fn zola_publishes_the_future() {
    assert_public(
        r#">>> config.toml
base_url = "https://tide.example"
title = "The Tide"
ignored_content = ["*.secret.md", "private/**"]
>>> content/blog/plain.md
+++
title = "Public"
date = 2024-03-02
+++
>>> content/blog/future.md
+++
title = "Public, in the future"
date = 2099-01-01
+++
>>> content/blog/2024-03-02-name.md
+++
title = "Public, with its day in the name"
+++
>>> content/blog/draft.md
+++
title = "Draft"
draft = true
date = 2024-03-02
+++
>>> content/blog/a.secret.md
+++
title = "Ignored"
date = 2024-03-02
+++
>>> content/private/a.md
+++
title = "In an ignored folder"
date = 2024-03-02
+++
>>> content/later/_index.md
+++
title = "A section"
draft = true
+++
>>> content/later/deep/a.md
+++
title = "In a draft section"
date = 2024-03-02
+++
>>> content/about.md
+++
title = "A page"
+++
"#,
    );
}

#[test]
fn pelican() {
    assert_public(
        r"#>>> pelicanconf.py
SITENAME = 'The Tide'
PATH = 'text'
ARTICLE_PATHS = ['blog', 'news']
ARTICLE_EXCLUDES = ['blog/no']
IGNORE_FILES = ['*.skip.md']
DEFAULT_METADATA = {
    'status': 'published',
}
>>> publishconf.py
from pelicanconf import *
WITH_FUTURE_DATES = False
>>> text/blog/plain.md
Title: Public
Date: 2024-03-02

>>> text/news/2024-03-02-name.md
Title: Public, with its day in the name

>>> text/blog/future.md
Title: Future
Date: 2099-01-01

>>> text/blog/no/x.md
Title: Excluded
Date: 2024-03-02

>>> text/blog/x.skip.md
Title: Ignored
Date: 2024-03-02

>>> text/blog/hidden.md
Title: Hidden
Date: 2024-03-02
Status: hidden

>>> text/blog/draft.md
Title: Draft
Date: 2024-03-02
Status: draft

>>> text/pages/dated.md
Title: A page with a date
Date: 2024-03-02

>>> text/other/o.md
Title: Elsewhere
Date: 2024-03-02

>>> text/blog/undated.md
Title: Undated

"
        .trim_start_matches('#'),
    );
}

#[test]
fn posts_that_their_generator_dates_by_the_file_have_no_date() {
    let undated = |settings: &str, path: &str| {
        let folder = folder(&format!(
            ">>> {settings}\n>>> {path}\n---\ntitle: Undated\ntags: [post]\n---\nWords.\n"
        ));
        let import = import_site(folder.path(), FuturePosts::AsGenerator, AS_OF);
        let mut problems = import.report.problems.iter();
        let warning = problems.find(|problem| {
            problem.kind == ProblemKind::NoDate && problem.severity == Severity::Warning
        });
        let is_story = import.articles.iter().any(|a| a.published.is_none());
        (is_story, warning.map(|problem| problem.expected.clone()))
    };
    for (settings, path, is_story, is_warned) in [
        ("_config.yml\ntitle: P", "source/_posts/a.md", true, true),
        (
            "docusaurus.config.js\nexport default {}",
            "blog/a.md",
            true,
            true,
        ),
        (
            "pelicanconf.py\nDEFAULT_DATE = 'fs'",
            "content/a.md",
            true,
            true,
        ),
        ("pelicanconf.py\nAUTHOR = 'A'", "content/a.md", false, false),
        (
            "eleventy.config.js\nexport default {}",
            "posts/a.md",
            false,
            true,
        ),
        ("hugo.toml\ntitle = 'P'", "content/a.md", false, false),
    ] {
        let (found, warning) = undated(settings, path);
        assert_eq!(found, is_story, "{settings}");
        assert_eq!(warning.is_some(), is_warned, "{settings}: {warning:?}");
        if let Some(warning) = warning {
            assert!(
                warning.contains("of the file") || warning.contains("first commit"),
                "{warning}"
            );
        }
    }
}

#[test]
fn pelican_publishes_the_future_and_drafts_by_default() {
    assert_public(
        r">>> pelicanconf.py
SITENAME = 'The Tide'
DEFAULT_DATE = (2020, 1, 2)
>>> content/future.md
Title: Public, in the future
Date: 2099-01-01

>>> content/undated.md
Title: Public, with the date of all others

",
    );
    let drafts = folder(
        ">>> pelicanconf.py\nDEFAULT_METADATA = {'status': 'draft'}\n>>> content/a.md\nTitle: A\nDate: 2024-03-02\n\n",
    );
    let import = import_site(drafts.path(), FuturePosts::AsGenerator, AS_OF);
    assert_eq!(titles(&import), BTreeSet::new());
}

#[test]
fn eleventy() {
    assert_public(
        r#">>> eleventy.config.js
// dir: { input: "elsewhere" }
export default function (config) { config.ignores.add("src/left-out.md"); return { dir: { input: "src", includes: "_includes" } }; }
>>> .eleventyignore
src/blog/ignored.md
private/
>>> src/blog/blog.json
{"tags": "posts", "layout": "post"}
>>> src/blog/plain.md
---
title: Public
date: 2024-03-02
---
>>> src/blog/2024-03-02-name.md
---
title: Public, with its day in the name
---
>>> src/blog/never.md
---
title: Not written
permalink: false
date: 2024-03-02
---
>>> src/blog/computed.md
---
title: Perhaps not written
date: 2024-03-02
eleventyComputed:
  permalink: "{% if true %}false{% endif %}"
---
>>> src/blog/unlisted.md
---
title: Unlisted
eleventyExcludeFromCollections: true
date: 2024-03-02
---
>>> src/blog/ignored.md
---
title: Ignored
date: 2024-03-02
---
>>> src/private/a.md
---
title: In an ignored folder
date: 2024-03-02
---
>>> src/left-out.md
---
title: Ignored by the settings
date: 2024-03-02
---
>>> src/notes/notes.11tydata.js
module.exports = { permalink: false };
>>> src/notes/a.md
---
title: Not written by its folder
date: 2024-03-02
---
>>> src/drafts/drafts.json
{"draft": true}
>>> src/drafts/a.md
---
title: A draft by its folder
date: 2024-03-02
---
>>> src/blog/one.md
---
title: Not written by its own data
date: 2024-03-02
---
>>> src/blog/one.11tydata.json
{"permalink": false}
>>> src/_includes/a.md
---
title: A template
date: 2024-03-02
---
>>> src/about.md
---
title: A page
---
"#,
    );
}

#[test]
fn docusaurus() {
    assert_public(
        r#">>> docusaurus.config.js
module.exports = { title: "The Tide", presets: [["classic", { blog: { path: "./blog" } }]] };
>>> blog/2024-03-02-plain.md
---
title: Public
---
>>> blog/2024-03-02-folder/index.mdx
---
title: Public, in a folder
---
>>> blog/2099-01-01-future.md
---
title: Public, in the future
---
>>> blog/2024-03-02-draft.md
---
title: Draft
draft: true
---
>>> blog/2024-03-02-unlisted.md
---
title: Unlisted
unlisted: true
---
>>> blog/_2024-03-02-partial.md
---
title: A partial
---
>>> docs/intro.md
---
title: A manual
date: 2024-03-02
---
>>> i18n/de/docusaurus-plugin-content-blog/2024-03-02-plain.md
---
title: A translation
---
"#,
    );
}

#[test]
fn hexo() {
    assert_public(
        r#">>> _config.yml
title: The Tide
future: false
>>> package.json
{"dependencies": {"hexo": "7"}}
>>> source/_posts/plain.md
---
title: Public
date: 2024-03-02
---
>>> source/_posts/future.md
---
title: Future
date: 2099-01-01
---
>>> source/_posts/unpublished.md
---
title: Unpublished
published: false
date: 2024-03-02
---
>>> source/_posts/encrypted.md
---
title: Encrypted where it is published
password: swordfish
date: 2024-03-02
---
>>> source/_drafts/draft.md
---
title: Draft
date: 2024-03-02
---
>>> source/about/index.md
---
title: A page
date: 2024-03-02
---
"#,
    );
}

#[test]
fn astro() {
    assert_public(
        r#">>> astro.config.mjs
export default { site: "https://tide.example" };
>>> src/content/blog/plain.md
---
title: Public
pubDate: 2024-03-02
---
>>> src/content/blog/future.md
---
title: Future
pubDatetime: 2099-01-01T00:00:00Z
---
>>> src/content/blog/draft.md
---
title: Draft
pubDate: 2024-03-02
draft: true
---
>>> src/content/blog/_partial.md
---
title: A partial
pubDate: 2024-03-02
---
>>> src/pages/about.md
---
title: A page
---
>>> README.md
# Read me
"#,
    );
}

#[test]
fn a_folder_of_posts_is_read_with_the_settings_of_its_site() {
    let folder = folder(
        ">>> hugo.toml\nignoreFiles = ['secret']\n>>> content/posts/_index.md\n---\ncascade: {draft: true}\n---\n\
         >>> content/posts/a.md\n---\ntitle: A\ndate: 2024-03-02\n---\n\
         >>> content/posts/b.md\n---\ntitle: B\ndraft: false\ndate: 2024-03-02\n---\n",
    );
    let posts = folder.path().join("content/posts");
    let layout = Layout::detect_with_parents(&posts, None, &Default::default());
    assert_eq!(layout.prefix, "content/posts");
    let import = import_with_layout(&posts, layout, FuturePosts::AsGenerator, AS_OF);
    assert_eq!(titles(&import), BTreeSet::from(["B"]));
}

#[test]
fn records_of_broadsheet_depend_on_published_only() {
    let files = ">>> a.md\n---\ntitle: Shown\npublishedDateTime: 2099-01-01\n---\n\
         >>> b.md\n---\ntitle: Not shown\npublished: false\npublishedDateTime: 2024-03-02\n---\n\
         >>> c.md\n---\ntitle: Undated\nwebUrl: https://tide.example/\n---\n";
    let folder = folder(files);
    let shown = import_site(folder.path(), FuturePosts::AsGenerator, AS_OF);
    assert_eq!(titles(&shown), BTreeSet::from(["Shown", "Undated"]));
    let hidden = import_site(folder.path(), FuturePosts::Hide, AS_OF);
    assert_eq!(titles(&hidden), BTreeSet::from(["Undated"]));
}

#[test]
fn the_setting_future_overrides_the_generator() {
    let files =
        ">>> hugo.toml\ntitle = 'x'\n>>> content/a.md\n---\ntitle: A\ndate: 2099-01-01\n---\n";
    let folder = folder(files);
    for (future, as_of, count) in [
        (FuturePosts::AsGenerator, AS_OF, 0),
        (FuturePosts::Show, AS_OF, 1),
        (FuturePosts::Hide, AS_OF, 0),
        // These are the second before 2099-01-01T00:00:00Z, and that time.
        (FuturePosts::AsGenerator, 4_070_908_799, 0),
        (FuturePosts::AsGenerator, 4_070_908_800, 1),
    ] {
        let import = import_site(folder.path(), future, as_of);
        assert_eq!(import.articles.len(), count, "{future:?} {as_of}");
    }
}

/// Lines of front matter, and whether a record with that line is public.
const LINES: &[(&str, bool)] = &[
    ("", true),
    ("date: 2024-03-02", true),
    ("draft: false", true),
    ("draft: true", false),
    ("published: false", false),
    ("published: perhaps", false),
    ("publishDate: 2099-01-01", false),
    ("expiryDate: 2025-01-01", false),
    ("build: {list: never}", false),
    ("status: private", false),
    ("password: x", false),
    ("unlisted: true", false),
    ("permalink: false", false),
    ("eleventyExcludeFromCollections: true", false),
];

/// Builds the whole site of a folder: export, feeds, sitemap, pages, search index, service worker.
fn build(content: &Path, as_of: &str) -> TempDir {
    let app = tempfile::tempdir().unwrap();
    write_built_page(app.path(), &built_page());
    let (content, out) = (content.to_str().unwrap(), app.path().to_str().unwrap());
    let arguments = [
        "build",
        content,
        "--app",
        out,
        "--no-cache",
        "--as-of",
        as_of,
    ];
    let output = broadsheet(&arguments);
    assert!(output.status.success(), "{output:?}");
    app
}

fn all_text(folder: &Path) -> String {
    let files = WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = files.filter(|file| file.file_type().is_file());
    let texts = files.map(|file| {
        let name = file.path().to_string_lossy().into_owned();
        name + &String::from_utf8_lossy(&fs::read(file.path()).unwrap())
    });
    texts.collect()
}

/// The settings of a site, and the path of a post in it.
const SITES: &[(&str, &str)] = &[
    (">>> hugo.toml\ntitle = 'x'\n", "content/posts/NAME.md"),
    (">>> _config.yml\ntitle: x\n", "_posts/2024-03-02-NAME.md"),
    (
        ">>> eleventy.config.js\nexport default {}\n",
        "posts/2024-03-02-NAME.md",
    ),
    (
        ">>> docusaurus.config.js\nexport default {}\n",
        "blog/2024-03-02-NAME.md",
    ),
    ("", "posts/NAME.md"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn no_word_of_a_private_record_is_in_a_built_site(
        site in 0..SITES.len(),
        records in prop::collection::vec(prop::collection::vec(0..LINES.len(), 0..3), 1..8),
    ) {
        let (settings, post) = SITES[site];
        let mut files = format!(
            "{settings}>>> broadsheet.toml\nbase = \"https://tide.example/\"\nprerender = 20\n\
             >>> {}\n---\ntitle: first\ndate: 2024-03-02\n---\nWords.\n",
            post.replace("NAME", "first")
        );
        let mut words = Vec::new();
        for (number, lines) in records.iter().enumerate() {
            let word = format!("word{number}xq");
            let mut lines: Vec<_> = lines.iter().map(|line| LINES[*line]).collect();
            // If two lines had one key, the last would decide.
            lines.sort();
            lines.dedup_by_key(|(line, _)| line.split(':').next());
            let has_date = lines.iter().any(|(line, _)| line.starts_with("date"));
            let date = if has_date { "" } else { "date: 2024-03-05\n" };
            let text: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
            files += &format!(
                ">>> {}\n---\ntitle: {word} title\ntags: [{word}]\nauthor: {word}\n{date}{text}---\n{word} in the text\n",
                post.replace("NAME", &word)
            );
            words.push((word, lines.iter().all(|(_, is_public)| *is_public)));
        }
        let content = folder(&files);
        let app = build(content.path(), "2026-06-01");
        let text = all_text(app.path());
        for (word, is_public) in words {
            prop_assert_eq!(text.contains(&word), is_public, "{} in {}", word, files);
        }
        // The same input and the same time give the same bytes.
        let second = build(content.path(), "2026-06-01");
        let names = |folder: &Path| -> Vec<(String, Vec<u8>)> {
            let files = WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
            files
                .filter(|file| file.file_type().is_file())
                .map(|file| {
                    let path = file.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                    (path, fs::read(file.path()).unwrap())
                })
                .collect()
        };
        prop_assert!(names(app.path()) == names(second.path()));
    }
}
