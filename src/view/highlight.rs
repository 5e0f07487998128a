//! Texts in which what was searched for is marked.

use leptos::prelude::*;

use crate::query::{search::MatchedWords, words};

/// A text with the words that matched in `<mark>`. Neighbours are marked as one.
pub fn highlighted(text: &str, marks: &MatchedWords) -> AnyView {
    if marks.is_empty() {
        return text.to_owned().into_any();
    }
    let mut parts: Vec<AnyView> = Vec::new();
    let mut done = 0;
    for span in words::spans(text) {
        if !marks.matches(&span.word) || span.range.end <= done {
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
