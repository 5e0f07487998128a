//! The logo of a publisher.

use leptos::prelude::*;

use super::ArchiveInfo;
use crate::{format::Card, model::Provider};

/// Renders the logo of a publisher, or the first letter of its name if there is none or it fails to load. It
/// is hidden from screen readers, because the name follows it.
#[component]
pub fn PublisherLogo(archive_info: ArchiveInfo, provider: Provider) -> impl IntoView {
    let has_failed = RwSignal::new(false);
    let hue = hue(provider.identity());
    let letter = provider.lettermark();
    let source = provider
        .logo
        .as_ref()
        .and_then(|logo| archive_info.picture(logo));
    view! {
        <span class=format!("publisher-logo hue-{hue}") aria-hidden="true">
            {move || match source.clone().filter(|_| !has_failed.get()) {
                Some(source) => {
                    view! {
                        <img
                            alt=""
                            width="20"
                            height="20"
                            loading="lazy"
                            referrerpolicy="no-referrer"
                            src=source
                            on:error=move |_| has_failed.set(true)
                        />
                    }
                        .into_any()
                }
                // The style sheet draws the letter, so that it does not become part of the text.
                None => view! { <span class="letter" data-letter=letter.clone()></span> }.into_any(),
            }}
        </span>
    }
}

/// Renders the overlapping logos of a story's publisher and others that cover it, to show the breadth of the
/// coverage.
pub(super) fn logo_stack(archive_info: &ArchiveInfo, card: &Card) -> AnyView {
    if card.publisher_names.is_empty() {
        return ().into_any();
    }
    let others = card
        .publisher_names
        .iter()
        .map(|name| archive_info.publisher(name));
    let logos = std::iter::once(archive_info.provider(card.provider))
        .chain(others)
        .map(|provider| {
            view! { <PublisherLogo archive_info=archive_info.clone() provider=provider /> }
                .into_any()
        })
        .collect::<Vec<AnyView>>();
    view! { <span class="publisher-logos">{logos}</span> }.into_any()
}

/// Returns one of twelve hues, always the same for a name.
pub(super) fn hue(name: &str) -> u32 {
    name.bytes().fold(7_u32, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add(u32::from(byte))
    }) % 12
}
