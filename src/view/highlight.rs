//! Texts with highlighted matches.

use leptos::prelude::*;

use crate::query::{search::MatchedWords, words};

/// Renders a text with the matched words in `<mark>`. Overlapping matches are highlighted once.
pub fn highlighted(text: &str, matched_words: &MatchedWords) -> AnyView {
    if matched_words.is_empty() {
        return text.to_owned().into_any();
    }
    let mut parts: Vec<AnyView> = Vec::new();
    let mut done = 0;
    for span in words::spans(text) {
        if !matched_words.matches(&span.word) || span.range.end <= done {
            continue;
        }
        let start = span.range.start.max(done);
        if let (Some(before), Some(word)) = (text.get(done..start), text.get(start..span.range.end))
        {
            parts.push(before.to_owned().into_any());
            parts.push(view! { <mark>{word.to_owned()}</mark> }.into_any());
        }
        done = span.range.end;
    }
    parts.push(text.get(done..).unwrap_or_default().to_owned().into_any());
    parts.into_any()
}
