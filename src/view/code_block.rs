//! A block of program code: its language, a button to copy it, and its words in colors.

use leptos::prelude::*;

use super::body::{BodyRenderer, CopyText, plain_element};
use crate::{
    message::{Message, translate},
    model::{CodeRun, CodeToken, Element, ElementId, body::text_of},
};

/// Renders a code block.
pub fn render(renderer: &BodyRenderer, block: &Element) -> AnyView {
    let button = renderer
        .on_copy
        .map(|on_copy| copy_button(text_of(&block.children), on_copy));
    let language = block.language.clone().unwrap_or_default().into_any();
    let language = plain_element("span", None, Some("code-language"), language);
    let bar = plain_element("p", None, Some("code-bar"), (language, button).into_any());
    // A wide block is scrolled by keys, too.
    let code = view! { <pre tabindex="0">{renderer.pieces(&block.children)}</pre> };
    let id = block.id.as_ref().map(ElementId::html_id);
    plain_element("div", id, Some("code-block"), (bar, code).into_any())
}

/// Renders a button that copies a code, and says when that has worked.
fn copy_button(code: String, on_copy: CopyText) -> AnyView {
    let is_copied = RwSignal::new(false);
    let label = move || {
        translate(if is_copied.get() {
            Message::CodeCopied
        } else {
            Message::CopyCode
        })
    };
    view! {
        <button
            type="button"
            class="code-copy"
            aria-live="polite"
            on:click=move |_| on_copy.run((code.clone(), is_copied))
        >
            {label}
        </button>
    }
    .into_any()
}

/// Renders highlighted code. Characters after the last run are plain.
pub fn highlighted(code: &Element) -> AnyView {
    let text = text_of(&code.children);
    let mut rest = text.as_str();
    let mut parts = Vec::with_capacity(code.runs.len() + 1);
    for CodeRun(length, token) in &code.runs {
        let length = usize::try_from(*length).unwrap_or(usize::MAX);
        let end = rest.char_indices().nth(length).map(|(index, _)| index);
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        let part = part.to_owned();
        parts.push(match token {
            CodeToken::Plain => part.into_any(),
            token => plain_element("span", None, Some(token.class_name()), part.into_any()),
        });
    }
    if !rest.is_empty() {
        parts.push(rest.to_owned().into_any());
    }
    plain_element("code", None, None, parts.into_any())
}
