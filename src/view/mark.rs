//! A publisher's mark.

use leptos::prelude::*;

use super::{
    Paper,
    live::{Kept, part},
};
use crate::model::Provider;

/// The publisher's logo, or the first letter of its name where there is none or it fails to load.
/// The name stands beside it, so it says nothing to a screen reader.
#[component]
pub fn Mark(paper: Paper, provider: Provider) -> impl IntoView {
    let broken = Kept::new(false);
    let hue = hue(provider.identity());
    let letter = provider.lettermark();
    let source = provider.logo.as_ref().and_then(|logo| paper.picture(logo));
    view! {
        <span class=format!("mark hue-{hue}") aria-hidden="true">
            {part(move || match source.clone().filter(|_| !broken.get()) {
                Some(source) => {
                    view! {
                        <img
                            src=source
                            alt=""
                            width="20"
                            height="20"
                            loading="lazy"
                            referrerpolicy="no-referrer"
                            on:error=move |_| broken.set(true)
                        />
                    }
                        .into_any()
                }
                None => letter.clone().into_any(),
            })}
        </span>
    }
}

/// One of twelve hues that a name always gets.
pub(super) fn hue(name: &str) -> u32 {
    name.bytes().fold(7_u32, |hash, byte| {
        hash.wrapping_mul(31).wrapping_add(u32::from(byte))
    }) % 12
}
