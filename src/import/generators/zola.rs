//! Reads Zola sites (<https://www.getzola.org/documentation/>): `content`, drafts, draft sections,
//! `ignored_content`.
//!
//! Zola ignores the current time: a page with a date in the future is published.

mod addresses;

use std::{collections::BTreeSet, path::Path, sync::Arc};

use walkdir::WalkDir;

use super::{
    DetectedSite, Dialect, Generator, Role, SiteDescription, index_page, path_below,
    patterns::Globs, section, settings,
};
use crate::import::syntax::node::Node;

use addresses::PageAddresses;

/// The folder of pages.
const CONTENT_FOLDER: &str = "content";

#[derive(Debug)]
struct Zola {
    addresses: PageAddresses,
    has_emoji_names: bool,
    ignored: Globs,
    /// The folders of draft sections, below the folder of pages.
    draft_sections: BTreeSet<String>,
    /// The languages of the settings besides the default one.
    languages: Vec<String>,
}

/// Detects whether this folder is a site of Zola.
pub fn detect(root: &Path) -> Option<DetectedSite> {
    let settings = settings::read_first(root, &["zola.toml", "config.toml"])?;
    settings.get("base_url")?;
    let text = |names| settings::text_value(Some(&settings), names);
    let ignored = settings.get("ignored_content").map(Node::texts);
    let markdown = settings.get("markdown");
    let emoji = markdown.and_then(|markdown| markdown.get("render_emoji"));
    let zola = Zola {
        addresses: PageAddresses::new(&settings),
        has_emoji_names: emoji.and_then(Node::as_boolean) == Some(true),
        ignored: Globs::of_texts(ignored.unwrap_or_default()),
        draft_sections: draft_sections(&root.join(CONTENT_FOLDER)),
        languages: languages(&settings),
    };
    Some(DetectedSite {
        dialect: Dialect::Zola,
        static_folders: vec!["static".to_owned(), CONTENT_FOLDER.to_owned()],
        description: SiteDescription {
            title: text(&["title"]),
            tagline: text(&["description"]),
            language: text(&["default_language"]),
            address: text(&["base_url"]),
            author: text(&["author"]),
        }
        .or(index_page::description(root, [CONTENT_FOLDER, ""])),
        generator: Arc::new(zola),
    })
}

fn languages(settings: &Node) -> Vec<String> {
    let languages = settings.get("languages").map(Node::entries);
    let languages = languages.unwrap_or_default().iter();
    languages.map(|entry| entry.key.clone()).collect()
}

/// Returns the folders whose `_index.md` says `draft = true`. Zola loads nothing below them.
fn draft_sections(content: &Path) -> BTreeSet<String> {
    let files = WalkDir::new(content).into_iter().filter_map(Result::ok);
    let sections = files.filter(|file| file.file_name() == "_index.md");
    let drafts = sections.filter_map(|file| {
        let front_matter = settings::front_matter(file.path())?;
        let folder = file.path().parent()?.strip_prefix(content).ok()?;
        let is_draft = front_matter.get("draft").and_then(Node::as_boolean) == Some(true);
        is_draft.then(|| super::normalize_folder(&folder.to_string_lossy()))
    });
    drafts.collect()
}

impl Generator for Zola {
    fn split_language<'n>(&self, name: &'n str) -> (&'n str, Option<&'n str>) {
        match name.rsplit_once('.') {
            Some((name, suffix)) if self.languages.iter().any(|l| l == suffix) => {
                (name, Some(suffix))
            }
            _ => (name, None),
        }
    }

    fn page_addresses(&self, path: &str, front_matter: &Node) -> Vec<String> {
        let path = path_below(path, CONTENT_FOLDER).unwrap_or(path);
        let (stem, language) = self.split_language(addresses::stem(path));
        self.addresses.of(path, stem, language, front_matter)
    }

    fn section(&self, path: &str) -> Option<String> {
        section::of_path(path_below(path, CONTENT_FOLDER)?)
    }

    fn has_emoji_names(&self) -> bool {
        self.has_emoji_names
    }

    fn role(&self, path: &str) -> Role {
        let Some(path) = path_below(path, CONTENT_FOLDER) else {
            return Role::not_a_post("a file outside content");
        };
        let ends = path.match_indices('/').map(|(end, _)| end);
        let parts = ends.chain([path.len()]).filter_map(|end| path.get(..end));
        let names = path.split('/');
        if let Some(pattern) = parts.chain(names).find_map(|part| self.ignored.find(part)) {
            return Role::not_a_post(format!("ignored_content: {pattern}"));
        }
        let mut sections = self.draft_sections.iter();
        if let Some(section) = sections.find(|section| path_below(path, section).is_some()) {
            return Role::draft(format!("the draft section {section}"));
        }
        let name = path.rsplit('/').next().unwrap_or_default();
        if name.split('.').next() == Some("_index") {
            return Role::not_a_post("the page of a section");
        }
        if !name.ends_with(".md") {
            return Role::not_a_post("a file that Zola does not read as a page");
        }
        Role::Record
    }
}
