//! The allowlist for bodies, applied by ammonia.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use ammonia::{Builder, UrlRelative};

use super::attributes::{KEPT_ATTRIBUTES, LINK_SCHEMES};
use crate::model::Tag;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let attributes = KEPT_ATTRIBUTES
        .iter()
        .map(|(tag, names)| (*tag, names.iter().copied().collect()));
    let mut builder = Builder::empty();
    builder
        .tags(Tag::NAMES.iter().copied().collect())
        .tag_attributes(attributes.collect::<HashMap<_, _>>())
        .clean_content_tags(["script", "style"].into_iter().collect())
        .generic_attributes(["id"].into_iter().collect())
        .url_schemes(LINK_SCHEMES.into_iter().collect::<HashSet<_>>())
        // Relative addresses are resolved or left out when the tree is built.
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true);
    builder
});

/// Returns `html` with only known elements, addresses that a link may have, the names of places, the classes of code, and
/// alternative texts. Removes `style`, event handlers and comments.
pub fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}
