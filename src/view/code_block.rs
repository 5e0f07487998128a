//! A block of program code: its language, a button to copy it, and its words in colors.

use leptos::prelude::*;

use super::body::Renderer;
use crate::{
    message::{Message, translate},
    model::{CodeRun, CodeToken, Element, Piece},
};

/// Renders a code block.
pub fn render(renderer: &Renderer, block: &Element) -> AnyView {
    let code = text_of(&block.children);
    let is_copied = RwSignal::new(false);
    let on_copy = renderer.on_copy;
    let copied = move || is_copied.get().then(|| translate(Message::CodeCopied));
    view! {
        <div class="code-block">
            <p class="code-bar">
                <span class="code-language" dir="auto">{block.language.clone()}</span>
                <span role="status">{copied}</span>
                <button
                    type="button"
                    class="code-copy"
                    on:click=move |_| on_copy.run((code.clone(), is_copied))
                >
                    {translate(Message::CopyCode)}
                </button>
            </p>
            // A wide block is scrolled by keys, too.
            <pre tabindex="0" dir="ltr" id=block.id.as_ref().map(|id| id.html_id())>
                {renderer.pieces(&block.children)}
            </pre>
        </div>
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
            token => view! { <span class=token.class_name()>{part}</span> }.into_any(),
        });
    }
    if !rest.is_empty() {
        parts.push(rest.to_owned().into_any());
    }
    view! { <code>{parts}</code> }.into_any()
}

/// Returns the text of pieces. The depth of a body is limited, so this may recurse.
fn text_of(pieces: &[Piece]) -> String {
    let text = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Element(element) => text_of(&element.children),
    };
    pieces.iter().map(text).collect()
}
