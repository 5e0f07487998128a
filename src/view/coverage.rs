//! Who else covered a story.

use leptos::prelude::*;

use super::{
    ArchiveInfo, any_signal::set, card::label, clock, figure::Figure, kicker::Kicker,
    offset::offset, publication_time::PublicationTime,
};
use crate::{
    message::{Message, say, tell},
    model::{Instant, Related, sorted::sorted},
};

/// The stories around a lead story, the best sources first.
///
/// Of equal quality the earlier comes first; the undated come last.
#[component]
pub fn Coverage(
    paper: ArchiveInfo,
    /// The stories around it.
    related: Vec<Related>,
    /// When the lead was published: times are told from there.
    lead: Option<Instant>,
) -> impl IntoView {
    let order = sorted(related.len(), &|a, b| {
        let (a, b) = (&related[a], &related[b]);
        let time = |story: &Related| story.published.map_or(i64::MAX, Instant::seconds);
        // Stories without a quality come last: none is less than any.
        b.quality.cmp(&a.quality).then(time(a).cmp(&time(b)))
    });
    let items = order
        .into_iter()
        .map(|place| {
            let story = related[place].clone();
            let time = story.published.map(|time| match lead {
                Some(lead) => moment(&paper, time, offset(lead, time)),
                None => view! { <PublicationTime paper=paper.clone() time=time /> }.into_any(),
            });
            item(
                &paper,
                story,
                time.into_any(),
                "coverage-item".to_owned(),
                "related-item",
            )
        })
        .collect::<Vec<AnyView>>();
    view! { <ol class="coverage">{items}</ol> }
}

/// A time by its distance from another, with the exact one behind it.
pub(super) fn moment(paper: &ArchiveInfo, time: Instant, distance: String) -> AnyView {
    let exact = clock::exact(time, paper.language());
    view! {
        <time {..set(&[("datetime", &time.to_string())])} {..set(&[("title", &exact)])}>
            {distance}
        </time>
    }
    .into_any()
}

/// One of the stories.
pub(super) fn item(
    paper: &ArchiveInfo,
    story: Related,
    time: AnyView,
    class: String,
    hook: &'static str,
) -> AnyView {
    let picture = story.images.first().cloned();
    let picture = picture.filter(|picture| paper.picture(picture).is_some());
    let figure = picture.map(|picture| {
        view! {
            <div class="coverage-picture">
                <Figure
                    paper=paper.clone()
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
            <a href=address.as_str().to_owned() {..set(&[("rel", "noopener noreferrer")])} dir="auto">
                {story.title.clone()}
            </a>
        }
        .into_any(),
        None => view! { <span dir="auto">{story.title.clone()}</span> }.into_any(),
    };
    let amp = story.links.amp().map(|address| {
        let label = tell(Message::AmpOf, &[&story.title]);
        view! {
            <a
                class="amp"
                href=address.as_str().to_owned()
                {..set(&[("rel", "noopener noreferrer")])}
                aria-label=label
            >
                {say(Message::Amp)}
            </a>
        }
        .into_any()
    });
    let kind = &story.kind;
    let badge = kind
        .has_badge()
        .then(|| view! { <span class="badge">{label(kind)}</span> }.into_any());
    let aside = (time, badge, amp).into_any();
    view! {
        <li class=class data-testid=hook>
            {figure}
            <div>
                <Kicker paper=paper.clone() provider=story.provider.clone() aside=aside />
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
