//! Splits HTML into tokens, with the tokenizer of html5ever and without building a tree.

pub mod elements;
mod guard;
pub mod tag;

use std::{borrow::Cow, cell::RefCell};

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, TagKind, Token as Html5Token, TokenSink, TokenSinkResult, Tokenizer,
        TokenizerOpts, states::RawKind,
    },
};

/// A token of HTML with decoded entities. Comments, doctypes, and the content of hidden elements
/// (scripts, styles and the fallback of players) are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// Text.
    Text(String),
    /// A start tag with its name in lower case and its attributes.
    Start(String, Vec<(String, String)>),
    /// An end tag.
    End(String),
}

/// Elements whose content is not text for a reader.
const HIDDEN_ELEMENTS: [&str; 5] = ["script", "style", "iframe", "noembed", "noframes"];

/// Returns the tokens of `html` in order, in linear time.
pub fn tokens(html: &str) -> Vec<Token> {
    let html = guard::without_huge_tags(html);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&html));
    let options = TokenizerOpts {
        discard_bom: false,
        ..TokenizerOpts::default()
    };
    let tokenizer = Tokenizer::new(Sink::default(), options);
    // The sink never pauses the tokenizer, so one call reads everything.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.state.into_inner().tokens
}

/// Returns `text` with its character references decoded once, by the rules of HTML. Tags are not
/// interpreted.
///
/// ```
/// use broadsheet::import::syntax::markup::decode_entities;
///
/// assert_eq!(decode_entities("Caf&eacute; &amp;lt; <b> &copy 1"), "Café &lt; <b> © 1");
/// ```
pub fn decode_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let tokens = tokens(&text.replace('<', "&lt;")).into_iter();
    let texts = tokens.filter_map(|token| match token {
        Token::Text(text) => Some(text),
        Token::Start(..) | Token::End(_) => None,
    });
    Cow::Owned(texts.collect())
}

/// Returns the value of an attribute.
pub fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = attributes.iter().find(|(key, _)| key == name);
    found.map(|(_, value)| value.as_str())
}

#[derive(Default)]
struct Sink {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    tokens: Vec<Token>,
    /// Whether the current element is hidden.
    is_hidden: bool,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Html5Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Html5Token::CharacterTokens(text) => {
                if !state.is_hidden {
                    if let Some(Token::Text(before)) = state.tokens.last_mut() {
                        before.push_str(&text);
                    } else {
                        state.tokens.push(Token::Text(text.to_string()));
                    }
                }
            }
            Html5Token::TagToken(tag) if tag.kind == TagKind::EndTag => {
                state.is_hidden = false;
                state.tokens.push(Token::End(tag.name.to_string()));
            }
            Html5Token::TagToken(tag) => {
                let attributes = tag.attrs.iter();
                let attributes = attributes
                    .map(|a| (a.name.local.to_string(), a.value.to_string()))
                    .collect();
                let name = tag.name.to_string();
                state.is_hidden = HIDDEN_ELEMENTS.contains(&name.as_str());
                state.tokens.push(Token::Start(name, attributes));
                if state.is_hidden {
                    return TokenSinkResult::RawData(RawKind::Rawtext);
                }
            }
            Html5Token::DoctypeToken(_)
            | Html5Token::CommentToken(_)
            | Html5Token::NullCharacterToken
            | Html5Token::EOFToken
            | Html5Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_hidden_and_entities_decoded_once() {
        let tokens = tokens("a &amp;amp; b<script>x</b>y</script>&lt;<!-- c --><b id=1>z");
        assert_eq!(
            tokens,
            [
                Token::Text("a &amp; b".to_owned()),
                Token::Start("script".to_owned(), vec![]),
                Token::End("script".to_owned()),
                Token::Text("<".to_owned()),
                Token::Start("b".to_owned(), vec![("id".to_owned(), "1".to_owned())]),
                Token::Text("z".to_owned()),
            ]
        );
    }

    /// html5ever compares each attribute with all before it.
    #[test]
    fn huge_tags_are_removed() {
        // Debug builds are far slower, so they get a shorter text.
        let length = if cfg!(debug_assertions) {
            1 << 18
        } else {
            8 << 20
        };
        let attributes: String = (0..length / 8).map(|n| format!(" a{n}")).collect();
        let inputs = [
            format!("<a{attributes}>x"),
            format!("<a{attributes}"),
            format!("<!-- <a x=\" --><b{attributes}>x"),
            format!("<script><a x=\"</script><b{attributes}>x"),
            format!("<a b=\">\"{attributes}>x"),
            "<".repeat(length),
            "&".repeat(length),
            "<a>".repeat(length / 3),
            "<!--".repeat(length / 4),
            "&#".repeat(length / 2),
            format!("&{}", "a".repeat(length)),
        ];
        for input in inputs {
            for token in tokens(&input) {
                if let Token::Start(_, attributes) = token {
                    assert!(attributes.len() <= 128, "{:?}", &input[..20]);
                }
            }
        }
    }
}
