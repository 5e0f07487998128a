//! Fills templates of sentences.

use super::grammar::{capital, plural, possessive, with_article};
use super::random::RandomSource;

/// Fills a template: `{slot}` becomes a fact, `{a:slot}` a fact with an article, `{s:slot}` a
/// plural, `{p:slot}` a possessive. One choice of `[x|y]` is used; brackets do not nest. The first
/// letter becomes a capital. A slot that `fact` does not know stays as it is.
pub(super) fn fill(
    template: &str,
    fact: &dyn Fn(&str) -> Option<String>,
    random: &mut RandomSource,
) -> String {
    let mut text = String::with_capacity(160);
    choose(template, fact, random, &mut text);
    capital(&text)
}

fn choose(
    template: &str,
    fact: &dyn Fn(&str) -> Option<String>,
    random: &mut RandomSource,
    into: &mut String,
) {
    let mut rest = template;
    while let Some((before, (choices, after))) = rest
        .split_once('[')
        .and_then(|(before, after)| Some((before, after.split_once(']')?)))
    {
        slots(before, fact, into);
        let choices = choices.split('|').collect::<Vec<_>>();
        slots(
            random.pick(&choices).copied().unwrap_or_default(),
            fact,
            into,
        );
        rest = after;
    }
    slots(rest, fact, into);
}

fn slots(template: &str, fact: &dyn Fn(&str) -> Option<String>, into: &mut String) {
    let mut rest = template;
    while let Some((before, (slot, after))) = rest
        .split_once('{')
        .and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        into.push_str(before);
        let (form, name) = slot.split_once(':').unwrap_or(("", slot));
        match (form, fact(name)) {
            ("", Some(text)) => into.push_str(&text),
            ("a", Some(text)) => into.push_str(&with_article(&text)),
            ("s", Some(text)) => into.push_str(&plural(&text)),
            ("p", Some(text)) => into.push_str(&possessive(&text)),
            _ => {
                into.push('{');
                into.push_str(slot);
                into.push('}');
            }
        }
        rest = after;
    }
    into.push_str(rest);
}
