//! Replaces a tag by its output, if the tag can be understood alone.

use super::{
    TagSyntax,
    arguments::{argument, arguments},
    escaped, hexo,
};
use crate::import::generators::Dialect;

/// The output of a tag.
pub enum TagOutput {
    /// A text.
    Text(String),
    /// An unknown output; the tag of this name is dropped.
    Dropped(String),
    /// The text up to the tag of this name, kept verbatim if the flag is true.
    Until(&'static str, bool),
    /// A block of code in this language, up to its end tag, and HTML that comes before it.
    Code { language: String, caption: String },
    /// HTML that begins an element, and the HTML that ends it at the end tag.
    Opening(String, String),
    /// An end tag of this name.
    End(String),
    /// The tag itself.
    Unchanged,
}

/// Returns the output of a tag in code. It stays, except for tags that only exist to show others.
pub fn code_output(syntax: TagSyntax, inner: &str, dialect: Dialect) -> TagOutput {
    if let Some(shown) = shown_tag(syntax, inner) {
        return TagOutput::Text(shown);
    }
    let inner = inner.trim_matches('-').trim();
    match syntax {
        TagSyntax::Percent if inner == "raw" && is_liquid(dialect) => {
            TagOutput::Until("endraw", true)
        }
        TagSyntax::Braces if is_liquid(dialect) => match string_literal(inner) {
            Some(text) => TagOutput::Text(text.to_owned()),
            None => TagOutput::Unchanged,
        },
        _ => TagOutput::Unchanged,
    }
}

/// Returns the tag that a commented one (`{{</* x */>}}`) shows.
fn shown_tag(syntax: TagSyntax, inner: &str) -> Option<String> {
    let shown = inner.strip_prefix("/*")?;
    let shown = shown.strip_suffix("*/").unwrap_or(shown).trim();
    Some(match syntax {
        TagSyntax::Angle => format!("{{{{< {shown} >}}}}"),
        TagSyntax::BracesPercent => format!("{{{{% {shown} %}}}}"),
        TagSyntax::Percent => format!("{{% {shown} %}}"),
        TagSyntax::Braces | TagSyntax::Comment => format!("{{{{ {shown} }}}}"),
    })
}

/// Returns the output of a tag with this content.
pub fn tag_output(syntax: TagSyntax, inner: &str, dialect: Dialect) -> TagOutput {
    let text = |text: &str| TagOutput::Text(text.to_owned());
    if syntax == TagSyntax::Comment {
        return text("");
    }
    // Liquid and Tera mark the removal of white space with hyphens.
    let inner = inner.trim_matches('-').trim();
    if let Some(shown) = shown_tag(syntax, inner) {
        return TagOutput::Text(shown);
    }
    if dialect == Dialect::Zola && syntax == TagSyntax::Braces && !inner.contains('(') {
        // Only calls are shortcodes in Zola; other braces are text.
        return TagOutput::Unchanged;
    }
    if is_liquid(dialect) && syntax == TagSyntax::Braces {
        return output(inner);
    }
    let is_end = inner.starts_with('/') || inner.starts_with("end");
    let name = inner.trim_start_matches('/');
    let ends = |c: char| c.is_whitespace() || c == '(' || c == '/';
    let name = name.split(ends).next().unwrap_or_default();
    if dialect == Dialect::Hexo
        && !is_end
        && let Some(output) = hexo::tag_output(name, inner)
    {
        return output;
    }
    match name {
        "highlight" if !is_end => {
            let language = arguments(inner, name).into_iter().next();
            let language = language.map_or_else(String::new, |(_, value)| value);
            TagOutput::Code {
                language: word(&language),
                caption: String::new(),
            }
        }
        "raw" if is_liquid(dialect) => TagOutput::Until("endraw", true),
        "comment" if !is_end => TagOutput::Until("endcomment", false),
        name if is_end => TagOutput::End(name.trim_start_matches("end").to_owned()),
        "post_url" | "link" | "ref" | "relref" => page_path(&arguments(inner, name), name),
        "figure" | "image" | "img" => picture(&arguments(inner, name), name),
        "youtube" | "vimeo" => video(&arguments(inner, name), name),
        "gist" | "tweet" | "twitter" | "x" | "instagram" => {
            embedded_page(&arguments(inner, name), name)
        }
        "audio" | "video" => player(&arguments(inner, name), name),
        name => TagOutput::Dropped(name.to_owned()),
    }
}

/// Returns whether a generator uses Liquid, or Nunjucks, whose tags are similar.
fn is_liquid(dialect: Dialect) -> bool {
    matches!(dialect, Dialect::Jekyll | Dialect::Eleventy | Dialect::Hexo)
}

/// Returns the output of a Liquid expression that could not be evaluated: a string literal, whatever its
/// filters are, or an address of the site, which stories do not need.
fn output(inner: &str) -> TagOutput {
    let literal = string_literal(inner);
    if let Some(text) = literal.filter(|text| !is_time_of_build(text)) {
        return TagOutput::Text(text.to_owned());
    }
    let name = inner.split('|').next().unwrap_or_default();
    let name = name.split_whitespace().next().unwrap_or_default();
    if matches!(name, "site.baseurl" | "site.url" | "page.url") {
        return TagOutput::Text(String::new());
    }
    TagOutput::Dropped(name.to_owned())
}

/// Returns whether a literal is a name for the time of the build (`{{ "now" | date: "%Y" }}`).
fn is_time_of_build(literal: &str) -> bool {
    matches!(literal, "now" | "today")
}

/// Returns the string literal that an expression begins with.
fn string_literal(inner: &str) -> Option<&str> {
    let first = inner.split('|').next()?.trim();
    let quoted = |quote: char| {
        let text = first.strip_prefix(quote)?.strip_suffix(quote)?;
        (!text.contains(quote)).then_some(text)
    };
    quoted('"').or_else(|| quoted('\''))
}

fn picture(arguments: &[(String, String)], name: &str) -> TagOutput {
    let unnamed = arguments.iter().find(|(key, _)| key.is_empty());
    let unnamed = unnamed.map(|(_, value)| value.as_str());
    let source = argument(arguments, &["src", "path", "link", "url"]).or(unnamed);
    let Some(source) = source else {
        return TagOutput::Dropped(name.to_owned());
    };
    let caption = argument(arguments, &["caption", "title"]);
    let words = argument(arguments, &["alt"])
        .or(caption)
        .unwrap_or_default();
    let caption = caption.map_or_else(String::new, |caption| {
        format!("<figcaption>{}</figcaption>", escaped(caption))
    });
    TagOutput::Text(format!(
        "\n\n<figure><img src=\"{}\" alt=\"{}\">{caption}</figure>\n\n",
        escaped(source),
        escaped(words)
    ))
}

/// Returns the path of a page, with spaces encoded, since they end an address in Markdown.
fn page_path(arguments: &[(String, String)], name: &str) -> TagOutput {
    let unnamed = arguments.iter().find(|(key, _)| key.is_empty());
    let path = argument(arguments, &["path"]).or(unnamed.map(|(_, value)| value.as_str()));
    path.map_or_else(
        || TagOutput::Dropped(name.to_owned()),
        |path| TagOutput::Text(path.replace(char::is_whitespace, "%20")),
    )
}

/// Returns a link to a film, whose identifier or address is the first argument.
fn video(arguments: &[(String, String)], name: &str) -> TagOutput {
    let unnamed = arguments.iter().find(|(key, _)| key.is_empty());
    let unnamed = unnamed.map(|(_, value)| value.as_str());
    let Some(film) = argument(arguments, &["id", "url", "src"]).or(unnamed) else {
        return TagOutput::Dropped(name.to_owned());
    };
    let (service, page) = match name {
        "vimeo" => ("Vimeo", "https://vimeo.com/"),
        _ => ("YouTube", "https://www.youtube.com/watch?v="),
    };
    let address = if film.starts_with("https://") {
        film.to_owned()
    } else {
        format!("{page}{}", word(film))
    };
    let title = argument(arguments, &["title"]).unwrap_or(service);
    TagOutput::Text(format!(
        "\n\n<a href=\"{}\">{}</a>\n\n",
        escaped(&address),
        escaped(title)
    ))
}

/// Returns a link to the page of another site that a tag embeds.
fn embedded_page(arguments: &[(String, String)], name: &str) -> TagOutput {
    let unnamed = arguments.iter().filter(|(key, _)| key.is_empty());
    let mut unnamed = unnamed.map(|(_, value)| word(value));
    let mut named = |key: &str| {
        let value = argument(arguments, &[key]).map(word);
        value
            .or_else(|| unnamed.next())
            .filter(|value| !value.is_empty())
    };
    let address = match name {
        "gist" => named("user")
            .zip(named("id"))
            .map(|(user, id)| format!("https://gist.github.com/{user}/{id}")),
        "instagram" => named("id").map(|id| format!("https://www.instagram.com/p/{id}/")),
        _ => named("user")
            .zip(named("id"))
            .map(|(user, id)| format!("https://x.com/{user}/status/{id}")),
    };
    match address {
        Some(address) => TagOutput::Text(format!("\n\n<{address}>\n\n")),
        None => TagOutput::Dropped(name.to_owned()),
    }
}

/// Returns a player of HTML, which becomes a link.
fn player(arguments: &[(String, String)], name: &str) -> TagOutput {
    let unnamed = arguments.iter().find(|(key, _)| key.is_empty());
    let unnamed = unnamed.map(|(_, value)| value.as_str());
    let source = argument(arguments, &["src", "url", "file", "mp3", "mp4", "webm"]).or(unnamed);
    let Some(source) = source else {
        return TagOutput::Dropped(name.to_owned());
    };
    let attribute = |key: &str| match argument(arguments, &[key]) {
        Some(value) => format!(" {key}=\"{}\"", escaped(value)),
        None => String::new(),
    };
    TagOutput::Text(format!(
        "\n\n<{name} src=\"{}\"{}{}></{name}>\n\n",
        escaped(source),
        attribute("title"),
        attribute("poster")
    ))
}

/// Returns only the characters of a text that a name may have.
pub fn word(text: &str) -> String {
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '#');
    text.chars().filter(is_plain).collect()
}
