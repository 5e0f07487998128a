//! Reads the first line of a fenced block of code: its language, and the title that generators show.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

/// The longest title, in bytes.
const MAX_TITLE_BYTES: usize = 500;

/// The attributes that are titles: those of Docusaurus, Expressive Code, and themes of Hugo.
const TITLE_ATTRIBUTES: &[&str] = &["title", "filename", "caption"];

/// The options of Hexo that are no part of a title.
const HEXO_OPTIONS: &[&str] = &[
    "first_line",
    "highlight",
    "language_attr",
    "line_number",
    "line_threshold",
    "mark",
    "wrap",
];

/// The rule for the titles of blocks of code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CodeTitles {
    /// Titles are attributes: `title="late.js"`.
    #[default]
    Attributes,
    /// The words after the language are a title, as in Hexo.
    AfterLanguage,
}

/// The first line of a fenced block of code.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct CodeFence {
    /// The language; empty if there is none.
    pub language: String,
    /// The title.
    pub title: Option<String>,
    /// The address of the link beside the title, and its text.
    pub link: Option<(String, String)>,
}

impl CodeFence {
    /// Reads the text after the signs of a fence.
    pub fn read(info: &str, titles: CodeTitles) -> Self {
        let attribute = TITLE_ATTRIBUTES
            .iter()
            .find_map(|name| attribute(info, name));
        let fence = Self {
            language: language(info).to_owned(),
            title: attribute.filter(|title| title.len() <= MAX_TITLE_BYTES),
            link: None,
        };
        if titles == CodeTitles::Attributes || fence.title.is_some() {
            return fence;
        }
        let is_option = |word: &str| {
            let key = word.split_once(':').map(|(key, _)| key);
            key.is_some_and(|key| HEXO_OPTIONS.contains(&key))
        };
        let words = info.split('=').next().unwrap_or_default();
        let mut words = words.split_whitespace().skip(1);
        let words: Vec<&str> = words.by_ref().filter(|word| !is_option(word)).collect();
        let is_address = |word: &&str| word.starts_with("http") && word.contains("://");
        let index = words.iter().position(is_address).filter(|index| *index > 0);
        let (title, from) = words.split_at(index.unwrap_or(words.len()));
        let title = title.join(" ");
        let link = from.split_first().map(|(address, text)| {
            let text = if text.is_empty() {
                "link".to_owned()
            } else {
                text.join(" ")
            };
            ((*address).to_owned(), text)
        });
        Self {
            title: (!title.is_empty() && title.len() <= MAX_TITLE_BYTES).then_some(title),
            link,
            ..fence
        }
    }

    /// Returns the start of the block, below its title.
    pub fn into_events<'a>(self) -> Vec<Event<'a>> {
        let mut events = Vec::new();
        if let Some(title) = self.title {
            events.extend([
                Event::Start(Tag::Paragraph),
                Event::Start(Tag::Strong),
                Event::Text(title.into()),
                Event::End(TagEnd::Strong),
            ]);
            if let Some((address, text)) = self.link {
                let link = Tag::Link {
                    link_type: LinkType::Inline,
                    dest_url: address.into(),
                    title: "".into(),
                    id: "".into(),
                };
                events.extend([
                    Event::Text(" ".into()),
                    Event::Start(link),
                    Event::Text(text.into()),
                    Event::End(TagEnd::Link),
                ]);
            }
            events.push(Event::End(TagEnd::Paragraph));
        }
        let kind = CodeBlockKind::Fenced(self.language.into());
        events.push(Event::Start(Tag::CodeBlock(kind)));
        events
    }
}

/// Returns the language: the first word, without the options that some generators join to it (`js{1,3}`), or the first
/// class in braces (`{.js}`).
fn language(info: &str) -> &str {
    let word = info.split_whitespace().next().unwrap_or_default();
    if let Some(class) = word.strip_prefix("{.") {
        return class.trim_end_matches('}');
    }
    let end = word.find(['{', '=']).unwrap_or(word.len());
    let (name, rest) = word.split_at(end);
    let is_attribute = rest.starts_with(['=']) && rest.contains(['"', '\'']);
    if is_attribute { "" } else { name }
}

/// Returns the value of an attribute.
fn attribute(info: &str, name: &str) -> Option<String> {
    let mut found = info.match_indices(name);
    let value = found.find_map(|(index, _)| {
        let before = info.get(..index)?.chars().next_back();
        let is_whole = before.is_none_or(|c| c.is_whitespace() || matches!(c, '{' | ','));
        let value = info.get(index + name.len()..)?.strip_prefix('=')?;
        is_whole.then_some(value)
    })?;
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split_once(quote)?.0,
        _ => value.split([' ', '}', ',']).next()?,
    };
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_and_titles() {
        for (info, language, title) in [
            ("js", "js", None),
            (
                "js title=\"Late & early.js\" {1,3}",
                "js",
                Some("Late & early.js"),
            ),
            ("js {1,3} showLineNumbers", "js", None),
            ("js{1,3}", "js", None),
            ("{1,3}", "", None),
            ("{.js .wide}", "js", None),
            ("title='late.js'", "", Some("late.js")),
            ("go {linenos=true,filename=late.go}", "go", Some("late.go")),
            ("js subtitle=\"x\"", "js", None),
            ("js title=\"x", "js", None),
            ("", "", None),
        ] {
            let fence = CodeFence::read(info, CodeTitles::Attributes);
            assert_eq!(fence.language, language, "{info}");
            assert_eq!(fence.title.as_deref(), title, "{info}");
        }
    }

    #[test]
    fn titles_of_hexo() {
        for (info, title, link) in [
            ("js", None, None),
            ("js The late one", Some("The late one"), None),
            (
                "js late.js https://tide.example/late.js All of it mark:1,3",
                Some("late.js"),
                Some(("https://tide.example/late.js", "All of it")),
            ),
            (
                "js late.js https://tide.example/",
                Some("late.js"),
                Some(("https://tide.example/", "link")),
            ),
            ("js line_number:false", None, None),
            ("js=12", None, None),
        ] {
            let fence = CodeFence::read(info, CodeTitles::AfterLanguage);
            assert_eq!(fence.language, "js", "{info}");
            assert_eq!(fence.title.as_deref(), title, "{info}");
            let found = fence.link.as_ref();
            let found = found.map(|(address, text)| (address.as_str(), text.as_str()));
            assert_eq!(found, link, "{info}");
        }
    }
}
