//! Dates of the records of other generators: their notations, and the other sources of dates.

use std::{collections::BTreeMap, fs};

use broadsheet::import::{Import, visibility::FuturePosts};

use crate::fixtures::{folder_of, import_site, write_file};

/// The time of the run for all of these sites: 2027-01-15.
const AS_OF: i64 = 1_800_000_000;

/// Imports a folder with these files.
fn import(files: &[(&str, &str)]) -> Import {
    let folder = folder_of(files.iter().copied());
    import_site(folder.path(), FuturePosts::AsGenerator, AS_OF)
}

/// Returns the titles of stories with their dates, which are empty if there is none.
fn dates(import: &Import) -> BTreeMap<String, String> {
    let stories = import.articles.iter().map(|story| {
        let date = story.published.map(|instant| instant.to_string());
        (story.title.clone(), date.unwrap_or_default())
    });
    stories.collect()
}

#[test]
fn reads_dates_in_many_notations() {
    let import = import(&[
        ("_config.yml", "title: The Tide\n"),
        (
            "_posts/2024-03-02-mail.md",
            "---\ntitle: mail\ndate: Sat, 02 Mar 2024 22:00:00 EST\n---\nx\n",
        ),
        (
            "_posts/2024-3-2-short.md",
            "---\ntitle: short\ndate: 2024-3-2 5:00:00 -4\n---\nx\n",
        ),
        (
            "_posts/2024-03-02-order.md",
            "---\ntitle: order\ndate: 03/02/2024\n---\nx\n",
        ),
        ("_posts/2024-3-2-name.md", "---\ntitle: name\n---\nx\n"),
        (
            "_posts/2024-03-04-either.md",
            "---\ntitle: either\ndate: 03/02/2024\n---\nx\n",
        ),
    ]);
    let dates = dates(&import);
    let dates: Vec<_> = dates
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    assert_eq!(
        dates,
        [
            ("mail", "2024-03-03T03:00:00Z"),
            ("name", "2024-03-02T00:00:00Z"),
            ("order", "2024-03-02T00:00:00Z"),
            ("short", "2024-03-02T09:00:00Z"),
        ]
    );
    let refused = &import.report.problems;
    let refused = refused.iter().find(|problem| problem.found == "03/02/2024");
    assert_eq!(
        refused.unwrap().expected,
        "an unambiguous date: 2024-02-03 or 2024-03-02"
    );
}

#[test]
fn reads_days_from_addresses_and_folders() {
    let import = import(&[
        ("config.toml", "base_url = 'https://tide.example'\n"),
        (
            "content/a.md",
            "+++\npath = \"log/2024/03/02/a\"\ntitle = \"address\"\n+++\nx\n",
        ),
        (
            "content/2024/03/02/b.md",
            "+++\ntitle = \"folders\"\n+++\nx\n",
        ),
        ("content/2024-03-02-c/index.md", "+++\n+++\nx\n"),
        ("content/log/2024-03-02.md", "+++\n+++\nx\n"),
        ("content/about.md", "+++\ntitle = \"About\"\n+++\nx\n"),
        (
            "content/2024/99/99/d.md",
            "+++\ntitle = \"number\"\n+++\nx\n",
        ),
    ]);
    let dates = dates(&import);
    for title in ["address", "folders", "C", "2024-03-02"] {
        let date = dates.get(title).map(String::as_str);
        assert_eq!(date, Some("2024-03-02T00:00:00Z"), "{title}");
    }
    assert!(!dates.contains_key("About"));
    assert!(dates.get("number").is_none_or(String::is_empty));
}

#[test]
fn the_zero_value_of_a_program_is_no_date() {
    let import = import(&[
        ("hugo.toml", "title = 'The Tide'\n"),
        (
            "content/posts/zero.md",
            "---\ntitle: zero\ndate: 0001-01-01T00:00:00Z\nlastmod: 0001-01-01T00:00:00Z\n---\nx\n",
        ),
        (
            "content/posts/other.md",
            "---\ntitle: other\ndate: 0001-01-01T00:00:00Z\npublishDate: 2024-03-02\n---\nx\n",
        ),
        (
            "content/posts/2024-03-02-named.md",
            "---\ntitle: named\ndate: 0000-00-00 00:00:00\n---\nx\n",
        ),
        (
            "content/zero-page.md",
            "---\ntitle: page\ndate: 0001-01-01T00:00:00Z\n---\nx\n",
        ),
    ]);
    let dates = dates(&import);
    assert!(dates.get("zero").is_none_or(String::is_empty));
    for title in ["other", "named"] {
        let date = dates.get(title).map(String::as_str);
        assert_eq!(date, Some("2024-03-02T00:00:00Z"), "{title}");
    }
    assert!(!dates.contains_key("page"));
    let zeros = import.report.problems.iter();
    let zeros = zeros.filter(|problem| problem.expected.contains("means that there is none"));
    assert!(zeros.count() >= 2, "{:#?}", import.report.problems);
    assert_eq!(import.report.refused, 0);
}

#[test]
fn reads_date_fields_by_their_many_names() {
    let import = import(&[
        ("hugo.toml", "title = 'The Tide'\n"),
        (
            "content/posts/a.md",
            "---\ntitle: a\npubDatetime: 2024-03-02T10:00:00Z\nmodDatetime: 2024-03-03T10:00:00Z\n---\nx\n",
        ),
        (
            "content/posts/b.md",
            "---\ntitle: b\npublished: March 2, 2024 10:00 AM UTC\n---\nx\n",
        ),
        (
            "content/posts/c.md",
            "+++\ntitle = 'c'\ncreated_at = 2024-03-02T10:00:00Z\n+++\nx\n",
        ),
        (
            "content/posts/d.md",
            "---\ntitle: d\ndate: 1709373600\n---\nx\n",
        ),
    ]);
    let dates = dates(&import);
    assert_eq!(dates.len(), 4);
    for (title, date) in dates {
        assert_eq!(date, "2024-03-02T10:00:00Z", "{title}");
    }
    let updated = import
        .articles
        .iter()
        .find_map(|story| story.details.updated);
    assert_eq!(updated.unwrap().to_string(), "2024-03-03T10:00:00Z");
}

#[test]
fn reads_dates_from_git_and_from_file_names_if_the_settings_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        let day = "2024-03-02T10:00:00Z";
        command.args(["-c", "user.name=Ada", "-c", "user.email=ada@tide.example"]);
        command.args(arguments).current_dir(folder.path());
        command
            .env("GIT_COMMITTER_DATE", day)
            .env("GIT_AUTHOR_DATE", day);
        command.output().is_ok_and(|output| output.status.success())
    };
    if !git(&["init", "-q"]) {
        eprintln!("skipped: Git is not installed");
        return;
    }
    let write = |path: &str, text: &str| write_file(folder.path(), path, text);
    let read = || dates(&import_site(folder.path(), FuturePosts::AsGenerator, AS_OF));
    write("eleventy.config.js", "export default {}");
    write("posts/a.md", "---\ntitle: a\ndate: git Created\n---\nx\n");
    assert_eq!(read(), BTreeMap::new());
    assert!(git(&["add", "."]) && git(&["commit", "-q", "-m", "First"]));
    let expected = |title: &str, date: &str| BTreeMap::from([(title.to_owned(), date.to_owned())]);
    assert_eq!(read(), expected("a", "2024-03-02T10:00:00Z"));

    fs::remove_file(folder.path().join("eleventy.config.js")).unwrap();
    write(
        "hugo.toml",
        "[frontmatter]\ndate = [':filename', 'shown', ':git']",
    );
    write(
        "content/posts/2024-01-02-b.md",
        "---\ntitle: b\ndate: 2020-01-01\nshown: 2021-01-01\n---\n",
    );
    assert_eq!(read(), expected("b", "2024-01-02T00:00:00Z"));
    fs::remove_file(folder.path().join("content/posts/2024-01-02-b.md")).unwrap();
    write(
        "content/posts/c.md",
        "---\ntitle: c\ndate: 2020-01-01\nshown: 2021-01-01\n---\n",
    );
    assert_eq!(read(), expected("c", "2021-01-01T00:00:00Z"));
    write("content/posts/c.md", "---\ntitle: c\n---\n");
    assert!(git(&["add", "."]) && git(&["commit", "-q", "-m", "Second"]));
    assert_eq!(read(), expected("c", "2024-03-02T10:00:00Z"));
}
