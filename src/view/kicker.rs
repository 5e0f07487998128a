//! The line above a headline.

use leptos::prelude::*;

use super::{
    ArchiveInfo, duration::duration_text, facts::section_name, kind_names,
    publication_time::PublicationTime, publisher_logo::PublisherLogo,
};
use crate::{
    format::Card,
    message::{Message, translate},
    model::{Kind, Provider},
};

/// Renders the logo and name of the publisher, and further parts such as time and type.
#[component]
pub fn Kicker(
    archive_info: ArchiveInfo,
    /// The publisher, if the line names it.
    provider: Option<Provider>,
    /// The parts after the name.
    aside: AnyView,
) -> impl IntoView {
    let publisher = provider.map(|provider| {
        let name = name(provider.name.clone());
        (
            view! { <PublisherLogo archive_info=archive_info provider=provider /> },
            name,
        )
            .into_any()
    });
    view! { <p class="kicker">{publisher} {aside}</p> }
}

/// Renders the name of a publisher or an author.
fn name(name: String) -> AnyView {
    view! {
        <span class="publisher" dir="auto">
            {name}
        </span>
    }
    .into_any()
}

/// Renders the line above the headline of a story: its publisher or, if the archive has but one, its authors and
/// its section; then its time, and its type if it is not an article.
pub(super) fn card_kicker(archive_info: &ArchiveInfo, card: &Card) -> AnyView {
    let time = card.time.map(|time| {
        view! { <PublicationTime archive_info=archive_info.clone() time=time own_day=card.own_day /> }.into_any()
    });
    let authors =
        (!card.authors.is_empty()).then(|| name(card.authors.join(translate(Message::ListComma))));
    let section = card.section.as_deref().map(|section| {
        let section = section_name(section);
        view! { <span dir="auto">{section}</span> }.into_any()
    });
    let aside = (authors, section, time, badge(card)).into_any();
    let provider = archive_info.named_provider(card.provider);
    view! { <Kicker archive_info=archive_info.clone() provider=provider aside=aside /> }.into_any()
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
