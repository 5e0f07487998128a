//! A publisher's mark.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnySignal, part, set},
};
use crate::{format::Card, model::Provider};

/// The publisher's logo, or the first letter of its name where there is none or it fails to load.
/// The name stands beside it, so it says nothing to a screen reader.
#[component]
pub fn PublisherLogo(paper: ArchiveInfo, provider: Provider) -> impl IntoView {
    let broken = AnySignal::new(false);
    let hue = hue(provider.identity());
    let letter = provider.lettermark();
    let source = provider.logo.as_ref().and_then(|logo| paper.picture(logo));
    view! {
        <span class=format!("mark hue-{hue}") aria-hidden="true">
            {part(move || match source.clone().filter(|_| !broken.get()) {
                Some(source) => {
                    view! {
                        <img
                            {..set(
                                &[
                                    ("alt", ""),
                                    ("width", "20"),
                                    ("height", "20"),
                                    ("loading", "lazy"),
                                    ("referrerpolicy", "no-referrer"),
                                    ("src", &source),
                                ],
                            )}
                            on:error=move |_| broken.set(true)
                        />
                    }
                        .into_any()
                }
                // Drawn by the style sheet: it is no part of the text that it stands in.
                None => view! { <span class="letter" data-letter=letter.clone()></span> }.into_any(),
            })}
        </span>
    }
}

/// The marks of a story's publisher and of others that cover it, one upon another: how broad the
/// coverage is, at a glance.
pub(super) fn stack(paper: &ArchiveInfo, card: &Card) -> AnyView {
    if card.marks.is_empty() {
        return ().into_any();
    }
    let others = card.marks.iter().map(|name| paper.publisher(name));
    let marks = std::iter::once(paper.provider(card.provider))
        .chain(others)
        .map(|provider| {
            view! { <PublisherLogo paper=paper.clone() provider=provider /> }.into_any()
        })
        .collect::<Vec<AnyView>>();
    view! { <span class="marks">{marks}</span> }.into_any()
}

/// One of twelve hues that a name always gets.
pub(super) fn hue(name: &str) -> u32 {
    name.bytes().fold(7_u32, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add(u32::from(byte))
    }) % 12
}
