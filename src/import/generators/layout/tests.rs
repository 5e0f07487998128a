//! Tests how layouts are detected and which files are records.

use super::*;
use crate::import::generators::Role;

fn layout(files: &[(&str, &str)]) -> Layout {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    Layout::detect(folder.path())
}

#[test]
fn generators_are_known_by_their_settings() {
    for (name, text, dialect) in [
        ("_config.yml", "title: The Tide", Dialect::Jekyll),
        ("hugo.toml", "title = 'The Tide'", Dialect::Hugo),
        ("config.yaml", "baseURL: x\ntitle: The Tide", Dialect::Hugo),
        (
            "config/_default/hugo.toml",
            "title = 'The Tide'",
            Dialect::Hugo,
        ),
        (
            "config.toml",
            "base_url = 'x'\ntitle = 'The Tide'",
            Dialect::Zola,
        ),
        (
            "pelicanconf.py",
            "SITENAME = 'The Tide' # x\n",
            Dialect::Pelican,
        ),
        (
            "docusaurus.config.ts",
            "export default { title: 'The Tide' }",
            Dialect::Docusaurus,
        ),
    ] {
        let layout = layout(&[(name, text)]);
        assert_eq!(layout.dialect, Some(dialect), "{name}");
        assert_eq!(
            layout.description.title.as_deref(),
            Some("The Tide"),
            "{name}"
        );
    }
    let hexo = layout(&[("_config.yml", "title: x"), ("source/_posts/a.md", "")]);
    assert_eq!(hexo.dialect, Some(Dialect::Hexo));
    let eleventy = layout(&[(".eleventy.js", "")]);
    assert_eq!(eleventy.dialect, Some(Dialect::Eleventy));
    for (name, text) in [("config.toml", "a = 1"), ("hugo.toml", "a = ")] {
        assert!(layout(&[(name, text)]).generator().is_none(), "{name}");
    }
}

#[test]
fn records_are_where_the_generator_looks_for_them() {
    let jekyll = layout(&[("_config.yml", "collections: {news: {output: true}}")]);
    let hugo = layout(&[("hugo.toml", "contentDir = 'text'")]);
    for (layout, path, is_record) in [
        (&jekyll, "_posts/2020-01-01-x.md", true),
        (&jekyll, "tides/_posts/2020-01-01-x.md", true),
        (&jekyll, "tides/_posts/x.md", false),
        (&jekyll, "_news/x.md", false),
        (&jekyll, "_drafts/x.md", false),
        (&jekyll, "about.md", false),
        (&jekyll, "_site/_posts/2020-01-01-x.md", false),
        (&hugo, "text/posts/x.md", true),
        (&hugo, "text/posts/_index.de.md", false),
        (&hugo, "textile/x.md", false),
        (&hugo, "themes/a/x.md", false),
        (&Layout::default(), "a/b.md", true),
        (&Layout::default(), "a/_index.md", false),
    ] {
        assert_eq!(layout.role(path) == Role::Record, is_record, "{path}");
    }
    assert!(hugo.is_page_without_date("text/about.md"));
    assert!(!Layout::default().is_page_without_date("about.md"));
}

#[test]
fn collections_are_records_if_the_owner_wishes() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "collections: {news: {output: true}, notes: {}}";
    std::fs::write(folder.path().join("_config.yml"), settings).unwrap();
    let site_options = SiteOptions {
        collections: vec!["news".to_owned(), "notes".to_owned()],
    };
    let layout = Layout::with_options(folder.path(), &site_options);
    assert_eq!(layout.role("_news/x.md"), Role::Record);
    assert!(!layout.is_page_without_date("_news/x.md"));
    assert!(matches!(layout.role("_notes/x.md"), Role::Withheld(_)));
}

#[test]
fn a_folder_that_is_no_part_of_a_site_is_not_read_by_its_settings() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    std::fs::create_dir_all(root.join("content/posts")).unwrap();
    std::fs::create_dir_all(root.join("archive")).unwrap();
    std::fs::write(root.join("hugo.toml"), "title = 'x'").unwrap();
    let prefix_of = |path: &str, top: Option<&Path>| {
        let layout = Layout::detect_with_parents(&root.join(path), top, &SiteOptions::default());
        layout.dialect.map(|_| layout.prefix)
    };
    assert_eq!(
        prefix_of("content/posts", None).as_deref(),
        Some("content/posts")
    );
    assert_eq!(
        prefix_of("content/posts", Some(root)).as_deref(),
        Some("content/posts")
    );
    assert_eq!(prefix_of("archive", None), None);
    assert_eq!(
        prefix_of("content/posts", Some(&root.join("content"))),
        None
    );
}
