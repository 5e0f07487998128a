//! Converts Markdown to HTML: CommonMark with the extensions that generators share.

mod admonitions;
mod code_fence;
mod emoji_names;
mod markdown_in_html;
mod notes;
mod picture_addresses;
mod table_of_contents;

use std::borrow::Cow;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag, TagEnd, html};

pub use self::code_fence::CodeTitles;
use self::{code_fence::CodeFence, notes::Notes};
use super::heading_ids::HeadingNames;
use crate::import::syntax::markdown::{Attributes, parser};

/// The extensions that only some generators have.
#[derive(Clone, Copy, Debug, Default)]
pub struct MarkdownOptions {
    /// Whether `:tada:` is an emoji.
    pub has_emoji_names: bool,
    /// The rule for the names of headings.
    pub heading_names: HeadingNames,
    /// The rule for the titles of blocks of code.
    pub code_titles: CodeTitles,
}

/// Returns the HTML of a text. Footnotes are listed at its end in the order of their first
/// reference; unreferenced ones come last. References are numbers that lead to their notes.
///
/// ```
/// use broadsheet::import::body::markdown::{MarkdownOptions, html};
///
/// let text = html("Salt.[^a]\n\n[^a]: From the sea.\n", MarkdownOptions::default());
/// assert!(text.starts_with("<p>Salt.<sup><a href=\"#note-1\">1</a></sup></p>"));
/// assert!(text.contains("<p>From the sea.</p>\n</li>\n</ol>"));
/// ```
pub fn html(text: &str, options: MarkdownOptions) -> String {
    let text = common_mark(text);
    let mut html_text = String::with_capacity(text.len() + text.len() / 4);
    let mut notes = Notes::of(&text);
    let mut polish = Polish {
        options,
        is_code: false,
        is_term: false,
    };
    let mut events: Vec<_> = parser(&text)
        .filter_map(|event| notes.collect(event))
        .collect();
    read_heading_attributes(&mut events);
    let events = events.into_iter().chain(notes.into_events());
    html::push_html(&mut html_text, events.flat_map(|event| polish.event(event)));
    html_text
}

/// Rewrites the syntax of extensions that the parser does not know.
fn common_mark(text: &str) -> Cow<'_, str> {
    let mut text = table_of_contents::remove(text);
    for rewrite in [
        markdown_in_html::separate,
        admonitions::to_quotes,
        picture_addresses::encode_spaces,
    ] {
        if let Some(changed) = rewrite(&text) {
            text = Cow::Owned(changed);
        }
    }
    text
}

/// Moves `{#id .class}` from the ends of headings into their names. The parser's own option would also take `{n}`.
fn read_heading_attributes(events: &mut [Event]) {
    let mut start = 0;
    for index in 1..events.len() {
        if let Some(Event::Start(Tag::Heading { .. })) = events.get(index - 1) {
            start = index - 1;
        }
        let Some([Event::Text(text), Event::End(TagEnd::Heading(_))]) =
            events.get_mut(index - 1..=index)
        else {
            continue;
        };
        let Some(brace) = text.rfind('{') else {
            continue;
        };
        let attributes = text.get(brace..).and_then(Attributes::read);
        let Some((attributes, "")) = attributes.filter(|(attributes, _)| attributes.has_marks)
        else {
            continue;
        };
        let words = text.get(..brace).unwrap_or_default().trim_end();
        *text = words.to_owned().into();
        if let Some(Event::Start(Tag::Heading { id, .. })) = events.get_mut(start) {
            *id = attributes.id.map(Into::into);
        }
    }
}

/// Changes events on their way to HTML.
struct Polish {
    options: MarkdownOptions,
    is_code: bool,
    is_term: bool,
}

impl Polish {
    /// Returns the events that replace this one.
    fn event<'a>(&mut self, event: Event<'a>) -> Vec<Event<'a>> {
        match &event {
            Event::Start(Tag::CodeBlock(kind)) => {
                self.is_code = true;
                if let CodeBlockKind::Fenced(info) = kind {
                    return CodeFence::read(info, self.options.code_titles).into_events();
                }
            }
            Event::End(TagEnd::CodeBlock) => self.is_code = false,
            Event::Start(Tag::DefinitionListTitle) => self.is_term = true,
            Event::End(TagEnd::DefinitionListTitle) => self.is_term = false,
            // Each line is a term.
            Event::SoftBreak if self.is_term => {
                return vec![
                    Event::End(TagEnd::DefinitionListTitle),
                    Event::Start(Tag::DefinitionListTitle),
                ];
            }
            Event::Text(text) if self.options.has_emoji_names && !self.is_code => {
                if let Some(text) = emoji_names::replace(text) {
                    return vec![Event::Text(text.into())];
                }
            }
            Event::Start(Tag::BlockQuote(Some(kind))) => {
                let title = format!("<strong>{}</strong>", alert_title(*kind));
                return vec![
                    Event::Start(Tag::BlockQuote(None)),
                    Event::Start(Tag::Paragraph),
                    Event::InlineHtml(title.into()),
                    Event::End(TagEnd::Paragraph),
                ];
            }
            _ => {}
        }
        vec![event]
    }
}

fn alert_title(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "Note",
        BlockQuoteKind::Tip => "Tip",
        BlockQuoteKind::Important => "Important",
        BlockQuoteKind::Warning => "Warning",
        BlockQuoteKind::Caution => "Caution",
    }
}

#[cfg(test)]
mod tests {
    use super::MarkdownOptions;

    fn html(text: &str) -> String {
        super::html(text, MarkdownOptions::default())
    }

    #[test]
    fn notes_are_numbered_by_first_reference() {
        let text = "[^never]: Lost.\n[^b]: Second.\n\n    More of it.\n\nOne[^a], two[^b], one[^a].\n\n[^a]: *First*[^b].\n";
        let html = html(text);
        let flat = html.replace('\n', "");
        assert!(flat.contains("<li><a id=\"note-3\"></a><p>Lost."), "{html}");
        let links = regex::Regex::new("<a [^>]*>|</a>").unwrap();
        let flat = links.replace_all(&flat, "");
        assert!(
            flat.starts_with("<p>One<sup>1</sup>, two<sup>2</sup>, one<sup>1</sup>.</p><hr /><ol><li><p><em>First"),
            "{html}"
        );
        assert!(
            flat.contains("<li><p>Second.</p><p>More of it.</p></li>"),
            "{html}"
        );
        assert!(
            flat.contains("<li><p><em>First</em><sup>2</sup>.</p></li>"),
            "{html}"
        );
        assert!(flat.contains("Lost."), "{html}");
    }

    #[test]
    fn text_without_notes_is_unchanged() {
        assert_eq!(html("A [^x] B"), "<p>A [^x] B</p>\n");
        assert_eq!(html("Plain.\n"), "<p>Plain.</p>\n");
    }

    #[test]
    fn headings_lose_attributes_and_no_words() {
        for (text, heading) in [
            ("## Head {#own .sea}", "<h2 id=\"own\">Head</h2>"),
            ("Head {#own}\n===", "<h1 id=\"own\">Head</h1>"),
            ("## Use {x}", "<h2>Use {x}</h2>"),
            (
                "## *Head* {: #own key=\"a b\"}",
                "<h2 id=\"own\"><em>Head</em></h2>",
            ),
            ("## Use `{x}` {.sea}", "<h2>Use <code>{x}</code></h2>"),
        ] {
            assert_eq!(html(text).trim(), heading);
        }
    }

    #[test]
    fn definition_lists() {
        assert_eq!(
            html("Term\n: First\n: Second\n\nOther\n: Third\n").replace('\n', ""),
            "<dl><dt>Term</dt><dd>First</dd><dd>Second</dd><dt>Other</dt><dd>Third</dd></dl>"
        );
        assert_eq!(
            html("Low\nHigh\n: Tide\n").replace('\n', ""),
            "<dl><dt>Low</dt><dt>High</dt><dd>Tide</dd></dl>"
        );
    }

    #[test]
    fn boxes_of_tasks_are_signs() {
        assert_eq!(
            html("- [x] a\n- [ ] b\n- [y] c").replace('\n', ""),
            "<ul><li>☑ a</li><li>☐ b</li><li>[y] c</li></ul>"
        );
    }

    #[test]
    fn alerts_say_their_kind() {
        assert_eq!(
            html("- > [!NOTE]\n  > a").replace('\n', ""),
            "<ul><li><blockquote><p><strong>Note</strong></p><p>a</p></blockquote></li></ul>"
        );
        assert_eq!(
            html("> [!Tip]\n> a\n\nb").replace('\n', ""),
            "<blockquote><p><strong>Tip</strong></p><p>a</p></blockquote><p>b</p>"
        );
    }

    #[test]
    fn titles_of_code_are_shown_before_it() {
        assert_eq!(
            html("- ```js title=\"a & b.js\" {1,3}\n  x\n  ```\n").replace('\n', ""),
            "<ul><li><p><strong>a &amp; b.js</strong></p><pre><code class=\"language-js\">x</code></pre></li></ul>"
        );
        let options = MarkdownOptions {
            code_titles: super::CodeTitles::AfterLanguage,
            ..MarkdownOptions::default()
        };
        assert_eq!(
            super::html("```js late.js https://tide.example/\nx\n```\n", options),
            "<p><strong>late.js</strong> <a href=\"https://tide.example/\">link</a></p>\n\
             <pre><code class=\"language-js\">x\n</code></pre>\n"
        );
    }

    #[test]
    fn emoji_names() {
        let options = MarkdownOptions {
            has_emoji_names: true,
            ..MarkdownOptions::default()
        };
        let html = |text| super::html(text, options);
        assert_eq!(
            html("a :tada: `:tada:`"),
            "<p>a 🎉 <code>:tada:</code></p>\n"
        );
        assert_eq!(html(":heavy_check_mark:"), "<p>✔️</p>\n");
        assert_eq!(
            html("```\n:tada:\n```"),
            "<pre><code>:tada:\n</code></pre>\n"
        );
    }
}
