//! Formats that are not read, by the endings of their files.

/// Returns what a file with this ending is, if it may hold articles in a format that is not read.
///
/// ```
/// use broadsheet::import::foreign::format_of;
///
/// assert_eq!(format_of("rst"), Some("reStructuredText"));
/// assert_eq!(format_of("png"), None);
/// ```
pub fn format_of(ending: &str) -> Option<&'static str> {
    Some(match ending.to_ascii_lowercase().as_str() {
        "rst" | "rest" => "reStructuredText",
        "adoc" | "asciidoc" | "asc" => "AsciiDoc",
        "org" => "Org",
        "textile" => "Textile",
        "mediawiki" | "wiki" => "wiki text",
        "html" | "htm" | "xhtml" | "mhtml" => "a web page (HTML)",
        "njk" | "nunjucks" => "a Nunjucks template",
        "liquid" => "a Liquid template",
        "hbs" | "mustache" => "a Handlebars template",
        "ejs" | "pug" | "haml" | "slim" | "webc" | "astro" | "vue" | "svelte" => "a template",
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
