//! The coverage of a story by other publishers.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    figure::Figure,
    kicker::Kicker,
    kind_names,
    publication_time::{PublicationTime, time_element},
    time_offset::offset,
};
use crate::{
    message::{Message, translate, translate_with},
    model::{Instant, Related},
};

/// Renders the coverage of a lead story, best sources first.
///
/// Equal qualities are sorted by time, earlier first; undated stories come last.
#[component]
pub fn Coverage(
    archive_info: ArchiveInfo,
    /// The coverage.
    related: Vec<Related>,
    /// The time of the lead, to which the other times are relative.
    lead: Option<Instant>,
) -> impl IntoView {
    let mut related = related;
    // `None` sorts below any quality, so stories without a quality come last.
    related.sort_by_key(|story| {
        let time = story.published.map_or(i64::MAX, Instant::seconds);
        (Reverse(story.quality), time)
    });
    let items = related
        .into_iter()
        .map(|story| {
            let time = story.published.map(|time| match lead {
                Some(lead) => time_element(&archive_info, time, offset(lead, time)),
                None => view! { <PublicationTime archive_info=archive_info.clone() time=time /> }
                    .into_any(),
            });
            item(
                &archive_info,
                story,
                time.into_any(),
                "coverage-item".to_owned(),
                "related-item",
            )
        })
        .collect::<Vec<AnyView>>();
    view! { <ol class="coverage">{items}</ol> }
}

/// Renders one story of the coverage.
pub(super) fn item(
    archive_info: &ArchiveInfo,
    story: Related,
    time: AnyView,
    class: String,
    hook: &'static str,
) -> AnyView {
    let picture = story.images.first().cloned();
    let picture = picture.filter(|picture| archive_info.picture(picture).is_some());
    let figure = picture.map(|picture| {
        view! {
            <div class="coverage-picture">
                <Figure
                    archive_info=archive_info.clone()
                    picture=picture
                    tint=story.provider.name.clone()
                    letter=story.provider.lettermark()
                />
            </div>
        }
        .into_any()
    });
    let title = match story.links.main() {
        Some(address) => view! {
            <a href=address.as_str().to_owned() rel="noopener noreferrer" dir="auto">
                {story.title.clone()}
            </a>
        }
        .into_any(),
        None => view! { <span dir="auto">{story.title.clone()}</span> }.into_any(),
    };
    let amp = story.links.amp().map(|address| {
        let label = translate_with(Message::AmpOf, &[&story.title]);
        view! {
            <a
                class="amp"
                href=address.as_str().to_owned()
                rel="noopener noreferrer"
                aria-label=label
            >
                {translate(Message::Amp)}
            </a>
        }
        .into_any()
    });
    let kind = &story.kind;
    let badge = kind
        .has_badge()
        .then(|| view! { <span class="badge">{kind_names::name(kind)}</span> }.into_any());
    let aside = (time, badge, amp).into_any();
    view! {
        <li class=class data-testid=hook>
            {figure}
            <div>
                <Kicker archive_info=archive_info.clone() provider=Some(story.provider.clone()) aside=aside />
                <p class="coverage-title">{title}</p>
                {(!story.excerpt.is_empty())
                    .then(|| {
                        view! {
                            <p class="excerpt" dir="auto">
                                {story.excerpt.clone()}
                            </p>
                        }.into_any()
                    })}
            </div>
        </li>
    }
    .into_any()
}
