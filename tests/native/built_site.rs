//! The setting `built_site`: the texts of records come from the pages that their owner has built.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use broadsheet::{
    import::{
        self, Import, ImportOptions,
        cache::RecordCache,
        diagnostics::report::ProblemKind,
        generators::{layout::Layout, source_folder::SourceFolder},
    },
    model::{Article, Instant, Piece},
};
use tempfile::TempDir;

use crate::fixtures::{broadsheet, files_in, write_file};

/// The time of the run for all folders: 2027-01-15T08:00:00Z.
const AS_OF: i64 = 1_800_000_000;

/// A site with its built pages.
struct Site {
    folder: TempDir,
    output: String,
}

impl Site {
    fn of(output: &str, files: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files_in(files) {
            write_file(folder.path(), path, text);
        }
        let output = output.to_owned();
        Self { folder, output }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn options(&self) -> ImportOptions {
        ImportOptions {
            sources: vec![SourceFolder {
                layout: Layout::detect(self.folder.path()),
                built_site: Some(self.output.clone()),
                ..SourceFolder::default()
            }],
            as_of: Some(Instant::from_seconds(AS_OF)),
            ..ImportOptions::default()
        }
    }

    fn import(&self) -> Import {
        import::folder(self.folder.path(), &self.options(), &|_| {}).unwrap()
    }
}

/// Returns the words of an article, those of its excerpt first.
fn words(article: &Article) -> String {
    fn add(pieces: &[Piece], text: &mut String) {
        for piece in pieces {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Element(element) => add(&element.children, text),
            }
            text.push(' ');
        }
    }
    let mut text = format!("{} ", article.excerpt);
    add(&article.details.body, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn story<'a>(import: &'a Import, title: &str) -> &'a Article {
    let mut articles = import.articles.iter();
    let found = articles.find(|article| article.title == title);
    found.unwrap_or_else(|| panic!("no story {title}: {:?}", import.report))
}

fn problems(import: &Import, kind: ProblemKind) -> Vec<String> {
    let problems = import.report.problems.iter();
    let of_kind = problems.filter(|problem| problem.kind == kind);
    let shown = of_kind.map(|problem| format!("{}: {}", problem.file, problem.found));
    shown.collect()
}

/// Checks that the only story has the text that its generator made.
fn assert_made(output: &str, files: &str) {
    let import = Site::of(output, files).import();
    assert_eq!(import.articles.len(), 1, "{:?}", import.report);
    let text = words(&import.articles[0]);
    assert_eq!(text, "The tide is high. Made by the generator.", "{output}");
    assert_eq!(problems(&import, ProblemKind::PageNotFound), [""; 0]);
}

/// The page of a record, with navigation, byline, sidebar and footer.
const PAGE: &str = r##"<!DOCTYPE html><html><head><title>Tides | Gull</title></head><body>
<header><a href="/">Gull</a><nav><ul><li><a href="/about/">About</a></ul></nav></header>
<div class="layout"><main><article><h1>Tides</h1><p><time>2 March</time> by Ada</p>
<div><p>The tide is high.</p><p>Made by the generator.</p></div>
<div class="share-buttons">Share it</div></article></main>
<div id="sidebar"><h2>Recent</h2><p>The ferry is late</p></div></div>
<section class="comments"><h2>Comments</h2><p>The tide is high? Never.</p></section>
<footer>All rights</footer></body></html>
"##;

#[test]
fn every_generator_names_the_pages_of_its_records() {
    for (output, page, files) in [
        (
            "_site",
            "_site/sea news/2026/03/02/Tides/index.html",
            ">>> _config.yml\ntitle: Gull\npermalink: pretty\n>>> _posts/2026-03-02-Tides.md\n---\ntitle: Tides\ncategory: Sea News\n---\nThe tide is high.\n\n{% include made.html %}\n",
        ),
        (
            "_site",
            "_site/log/tides.html",
            ">>> _config.yml\ndefaults:\n- scope: {path: ''}\n  values: {permalink: '/log/:title:output_ext'}\n>>> _posts/2026-03-02-tides.md\n---\ntitle: Tides\n---\nThe tide is high.\n",
        ),
        (
            "public",
            "public/2026/03/tides/index.html",
            ">>> hugo.toml\nbaseURL = 'https://gull.example/'\n[permalinks]\nposts = '/:year/:month/:slug/'\n>>> content/posts/a.md\n---\ntitle: Tides\ndate: 2026-03-02\n---\nThe tide is high.\n{{< made >}}\n",
        ),
        (
            "public",
            "public/de/posts/tides.html",
            ">>> hugo.toml\nbaseURL = 'https://gull.example/'\nuglyURLs = true\n[languages.en]\n[languages.de]\n>>> content/posts/tides/index.de.md\n---\ntitle: Tides\ndate: 2026-03-02\n---\nThe tide is high.\n",
        ),
        (
            "output",
            "output/2026/tides.html",
            ">>> pelicanconf.py\nARTICLE_SAVE_AS = '{date:%Y}/{slug}.html'\n>>> content/sea/a.rst\nTides\n=====\n\n:date: 2026-03-02 10:20\n\nThe tide is high.\n\n.. made::\n",
        ),
        (
            "public",
            "public/blog/tides/index.html",
            ">>> config.toml\nbase_url = 'https://gull.example'\n>>> content/blog/2026-03-02-tides.md\n+++\ntitle = 'Tides'\ndate = 2026-03-02\n+++\nThe tide is high.\n{{ made() }}\n",
        ),
        (
            "dist",
            "dist/log/tides/index.html",
            ">>> eleventy.config.js\nmodule.exports = {};\n>>> posts/posts.json\n{\"permalink\": \"/log/{{ page.fileSlug }}/\"}\n>>> posts/2026-03-02-tides.md\n---\ntitle: Tides\n---\nThe tide is high.\n",
        ),
        (
            "public",
            "public/2026/03/02/sea/tides/index.html",
            ">>> _config.yml\ntitle: Gull\n>>> source/_posts/sea/tides.md\n---\ntitle: Tides\ndate: 2026-03-02\n---\nThe tide is high.\n{% made %}\n",
        ),
        (
            "build",
            "build/news/2026/03/02/tides/index.html",
            ">>> docusaurus.config.js\nmodule.exports = { presets: [['classic', { blog: { routeBasePath: 'news' } }]] };\n>>> blog/2026-03-02-tides.mdx\n---\ntitle: Tides\n---\nimport Made from './made';\n\nThe tide is high.\n\n<Made />\n",
        ),
        (
            "dist",
            "dist/log/tides/index.html",
            ">>> astro.config.mjs\nexport default {};\n>>> src/pages/log/[...slug].astro\n---\n>>> src/content/blog/tides.mdx\n---\ntitle: Tides\npubDate: 2026-03-02\n---\nThe tide is high.\n\n<Made />\n",
        ),
        (
            "public",
            "public/news/tides/index.html",
            ">>> hugo.toml\nbaseURL = 'https://gull.example/'\n>>> content/news/tides.adoc\n= Tides\n:date: 2026-03-02\n\nThe tide is high.\n",
        ),
        (
            "public",
            "public/news/tides/index.html",
            ">>> hugo.toml\nbaseURL = 'https://gull.example/'\n>>> content/news/tides.org\n#+title: Tides\n#+date: 2026-03-02\n\nThe tide is high.\n",
        ),
    ] {
        assert_made(output, &format!("{files}>>> {page}\n{PAGE}"));
    }
}

/// A site of Hugo with one record and further files.
fn hugo(record: &str, files: &str) -> Site {
    let text = format!(
        ">>> hugo.toml\nbaseURL = \"https://gull.example/notes/\"\ntitle = \"Gull\"\n>>> content/posts/tides.md\n---\n{record}\n---\nThe tide is high.\n{files}"
    );
    Site::of("public", &text)
}

#[test]
fn a_page_elsewhere_is_found_by_its_title_and_words() {
    let record = "title: Tides\ndate: 2026-03-02";
    let words_of = "The tide is high, and so is the moon.\n";
    let page = PAGE.replace("The tide is high.", words_of);
    let files = format!("And so is the moon.\n>>> public/else/where.html\n{page}");
    let import = hugo(record, &files).import();
    assert_eq!(
        words(story(&import, "Tides")),
        "The tide is high, and so is the moon. Made by the generator."
    );
    // A title of two pages, and a page of other words, are not enough.
    let twin = format!("{files}>>> public/twin.html\n{page}");
    let other = format!(
        "And so is the moon.\n>>> public/else/where.html\n{}",
        PAGE.replace("tide is high", "boat was lost at sea")
    );
    for files in [twin, other] {
        let import = hugo(record, &files).import();
        assert_eq!(
            words(story(&import, "Tides")),
            "The tide is high. And so is the moon."
        );
        assert_eq!(
            problems(&import, ProblemKind::PageNotFound),
            ["content/posts/tides.md: no page at /posts/tides/"]
        );
    }
}

#[test]
fn a_page_of_other_words_is_not_that_of_the_record() {
    let files = format!(
        ">>> content/posts/moon.de.md\n---\ntitle: Tides\ndate: 2026-03-02\nurl: /posts/moon/\n---\nDer Mond steht hoch über dem Hafen.\n>>> public/posts/moon/index.html\n{PAGE}>>> public/posts/tides/index.html\n{PAGE}"
    );
    let import = hugo("title: Moon\ndate: 2026-03-02", &files).import();
    for title in ["Tides", "Moon"] {
        assert!(!words(story(&import, title)).contains("Made by"), "{title}");
    }
    assert_eq!(problems(&import, ProblemKind::PageNotFound).len(), 2);
}

#[test]
fn a_canonical_link_says_where_a_page_is() {
    let head = "<head><link rel=canonical href=https://gull.example/notes/posts/tides/>";
    let page = PAGE.replace("<head>", head);
    let import = hugo(
        "title: Tides\ndate: 2026-03-02",
        &format!(">>> public/p-1.html\n{page}"),
    )
    .import();
    assert!(words(story(&import, "Tides")).ends_with("Made by the generator."));
}

#[test]
fn states_and_stories_are_those_of_the_source() {
    for record in [
        "title: Tides\ndate: 2026-03-02\ndraft: true",
        "title: Tides\ndate: 2126-03-02",
        "title: Tides\ndate: 2026-03-02\nexpiryDate: 2026-04-01",
        "title: Tides\ndate: 2026-03-02\nprivate: true",
    ] {
        let files = format!(
            ">>> public/posts/tides/index.html\n{PAGE}>>> public/posts/other/index.html\n{PAGE}"
        );
        let import = hugo(record, &files).import();
        assert!(import.articles.is_empty(), "{record}");
        assert_eq!(import.report.records, 1, "{record}");
    }
}

#[test]
fn a_record_in_an_unread_format_needs_a_page() {
    let files = ">>> hugo.toml\nbaseURL = 'https://gull.example/'\n>>> content/news/tides.org\n#+title: Tides\n#+date: 2026-03-02\n\nThe tide.\n\
                 >>> content/news/secret.org\n#+title: Secret\n#+date: 2026-03-02\n#+draft: true\n\nThe tide.\n\
                 >>> content/news/none.org\nThe tide.\n>>> public/index.html\nx\n";
    let import = Site::of("public", files).import();
    assert!(import.articles.is_empty());
    assert_eq!(import.report.unread["Org"].count, 2);
    assert_eq!((import.report.records, import.report.refused), (1, 0));
}

#[test]
fn a_hostile_page_shows_text_only() {
    let page = r##"<main><h1>Tides</h1><p>The tide is high.</p><script>hit()</script><img src=x onerror=hit()>
        <a href="javascript:hit()">link</a> <p style="display:none">HIDDEN</p><p hidden>HIDDEN</p>
        <template>HIDDEN</template><noscript>HIDDEN</noscript><svg onload=hit()><text>HIDDEN</text></svg>
        <iframe srcdoc="<script>hit()</script>"></iframe><form action=/steal><input value=HIDDEN>HIDDEN</form>
        <!-- HIDDEN --><math><annotation encoding="application/x-tex"><img src=x onerror=hit()></annotation></math>
        <img src="../../../secret.png"><img src="//else.example/t.gif"></main>"##;
    let files = format!(">>> secret.png\np\n>>> public/posts/tides/index.html\n{page}");
    let import = hugo("title: Tides\ndate: 2026-03-02", &files).import();
    let article = story(&import, "Tides");
    let json = serde_json::to_string(&article.details).unwrap();
    for word in [
        "hit()",
        "HIDDEN",
        "javascript",
        "onerror",
        "steal",
        "script",
    ] {
        assert!(!json.contains(word), "{word} in {json}");
    }
    assert!(
        words(article).starts_with("The tide is high. link"),
        "{json}"
    );
}

#[test]
fn pictures_and_links_lead_where_those_of_the_page_lead() {
    let page = "<main><h1>Tides</h1><p>The tide is high. <a href=../moon/>moon</a> <a href=#x>part</a> <img src=own.png alt=own> \
        <img src=/notes/img/made.png alt=made> <a href=https://gull.example/notes/posts/moon/#a>again</a></p><p>End</p></main>";
    let files = format!(
        ">>> content/posts/moon.md\n---\ntitle: Moon\ndate: 2026-03-03\n---\nFull.\n>>> public/posts/tides/index.html\n{page}\n>>> public/posts/tides/own.png\np\n>>> public/img/made.png\np\n"
    );
    let import = hugo("title: Tides\ndate: 2026-03-02", &files).import();
    let json = serde_json::to_value(&story(&import, "Tides").details.body).unwrap();
    let json = json.to_string();
    for part in [
        r#""src":"public/posts/tides/own.png""#,
        r#""src":"public/img/made.png""#,
        r#""story":"/notes/posts/moon/""#,
    ] {
        assert!(json.contains(part), "{part} in {json}");
    }
    assert_eq!(
        json.matches(r#""story":"/notes/posts/moon/"#).count(),
        2,
        "{json}"
    );
    assert_eq!(problems(&import, ProblemKind::UnusableLink), [""; 0]);
}

#[cfg(unix)]
#[test]
fn no_page_is_outside_of_the_built_site() {
    use std::os::unix::fs::symlink;

    let site = hugo(
        "title: Tides\ndate: 2026-03-02\nurl: /../secret/tides.html",
        &format!(">>> secret/tides.html\n{PAGE}>>> public/index.html\nx\n"),
    );
    fs::create_dir_all(site.path("public/posts")).unwrap();
    symlink(site.path("secret"), site.path("public/posts/tides")).unwrap();
    symlink(
        site.path("secret/tides.html"),
        site.path("public/tides.html"),
    )
    .unwrap();
    let import = site.import();
    assert_eq!(words(story(&import, "Tides")), "The tide is high.");
    assert_eq!(problems(&import, ProblemKind::PageNotFound).len(), 1);
    // The folder itself may not lead out of that of the articles either.
    let outside = tempfile::tempdir().unwrap();
    write_file(outside.path(), "posts/tides/index.html", PAGE);
    symlink(outside.path(), site.path("linked")).unwrap();
    let linked = Site {
        output: "linked".to_owned(),
        ..site
    };
    assert_eq!(words(story(&linked.import(), "Tides")), "The tide is high.");
    let settings = |value: &str| {
        write_file(
            linked.folder.path(),
            "broadsheet.toml",
            &format!("built_site = \"{value}\"\n"),
        );
        let run = broadsheet(&["check", linked.folder.path().to_str().unwrap()]);
        String::from_utf8_lossy(&run.stderr).into_owned()
    };
    for value in ["linked", "../x", "/etc", "nothing", "."] {
        assert!(
            settings(value).contains("broadsheet.toml:1"),
            "{value}: {}",
            settings(value)
        );
    }
    assert!(
        !settings("public").contains("broadsheet.toml:1"),
        "{}",
        settings("public")
    );
}

/// Sets the time at which a file was changed, in minutes before now.
fn set_age(path: &Path, minutes: u64) {
    let time = SystemTime::now() - Duration::from_secs(60 * minutes);
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(time).unwrap();
}

#[test]
fn a_page_of_older_words_is_named() {
    let files = format!(">>> public/posts/tides/index.html\n{PAGE}");
    let exact = files.replace("<p>Made by the generator.</p>", "");
    let more = format!("A word more.\n{exact}");
    for (files, page_age, is_named) in [
        (&exact, 1, false),
        // An old copy of the same words is as good as a new one.
        (&exact, 100, false),
        (&more, 1, true),
        (&files, 1, false),
        (&files, 100, true),
    ] {
        let site = hugo("title: Tides\ndate: 2026-03-02", files);
        set_age(&site.path("content/posts/tides.md"), 50);
        set_age(&site.path("public/posts/tides/index.html"), page_age);
        let import = site.import();
        let named = problems(&import, ProblemKind::OutdatedPage);
        assert_eq!(named.len(), usize::from(is_named), "{files} {page_age}");
    }
}

#[test]
fn the_cache_reads_a_record_again_if_its_page_changes() {
    let site = hugo(
        "title: Tides\ndate: 2026-03-02",
        &format!(
            ">>> content/posts/lost.md\n---\ntitle: Lost\ndate: 2026-03-03\n---\nThe boat was lost at sea in fog.\n>>> public/posts/tides/index.html\n{PAGE}"
        ),
    );
    let cache = tempfile::tempdir().unwrap();
    let options = site.options();
    let import = || {
        let opened = RecordCache::open(cache.path().to_owned(), b"1");
        let folder = site.folder.path();
        let import = import::folder_with(folder, &options, Some(&opened), &|_| {}).unwrap();
        opened.save().unwrap();
        let fresh = import::folder(folder, &options, &|_| {}).unwrap();
        assert_eq!(
            (&import.report, &import.articles),
            (&fresh.report, &fresh.articles)
        );
        import
    };
    let page = site.path("public/posts/tides/index.html");
    assert!(words(story(&import(), "Tides")).contains("Made by the generator."));
    assert!(words(story(&import(), "Tides")).contains("Made by the generator."));
    fs::write(&page, PAGE.replace("Made", "Built")).unwrap();
    assert!(words(story(&import(), "Tides")).contains("Built by the generator."));
    fs::remove_file(&page).unwrap();
    assert_eq!(words(story(&import(), "Tides")), "The tide is high.");
    fs::write(&page, PAGE).unwrap();
    assert!(words(story(&import(), "Tides")).contains("Made by the generator."));
    assert_eq!(
        words(story(&import(), "Lost")),
        "The boat was lost at sea in fog."
    );
    let found = PAGE
        .replace("Tides", "Lost")
        .replace("The tide is high.", "The boat was lost at sea in fog.");
    write_file(site.folder.path(), "public/found/index.html", &found);
    assert!(words(story(&import(), "Lost")).contains("Made by the generator."));
}

#[test]
fn a_source_names_its_own_built_site() {
    let folder = tempfile::tempdir().unwrap();
    let files = format!(
        ">>> broadsheet.toml\n[[sources]]\npath = \"blog\"\nbuilt_site = \"_site\"\n>>> blog/_config.yml\ntitle: Gull\n>>> blog/_posts/2026-03-02-tides.md\n---\ntitle: Tides\n---\nThe tide is high.\n>>> blog/_site/2026/03/02/tides.html\n{PAGE}"
    );
    for (path, text) in files_in(&files) {
        write_file(folder.path(), path, text);
    }
    let run = broadsheet(&["check", folder.path().to_str().unwrap(), "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(report["published"], 1, "{report}");
    assert_eq!(
        report["problems"].as_array().map(Vec::len),
        Some(0),
        "{report}"
    );
}
