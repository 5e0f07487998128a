//! Splits a text into the tags and outputs of Liquid and the text between them.

use super::LiquidVariant;
use crate::import::syntax::markdown::CodeRanges;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiquidToken<'a> {
    /// The part as it is written, with its delimiters.
    pub source: &'a str,
    /// The meaning of the part.
    pub kind: LiquidTokenKind<'a>,
    /// Whether the part begins in code.
    pub is_code: bool,
}

/// The meaning of a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiquidTokenKind<'a> {
    /// Text between tags.
    Text,
    /// `{{ expression }}`
    Output(&'a str),
    /// `{% name arguments %}`
    Tag(&'a str, &'a str),
    /// `{% raw %}` with its content and its end.
    Raw,
}

/// Splits a text into tokens. White space is removed next to `{%-` and `-%}`.
pub fn tokens<'a>(
    text: &'a str,
    variant: LiquidVariant,
    code: &CodeRanges,
) -> Vec<LiquidToken<'a>> {
    let mut tokenizer = Tokenizer {
        tokens: Vec::new(),
        trims_next: false,
    };
    let (mut has_tags, mut has_outputs) = (true, true);
    let mut rest = text;
    let mut from = 0;
    while let Some(start) = rest.get(from..).and_then(|rest| rest.find('{')) {
        let start = from + start;
        let (before, tag) = rest.split_at(start);
        let offset = text.len() - tag.len();
        let is_code = code.contains(offset);
        let is_tag = tag.starts_with("{%") && has_tags;
        let is_output = tag.starts_with("{{") && has_outputs;
        let is_text = is_code && variant == LiquidVariant::Nunjucks;
        if is_text || (!is_tag && !is_output) {
            from = start + 1;
            continue;
        }
        let close = if is_tag { "%}" } else { "}}" };
        let Some(end) = tag.get(2..).and_then(|inner| inner.find(close)) else {
            if is_tag {
                has_tags = false;
            } else {
                has_outputs = false;
            }
            from = start + 1;
            continue;
        };
        let (source, after) = tag.split_at(end + 2 + close.len());
        let inner = source
            .get(2..source.len() - close.len())
            .unwrap_or_default();
        tokenizer.push_text(before);
        if inner.starts_with('-') {
            tokenizer.trim_last();
        }
        tokenizer.trims_next = inner.ends_with('-');
        let inner = inner.strip_prefix('-').unwrap_or(inner);
        let inner = inner.strip_suffix('-').unwrap_or(inner).trim();
        let mut push = |source, kind| {
            tokenizer.tokens.push(LiquidToken {
                source,
                kind,
                is_code,
            });
        };
        rest = after;
        from = 0;
        if is_output {
            push(source, LiquidTokenKind::Output(inner));
            continue;
        }
        let (name, arguments) = split_name(inner);
        if matches!(name, "raw" | "verbatim") {
            let (raw, after) = raw_text(after, name);
            let whole = tag.get(..source.len() + raw.len()).unwrap_or(source);
            push(whole, LiquidTokenKind::Raw);
            tokenizer.trims_next = raw.ends_with("-%}");
            rest = after;
        } else {
            push(source, LiquidTokenKind::Tag(name, arguments));
        }
    }
    tokenizer.push_text(rest);
    tokenizer.tokens
}

/// Splits the name of a tag off its content.
pub fn split_name(inner: &str) -> (&str, &str) {
    let end = inner.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-'));
    // Tags of plugins may have other names; a comment begins with `#`.
    let end = match end {
        Some(0) => inner.find(char::is_whitespace),
        end => end,
    };
    let (name, arguments) = inner.split_at(end.unwrap_or(inner.len()));
    (name, arguments.trim())
}

struct Tokenizer<'a> {
    tokens: Vec<LiquidToken<'a>>,
    trims_next: bool,
}

impl<'a> Tokenizer<'a> {
    fn push_text(&mut self, text: &'a str) {
        let text = if self.trims_next {
            text.trim_start()
        } else {
            text
        };
        if !text.is_empty() {
            self.tokens.push(LiquidToken {
                source: text,
                kind: LiquidTokenKind::Text,
                is_code: false,
            });
        }
    }

    fn trim_last(&mut self) {
        if let Some(last) = self.tokens.last_mut()
            && last.kind == LiquidTokenKind::Text
        {
            last.source = last.source.trim_end();
        }
    }
}

/// Splits a text after the end tag of a raw block.
fn raw_text<'a>(text: &'a str, name: &str) -> (&'a str, &'a str) {
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("{%")) {
        let start = from + start;
        let tag = text.get(start + 2..).unwrap_or_default();
        let Some(end) = tag.find("%}").map(|end| start + 2 + end + 2) else {
            break;
        };
        let inner = text.get(start + 2..end).unwrap_or_default();
        let inner = inner.trim_end_matches("%}");
        let word = inner.trim_matches(|c: char| c == '-' || c.is_whitespace());
        if word.strip_prefix("end") == Some(name) {
            return text.split_at(end);
        }
        from = start + 2;
    }
    (text, "")
}
