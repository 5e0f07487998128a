//! Replaces the tag plugins of Hexo by their output (<https://hexo.io/docs/tag-plugins>).

use super::{
    escaped,
    output::{TagOutput, word},
};

/// Returns the output of a tag plugin; `None` if the tag has no rule of its own here.
pub fn tag_output(name: &str, inner: &str) -> Option<TagOutput> {
    let arguments = arguments(inner.strip_prefix(name)?);
    let first = arguments.first().map(String::as_str);
    let dropped = || TagOutput::Dropped(name.to_owned());
    Some(match name {
        "blockquote" | "quote" => quote(&source_of_quote(&arguments)),
        "pullquote" => quote(""),
        "codeblock" | "code" => code(&arguments),
        "asset_img" | "asset_image" | "img" | "image" => {
            picture(name, &arguments).unwrap_or_else(dropped)
        }
        "a" | "anchor" | "link" => link(&arguments).unwrap_or_else(dropped),
        "asset_link" | "post_link" => link_by_name(&arguments).unwrap_or_else(dropped),
        "asset_path" | "post_path" => first.map_or_else(dropped, |path| {
            TagOutput::Text(path.replace(char::is_whitespace, "%20"))
        }),
        "iframe" => first.map_or_else(dropped, |address| {
            TagOutput::Text(format!(
                "\n\n<iframe src=\"{}\"></iframe>\n\n",
                escaped(address)
            ))
        }),
        _ => return None,
    })
}

/// Splits arguments at white space outside of quotes, and removes the quotes.
fn arguments(text: &str) -> Vec<String> {
    let mut arguments = Vec::new();
    let mut argument = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let quoted = matches!(c, '"' | '\'')
            .then(|| after.split_once(c))
            .flatten();
        rest = match quoted {
            Some((text, after)) if argument.is_empty() => {
                argument.push_str(text);
                after
            }
            _ => {
                if !c.is_whitespace() {
                    argument.push(c);
                } else if !argument.is_empty() {
                    arguments.push(std::mem::take(&mut argument));
                }
                after
            }
        };
    }
    if !argument.is_empty() {
        arguments.push(argument);
    }
    arguments
}

fn is_web_address(argument: &str) -> bool {
    argument.starts_with("https://") || argument.starts_with("http://")
}

/// Splits arguments into the words before the first web address, the address, and the words after it. Without words
/// before it, an address is a word.
fn around_address(arguments: &[String]) -> (String, Option<&str>, String) {
    let index = arguments.iter().position(|word| is_web_address(word));
    match index.filter(|index| *index > 0) {
        Some(index) => {
            let (before, from) = arguments.split_at(index);
            let after = from.get(1..).unwrap_or_default().join(" ");
            (before.join(" "), from.first().map(String::as_str), after)
        }
        None => (arguments.join(" "), None, String::new()),
    }
}

/// Returns the author and the source of a quotation as HTML.
fn source_of_quote(arguments: &[String]) -> String {
    let (author, address, title) = around_address(arguments);
    if author.is_empty() {
        return String::new();
    }
    let (author, title) = match (address, author.split_once(',')) {
        (None, Some((author, title))) => (author.to_owned(), title.trim().to_owned()),
        _ => (author, title),
    };
    let source = match address {
        Some(address) => {
            let shown = address.trim_start_matches("https://");
            let shown = shown.trim_start_matches("http://").trim_end_matches('/');
            let shown = if title.is_empty() { shown } else { &title };
            format!(
                " <cite><a href=\"{}\">{}</a></cite>",
                escaped(address),
                escaped(shown)
            )
        }
        None if title.is_empty() => String::new(),
        None => format!(" <cite>{}</cite>", escaped(&title)),
    };
    format!(
        "\n\n<p><strong>{}</strong>{source}</p>\n\n",
        escaped(&author)
    )
}

fn quote(source: &str) -> TagOutput {
    TagOutput::Opening(
        "\n\n<blockquote>\n\n".to_owned(),
        format!("{source}\n\n</blockquote>\n\n"),
    )
}

/// Returns a block of code with its caption and the link in it.
fn code(arguments: &[String]) -> TagOutput {
    let is_option = |argument: &str| {
        let options = [
            "first_line",
            "highlight",
            "lang",
            "language_attr",
            "line_number",
            "line_threshold",
            "mark",
            "wrap",
        ];
        let key = argument.split_once(':').map(|(key, _)| key);
        key.is_some_and(|key| options.contains(&key))
    };
    let mut languages = arguments.iter().filter_map(|a| a.strip_prefix("lang:"));
    let language = word(languages.next().unwrap_or_default());
    let words = arguments.iter().filter(|argument| !is_option(argument));
    let words: Vec<String> = words.cloned().collect();
    let (caption, address, title) = around_address(&words);
    let link = address.map_or_else(String::new, |address| {
        let title = if title.is_empty() { "link" } else { &title };
        format!(" <a href=\"{}\">{}</a>", escaped(address), escaped(title))
    });
    let caption = if caption.is_empty() {
        String::new()
    } else {
        let caption = escaped(&caption);
        format!("\n\n<p><strong>{caption}</strong>{link}</p>\n\n")
    };
    TagOutput::Code { language, caption }
}

/// Returns a picture. The words before its address are classes; its title, which only a pointer shows, is left out.
fn picture(name: &str, arguments: &[String]) -> Option<TagOutput> {
    let is_asset = name.starts_with("asset");
    let is_address = |argument: &String| {
        argument.starts_with('/') || is_web_address(argument) || is_asset && argument.contains('.')
    };
    let index = arguments.iter().position(is_address).unwrap_or_default();
    let source = arguments.get(index)?;
    let rest = arguments.get(index + 1..).unwrap_or_default().iter();
    let is_number = |argument: &&String| argument.bytes().all(|byte| byte.is_ascii_digit());
    let meta: Vec<&str> = rest.skip_while(is_number).map(String::as_str).collect();
    let meta = meta.join(" ");
    // The text of the picture is in quotes within the title: `"A title 'a text'"`.
    let quoted = |quote: char| {
        let (_, after) = meta.split_once(quote)?;
        Some(after.trim_end().trim_end_matches(quote).to_owned())
    };
    let text = quoted('\'').or_else(|| quoted('"')).unwrap_or(meta.clone());
    Some(TagOutput::Text(format!(
        "\n\n<figure><img src=\"{}\" alt=\"{}\"></figure>\n\n",
        escaped(source),
        escaped(&text)
    )))
}

/// Returns a link from its text and its address.
fn link(arguments: &[String]) -> Option<TagOutput> {
    let is_address = |argument: &String| is_web_address(argument) || argument.contains('.');
    let index = arguments.iter().position(is_address)?;
    let address = arguments.get(index)?;
    let text = arguments.get(..index)?.join(" ");
    let text = if text.is_empty() { address } else { &text };
    Some(anchor(address, text))
}

/// Returns a link to a post or a file that is named first. Without a text, the name is shown.
fn link_by_name(arguments: &[String]) -> Option<TagOutput> {
    let (name, words) = arguments.split_first()?;
    // The last word may say that the text is HTML.
    let (words, is_html) = match words.split_last() {
        Some((last, before)) if matches!(last.as_str(), "true" | "false") => {
            (before, last == "false")
        }
        _ => (words, false),
    };
    let text = words.join(" ");
    let address = name.replace(char::is_whitespace, "%20");
    Some(match text.as_str() {
        "" => anchor(&address, name),
        html if is_html => TagOutput::Text(format!("<a href=\"{}\">{html}</a>", escaped(&address))),
        text => anchor(&address, text),
    })
}

fn anchor(address: &str, text: &str) -> TagOutput {
    TagOutput::Text(format!(
        "<a href=\"{}\">{}</a>",
        escaped(address),
        escaped(text)
    ))
}
