//! Compiles Fluent files into the files that the page reads.

use std::collections::BTreeMap;

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};

use super::{Message, catalog::VARIANT_SEPARATOR};

/// An error in a message file.
#[derive(Debug, thiserror::Error)]
pub enum FluentError {
    /// The language has no messages.
    #[error("there are no messages in the language “{tag}”")]
    NoLanguage {
        /// The requested language.
        tag: String,
    },
    /// The file is not valid Fluent.
    #[error("{tag}.ftl is not Fluent at byte {byte}: {reason}")]
    Syntax {
        /// The language.
        tag: String,
        /// The byte offset of the error.
        byte: usize,
        /// The message of the parser.
        reason: String,
    },
    /// A message is missing, unknown or of the wrong form.
    #[error("{tag}.ftl: {message}: {reason}")]
    Message {
        /// The language.
        tag: String,
        /// The name of the message.
        message: String,
        /// The expected content.
        reason: String,
    },
}

/// A parsed message file.
#[derive(Debug)]
pub struct FluentFile<'a> {
    tag: &'a str,
    messages: BTreeMap<&'a str, Pattern<&'a str>>,
}

impl<'a> FluentFile<'a> {
    /// Parses a file.
    ///
    /// # Errors
    /// Returns [`FluentError`] if the file is not valid Fluent, or uses terms, attributes or a name
    /// twice.
    pub fn parse(tag: &'a str, text: &'a str) -> Result<Self, FluentError> {
        let resource = parser::parse(text).map_err(|(_, errors)| FluentError::Syntax {
            tag: tag.to_owned(),
            byte: errors.first().map_or(0, |error| error.pos.start),
            reason: errors
                .first()
                .map(|error| error.kind.to_string())
                .unwrap_or_default(),
        })?;
        let mut messages = BTreeMap::new();
        for entry in resource.body {
            let (name, value) = match entry {
                Entry::Message(message) if message.attributes.is_empty() => {
                    (message.id.name, message.value)
                }
                Entry::Message(message) => (message.id.name, None),
                Entry::Term(term) => (term.id.name, None),
                _ => continue,
            };
            let value =
                value.ok_or_else(|| message_error(tag, name, "a text without attributes"))?;
            if messages.insert(name, value).is_some() {
                return Err(message_error(tag, name, "each name once"));
            }
        }
        Ok(Self { tag, messages })
    }

    fn find(&self, name: &str) -> Result<&Pattern<&'a str>, FluentError> {
        let pattern = self.messages.get(name);
        pattern.ok_or_else(|| message_error(self.tag, name, "the message"))
    }
}

fn message_error(tag: &str, message: &str, reason: &str) -> FluentError {
    FluentError::Message {
        tag: tag.to_owned(),
        message: message.to_owned(),
        reason: format!("expected {reason}"),
    }
}

/// Compiles the messages of a language into one line each, in the order of `messages`. Placeholders
/// become `{0}`, `{1}`, … in the order of the English message. A message that depends on a number
/// has its plural variants in one line. Category and text alternate, the default one is last, and
/// the number is `{0}`.
///
/// # Errors
/// Returns [`FluentError`] if a message is missing or unknown, or if its placeholders differ from
/// those of the English message.
pub fn compile(
    source: &FluentFile<'_>,
    english: &FluentFile<'_>,
    messages: &[Message],
) -> Result<String, FluentError> {
    let names: Vec<String> = messages.iter().map(|message| message.name()).collect();
    let is_unknown = |name: &&&str| !names.iter().any(|is_unknown| is_unknown == **name);
    if let Some(name) = source.messages.keys().find(is_unknown) {
        return Err(message_error(source.tag, name, "only messages of the page"));
    }
    let mut lines = Vec::new();
    for name in &names {
        let mut order = Vec::new();
        variants(english.find(name)?, &mut |variable| {
            if !order.iter().any(|is_unknown| is_unknown == variable) {
                order.push(variable.to_owned());
            }
            Some(String::new())
        })
        .map_err(|reason| message_error(english.tag, name, reason))?;
        let mut used = Vec::new();
        let variants = variants(source.find(name)?, &mut |variable| {
            let index = order.iter().position(|is_unknown| is_unknown == variable)?;
            used.push(index);
            Some(format!("{{{index}}}"))
        })
        .map_err(|reason| message_error(source.tag, name, reason))?;
        if let Some(missing) = (0..order.len()).find(|index| !used.contains(index)) {
            let reason = format!("${}, which English has", order[missing]);
            return Err(message_error(source.tag, name, &reason));
        }
        let line: Vec<String> = match variants {
            Variants::One(text) => vec![text],
            Variants::Many(many) => many
                .into_iter()
                .flat_map(|(category, text)| [category, text])
                .collect(),
        };
        if line.iter().any(|part| part.contains(char::is_control)) {
            return Err(message_error(
                source.tag,
                name,
                "one line without control characters",
            ));
        }
        lines.push(line.join(&VARIANT_SEPARATOR.to_string()));
    }
    Ok(lines.join("\n"))
}

enum Variants {
    One(String),
    /// The texts by plural category, the default one last.
    Many(Vec<(String, String)>),
}

/// Returns the texts of a pattern, with the result of `fill` for each variable.
fn variants(
    pattern: &Pattern<&str>,
    fill: &mut dyn FnMut(&str) -> Option<String>,
) -> Result<Variants, &'static str> {
    if let [
        PatternElement::Placeable {
            expression: Expression::Select { selector, variants },
        },
    ] = pattern.elements.as_slice()
    {
        let InlineExpression::VariableReference { id } = selector else {
            return Err("a choice by a variable");
        };
        // The first variable becomes `{0}`.
        fill(id.name).ok_or("only variables that English has")?;
        let mut variants_by_category = Vec::new();
        let mut default = None;
        for variant in variants {
            let VariantKey::Identifier { name } = variant.key else {
                return Err("categories, not numbers");
            };
            let text = plain(&variant.value, fill)?;
            if variant.default {
                default = Some((name.to_owned(), text));
            } else {
                variants_by_category.push((name.to_owned(), text));
            }
        }
        variants_by_category.extend(default);
        return Ok(Variants::Many(variants_by_category));
    }
    plain(pattern, fill).map(Variants::One)
}

fn plain(
    pattern: &Pattern<&str>,
    fill: &mut dyn FnMut(&str) -> Option<String>,
) -> Result<String, &'static str> {
    let mut text = String::new();
    for element in &pattern.elements {
        let part = match element {
            PatternElement::TextElement { value } => value.replace('\n', " "),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => (*value).to_owned(),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                text.push_str(&fill(id.name).ok_or("only variables that English has")?);
                continue;
            }
            PatternElement::Placeable { .. } => {
                return Err("variables, quoted texts, or one choice that is the whole message");
            }
        };
        if part.contains(['{', '}', '<', '>', '&', '"']) {
            return Err("no braces, no double quotes, nothing that HTML would read");
        }
        text.push_str(&part);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "from-to = { $from } – { $to }\n";

    fn compiled(text: &str) -> Result<String, String> {
        let english = FluentFile::parse("en", ENGLISH).map_err(|error| error.to_string())?;
        let other = FluentFile::parse("xx", text).map_err(|error| error.to_string())?;
        compile(&other, &english, &[Message::FromTo]).map_err(|error| error.to_string())
    }

    #[test]
    fn places_are_those_of_english() {
        assert_eq!(
            compiled("from-to = bis { $to }, von { $from }").as_deref(),
            Ok("bis {1}, von {0}")
        );
    }

    #[test]
    fn what_does_not_fit_is_named() {
        for (text, expected) in [
            (
                "other = x\n",
                "xx.ftl: other: expected only messages of the page",
            ),
            ("# nothing\n", "xx.ftl: from-to: expected the message"),
            (
                "from-to = { $from }\n",
                "xx.ftl: from-to: expected $to, which English has",
            ),
            (
                "from-to = { $from } { $to } { $more }\n",
                "xx.ftl: from-to: expected only variables that English has",
            ),
            (
                "from-to = { NUMBER($from) } { $to }\n",
                "xx.ftl: from-to: expected variables, quoted texts, or one choice that is the whole message",
            ),
        ] {
            assert_eq!(compiled(text), Err(expected.to_owned()), "{text}");
        }
        assert!(compiled("from-to = { $from\n").is_err_and(|error| error.contains("not Fluent")));
    }
}
