//! Lists the extensions of templates, which are posts only for some generators.

use std::path::Path;

const EXTENSIONS: &[&str] = &[
    "astro",
    "ejs",
    "haml",
    "handlebars",
    "hbs",
    "liquid",
    "mustache",
    "njk",
    "nunjucks",
    "pug",
    "slim",
    "svelte",
    "swig",
    "vue",
    "webc",
];

/// Returns whether a file of this extension is a template.
pub fn is_template(extension: &str) -> bool {
    let mut extensions = EXTENSIONS.iter();
    extensions.any(|template| extension.eq_ignore_ascii_case(template))
}

/// Returns whether a file is a template, by its extension.
pub fn is_template_file(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(is_template)
}
