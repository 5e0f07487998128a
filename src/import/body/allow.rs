//! The allowlist for bodies, applied by ammonia.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Builder, UrlRelative};

use crate::model::Tag;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let attributes = [("a", ["href"].as_slice()), ("img", &["src", "alt"])];
    let attributes = attributes
        .into_iter()
        .map(|(tag, names)| (tag, names.iter().copied().collect()));
    let mut builder = Builder::empty();
    builder
        .tags(Tag::NAMES.iter().copied().collect())
        .tag_attributes(attributes.collect::<HashMap<_, _>>())
        .clean_content_tags(["script", "style"].into_iter().collect())
        .url_schemes(["http", "https"].into_iter().collect::<HashSet<_>>())
        // Relative addresses are resolved or left out when the tree is built.
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true);
    builder
});

/// Returns `html` with only known elements, `http(s)` or relative addresses, and alternative texts.
/// Removes `style`, `class`, event handlers and comments.
pub fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}
