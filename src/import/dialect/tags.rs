//! Removes the tags of template languages from texts of other generators.
//!
//! Templates are not run. Tags that can be understood alone are replaced by their output: pictures, code,
//! videos and links to pages. All other tags are removed, and the text between them stays.

use std::borrow::Cow;

use super::Dialect;

/// A text without tags, and the names of removed tags that had an output.
#[derive(Debug, PartialEq, Eq)]
pub struct ExpandedTags<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// The names of the removed tags, each once.
    pub dropped: Vec<String>,
}

impl ExpandedTags<'_> {
    /// Converts the text to an owned one.
    pub fn into_owned<'a>(self) -> ExpandedTags<'a> {
        ExpandedTags {
            text: Cow::Owned(self.text.into_owned()),
            dropped: self.dropped,
        }
    }
}

/// The delimiters of a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TagSyntax {
    /// `{% … %}`
    Percent,
    /// `{{ … }}`
    Braces,
    /// `{{< … >}}`
    Angle,
    /// `{{% … %}}`
    BracesPercent,
    /// `{# … #}`
    Comment,
}

/// The maximum length of a tag, in bytes; longer text between braces stays text.
const MAX_TAG_BYTES: usize = 2_000;

/// Removes the tags of this dialect from a text.
pub fn strip(text: &str, dialect: Dialect) -> ExpandedTags<'_> {
    let may_have = match dialect {
        Dialect::Broadsheet | Dialect::Docusaurus | Dialect::Astro => false,
        Dialect::Pelican => text.contains(['{', '|']) || text.contains(TOC_TAG),
        Dialect::Jekyll | Dialect::Hugo | Dialect::Zola | Dialect::Hexo | Dialect::Eleventy => {
            ["{{", "{%", "{#", "{:"]
                .iter()
                .any(|syntax| text.contains(syntax))
        }
    };
    let mut dropped = Vec::new();
    if !may_have {
        let text = Cow::Borrowed(text);
        return ExpandedTags { text, dropped };
    }
    if dialect == Dialect::Pelican {
        let text = Cow::Owned(without_link_prefixes(text));
        return ExpandedTags { text, dropped };
    }
    let mut output = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        output.push_str(before);
        let Some((syntax, inner, after)) = tag(from, dialect) else {
            output.push('{');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        rest = match tag_output(syntax, inner.trim(), dialect) {
            TagOutput::Text(text) => {
                // A tag on a line of its own is removed with its line break.
                let is_begun = output.is_empty() || output.ends_with('\n');
                let text = if is_begun {
                    text.trim_start_matches('\n')
                } else {
                    &text
                };
                output.push_str(text);
                let is_ended = text.ends_with('\n');
                after
                    .strip_prefix('\n')
                    .filter(|_| is_ended)
                    .unwrap_or(after)
            }
            TagOutput::Dropped(name) => {
                if !name.is_empty() && !dropped.contains(&name) && dropped.len() < 8 {
                    dropped.push(name);
                }
                after
            }
            TagOutput::Until(end, is_kept) => {
                let (inner, after) = until(after, end);
                if is_kept {
                    output.push_str(inner);
                }
                after
            }
        };
    }
    output.push_str(rest);
    let text = Cow::Owned(output);
    ExpandedTags { text, dropped }
}

/// Splits the tag off the start of a text: its syntax, its content, and the text after it.
fn tag(text: &str, dialect: Dialect) -> Option<(TagSyntax, &str, &str)> {
    let signs: &[(&str, &str, TagSyntax)] = match dialect {
        Dialect::Hugo => &[
            ("{{<", ">}}", TagSyntax::Angle),
            ("{{%", "%}}", TagSyntax::BracesPercent),
        ],
        Dialect::Jekyll => &[
            ("{%", "%}", TagSyntax::Percent),
            ("{{", "}}", TagSyntax::Braces),
            // Attributes that kramdown adds to a block.
            ("{:", "}", TagSyntax::Comment),
        ],
        Dialect::Zola | Dialect::Hexo | Dialect::Eleventy => &[
            ("{%", "%}", TagSyntax::Percent),
            ("{{", "}}", TagSyntax::Braces),
            ("{#", "#}", TagSyntax::Comment),
        ],
        Dialect::Broadsheet | Dialect::Pelican | Dialect::Docusaurus | Dialect::Astro => &[],
    };
    signs.iter().find_map(|(open, close, syntax)| {
        let inner = text.strip_prefix(open)?;
        let start = inner.get(..inner.floor_char_boundary(MAX_TAG_BYTES))?;
        let end = start.find(close)?;
        Some((*syntax, &inner[..end], &inner[end + close.len()..]))
    })
}

/// The output of a tag.
enum TagOutput {
    /// A text.
    Text(String),
    /// An unknown output; the tag of this name is dropped.
    Dropped(String),
    /// The text up to the tag of this name, kept verbatim if the flag is true.
    Until(&'static str, bool),
}

fn tag_output(syntax: TagSyntax, inner: &str, dialect: Dialect) -> TagOutput {
    let text = |text: &str| TagOutput::Text(text.to_owned());
    if syntax == TagSyntax::Comment {
        return text("");
    }
    // Liquid and Tera mark the removal of white space with hyphens.
    let inner = inner.trim_matches('-').trim();
    if let Some(shown) = inner.strip_prefix("/*") {
        // A shortcode that is shown and not run.
        let shown = shown.strip_suffix("*/").unwrap_or(shown).trim();
        return TagOutput::Text(match syntax {
            TagSyntax::Angle => format!("{{{{< {shown} >}}}}"),
            TagSyntax::BracesPercent => format!("{{{{% {shown} %}}}}"),
            TagSyntax::Percent => format!("{{% {shown} %}}"),
            TagSyntax::Braces | TagSyntax::Comment => format!("{{{{ {shown} }}}}"),
        });
    }
    if is_liquid(dialect) && syntax == TagSyntax::Braces {
        return output(inner);
    }
    let is_end = inner.starts_with('/') || inner.starts_with("end");
    let name = inner.trim_start_matches('/');
    let ends = |c: char| c.is_whitespace() || c == '(' || c == '/';
    let name = name.split(ends).next().unwrap_or_default();
    match name {
        "highlight" if !is_end => {
            let language = arguments(inner, name).into_iter().next();
            let language = language.map_or_else(String::new, |(_, value)| value);
            TagOutput::Text(format!("\n```{}\n", word(&language)))
        }
        "highlight" | "endhighlight" => text("\n```\n"),
        "raw" if is_liquid(dialect) => TagOutput::Until("endraw", true),
        "comment" if !is_end => TagOutput::Until("endcomment", false),
        _ if is_end => text(""),
        "post_url" | "link" | "ref" | "relref" => page_path(&arguments(inner, name), name),
        "figure" | "image" | "img" => picture(&arguments(inner, name), name),
        "youtube" | "vimeo" => video(&arguments(inner, name), name),
        name => TagOutput::Dropped(name.to_owned()),
    }
}

/// Returns whether a generator uses Liquid, or Nunjucks, whose tags are similar.
fn is_liquid(dialect: Dialect) -> bool {
    matches!(dialect, Dialect::Jekyll | Dialect::Eleventy | Dialect::Hexo)
}

/// Returns the output of a Liquid expression: a string literal, with or without filters.
fn output(inner: &str) -> TagOutput {
    let first = inner.split('|').next().unwrap_or_default().trim();
    let quoted = first
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .or_else(|| first.strip_prefix('\'')?.strip_suffix('\''));
    match (quoted, first) {
        (Some(text), _) => TagOutput::Text(text.to_owned()),
        (None, "site.baseurl" | "site.url" | "page.url") => TagOutput::Text(String::new()),
        (None, name) => TagOutput::Dropped(
            name.split_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned(),
        ),
    }
}

/// Parses the arguments of a tag, named or unnamed.
fn arguments(inner: &str, name: &str) -> Vec<(String, String)> {
    let rest = inner.strip_prefix(name).unwrap_or_default().trim();
    let rest = rest.strip_prefix('(').unwrap_or(rest);
    let mut rest = rest
        .strip_suffix(')')
        .unwrap_or(rest)
        .trim_end_matches('/')
        .trim();
    let mut parsed = Vec::new();
    while !rest.is_empty() {
        let word =
            rest.find(|c: char| c == '=' || c == '"' || c == '\'' || c == ',' || c.is_whitespace());
        let (key, after) = match word {
            Some(end) if rest[end..].trim_start().starts_with('=') => {
                let after = rest[end..]
                    .trim_start()
                    .trim_start_matches('=')
                    .trim_start();
                (rest[..end].to_owned(), after)
            }
            _ => (String::new(), rest),
        };
        let (value, after) = match after.chars().next() {
            Some(quote @ ('"' | '\'' | '`')) => {
                let inner = &after[1..];
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => {
                let end = after.find(|c: char| c == ',' || c.is_whitespace());
                after.split_at(end.unwrap_or(after.len()))
            }
        };
        parsed.push((key, value.to_owned()));
        rest = after.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    }
    parsed
}

fn argument<'a>(arguments: &'a [(String, String)], names: &[&str]) -> Option<&'a str> {
    let named = names.iter().find_map(|name| {
        let mut arguments = arguments.iter();
        arguments.find(|(key, _)| key == name)
    });
    let value = named.map(|(_, value)| value.as_str());
    value.filter(|value| !value.is_empty())
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

fn video(arguments: &[(String, String)], name: &str) -> TagOutput {
    let unnamed = arguments.iter().find(|(key, _)| key.is_empty());
    let unnamed = unnamed.map(|(_, value)| value.as_str());
    let film = argument(arguments, &["id"]).or(unnamed).map(word);
    match film.filter(|film| !film.is_empty()) {
        Some(film) if name == "vimeo" => {
            TagOutput::Text(format!("\n\n<https://vimeo.com/{film}>\n\n"))
        }
        Some(film) => TagOutput::Text(format!("\n\n<https://www.youtube.com/watch?v={film}>\n\n")),
        None => TagOutput::Dropped(name.to_owned()),
    }
}

/// Returns only the characters of a text that a name may have.
fn word(text: &str) -> String {
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '#');
    text.chars().filter(is_plain).collect()
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// Splits a text at the Liquid tag of this name. Without such a tag, all of the text comes first.
fn until<'a>(text: &'a str, name: &str) -> (&'a str, &'a str) {
    let mut from = 0;
    while let Some(start) = text[from..].find("{%").map(|start| from + start) {
        let after = &text[start + 2..];
        let inner = after.trim_start_matches('-').trim_start();
        if let Some(end) = inner.strip_prefix(name)
            && let Some((between, rest)) = end.split_once("%}")
            && between.trim_matches(['-', ' ']).is_empty()
        {
            return (&text[..start], rest);
        }
        from = start + 2;
    }
    (text, "")
}

/// The marker that Python-Markdown replaces with a table of contents.
const TOC_TAG: &str = "[TOC]";

/// Removes the prefixes of links to files in Pelican: `{static}/a.png`, or the older `|filename|b.md`.
fn without_link_prefixes(text: &str) -> String {
    let mut output = text.replace(TOC_TAG, "");
    for prefix in ["static", "attach", "filename", "index"] {
        for (open, close) in [('{', '}'), ('|', '|')] {
            output = output.replace(&format!("({open}{prefix}{close}"), "(");
            output = output.replace(&format!("\"{open}{prefix}{close}"), "\"");
            output = output.replace(&format!(": {open}{prefix}{close}"), ": ");
        }
    }
    output
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_can_be_told_from_a_tag_stays() {
        for (dialect, text, output) in [
            (
                Dialect::Jekyll,
                "a {{ \"/x.png\" | relative_url }} b",
                "a /x.png b",
            ),
            (Dialect::Jekyll, "{{ site.baseurl }}/x.png", "/x.png"),
            (Dialect::Jekyll, "{% raw %}{{ x }}{% endraw %}y", "{{ x }}y"),
            (Dialect::Jekyll, "{%- comment -%}a{%- endcomment -%}b", "b"),
            (
                Dialect::Jekyll,
                "{% highlight ruby linenos %}x{% endhighlight %}",
                "```ruby\nx\n```\n",
            ),
            (Dialect::Jekyll, "a{% include x.html %}b", "ab"),
            (
                Dialect::Jekyll,
                "[a]({% post_url 2024-05-11-late %}) [b]({% link _posts/b.md %})",
                "[a](2024-05-11-late) [b](_posts/b.md)",
            ),
            (
                Dialect::Hugo,
                "[a]({{< ref \"night train\" >}}) [b]({{% relref path=\"b.md\" lang=\"en\" %}})",
                "[a](night%20train) [b](b.md)",
            ),
            (Dialect::Hugo, "{{</* x */>}} {{ y }}", "{{< x >}} {{ y }}"),
            (
                Dialect::Hugo,
                "{{< figure src=\"a.png\" alt=\"<b>\" caption='c' >}}",
                "<figure><img src=\"a.png\" alt=\"&lt;b&gt;\"><figcaption>c</figcaption></figure>\n\n",
            ),
            (
                Dialect::Hugo,
                "{{< youtube dQw4w9\"><script> >}}",
                "<https://www.youtube.com/watch?v=dQw4w9script>\n\n",
            ),
            (Dialect::Hugo, "{{% notice tip %}}a{{% /notice %}}", "a"),
            (
                Dialect::Zola,
                "{{ youtube(id=\"abc\", autoplay=true) }}",
                "<https://www.youtube.com/watch?v=abc>\n\n",
            ),
            (Dialect::Zola, "{# no #}{% quote(a=\"b\") %}x{% end %}", "x"),
            (
                Dialect::Pelican,
                "[TOC]\n![x]({static}/a.png) {b}",
                "\n![x](/a.png) {b}",
            ),
            (Dialect::Broadsheet, "{{ x }}{% y %}", "{{ x }}{% y %}"),
            (Dialect::Jekyll, "a\n{: .note}\nb", "a\n\nb"),
            (Dialect::Zola, "{{/* x */}}", "{{ x }}"),
            (Dialect::Hugo, "{ {{< {{<", "{ {{< {{<"),
        ] {
            assert_eq!(strip(text, dialect).text, output, "{text}");
        }
    }

    #[test]
    fn what_is_lost_is_named_once() {
        let output = strip(
            "{% include a %}{% include b %}{{ page.title }}",
            Dialect::Jekyll,
        );
        assert_eq!(output.dropped, ["include", "page.title"]);
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "(\\PC|\\{\\{<?|>?\\}\\}|\\{%|%\\}|raw|endraw|figure |src=|\"|'|=|\\(|\\)){0,60}") {
            for dialect in Dialect::ALL {
                strip(&text, dialect);
            }
        }
    }
}
