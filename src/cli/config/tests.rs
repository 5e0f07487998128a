//! Tests of the settings.

use super::{file::parse, *};
use crate::import::{diagnostics::report::ProblemKind, generators::Dialect};

#[test]
fn empty_settings_are_the_defaults() {
    assert_eq!(
        parse("", Path::new("/nowhere")).unwrap().site,
        Site::default()
    );
}

#[test]
fn reads_the_settings_of_the_site() {
    let config = parse(
        "prerender = 50\nmax_files = 20000\ncompress = true\ntitle = \"The Tide\"\ntagline = \"All of it\"\nlanguage = \"pt-BR\"\n\
         base = \"https://tide.example/\"\naccent = \"#A33B20\"\n\
         pictures = \"any\"\npicture_base = \"https://img.example/a/\"\n\
         cdn = \"https://CDN.example/npm/tide@1/\"\n",
        Path::new("/nowhere"),
    )
    .unwrap();
    assert_eq!(config.site.accent.as_deref(), Some("#a33b20"));
    assert_eq!(config.site.pictures_from, [Site::ANY_HTTPS_HOST]);
    assert_eq!(
        config.site.cdn.as_deref(),
        Some("https://cdn.example/npm/tide@1/")
    );
    assert_eq!((config.prerender, config.compress), (50, true));
    assert_eq!(config.max_files, Some(20_000));
    assert_eq!(
        config.import.picture_base.unwrap().as_str(),
        "https://img.example/a/"
    );
}

#[test]
fn names_of_topics_and_addresses_of_feeds_are_read_in_any_spelling() {
    let text = "[fetch]\nfeeds = [\"feed://a.example/f\", \"feed:https://b.example/f\"]\n\
        [[topics]]\nname = \"Cafe\u{301}s\"\naliases = [\"Coffee-Houses\", \"coffee houses\", \"CAFÉS\"]\n\
        [hide]\ntopics = [\"Open_Source\"]\n";
    let folder = tempfile::tempdir().unwrap();
    let config = parse(text, folder.path()).unwrap();
    let edits = &config.import.edits;
    assert_eq!(edits.names["coffee houses"], "Cafés");
    assert_eq!(edits.names["cafés"], "Cafés");
    assert_eq!(config.site.topics[0].name, "Cafés");
    assert!(edits.hidden.topics.contains("open source"));
    let urls: Vec<_> = config
        .fetch
        .feeds
        .iter()
        .map(|feed| feed.url.as_str())
        .collect();
    assert_eq!(urls, ["http://a.example/f", "https://b.example/f"]);
}

#[test]
fn reads_the_settings_of_sources_and_topics() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("posts/hugo/content")).unwrap();
    fs::write(folder.path().join("posts/hugo/hugo.toml"), "title = 'Kelp'").unwrap();
    let text = "base = \"https://tide.example/\"\npublisher = \"The Tide\"\n\
        [[sources]]\npath = \"posts/hugo\"\ntopics = [\"Kelp\"]\n\
        [[topics]]\nname = \"Rail\"\naliases = [\"Railways\"]\nparent = \"transport\"\n\
        [[topics]]\nname = \"Transport\"\ncolor = \"#0A5500\"\n\
        [[rules]]\ntopic = \"Rail\"\nwords = [\"viaduct\"]\n\
        [hide]\npublishers = [\"Night Sleeper\"]\n";
    let config = parse(text, folder.path()).unwrap();
    let [source] = config.import.sources.as_slice() else {
        panic!("{:?}", config.import.sources);
    };
    assert_eq!(source.layout.dialect, Some(Dialect::Hugo));
    assert_eq!(source.publisher.as_ref().unwrap().name, "The Tide");
    assert_eq!(config.site.title, "Kelp");
    let edits = &config.import.edits;
    assert_eq!(edits.names["railways"], "Rail");
    assert_eq!(edits.parents["rail"], "Transport");
    assert!(edits.hidden.publishers.contains("night sleeper"));
    assert_eq!(edits.rules.len(), 1);
    assert_eq!(config.site.topics[1].color.as_deref(), Some("#0a5500"));
}

#[test]
fn the_old_name_of_color_works_with_a_note() {
    let text =
        "[[topics]]\nname = \"Rail\"\n\n[[topics]]\nname = \"Energy\"\ncolour = \"#0A5500\"\n";
    let config = parse(text, Path::new("/nowhere")).unwrap();
    assert_eq!(config.site.topics[1].color.as_deref(), Some("#0a5500"));
    let [note] = config.notes.as_slice() else {
        panic!("{:?}", config.notes);
    };
    assert_eq!(note.kind, ProblemKind::RenamedSetting);
    assert_eq!((note.file.as_str(), note.line), (SETTINGS_FILE, Some(6)));
    assert_eq!(note.field, "topics[1].colour");
    assert_eq!(
        note.expected,
        "is now called `color`; the old name stops working in version 0.3"
    );
    let new = parse(&text.replace("colour", "color"), Path::new("/nowhere")).unwrap();
    assert_eq!(new.site.topics, config.site.topics);
    assert!(new.notes.is_empty());
}

#[test]
fn reads_the_settings_of_pictures() {
    let shown = |text: &str| {
        let site = parse(text, Path::new("/nowhere")).unwrap().site;
        (site.pictures_from, site.no_pictures)
    };
    let from = |from: &[&str]| {
        from.iter()
            .map(|from| (*from).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(""), (from(&[]), false));
    assert_eq!(shown("pictures = \"own\""), (from(&[]), false));
    assert_eq!(shown("pictures = \"none\""), (from(&[]), true));
    assert_eq!(shown("pictures = \"any\""), (from(&["https://"]), false));
    assert_eq!(
        shown("pictures = [\"https://Img.example/\", \"https://b.example/a/\"]"),
        (
            from(&["https://img.example/", "https://b.example/a/"]),
            false
        )
    );
    // Pictures below `picture_base` are shown without `pictures`.
    let base = "picture_base = \"https://img.example/a/\"\n";
    assert_eq!(shown(base), (from(&["https://img.example/a/"]), false));
    assert_eq!(
        shown(&format!("{base}pictures = \"any\"")),
        (from(&["https://"]), false)
    );
    assert_eq!(
        shown(&format!("{base}pictures = \"none\"")),
        (from(&[]), true)
    );
}

#[test]
fn checks_the_files_of_a_logo() {
    let folder = tempfile::tempdir().unwrap();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 6\"/>";
    fs::write(folder.path().join("a.svg"), svg).unwrap();
    fs::write(folder.path().join("b.png"), "none").unwrap();
    let logo = |text: &str| parse(text, folder.path()).map(|config| config.site.logo);
    let [alone] = logo("title = \"Tide\"\nlogo = \"a.svg\"")
        .unwrap()
        .try_into()
        .unwrap();
    assert_eq!((alone.width, alone.height), (Some(30), Some(6)));
    assert_eq!(alone.title.as_deref(), Some("Tide"));
    let table = "logo = { file = \"a.svg\", dark = \"a.svg\", with_title = true }";
    let [light, dark] = logo(table).unwrap().try_into().unwrap();
    assert_eq!((light.title, dark.width), (None, Some(30)));
    for wrong in [
        "\"b.png\"",
        "\"c.svg\"",
        "\"../a.svg\"",
        "\"a.txt\"",
        "{ dark = \"a.svg\" }",
        "{ file = \"a.svg\", big = true }",
    ] {
        assert!(logo(&format!("logo = {wrong}")).is_err(), "{wrong}");
    }
}

#[test]
fn reads_the_settings_of_coverage() {
    let coverage = |text: &str| parse(text, Path::new("/nowhere")).unwrap().coverage;
    assert_eq!(coverage(""), Some(SameEventRule::default()));
    assert_eq!(
        coverage("[coverage]\nsimilarity = 0.57\nhours = 48"),
        Some(SameEventRule {
            similarity: 57,
            hours: 48
        })
    );
    assert_eq!(
        coverage("[coverage]\nsimilarity = 1").map(|rule| rule.similarity),
        Some(100)
    );
    assert_eq!(coverage("[coverage]\ngroup = false\nhours = 48"), None);
}

#[test]
fn invalid_lines_are_named() {
    for (text, line) in [
        ("title = \"a\"\ntitel = \"b\"", 2),
        ("title = 3", 1),
        ("\n\nlanguage = \"English!\"", 3),
        ("title = \"a\"\naccent = \"red\"", 2),
        ("base = \"javascript:x\"", 1),
        ("title = \"a\"\nbase = \"https://tide.example/?a=1\"", 2),
        ("picture_base = \"https://img.example/a\"", 1),
        ("title = \"a\"\npictures = \"some\"", 2),
        ("cdn = \"https://cdn.example\"", 1),
        ("cdn = \"//cdn.example/\"", 1),
        ("cdn = \"https://cdn.example/a;b/\"", 1),
        ("pictures = true", 1),
        ("pictures = [\"img.example\"]", 1),
        ("pictures = [\"http://img.example/\"]", 1),
        ("pictures = [\"https://me@img.example/\"]", 1),
        ("pictures = [\"https://img.example/?a/\"]", 1),
        ("title = ", 1),
        ("prerender = -1", 1),
        ("max_files = 99", 1),
        ("max_files = \"all\"", 1),
        ("format = \"wordpress\"", 1),
        (
            "[fetch]\nfeeds = [\n\"https://a.example/\",\n\"file:///etc/passwd\"]",
            4,
        ),
        ("[fetch]\ninto = \"/tmp\"", 2),
        ("\n[[sources]]\npath = \"../else\"", 3),
        (
            "[[topics]]\nname = \"A\"\n[[topics]]\nname = \"B\"\naliases = [\"a\"]",
            5,
        ),
        ("[[topics]]\nname = \"A\"\nparent = \"A\"", 3),
        ("[[topics]]\nname = \"A\"\ncolor = \"red\"", 3),
        ("[[topics]]\nname = \"A\"\ncolour = \"red\"", 3),
        (
            "[[topics]]\nname = \"A\"\ncolor = \"#0a5500\"\ncolour = \"#0a5500\"",
            4,
        ),
        ("[[rules]]\ntopic = \"A\"\nwords = [\"!\"]", 3),
        ("publisher = { name = \"A\", domain = \"a b\" }", 1),
        ("[coverage]\nsimilarity = 0", 2),
        ("[coverage]\nhours = 72\nsimilarity = 1.1", 3),
        ("[coverage]\nsimilarity = nan", 2),
        ("[coverage]\n\nhours = 0", 3),
        ("[coverage]\nhours = 1.5", 2),
        ("[coverage]\ngroup = false\nhours = 9000", 3),
        ("title = \"a\"\n[coverage]\nday = 3", 3),
    ] {
        let (span, reason) = parse(text, Path::new("/nowhere")).unwrap_err();
        let found = text[..span.start.min(text.len())].matches('\n').count() + 1;
        assert_eq!(found, line, "{text:?}: {reason}");
    }
}
