//! The tags of template languages in the texts of other site generators.
//!
//! Nothing of a template is run here. What a tag shows is kept where that can be told from the tag
//! alone: pictures, code, films and other pages as links. The rest of its kind goes, and the text inside stays.

use std::borrow::Cow;

use super::Dialect;

/// A text without tags, and how many kinds of them were taken out that showed something.
#[derive(Debug, PartialEq, Eq)]
pub struct ExpandedTags<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// The names of the tags that are gone, each once.
    pub lost: Vec<String>,
}

impl ExpandedTags<'_> {
    /// The same, with a text of its own.
    pub fn into_owned<'a>(self) -> ExpandedTags<'a> {
        ExpandedTags {
            text: Cow::Owned(self.text.into_owned()),
            lost: self.lost,
        }
    }
}

/// How a tag is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
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

/// The longest tag, in bytes; braces with more between them are text.
const MAX_TAG_BYTES: usize = 2_000;

/// The text without the tags of this dialect.
pub fn strip(text: &str, dialect: Dialect) -> ExpandedTags<'_> {
    let may_have = match dialect {
        Dialect::Broadsheet | Dialect::Docusaurus | Dialect::Astro => false,
        Dialect::Pelican => text.contains(['{', '|']) || text.contains(TOC_TAG),
        Dialect::Jekyll | Dialect::Hugo | Dialect::Zola | Dialect::Hexo | Dialect::Eleventy => {
            ["{{", "{%", "{#", "{:"]
                .iter()
                .any(|sign| text.contains(sign))
        }
    };
    let mut lost = Vec::new();
    if !may_have {
        let text = Cow::Borrowed(text);
        return ExpandedTags { text, lost };
    }
    if dialect == Dialect::Pelican {
        let text = Cow::Owned(without_places(text));
        return ExpandedTags { text, lost };
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        plain.push_str(before);
        let Some((sign, inner, after)) = tag(from, dialect) else {
            plain.push('{');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        rest = match shown(sign, inner.trim(), dialect) {
            Shown::Text(text) => {
                // A tag that is a line of its own brings its line's end along.
                let is_begun = plain.is_empty() || plain.ends_with('\n');
                let text = if is_begun {
                    text.trim_start_matches('\n')
                } else {
                    &text
                };
                plain.push_str(text);
                let is_ended = text.ends_with('\n');
                after
                    .strip_prefix('\n')
                    .filter(|_| is_ended)
                    .unwrap_or(after)
            }
            Shown::Lost(name) => {
                if !name.is_empty() && !lost.contains(&name) && lost.len() < 8 {
                    lost.push(name);
                }
                after
            }
            Shown::Until(end, is_kept) => {
                let (inner, after) = until(after, end);
                if is_kept {
                    plain.push_str(inner);
                }
                after
            }
        };
    }
    plain.push_str(rest);
    let text = Cow::Owned(plain);
    ExpandedTags { text, lost }
}

/// The tag a text begins with: how it is written, what is in it, and what comes after it.
fn tag(text: &str, dialect: Dialect) -> Option<(Sign, &str, &str)> {
    let signs: &[(&str, &str, Sign)] = match dialect {
        Dialect::Hugo => &[
            ("{{<", ">}}", Sign::Angle),
            ("{{%", "%}}", Sign::BracesPercent),
        ],
        Dialect::Jekyll => &[
            ("{%", "%}", Sign::Percent),
            ("{{", "}}", Sign::Braces),
            // What kramdown is to put around a block.
            ("{:", "}", Sign::Comment),
        ],
        Dialect::Zola | Dialect::Hexo | Dialect::Eleventy => &[
            ("{%", "%}", Sign::Percent),
            ("{{", "}}", Sign::Braces),
            ("{#", "#}", Sign::Comment),
        ],
        Dialect::Broadsheet | Dialect::Pelican | Dialect::Docusaurus | Dialect::Astro => &[],
    };
    signs.iter().find_map(|(open, close, sign)| {
        let inner = text.strip_prefix(open)?;
        let near = inner.get(..inner.floor_char_boundary(MAX_TAG_BYTES))?;
        let end = near.find(close)?;
        Some((*sign, &inner[..end], &inner[end + close.len()..]))
    })
}

/// What a tag shows.
enum Shown {
    /// This.
    Text(String),
    /// Something that cannot be told; the name of the tag.
    Lost(String),
    /// What stands up to the tag of this name, as it stands, or nothing of it.
    Until(&'static str, bool),
}

fn shown(sign: Sign, inner: &str, dialect: Dialect) -> Shown {
    let text = |text: &str| Shown::Text(text.to_owned());
    if sign == Sign::Comment {
        return text("");
    }
    // Liquid and Tera may say that white space goes.
    let inner = inner.trim_matches('-').trim();
    if let Some(shown) = inner.strip_prefix("/*") {
        // A shortcode that is not run but shown.
        let shown = shown.strip_suffix("*/").unwrap_or(shown).trim();
        return Shown::Text(match sign {
            Sign::Angle => format!("{{{{< {shown} >}}}}"),
            Sign::BracesPercent => format!("{{{{% {shown} %}}}}"),
            Sign::Percent => format!("{{% {shown} %}}"),
            Sign::Braces | Sign::Comment => format!("{{{{ {shown} }}}}"),
        });
    }
    if is_liquid(dialect) && sign == Sign::Braces {
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
            Shown::Text(format!("\n```{}\n", word(&language)))
        }
        "highlight" | "endhighlight" => text("\n```\n"),
        "raw" if is_liquid(dialect) => Shown::Until("endraw", true),
        "comment" if !is_end => Shown::Until("endcomment", false),
        _ if is_end => text(""),
        "post_url" | "link" | "ref" | "relref" => place(&arguments(inner, name), name),
        "figure" | "image" | "img" => picture(&arguments(inner, name), name),
        "youtube" | "vimeo" => film(&arguments(inner, name), name),
        name => Shown::Lost(name.to_owned()),
    }
}

/// Whether a generator runs Liquid, or Nunjucks, whose tags are close to it.
fn is_liquid(dialect: Dialect) -> bool {
    matches!(dialect, Dialect::Jekyll | Dialect::Eleventy | Dialect::Hexo)
}

/// What an output of Liquid shows: a text that stands in it, through a filter of addresses or none.
fn output(inner: &str) -> Shown {
    let first = inner.split('|').next().unwrap_or_default().trim();
    let quoted = first
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .or_else(|| first.strip_prefix('\'')?.strip_suffix('\''));
    match (quoted, first) {
        (Some(text), _) => Shown::Text(text.to_owned()),
        (None, "site.baseurl" | "site.url" | "page.url") => Shown::Text(String::new()),
        (None, name) => Shown::Lost(
            name.split_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned(),
        ),
    }
}

/// The arguments of a tag, named or not.
fn arguments(inner: &str, name: &str) -> Vec<(String, String)> {
    let rest = inner.strip_prefix(name).unwrap_or_default().trim();
    let rest = rest.strip_prefix('(').unwrap_or(rest);
    let mut rest = rest
        .strip_suffix(')')
        .unwrap_or(rest)
        .trim_end_matches('/')
        .trim();
    let mut found = Vec::new();
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
        found.push((key, value.to_owned()));
        rest = after.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    }
    found
}

fn argument<'a>(arguments: &'a [(String, String)], names: &[&str]) -> Option<&'a str> {
    let named = names.iter().find_map(|name| {
        let mut arguments = arguments.iter();
        arguments.find(|(key, _)| key == name)
    });
    let value = named.map(|(_, value)| value.as_str());
    value.filter(|value| !value.is_empty())
}

fn picture(arguments: &[(String, String)], name: &str) -> Shown {
    let unnamed = arguments.iter().find(|(key, _)| key.is_empty());
    let unnamed = unnamed.map(|(_, value)| value.as_str());
    let source = argument(arguments, &["src", "path", "link", "url"]).or(unnamed);
    let Some(source) = source else {
        return Shown::Lost(name.to_owned());
    };
    let caption = argument(arguments, &["caption", "title"]);
    let words = argument(arguments, &["alt"])
        .or(caption)
        .unwrap_or_default();
    let caption = caption.map_or_else(String::new, |caption| {
        format!("<figcaption>{}</figcaption>", escaped(caption))
    });
    Shown::Text(format!(
        "\n\n<figure><img src=\"{}\" alt=\"{}\">{caption}</figure>\n\n",
        escaped(source),
        escaped(words)
    ))
}

/// The path of a page. Markdown ends an address at a space.
fn place(arguments: &[(String, String)], name: &str) -> Shown {
    let unnamed = arguments.iter().find(|(key, _)| key.is_empty());
    let path = argument(arguments, &["path"]).or(unnamed.map(|(_, value)| value.as_str()));
    path.map_or_else(
        || Shown::Lost(name.to_owned()),
        |path| Shown::Text(path.replace(char::is_whitespace, "%20")),
    )
}

fn film(arguments: &[(String, String)], name: &str) -> Shown {
    let unnamed = arguments.iter().find(|(key, _)| key.is_empty());
    let unnamed = unnamed.map(|(_, value)| value.as_str());
    let film = argument(arguments, &["id"]).or(unnamed).map(word);
    match film.filter(|film| !film.is_empty()) {
        Some(film) if name == "vimeo" => Shown::Text(format!("\n\n<https://vimeo.com/{film}>\n\n")),
        Some(film) => Shown::Text(format!("\n\n<https://www.youtube.com/watch?v={film}>\n\n")),
        None => Shown::Lost(name.to_owned()),
    }
}

/// The signs of a text that a name may have.
fn word(text: &str) -> String {
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '#');
    text.chars().filter(is_plain).collect()
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// What stands up to the Liquid tag of this name, and what comes after it; all of it where there is
/// none.
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

/// Where Python-Markdown puts a table of contents.
const TOC_TAG: &str = "[TOC]";

/// Pelican says of a link whether it leads to a file: `{static}/a.png`, or `|filename|b.md` of old.
fn without_places(text: &str) -> String {
    let mut plain = text.replace(TOC_TAG, "");
    for place in ["static", "attach", "filename", "index"] {
        for (open, close) in [('{', '}'), ('|', '|')] {
            plain = plain.replace(&format!("({open}{place}{close}"), "(");
            plain = plain.replace(&format!("\"{open}{place}{close}"), "\"");
            plain = plain.replace(&format!(": {open}{place}{close}"), ": ");
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_can_be_told_from_a_tag_stays() {
        for (dialect, text, plain) in [
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
            assert_eq!(strip(text, dialect).text, plain, "{text}");
        }
    }

    #[test]
    fn what_is_lost_is_named_once() {
        let plain = strip(
            "{% include a %}{% include b %}{{ page.title }}",
            Dialect::Jekyll,
        );
        assert_eq!(plain.lost, ["include", "page.title"]);
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
