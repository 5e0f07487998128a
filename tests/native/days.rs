//! The day of a story: the one that its record writes, for every reader.

use broadsheet::{model::Day, query::Archive};

use crate::{
    fixtures::{broadsheet, folder_of},
    support::{self, Decoded},
};

/// Exports a folder with these files.
fn export(files: &[(&str, &str)]) -> Decoded {
    let folder = folder_of(files.iter().copied());
    let out = folder.path().join("out");
    let words = [
        "export",
        folder.path().to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
        "--no-cache",
    ];
    let output = broadsheet(&words);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    support::decode(&out)
}

/// Returns title, day and time of each story, oldest first.
fn days(decoded: &Decoded) -> Vec<String> {
    let stories = decoded.articles.iter().map(|story| {
        format!(
            "{} {} {}",
            story.title,
            story.day().unwrap(),
            story.published.unwrap()
        )
    });
    stories.collect()
}

#[test]
fn a_story_stands_under_the_day_that_its_site_shows() {
    let hugo = export(&[
        (
            "hugo.toml",
            "baseURL = 'https://p.example'\ntimeZone = 'America/New_York'\n",
        ),
        (
            "content/posts/day.md",
            "---\ntitle: Day\ndate: 2024-03-02\n---\nx\n",
        ),
        (
            "content/posts/local.md",
            "---\ntitle: Local\ndate: 2024-03-02T22:00:00\n---\nx\n",
        ),
        (
            "content/posts/offset.md",
            "---\ntitle: Offset\ndate: '2024-03-02 22:30:00 -0500'\n---\nx\n",
        ),
    ]);
    assert_eq!(
        days(&hugo),
        [
            "Day 2024-03-02 2024-03-02T00:00:00Z",
            "Local 2024-03-02 2024-03-03T03:00:00Z",
            "Offset 2024-03-02 2024-03-03T03:30:00Z",
        ]
    );
    let jekyll = export(&[
        ("_config.yml", "title: P\ntimezone: Asia/Tokyo\n"),
        (
            "_posts/2024-03-02-late.md",
            "---\ntitle: Late\ndate: 2024-03-02 22:00:00 +0000\n---\nx\n",
        ),
    ]);
    assert_eq!(days(&jekyll), ["Late 2024-03-03 2024-03-02T22:00:00Z"]);
}

#[test]
fn an_entry_of_a_feed_stands_under_the_day_that_the_feed_writes() {
    let entry = |title: &str, date: &str| {
        format!(
            "<item><title>{title}</title><link>https://p.example/{title}</link><pubDate>{date}</pubDate></item>"
        )
    };
    let feed = format!(
        "<rss version=\"2.0\"><channel><title>P</title>{}{}</channel></rss>",
        entry("West", "Mon, 04 Mar 2024 23:30:00 -0500"),
        entry("London", "Tue, 05 Mar 2024 23:30:00 GMT"),
    );
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [
        {"id": "1", "url": "https://j.example/1", "title": "East", "date_published": "2024-03-07T01:00:00+09:00"}]}"#;
    let export_of_wordpress = "<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>W</title>\
        <wp:wxr_version>1.2</wp:wxr_version><item><title>Blog</title><link>https://w.example/1</link>\
        <wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date>2024-03-08 23:00:00</wp:post_date>\
        <wp:post_date_gmt>2024-03-09 07:00:00</wp:post_date_gmt></item></channel></rss>";
    let decoded = export(&[
        ("feed.xml", feed.as_str()),
        ("feed.json", json),
        ("blog.xml", export_of_wordpress),
    ]);
    assert_eq!(
        days(&decoded),
        [
            "West 2024-03-04 2024-03-05T04:30:00Z",
            "London 2024-03-05 2024-03-05T23:30:00Z",
            "East 2024-03-07 2024-03-06T16:00:00Z",
            "Blog 2024-03-08 2024-03-09T07:00:00Z",
        ]
    );
}

#[test]
fn lists_and_filters_go_by_the_days_of_the_stories() {
    let record = |title: &str, date: &str| {
        format!("---\ntitle: {title}\npublishedDateTime: {date}\n---\nx\n")
    };
    let records = [
        ("a.md", record("Tokyo", "2024-03-03T08:00:00+09:00")),
        ("b.md", record("New York", "2024-03-02T22:00:00-05:00")),
        ("c.md", record("Greenwich", "2024-03-03T01:00:00Z")),
    ];
    let decoded = export(
        &records
            .each_ref()
            .map(|(path, text)| (*path, text.as_str())),
    );
    assert_eq!(
        days(&decoded),
        [
            "New York 2024-03-02 2024-03-03T03:00:00Z",
            "Tokyo 2024-03-03 2024-03-02T23:00:00Z",
            "Greenwich 2024-03-03 2024-03-03T01:00:00Z",
        ]
    );
    let archive = Archive::new(&decoded.manifest, &decoded.columns);
    for (row, story) in decoded.articles.iter().enumerate() {
        assert_eq!(archive.day_of(row), story.day());
        let minute = story.published.map(|time| time.minutes());
        let rows: Vec<usize> = archive.rows_at(minute).collect();
        assert_eq!(rows, [row], "{}", story.title);
    }
    let day = Day::parse("2024-03-03");
    assert_eq!(archive.rows_of_days(day, day), 1..3);
    let counts: Vec<usize> = archive
        .histogram()
        .bars
        .iter()
        .map(|bar| bar.rows.len())
        .collect();
    assert_eq!(counts, [1, 2]);
    // Greenwich and New York are newer than one o'clock.
    let after: Vec<usize> = archive
        .rows_after(decoded.articles[2].published.unwrap().minutes() - 1)
        .collect();
    assert_eq!(after, [0, 2]);
}
