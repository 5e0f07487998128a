//! Maps the scopes of grammars to kinds of words.

use std::sync::LazyLock;

use syntect::parsing::{Scope, ScopeStack};

use crate::model::CodeToken;

/// The beginnings of scopes with their kinds; of several that fit, the first one counts. The names are Sublime Text's
/// (<https://www.sublimetext.com/docs/scope_naming.html>).
const SCOPES: &[(&str, CodeToken)] = &[
    ("comment", CodeToken::Comment),
    ("constant.numeric", CodeToken::Number),
    ("constant.character", CodeToken::String),
    ("constant.regexp", CodeToken::String),
    ("constant", CodeToken::Constant),
    ("support.constant", CodeToken::Constant),
    ("string.unquoted.plain.out.yaml", CodeToken::Plain),
    ("string.unquoted", CodeToken::Plain),
    ("string", CodeToken::String),
    ("keyword.operator", CodeToken::Operator),
    ("keyword.declaration", CodeToken::Keyword),
    ("keyword", CodeToken::Keyword),
    ("storage", CodeToken::Keyword),
    ("variable.function", CodeToken::Function),
    ("variable.annotation", CodeToken::Function),
    ("entity.name.function", CodeToken::Function),
    ("entity.name.macro", CodeToken::Function),
    ("support.function", CodeToken::Function),
    ("support.macro", CodeToken::Function),
    ("support.type.property-name", CodeToken::Property),
    ("entity.name.tag.yaml", CodeToken::Property),
    ("entity.name.tag.toml", CodeToken::Property),
    ("entity.name.tag", CodeToken::Tag),
    ("entity.name.section", CodeToken::Tag),
    ("markup.heading", CodeToken::Tag),
    ("markup.inserted", CodeToken::Inserted),
    ("markup.deleted", CodeToken::Deleted),
    ("entity.other.attribute-name", CodeToken::Property),
    ("variable.other.member", CodeToken::Property),
    ("variable.other.key", CodeToken::Property),
    ("entity.name", CodeToken::Type),
    ("entity.other.inherited-class", CodeToken::Type),
    ("support.type", CodeToken::Type),
    ("support.class", CodeToken::Type),
    ("variable", CodeToken::Variable),
];

static TOKENS: LazyLock<Vec<(Scope, CodeToken)>> = LazyLock::new(|| {
    let token = |(name, token): &(&str, CodeToken)| Some((Scope::new(name).ok()?, *token));
    SCOPES.iter().filter_map(token).collect()
});

/// The scope of the keys of JSON and its like, which are texts otherwise.
static KEYS: LazyLock<Option<Scope>> = LazyLock::new(|| Scope::new("meta.mapping.key").ok());

/// Returns the kind of a word inside these scopes: that of the innermost scope which has one. So the quotation marks of
/// a text belong to the text.
pub fn token_of(scopes: &ScopeStack) -> CodeToken {
    let mut innermost_first = scopes.as_slice().iter().rev();
    let token = innermost_first.find_map(|scope| {
        let mut tokens = TOKENS.iter();
        tokens.find_map(|(prefix, token)| prefix.is_prefix_of(*scope).then_some(*token))
    });
    let is_key = |scope: &Scope| KEYS.is_some_and(|keys| keys.is_prefix_of(*scope));
    match token {
        Some(CodeToken::String) if scopes.as_slice().iter().any(is_key) => CodeToken::Property,
        token => token.unwrap_or_default(),
    }
}
