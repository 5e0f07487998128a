//! Names the formats that are not read, by file extension.

use crate::import::{
    generators::template_extensions::is_template, syntax::field_list::FieldMarkup,
};

/// Returns whether the fields of a record can be read in the format of this extension, though its text cannot.
pub fn has_metadata(extension: &str) -> bool {
    FieldMarkup::of_extension(extension).is_some() || extension.eq_ignore_ascii_case("textile")
}

/// Returns the name of the format of this extension, if it may contain articles but is not read.
///
/// ```
/// use broadsheet::import::files::unread_formats::format_of;
///
/// assert_eq!(format_of("rst"), Some("reStructuredText"));
/// assert_eq!(format_of("png"), None);
/// ```
pub fn format_of(extension: &str) -> Option<&'static str> {
    Some(match extension.to_ascii_lowercase().as_str() {
        "rst" | "rest" => "reStructuredText",
        "adoc" | "asciidoc" | "asc" => "AsciiDoc",
        "pandoc" | "pdc" => "Pandoc Markdown",
        "org" => "Org",
        "textile" => "Textile",
        "mediawiki" | "wiki" => "wiki text",
        "html" | "htm" | "xhtml" | "mhtml" => "a web page (HTML)",
        "njk" | "nunjucks" => "a Nunjucks template",
        "liquid" => "a Liquid template",
        "hbs" | "handlebars" | "mustache" => "a Handlebars template",
        "astro" => "an Astro page",
        extension if is_template(extension) => "a template",
        "ipynb" => "a Jupyter notebook",
        "typ" => "Typst",
        "tex" => "LaTeX",
        "docx" | "doc" => "a Word document",
        "odt" => "an OpenDocument text",
        "rtf" => "rich text",
        "pages" => "a Pages document",
        "epub" => "an e-book",
        "mbox" => "a mailbox",
        "eml" => "an e-mail",
        "enex" => "an Evernote export",
        "wpress" => "a WordPress backup",
        "jsonl" | "ndjson" => "lines of JSON",
        _ => return None,
    })
}
