//! How a folder is laid out: as ours, or as the source of another site generator.

use std::{fs::File, io::Read, path::Path};

use super::{
    dialect::Dialect,
    front::{self, Parts, Syntax},
    node::{Node, Value},
};

/// What a folder of articles is, as far as it can be told before a record is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// In whose words its records are; where nothing is said, each tells by itself.
    pub dialect: Option<Dialect>,
    /// Where in it the records are.
    place: Records,
    /// Folders in it from which addresses of pictures lead that begin with `/`, the top one aside.
    pub statics: Vec<String>,
    /// What the site calls itself in the settings of its generator.
    pub title: Option<String>,
    /// The line that describes it there.
    pub tagline: Option<String>,
    /// The language it names there.
    pub language: Option<String>,
    /// The address it is published at, as it stands there.
    pub address: Option<String>,
}

/// Which files of a folder may be records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Records {
    /// All of them.
    #[default]
    Everywhere,
    /// Those below this folder.
    Below(String),
    /// Those below a folder of one of these names, wherever it is.
    Under(Vec<String>),
}

/// The largest settings of a generator that are looked at, in bytes.
const SETTINGS: u64 = 1024 * 1024;

/// Folders that hold what a generator made or what it is made of.
const OTHERS: &[&str] = &["node_modules", "_site", "vendor"];

impl Layout {
    /// Looks at a folder.
    pub fn of(root: &Path) -> Self {
        let has = |name: &str| root.join(name).exists();
        let settings = |names: &[&str]| {
            let mut names = names.iter();
            names.find_map(|name| settings(&root.join(name)))
        };
        if has("pelicanconf.py") {
            return pelican(&read(&root.join("pelicanconf.py")).unwrap_or_default());
        }
        if has("_posts") || has("_config.yml") || has("_config.yaml") {
            return jekyll(settings(&["_config.yml", "_config.yaml"]).as_ref());
        }
        let hugo = settings(&[
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config/_default/hugo.toml",
            "config/_default/hugo.yaml",
            "config/_default/config.toml",
            "config/_default/config.yaml",
        ]);
        if let Some(hugo) = hugo {
            return self::hugo(&hugo);
        }
        let both = settings(&["config.toml", "config.yaml", "config.yml", "config.json"]);
        match both {
            Some(zola) if zola.get("base_url").is_some() => self::zola(&zola),
            Some(hugo) if hugo.get("baseURL").is_some() => self::hugo(&hugo),
            _ => Self::default(),
        }
    }

    /// The layout that a site of this generator has, where the folder itself does not show it.
    pub fn with(mut self, dialect: Dialect) -> Self {
        self.dialect = Some(dialect);
        self
    }

    /// Whether the file at this path may be a record.
    pub fn holds(&self, path: &str) -> bool {
        let mut folders: Vec<&str> = path.split('/').collect();
        let name = folders.pop().unwrap_or_default();
        // The page of a section of Hugo's and Zola's.
        let stem = name.split('.').next().unwrap_or_default();
        if stem == "_index" || folders.iter().any(|folder| OTHERS.contains(folder)) {
            return false;
        }
        match &self.place {
            Records::Everywhere => true,
            Records::Below(top) => path
                .strip_prefix(top.as_str())
                .is_some_and(|rest| rest.starts_with('/')),
            Records::Under(names) => folders
                .iter()
                .any(|folder| names.iter().any(|n| n == folder)),
        }
    }

    /// Whether only Markdown is looked for: what else lies among the sources of a generator is not news.
    pub fn is_of_a_generator(&self) -> bool {
        self.place != Records::Everywhere
    }

    /// Whether the record at this path, which has no date, is a page of the site and no story: it lies
    /// at the top.
    pub fn is_page(&self, path: &str) -> bool {
        let Records::Below(top) = &self.place else {
            return false;
        };
        let below = path.strip_prefix(top.as_str()).unwrap_or(path);
        let below = below.trim_start_matches('/');
        let (folders, name) = below.rsplit_once('/').unwrap_or(("", below));
        let is_bundle = name.starts_with("index.") && !folders.contains('/');
        folders.is_empty() || is_bundle || folders == "pages"
    }
}

fn jekyll(settings: Option<&Node>) -> Layout {
    let mut names = vec!["_posts".to_owned(), "_drafts".to_owned()];
    let collections = settings.and_then(|settings| settings.get("collections"));
    match collections.map(|collections| &collections.value) {
        Some(Value::Map(entries)) => {
            names.extend(entries.iter().map(|entry| format!("_{}", entry.key)));
        }
        Some(Value::List(items)) => {
            let texts = items.iter().filter_map(Node::as_text);
            names.extend(texts.map(|text| format!("_{text}")));
        }
        _ => {}
    }
    Layout {
        dialect: Some(Dialect::Jekyll),
        place: Records::Under(names),
        ..described(
            settings,
            &["title", "name"],
            &["description", "tagline"],
            &["url"],
        )
    }
}

fn hugo(settings: &Node) -> Layout {
    let folder = |key: &str, usual: &str| {
        let named = settings.get(key).and_then(Node::as_text);
        named.unwrap_or(usual).trim_matches('/').to_owned()
    };
    let top = folder("contentDir", "content");
    let params = settings
        .get("params")
        .and_then(|params| params.get("description"));
    let said = described(Some(settings), &["title"], &["description"], &["baseURL"]);
    let tagline = said
        .tagline
        .clone()
        .or_else(|| Some(params?.as_text()?.to_owned()));
    Layout {
        dialect: Some(Dialect::Hugo),
        statics: vec![
            folder("staticDir", "static"),
            folder("assetDir", "assets"),
            top.clone(),
        ],
        place: Records::Below(top),
        tagline,
        ..said
    }
}

fn zola(settings: &Node) -> Layout {
    Layout {
        dialect: Some(Dialect::Zola),
        statics: vec!["static".to_owned(), "content".to_owned()],
        place: Records::Below("content".to_owned()),
        ..described(Some(settings), &["title"], &["description"], &["base_url"])
    }
}

/// Pelican's settings are a program. Its lines `NAME = 'text'` are read, and nothing is run.
fn pelican(program: &str) -> Layout {
    let said = |name: &str| {
        program.lines().find_map(|line| {
            let (key, value) = line.split_once('=')?;
            let value = value.trim();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (text, _) = value[1..].split_once(quote)?;
            (key.trim() == name && !text.is_empty()).then(|| text.to_owned())
        })
    };
    let top = said("PATH").unwrap_or_else(|| "content".to_owned());
    let top = top.trim_matches('/').to_owned();
    Layout {
        dialect: Some(Dialect::Pelican),
        statics: vec![top.clone()],
        place: Records::Below(top),
        title: said("SITENAME"),
        tagline: said("SITESUBTITLE"),
        language: said("DEFAULT_LANG"),
        address: said("SITEURL"),
    }
}

/// A layout with what the settings of a generator say of the site.
fn described(
    settings: Option<&Node>,
    title: &[&str],
    tagline: &[&str],
    address: &[&str],
) -> Layout {
    let said = |names: &[&str]| {
        let text = names.iter().find_map(|name| settings?.get(name)?.as_text());
        let text = text.map(str::trim).filter(|text| !text.is_empty());
        text.map(str::to_owned)
    };
    Layout {
        title: said(title),
        tagline: said(tagline),
        language: said(&[
            "languageCode",
            "locale",
            "lang",
            "default_language",
            "defaultContentLanguage",
        ]),
        address: said(address),
        ..Layout::default()
    }
}

/// The settings in a file, in the syntax that its ending names.
fn settings(path: &Path) -> Option<Node> {
    let text = read(path)?;
    let ending = path.extension()?.to_str()?;
    let syntax = match ending {
        "toml" => Syntax::Toml,
        "json" => Syntax::Json,
        _ => Syntax::Yaml,
    };
    let parts = Parts {
        syntax,
        front: &text,
        above: 0,
        body: "",
        body_line: 1,
    };
    // What a generator cannot read either says nothing.
    front::parse(&parts, None)
        .ok()
        .map(|document| document.root)
}

fn read(path: &Path) -> Option<String> {
    let mut text = String::new();
    let file = File::open(path).ok()?;
    file.take(SETTINGS).read_to_string(&mut text).ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(files: &[(&str, &str)]) -> Layout {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Layout::of(folder.path())
    }

    #[test]
    fn generators_are_known_by_their_settings() {
        for (name, text, dialect) in [
            ("_config.yml", "title: The Tide", Some(Dialect::Jekyll)),
            ("hugo.toml", "title = 'The Tide'", Some(Dialect::Hugo)),
            (
                "config.yaml",
                "baseURL: x\ntitle: The Tide",
                Some(Dialect::Hugo),
            ),
            (
                "config/_default/hugo.toml",
                "title = 'The Tide'",
                Some(Dialect::Hugo),
            ),
            (
                "config.toml",
                "base_url = 'x'\ntitle = 'The Tide'",
                Some(Dialect::Zola),
            ),
            (
                "pelicanconf.py",
                "SITENAME = 'The Tide' # x\n",
                Some(Dialect::Pelican),
            ),
        ] {
            let layout = layout(&[(name, text)]);
            assert_eq!(layout.dialect, dialect, "{name}");
            assert_eq!(layout.title.as_deref(), Some("The Tide"), "{name}");
        }
        assert_eq!(layout(&[("config.toml", "a = 1")]), Layout::default());
        assert_eq!(layout(&[("hugo.toml", "a = ")]), Layout::default());
    }

    #[test]
    fn records_are_where_the_generator_looks_for_them() {
        let jekyll = layout(&[("_config.yml", "collections: {news: {output: true}}")]);
        let hugo = layout(&[("hugo.toml", "contentDir = 'text'")]);
        for (layout, path, holds) in [
            (&jekyll, "_posts/2020-01-01-x.md", true),
            (&jekyll, "tides/_posts/x.md", true),
            (&jekyll, "_news/x.md", true),
            (&jekyll, "_drafts/x.md", true),
            (&jekyll, "about.md", false),
            (&jekyll, "_site/_posts/x.md", false),
            (&hugo, "text/posts/x.md", true),
            (&hugo, "text/posts/_index.de.md", false),
            (&hugo, "textile/x.md", false),
            (&hugo, "themes/a/x.md", false),
            (&Layout::default(), "a/b.md", true),
            (&Layout::default(), "a/_index.md", false),
        ] {
            assert_eq!(layout.holds(path), holds, "{path}");
        }
        for (path, is_page) in [
            ("text/about.md", true),
            ("text/about/index.md", true),
            ("text/posts/x.md", false),
            ("text/posts/x/index.md", false),
        ] {
            assert_eq!(hugo.is_page(path), is_page, "{path}");
        }
    }
}
