//! Describes a site by its `package.json` (<https://docs.npmjs.com/cli/configuring-npm/package-json>).

use std::path::Path;

use super::{SiteDescription, settings, source_folder::folder_title};
use crate::import::syntax::node::Node;

/// The names that say nothing about a site.
const GENERIC_NAMES: &[&str] = &[
    "11ty",
    "app",
    "astro",
    "basics",
    "blog",
    "eleventy",
    "example",
    "home",
    "homepage",
    "minimal",
    "my-app",
    "my-blog",
    "my-site",
    "my-website",
    "new-site",
    "personal-blog",
    "personal-site",
    "personal-website",
    "portfolio",
    "project",
    "site",
    "web",
    "website",
    "www",
];

/// The beginnings of the names of starters.
const STARTER_PREFIXES: &[&str] = &["11ty-", "astro-", "astrojs-", "create-", "eleventy-"];

/// The parts of the names of starters.
const STARTER_WORDS: &[&str] = &["boilerplate", "starter", "template", "theme"];

/// The hosts of repositories, which are not the addresses of sites.
const REPOSITORY_HOSTS: &[&str] = &[
    "github.com",
    "gitlab.com",
    "bitbucket.org",
    "codeberg.org",
    "npmjs.com",
];

/// Returns the description in the `package.json` of a site. The file of a starter says nothing about the site that was
/// made with it.
pub fn description(root: &Path) -> SiteDescription {
    let package = settings::read(&root.join("package.json"));
    let text = |name| settings::text_value(package.as_ref(), &[name]);
    let name = text("name").unwrap_or_default();
    let name = name.rsplit('/').next().unwrap_or_default();
    if is_generic(name) {
        return SiteDescription::default();
    }
    let author = package.as_ref().and_then(|package| package.get("author"));
    // A name with a dot is the host of the site.
    let title = match name.contains('.') {
        true => Some(name.to_owned()),
        false => folder_title(Path::new(name)),
    };
    let site = SiteDescription {
        title,
        tagline: text("description"),
        language: None,
        address: text("homepage"),
        author: author.and_then(person),
    };
    let address = site.web_address();
    let is_repository = address.is_some_and(|address| {
        let host = address.host();
        REPOSITORY_HOSTS.contains(&host.strip_prefix("www.").unwrap_or(host))
    });
    SiteDescription {
        address: site.address.filter(|_| !is_repository),
        ..site
    }
}

fn is_generic(name: &str) -> bool {
    let name = name.to_lowercase();
    GENERIC_NAMES.contains(&name.as_str())
        || STARTER_PREFIXES
            .iter()
            .any(|prefix| name.starts_with(prefix))
        || name
            .split(['-', '_', '.'])
            .any(|word| STARTER_WORDS.contains(&word))
}

/// Returns the name of a person, also of one with addresses: `Ada Quill <ada@quill.example> (https://quill.example)`.
fn person(node: &Node) -> Option<String> {
    let person = settings::person(node)?;
    let name = person.split(['<', '(']).next()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}
