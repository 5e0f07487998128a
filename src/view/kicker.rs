//! The line above a headline.

use leptos::prelude::*;

use super::{
    ArchiveInfo, duration::duration_text, kind_names, publication_time::PublicationTime,
    publisher_logo::PublisherLogo,
};
use crate::{
    format::Card,
    model::{Kind, Provider},
};

/// Renders the logo and name of the publisher, and further parts such as time and type.
#[component]
pub fn Kicker(
    archive_info: ArchiveInfo,
    provider: Provider,
    /// The parts after the name.
    aside: AnyView,
) -> impl IntoView {
    let name = provider.name.clone();
    view! {
        <p class="kicker">
            <PublisherLogo archive_info=archive_info provider=provider />
            <span class="publisher" dir="auto">
                {name}
            </span>
            {aside}
        </p>
    }
}

/// Renders the line above the headline of a story: its publisher, its time, and its type if it is not an article.
pub(super) fn card_kicker(archive_info: &ArchiveInfo, card: &Card) -> AnyView {
    let time = card.time.map(|time| {
        view! { <PublicationTime archive_info=archive_info.clone() time=time own_day=card.own_day /> }.into_any()
    });
    let aside = (time, badge(card)).into_any();
    view! { <Kicker archive_info=archive_info.clone() provider=archive_info.provider(card.provider) aside=aside /> }
        .into_any()
}

/// Renders the type of a story that is not an article, with its duration.
fn badge(card: &Card) -> Option<impl IntoView + use<>> {
    let is_video = card.kind == Kind::Video;
    let name = kind_names::name(&card.kind);
    let length = card
        .length
        .map(|length| format!(" · {}", duration_text(length)));
    card.kind.has_badge().then(|| {
        view! {
            <span class="badge">
                {is_video.then(|| view! { <span aria-hidden="true">"▶ "</span> }.into_any())} {name} {length}
            </span>
        }.into_any()
    })
}
