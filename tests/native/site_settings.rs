//! Sites of other generators without settings of ours: what their own settings say of the site and its stories.

use broadsheet::{
    format::Site,
    import::{diagnostics::report::ProblemKind, visibility::FuturePosts},
    model::{Article, Tag, body::each_element},
};
use tempfile::TempDir;

use crate::{
    fixtures::{broadsheet, files_in, folder_of, import_site, write_file},
    support,
};

/// Exports a folder with these files, and returns the site and its stories by the names of their titles.
struct ExportedSite {
    site: Site,
    articles: Vec<Article>,
    _folder: TempDir,
}

impl ExportedSite {
    fn of(files: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("harbour-notes");
        for (path, text) in files_in(files) {
            write_file(&top, path, text);
        }
        let out = folder.path().join("out");
        let words = [
            "export",
            top.to_str().unwrap(),
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
        let decoded = support::decode(&out);
        Self {
            site: decoded.manifest.site,
            articles: decoded.articles,
            _folder: folder,
        }
    }

    fn story(&self, title: &str) -> &Article {
        let mut articles = self.articles.iter();
        let found = articles.find(|article| article.title == title);
        found.unwrap_or_else(|| panic!("no story {title}"))
    }

    fn time(&self, title: &str) -> String {
        self.story(title).published.unwrap().to_string()
    }
}

#[test]
fn the_settings_of_hugo_name_site_language_time_zone_and_author() {
    let site = ExportedSite::of(
        r#">>> config/_default/hugo.toml
baseURL = "https://gull.example/notes/"
defaultContentLanguage = "pt-br"
timeZone = "America/Los_Angeles"
[params.author]
name = "Ada Quill"
>>> config/_default/languages.pt-br.toml
title = "Notas"
languageCode = "pt-BR"
[params]
description = "Do porto"
>>> config/_default/languages.en.toml
title = "Notes"
>>> content/posts/evening.md
---
title: Evening
date: 2026-03-01T20:30:00
---
Words.
>>> content/posts/fixed.md
---
title: Fixed
date: 2026-03-01T20:30:00+01:00
author: Finn
---
Words.
>>> content/posts/day.md
---
title: Day
date: 2026-03-01
---
Words.
>>> content/posts/tides.en.md
---
title: Tides
date: 2026-03-02
---
Words.
>>> content/posts/why-vue.js.md
---
title: Vue
date: 2026-03-02
---
Words.
>>> content/posts/release-2.0.go.md
---
date: 2026-03-02
---
Words.
"#,
    );
    assert_eq!(
        (&*site.site.title, &*site.site.tagline, &*site.site.language),
        ("Notas", "Do porto", "pt-BR")
    );
    assert_eq!(site.site.base, None, "the archive is probably not there");
    assert_eq!(site.time("Evening"), "2026-03-02T04:30:00Z");
    assert_eq!(site.time("Fixed"), "2026-03-01T19:30:00Z");
    assert_eq!(site.time("Day"), "2026-03-01T00:00:00Z");
    let publisher = &site.story("Evening").provider;
    assert_eq!(
        (&*publisher.name, &*publisher.domain),
        ("Notas", "gull.example")
    );
    assert_eq!(site.story("Evening").details.authors, ["Ada Quill"]);
    assert_eq!(site.story("Fixed").details.authors, ["Finn"]);
    assert_eq!(site.story("Tides").locale.as_deref(), Some("en"));
    assert_eq!(site.story("Vue").locale, None);
    assert_eq!(site.story("Release 2.0.go").locale, None);
}

#[test]
fn data_files_of_eleventy_describe_the_site() {
    let site = ExportedSite::of(
        r#">>> eleventy.config.js
export default function (config) { return { dir: { input: "content", data: "../_data" } }; };
>>> _data/metadata.js
// Used by the layouts.
export default {
  title: "Gull's Log",
  url: "https://gull.example/",
  language: "pt-BR",
  author: { name: "Ada Quill", email: "ada@gull.example", url: `https://gull.example/ada/` },
};
>>> _data/site.yaml
title: Another
description: Seen from the pier
>>> package.json
{ "name": "pier", "author": "Finn", "description": "No" }
>>> content/blog/late.md
---
title: Late
date: 2026-03-01
---
Words.
"#,
    );
    assert_eq!(
        (&*site.site.title, &*site.site.tagline, &*site.site.language),
        ("Gull's Log", "Seen from the pier", "pt-BR")
    );
    let story = site.story("Late");
    assert_eq!(story.details.authors, ["Ada Quill"]);
    assert_eq!(story.provider.domain, "gull.example");
}

#[test]
fn the_package_describes_a_site_that_nothing_else_does() {
    let of_package = |package: &str| {
        ExportedSite::of(&format!(
            ">>> astro.config.mjs\nexport default defineConfig({{ site: 'https://gull.example' }});\n\
             >>> package.json\n{package}\n\
             >>> src/content/blog/late.md\n---\ntitle: Late\npubDate: 2026-03-01\n---\nWords.\n"
        ))
    };
    let site = of_package(
        r#"{ "name": "@gull/pier-log", "description": "Seen from the pier",
            "author": "Ada Quill <ada@gull.example> (https://gull.example)" }"#,
    );
    assert_eq!(
        (&*site.site.title, &*site.site.tagline),
        ("Pier Log", "Seen from the pier")
    );
    assert_eq!(site.story("Late").provider.name, "Pier Log");
    assert_eq!(site.story("Late").details.authors, ["Ada Quill"]);
    let starter = of_package(
        r#"{ "name": "my-blog", "description": "A starter", "author": { "name": "Its maker" } }"#,
    );
    assert_eq!(
        (&*starter.site.title, &*starter.site.tagline),
        ("gull.example", "")
    );
    assert!(starter.story("Late").details.authors.is_empty());
}

#[test]
fn the_constants_of_a_template_describe_a_site_of_astro() {
    let of_constants = |file: &str, constants: &str| {
        ExportedSite::of(&format!(
            ">>> astro.config.mjs\nexport default defineConfig({{}});\n>>> {file}\n{constants}\n\
             >>> package.json\n{{\"name\": \"pier\"}}\n\
             >>> src/content/blog/late.md\n---\ntitle: Late\npubDate: 2026-03-01\n---\nWords.\n"
        ))
    };
    let site = of_constants(
        "src/consts.ts",
        "export const SITE_TITLE = 'Pier Log';\nexport const SITE_DESCRIPTION = `Seen from the pier`;",
    );
    assert_eq!(
        (&*site.site.title, &*site.site.tagline),
        ("Pier Log", "Seen from the pier")
    );
    let site = of_constants(
        "src/config.ts",
        "export const LOCALE = {};\nexport const SITE: Site = {\n  website: 'https://gull.example/',\n  author: 'Ada Quill',\n\
         \x20 title: 'Pier Log',\n  postPerPage: 3,\n};",
    );
    assert_eq!(site.site.title, "Pier Log");
    let story = site.story("Late");
    assert_eq!(story.provider.domain, "gull.example");
    assert_eq!(story.details.authors, ["Ada Quill"]);
}

#[test]
fn the_page_of_the_root_section_describes_a_site_that_its_settings_do_not() {
    let root_page = |title: &str| {
        format!(
            ">>> content/_index.md\n---\ntitle: {title}\ndescription: Seen from the pier\n---\n\
             >>> content/late.md\n---\ntitle: Late\ndate: 2026-03-01\n---\nWords.\n"
        )
    };
    for settings in [
        ">>> hugo.toml\nbaseURL = 'https://gull.example/'\n",
        ">>> zola.toml\nbase_url = 'https://gull.example/'\n",
    ] {
        let site = ExportedSite::of(&format!("{settings}{}", root_page("Pier Log")));
        assert_eq!(
            (&*site.site.title, &*site.site.tagline),
            ("Pier Log", "Seen from the pier")
        );
        let site = ExportedSite::of(&format!(
            "{settings}title = 'Log'\n{}",
            root_page("Pier Log")
        ));
        assert_eq!(site.site.title, "Log");
        let site = ExportedSite::of(&format!("{settings}{}", root_page("Home")));
        assert_eq!(site.site.title, "gull.example");
    }
}

#[test]
fn a_site_without_a_title_is_called_by_its_host_or_its_folder() {
    let post = ">>> _posts/2026-03-01-late.md\n---\ntitle: Late\n---\nWords.\n";
    let site = ExportedSite::of(&format!(
        ">>> _config.yml\nurl: https://log.example\n{post}"
    ));
    assert_eq!(site.site.title, "log.example");
    assert_eq!(site.story("Late").provider.name, "log.example");
    let site = ExportedSite::of(&format!(">>> _config.yml\nmarkdown: kramdown\n{post}"));
    assert_eq!(site.site.title, "Harbour Notes");
    assert_eq!(site.story("Late").provider.name, "Harbour Notes");
    let records =
        ">>> late.md\n---\ntitle: Late\npublishedDateTime: 2026-03-01T10:00:00Z\n---\nWords.\n";
    let site = ExportedSite::of(records);
    assert_eq!(site.story("Late").provider.name, "Harbour Notes");
}

#[test]
fn folders_above_posts_are_categories_of_jekyll() {
    let site = ExportedSite::of(
        ">>> _config.yml\ntitle: Log\ntimezone: America/New_York\nlang: de_AT\n\
         >>> harbour/ferries/_posts/2026-03-05-late.md\n---\ntitle: Late\ntags: [timetables]\ndate: 2026-03-05 22:00:00\n---\nWords.\n\
         >>> _posts/2026-03-05-plain.md\n---\ntitle: Plain\n---\nWords.\n",
    );
    assert_eq!(
        site.story("Late").topics,
        ["harbour", "ferries", "timetables"]
    );
    assert!(site.story("Plain").topics.is_empty());
    assert_eq!(
        site.time("Late"),
        "2026-03-05T22:00:00Z",
        "Jekyll reads it as UTC"
    );
    assert_eq!(site.site.language, "de-AT");
}

#[test]
fn the_settings_of_pelican_complete_a_post() {
    let site = ExportedSite::of(
        ">>> pelicanconf.py\nAUTHOR = u\"The Desk\"\nSITENAME = u'Signal Box'\nDEFAULT_LANG = r'fi'\n\
         TIMEZONE = 'Europe/Helsinki'\nDEFAULT_DATE = (2020, 1, 2)\nPATH = 'content'\n\
         >>> content/rail/a-file.md\nTitle: A Headline\nDate: 2026-03-02 10:20\n\nWords.\n\
         >>> content/rail/own.md\nTitle: Own\nDate: 2026-06-02 10:20\nCategory: Ships\nSlug: mine\n\nWords.\n\
         >>> content/undated.md\nTitle: Undated\n\nWords.\n",
    );
    assert_eq!(
        (&*site.site.title, &*site.site.language),
        ("Signal Box", "fi")
    );
    let headline = site.story("A Headline");
    assert_eq!(site.time("A Headline"), "2026-03-02T08:20:00Z");
    assert_eq!(headline.details.authors, ["The Desk"]);
    assert_eq!(headline.topics, ["rail"]);
    assert_eq!(headline.slug.as_str(), "a-headline");
    assert_eq!(site.story("Own").topics, ["Ships"]);
    assert_eq!(site.story("Own").slug.as_str(), "mine");
    assert!(site.story("Undated").topics.is_empty());
    assert_eq!(site.time("Undated"), "2020-01-02T00:00:00Z");
}

#[test]
fn init_writes_what_it_found() {
    let folder = folder_of(files_in(
        ">>> _config.yml\nname: The Log\nurl: https://log.example\nbaseurl: /news\nlang: de\n\
         >>> _posts/2026-03-05-late.md\n---\ntitle: Late\n---\nWords.\n",
    ));
    let output = broadsheet(&["init", folder.path().to_str().unwrap()]);
    assert!(output.status.success());
    let settings = std::fs::read_to_string(folder.path().join("broadsheet.toml")).unwrap();
    for line in [
        "title = \"The Log\"",
        "language = \"de\"",
        "base = \"https://log.example/news\"",
    ] {
        assert!(settings.contains(line), "{line} in {settings}");
    }
}

#[test]
fn links_to_pages_of_the_site_keep_their_address() {
    let site = ExportedSite::of(
        ">>> _config.yml\ntitle: P\nurl: https://p.example\n\
         >>> _posts/2026-03-02-a.md\n---\ntitle: A\nexcerpt: E\n---\n\
         [about](/about/) [file](/a.zip) [next](/2026/03/03/b/#low) <a id='x'></a> \
         [mail](mailto:ada@p.example) [near](nowhere/)\n\
         >>> _posts/2026-03-03-b.md\n---\ntitle: B\n---\nWords.\n",
    );
    let mut body = site.story("A").details.body.clone();
    let mut links = Vec::new();
    each_element(&mut body, &mut |element| {
        if element.tag == Tag::A {
            let fragment = element.fragment.as_ref();
            let fragment = fragment.map_or_else(String::new, |id| format!("#{}", id.as_str()));
            links.push((
                element
                    .story
                    .as_ref()
                    .map(|story| format!("{story}{fragment}")),
                element.href.as_ref().map(|href| href.as_str().to_owned()),
            ));
        }
    });
    let page = |address: &str| (None, Some(address.to_owned()));
    assert_eq!(
        links.get(..4).unwrap(),
        [
            page("https://p.example/about/"),
            page("https://p.example/a.zip"),
            (Some("b#low".to_owned()), None),
            page("mailto:ada@p.example"),
        ]
    );
    assert!(
        links.iter().skip(4).all(|link| *link == (None, None)),
        "{links:?}"
    );
}

#[test]
fn own_taxonomies_are_topics_if_the_settings_name_them() {
    for files in [
        ">>> broadsheet.toml\ntopics_from = [\"series\", \"people\"]\n>>> hugo.toml\nbaseURL = 'https://gull.example/'\n>>> content/a.md\n---\ntitle: A\ndate: 2026-03-01\ntags: [Sea]\nSeries: Night Trains\npeople: [Ada, Finn]\nthings: [x]\n---\nWords.\n",
        ">>> broadsheet.toml\ntopics_from = [\"series\", \"people\"]\n>>> config.toml\nbase_url = 'https://gull.example'\n>>> content/a.md\n+++\ntitle = 'A'\ndate = 2026-03-01\n[taxonomies]\ntags = ['Sea']\nseries = ['Night Trains']\npeople = ['Ada', 'Finn']\nthings = ['x']\n+++\nWords.\n",
        ">>> broadsheet.toml\n[[sources]]\npath = \"site\"\ntopics_from = [\"series\", \"people\"]\n>>> site/pelicanconf.py\nSITENAME = 'Gull'\n>>> site/content/a.md\nTitle: A\nDate: 2026-03-01\nTags: Sea\nSeries: Night Trains\nPeople: Ada, Finn\nThings: x\n\nWords.\n",
    ] {
        let site = ExportedSite::of(files);
        let topics = &site.story("A").topics;
        for topic in ["Sea", "Night Trains", "Ada", "Finn"] {
            assert!(topics.iter().any(|t| t == topic), "{topic} in {topics:?}");
        }
        assert!(!topics.iter().any(|topic| topic == "x"), "{topics:?}");
    }
}

#[test]
fn data_files_that_cannot_be_read_are_named_and_their_values_are_unknown() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [
        ("_config.yml", "title: Tides\n"),
        ("_data/good.yml", "high: six\n"),
        ("_data/bad.yml", "a: 1\nb: [\n"),
        (
            "_posts/2024-03-02-a.md",
            "---\ntitle: A\n---\nAt {{ site.data.good.high }}.{% unless site.data.bad %} No data.{% endunless %}\n",
        ),
    ] {
        write_file(folder.path(), path, text);
    }
    let imported = import_site(folder.path(), FuturePosts::default(), 1_800_000_000);
    let problems = imported.report.problems.iter();
    let problems: Vec<_> = problems
        .map(|problem| (problem.file.as_str(), problem.line, problem.kind))
        .collect();
    assert!(
        problems.contains(&("_data/bad.yml", Some(3), ProblemKind::DamagedFile)),
        "{problems:?}"
    );
    let kind = ProblemKind::TemplateTagLeftOut;
    assert!(
        problems.contains(&("_posts/2024-03-02-a.md", Some(4), kind)),
        "{problems:?}"
    );
    let article = &imported.articles[0];
    assert_eq!(article.excerpt, "At six.");
}
