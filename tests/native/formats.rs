//! Records in the formats of other generators: each importer reads a fixture and real records.

use std::{fs, path::Path};

use broadsheet::{
    feed::{self, FeedChannel, FeedEntry},
    import::{
        self, Import, ImportOptions,
        generators::{DefaultPublisher, layout::Layout, source_folder::SourceFolder},
        visibility::FuturePosts,
    },
    model::{Article, Instant},
};

use crate::fixtures::{files_in, folder_of, import_site};

/// The time of the run for all folders: 2027-01-15T08:00:00Z.
const AS_OF: i64 = 1_800_000_000;

fn import(folder: &Path) -> Import {
    let layout = Layout::detect(folder);
    let publisher = layout
        .description
        .title
        .clone()
        .map(|name| DefaultPublisher {
            name,
            domain: String::new(),
        });
    let options = ImportOptions {
        sources: vec![SourceFolder {
            layout,
            publisher,
            ..SourceFolder::default()
        }],
        as_of: Some(Instant::from_seconds(AS_OF)),
        ..ImportOptions::default()
    };
    let import = import::folder(folder, &options, &|_| {}).unwrap();
    let report = &import.report;
    assert_eq!(
        report.records,
        report.published + report.withheld() + report.refused
    );
    import
}

fn fixture(name: &str) -> Import {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    import(&folder.join(name))
}

#[test]
fn reads_every_format() {
    for name in ["jekyll", "hugo", "zola", "pelican", "feeds"] {
        let import = fixture(name);
        insta::assert_json_snapshot!(format!("{name}_report"), import.report);
        insta::assert_json_snapshot!(format!("{name}_articles"), import.articles);
    }
}

/// Exports of blog engines contain posts that their sites do not show.
#[test]
fn reads_every_export() {
    let import = fixture("exports");
    let articles = import.articles.iter();
    // Scheduled posts depend on the time of the run.
    let shown: Vec<_> = articles
        .filter(|article| !article.title.starts_with("WAITS"))
        .collect();
    insta::assert_json_snapshot!("exports_articles", shown);
    let all = serde_json::to_string(&import.articles).unwrap();
    for word in [
        "HIDDEN",
        "mail.example",
        "keeper@",
        "sesame",
        "comment",
        "kind#",
        "[gallery",
    ] {
        assert!(!all.contains(word), "{word} in {all}");
    }
    assert_eq!((import.report.records, import.report.refused), (25, 0));
}

/// Returns a folder of real records, which are data of other people; prints a message and returns `None` if it does not
/// exist.
fn real(part: &str) -> Option<std::path::PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("BROADSHEET_SHARED").map_or(beside, Into::into);
    let path = shared.join("corpus").join(part);
    if !path.exists() {
        eprintln!("skipped: {} does not exist", path.display());
        return None;
    }
    Some(path)
}

/// Writes an article as a record of another generator.
type Writer = fn(&Article) -> String;

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn date(article: &Article) -> String {
    article
        .published
        .map(|time| time.to_string())
        .unwrap_or_default()
}

fn list(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
    texts.join(", ")
}

fn toml(article: &Article, taxonomies: &str) -> String {
    let address = article.links.main().map_or("", |address| address.as_str());
    format!(
        "+++\ntitle = {}\ndate = {}\ndescription = {}\n{taxonomies}tags = [{}]\n[extra]\nlink = {}\nauthor = \"A\"\n+++\n",
        quoted(&escaped(&article.title)),
        date(article),
        quoted(&escaped(&article.excerpt)),
        list(&article.topics),
        quoted(address),
    )
}

/// Escapes a text for formats that read tags and entities.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

const GENERATORS: &[(&str, &str, &str, Writer)] = &[
    ("_config.yml", "title: x", "_posts", |article| {
        format!(
            "---\nlayout: post\ntitle: {}\ndate: {}\nsummary: {}\ntags: [{}]\nlink: {}\n---\n",
            quoted(&escaped(&article.title)),
            date(article).replace('T', " ").replace('Z', " +0000"),
            quoted(&escaped(&article.excerpt)),
            list(&article.topics),
            quoted(article.links.main().map_or("", |address| address.as_str())),
        )
    }),
    ("hugo.toml", "title = 'x'", "content/news", |article| {
        toml(article, "").replace("[extra]", "[params]")
    }),
    ("config.toml", "base_url = 'x'", "content/news", |article| {
        toml(article, "[taxonomies]\n")
    }),
    (
        "pelicanconf.py",
        "SITENAME = 'x'\nUSE_FOLDER_AS_CATEGORY = False",
        "content/news",
        |article| {
            let line = |text: &str| escaped(text).replace('\n', " ");
            format!(
                "Title: {}\nDate: {}\nSummary: {}\nTags: {}\nLink: {}\n\n",
                line(&article.title),
                date(article),
                line(&article.excerpt),
                article.topics.join(", "),
                article.links.main().map_or("", |address| address.as_str()),
            )
        },
    ),
];

#[test]
fn real_records_are_the_same_from_every_generator() {
    let Some(news) = real("news") else { return };
    let original = import::folder(&news, &ImportOptions::default(), &|_| {}).unwrap();
    for (settings, text, folder_of_posts, write) in GENERATORS {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(settings), text).unwrap();
        let folder_of_posts = folder.path().join(folder_of_posts);
        fs::create_dir_all(&folder_of_posts).unwrap();
        for article in &original.articles {
            // The file name of a Jekyll post begins with a day.
            let path = folder_of_posts.join(format!("2024-01-01-{}.md", article.slug));
            fs::write(path, write(article)).unwrap();
        }
        let imported = import(folder.path());
        assert_eq!(
            imported.report.refused, 0,
            "{settings}: {:#?}",
            imported.report
        );
        assert_eq!(
            imported.articles.len(),
            original.articles.len(),
            "{settings}"
        );
        for article in &original.articles {
            // Slugs differ, because some generators leave the date out.
            let same = imported.articles.iter().find(|other| {
                other.links.main() == article.links.main() && other.published == article.published
            });
            let same = same.unwrap_or_else(|| panic!("{settings}: {}", article.slug));
            let fields = |article: &Article| {
                let excerpt = article.excerpt.split_whitespace().collect::<Vec<_>>();
                (
                    article.title.clone(),
                    excerpt.join(" "),
                    article.topics.clone(),
                )
            };
            let (imported, original) = (fields(same), fields(article));
            assert_eq!(
                (&imported.0, &imported.2),
                (&original.0, &original.2),
                "{settings}"
            );
            // A record without an excerpt has no text to make one from.
            assert_eq!(imported.1, original.1, "{settings}");
        }
    }
}

#[test]
fn reads_real_pages_of_the_original_system() {
    let (Some(api), Some(news)) = (real("api"), real("news")) else {
        return;
    };
    let imported = import(&api);
    assert_eq!((imported.report.records, imported.report.refused), (50, 0));
    let original = import::folder(&news, &ImportOptions::default(), &|_| {}).unwrap();
    let mut compared = 0;
    for article in &original.articles {
        let same = imported
            .articles
            .iter()
            .find(|other| other.slug == article.slug);
        let Some(same) = same else { continue };
        compared += 1;
        let fields = |article: &Article| {
            let links = article.links.main().map(|link| link.as_str().to_owned());
            (
                article.title.clone(),
                article.excerpt.clone(),
                article.published,
                links,
                article.heat,
            )
        };
        assert_eq!(fields(same), fields(article));
        assert_eq!(same.topics, article.topics);
        assert_eq!(same.provider.name, article.provider.name);
    }
    assert_eq!(compared, 14);
}

#[test]
fn feeds_of_real_records_give_the_records_back() {
    let Some(news) = real("news") else { return };
    let original = import::folder(&news, &ImportOptions::default(), &|_| {}).unwrap();
    let channel = FeedChannel {
        title: "Real & <news>".to_owned(),
        home_url: "https://news.example/".to_owned(),
        view_url: "https://news.example/".to_owned(),
        language: "en".to_owned(),
        ..FeedChannel::default()
    };
    let entries: Vec<FeedEntry> = original
        .articles
        .iter()
        .map(|article| FeedEntry {
            title: &article.title,
            excerpt: &article.excerpt,
            page_url: format!("https://news.example/article/{}/", article.slug),
            time: article.published,
            topics: article.topics.iter().map(String::as_str).collect(),
            publisher: &article.provider.name,
            ..FeedEntry::default()
        })
        .collect();
    for (name, text) in [
        ("feed.xml", feed::rss::write(&channel, &entries)),
        ("feed.atom", feed::atom::write(&channel, &entries)),
        (
            "feed.json",
            feed::json_feed::write(&channel, &entries).unwrap(),
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(name), text).unwrap();
        let imported = import(folder.path());
        assert_eq!(imported.report.refused, 0, "{name}: {:#?}", imported.report);
        assert_eq!(imported.articles.len(), original.articles.len(), "{name}");
        for (entry, article) in entries.iter().zip(&original.articles) {
            let same = imported.articles.iter().find(|other| {
                other
                    .links
                    .main()
                    .is_some_and(|link| link.as_str() == entry.page_url)
            });
            let same = same.unwrap_or_else(|| panic!("{name}: {}", entry.page_url));
            assert_eq!(same.title, article.title, "{name}");
            assert_eq!(same.published, article.published, "{name}");
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let excerpt = words(&article.excerpt);
            let read = words(&same.excerpt);
            if name == "feed.json" {
                // In a JSON Feed it is the text of the item, which is cut.
                let beginning = read.trim_end_matches(" …");
                assert!(excerpt.starts_with(beginning), "{name}: {read}");
            } else if !excerpt.is_empty() {
                assert_eq!(read, excerpt, "{name}");
            }
            assert_eq!(same.topics, article.topics, "{name}");
        }
    }
}

#[test]
fn titles_of_feeds_are_text_and_their_summaries_are_html() {
    let rss = "<rss version='2.0'><channel><title>Vec&lt;T> weekly</title>\
        <item><guid>1</guid><title>When Vec&lt;T> beats &lt;b>Box&lt;/b></title>\
        <category>Rc&lt;T></category><description>Use Vec&lt;T>.</description></item>\
        <item><guid>2</guid><title>Why &lt;script async> &amp;amp; not &amp;lt;b></title>\
        <description>&lt;p>Two&lt;/p>&lt;p>blocks &amp;amp;lt;&lt;/p>&lt;img src=x onerror=hit()></description></item>\
        <item><guid>3</guid><title> &amp;nbsp;&lt;b>&lt;/b></title>\
        <description>&lt;p>No &amp;lt;title> &lt;em>here&lt;/em>&lt;/p></description></item>\
        <item><guid>4</guid><description>&lt;img src='a.png' alt='A pier'></description></item>\
        </channel></rss>";
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><id>a</id>\
        <updated>2026-01-01T00:00:00Z</updated>\
        <entry><id>5</id><updated>2026-01-05T00:00:00Z</updated><title>A text: &lt;b>x&lt;/b></title>\
        <summary>Plain &lt;p></summary></entry>\
        <entry><id>6</id><updated>2026-01-06T00:00:00Z</updated><title type='html'>&lt;i>x&lt;/i> &amp;lt;b> List&lt;a></title>\
        <summary type='html'>&lt;div>One &lt;!-- two -->three&lt;/div></summary></entry></feed>";
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [
        {"id": "7", "title": " ", "summary": "Said", "content_text": "Box<T> & more\nwords"},
        {"id": "8", "title": "<svg/onload=hit()>", "summary": "<p>Sum</p>", "content_html": "<p>x</p>"},
        {"id": "9", "content_html": "<p>Use &lt;p&gt;</p>"}]}"#;
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.xml", rss), ("b.xml", atom), ("c.json", json)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let import = import(folder.path());
    assert_eq!(import.report.refused, 0, "{:#?}", import.report);
    let mut said: Vec<_> = import.articles.iter().collect();
    said.sort_by_key(|article| article.title.clone());
    let said: Vec<_> = said
        .iter()
        .map(|article| (article.title.as_str(), article.excerpt.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("<svg/onload=hit()>", "<p>Sum</p>"),
            ("A pier", ""),
            ("A text: <b>x</b>", "Plain <p>"),
            ("Box<T> & more words", "Said"),
            ("No <title> here", "No <title> here"),
            ("Use <p>", "Use <p>"),
            ("When Vec<T> beats Box", "Use Vec<T>."),
            ("Why <script async> & not <b>", "Two blocks &lt;"),
            ("x <b> List<a>", "One three"),
        ]
    );
    let article = |title: &str| {
        let mut articles = import.articles.iter();
        articles
            .find(|article| article.title.starts_with(title))
            .unwrap()
    };
    let vec = article("When");
    assert_eq!(vec.provider.name, "Vec<T> weekly");
    assert_eq!(vec.topics, ["Rc<T>"]);
    assert_eq!(vec.slug.as_str(), "when-vec-t-beats-box");
    let problems = import.report.problems.iter();
    let told = problems.filter(|problem| problem.expected.contains("formatting"));
    let told: Vec<_> = told.map(|problem| problem.found.as_str()).collect();
    assert_eq!(told, ["<b> </b>", "<i> </i>"]);
}

#[test]
fn a_generator_names_a_post_whose_title_shows_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let post = "---\ndate: 2026-01-02\ntitle: '&nbsp;<b></b>'\n---\nWords.\n";
    fs::write(folder.path().join("low-water.md"), post).unwrap();
    let original =
        "---\npublishedDateTime: 2026-01-02T00:00:00Z\ntitle: '&nbsp;<b></b>'\n---\nWords.\n";
    fs::write(folder.path().join("original.md"), original).unwrap();
    let import = import(folder.path());
    let titles: Vec<_> = import
        .articles
        .iter()
        .map(|article| article.title.as_str())
        .collect();
    assert_eq!(titles, ["Low water"]);
    assert_eq!(import.report.refused, 1);
}

/// Asserts which files of a site are named as not read.
fn assert_unread(files: &str, expected: &[(&str, usize)]) {
    let folder = folder_of(files_in(files));
    let import = import_site(folder.path(), FuturePosts::AsGenerator, 1_780_272_000);
    let unread = import.report.unread.iter();
    let unread: Vec<_> = unread
        .map(|(format, tally)| (format.as_str(), tally.count))
        .collect();
    assert_eq!(unread, expected, "{:#?}", import.report.problems);
}

#[test]
fn posts_that_are_not_read_are_named_and_other_files_are_not() {
    let post = "---\ntitle: Seals\ndate: 2024-03-02\n---\nWords.\n";
    assert_unread(
        &format!(
            ">>> hugo.toml\ntitle = 'P'\n>>> content/posts/a.md\n{post}\
             >>> content/seals/_content.gotmpl\n{{{{ .AddPage dict }}}}\n>>> layouts/x.gotmpl\nx\n\
             >>> content/posts/b.njk\n{post}>>> content/posts/data.json\n{{}}\n"
        ),
        &[("a content adapter of Hugo", 1)],
    );
    assert_unread(
        &format!(
            ">>> eleventy.config.js\nexport default {{}}\n>>> posts/a.md\n{post}\
             >>> posts/b.njk\n{post}>>> posts/c.liquid\n{post}>>> posts/index.njk\n---\ntitle: All\n---\n\
             >>> feed.njk\n---\npermalink: /feed.xml\n---\n>>> _includes/post.njk\n{post}\
             >>> posts/d.11ty.js\nexport const data = {{ title: 'D', date: '2024-03-02' }};\n\
             >>> posts/posts.11tydata.js\nexport default {{ title: 'x', date: 'y' }};\n>>> _data/x.json\n{{}}\n"
        ),
        &[
            ("a Liquid template", 1),
            ("a Nunjucks template", 1),
            ("a program of Eleventy", 1),
        ],
    );
    assert_unread(
        &format!(
            ">>> astro.config.mjs\nexport default {{}}\n>>> src/content/blog/a.md\n{post}\
             >>> src/content/blog/b.json\n{{\"title\": \"B\", \"pubDate\": \"2024-03-02\"}}\n\
             >>> src/content/authors/ada.json\n{{\"title\": \"Dr\", \"name\": \"Ada\"}}\n\
             >>> src/pages/blog/c.astro\n<p>C</p>\n>>> src/pages/blog/d.md\n{post}>>> src/pages/blog/index.astro\nx\n\
             >>> src/pages/blog/[slug].astro\nx\n>>> src/layouts/post.astro\nx\n>>> src/components/x.vue\nx\n\
             >>> src/pages/index.astro\nx\n"
        ),
        &[("an Astro page", 1), ("data of a collection", 1)],
    );
    assert_unread(
        &format!(
            ">>> _config.yml\ntitle: P\n>>> source/_posts/a.md\n{post}>>> source/_posts/b.ejs\n{post}\
             >>> themes/x/layout.ejs\n{post}>>> source/_posts/a/x.css\nx\n"
        ),
        &[("a template", 1)],
    );
}
