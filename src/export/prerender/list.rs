//! Renders the front page and the list of a topic.

use leptos::prelude::*;

use super::{
    document::PrerenderedDocument, export_reader::LoadedScreen, meta::PageMeta,
    renderer::PageRenderer,
};
use crate::{
    format::{Card, LEAD_STORIES, manifest::Topic},
    message::{Message, translate},
    model::Instant,
    query::{Order, Query, search::MatchedWords},
    view::{
        ArchiveInfo,
        card::StoryCard,
        count_line::CountLine,
        density::Density,
        facet::{Facet, FacetValue, TOPICS},
        menu::Menu,
        order_names,
        search_box::SearchBox,
        story_list_item::{StoryListItem, day_heading},
    },
};

/// The content of a list.
struct ListSubject<'a> {
    query: Query,
    /// The number of all stories of the list.
    stories: usize,
    cards: &'a [Card],
    /// The number of cards that lead a front page.
    leads: usize,
    title: String,
}

/// Renders the front page with its first screen.
pub fn front(renderer: &PageRenderer, screen: LoadedScreen) -> PrerenderedDocument {
    let manifest = renderer.manifest();
    let site = &manifest.site;
    let body = body(
        renderer,
        &ListSubject {
            query: Query::default(),
            stories: manifest.totals.stories,
            cards: &screen.cards,
            leads: LEAD_STORIES,
            title: String::new(),
        },
    );
    PrerenderedDocument {
        address: String::new(),
        title: site.title.clone(),
        time: newest(&screen.cards),
        meta: PageMeta::of_list(site.description().to_owned(), &screen.cards),
        body,
        embedded_files: vec![screen.file],
    }
}

/// Renders the list of a topic with its first screen.
pub fn topic(renderer: &PageRenderer, topic: &Topic, screen: LoadedScreen) -> PrerenderedDocument {
    let site = &renderer.manifest().site;
    let body = body(
        renderer,
        &ListSubject {
            query: Query::topic(topic.slug.clone()),
            stories: topic.stories,
            cards: &screen.cards,
            leads: 0,
            title: topic.name.clone(),
        },
    );
    let title = format!("{} · {}", topic.name, site.title);
    let address = format!("topic/{}/", topic.slug);
    let mut meta = PageMeta::of_list(title.clone(), &screen.cards);
    if site.base.is_some() {
        meta.feeds = Some((address.clone(), title.clone()));
    }
    PrerenderedDocument {
        address,
        title,
        time: newest(&screen.cards),
        meta,
        body,
        embedded_files: vec![screen.file],
    }
}

/// Renders search box, topics and the first stories of a list.
fn body(renderer: &PageRenderer, list: &ListSubject) -> String {
    // The page of a topic stays the same as long as the topic does.
    let is_topic = !list.title.is_empty();
    let archive_info = if is_topic {
        &renderer.stable_archive_info
    } else {
        &renderer.archive_info
    };
    renderer.render(archive_info, true, |archive_info| {
        let values = archive_info.manifest().topics.iter().map(|topic| FacetValue {
            key: topic.name.clone(),
            name: topic.name.clone(),
            stories: topic.weight(),
        });
        let values: Vec<_> = values.collect();
        let counts = values.iter().map(|value| u32::try_from(value.stories).unwrap_or(u32::MAX));
        let counts: Vec<u32> = counts.filter(|_| !is_topic).collect();
        let parts = list.query.parts().into_iter();
        let parts: Vec<_> = parts.map(|part| (part, list.title.clone())).collect();
        let choices = archive_info.manifest().topics.iter().map(|topic| list.query.topic_choice(&topic.slug));
        let choices: Vec<_> = choices.collect();
        let stories = list.stories;
        let densities = Density::ALL.map(|density| (density.name(), density.label()));
        let orders = Order::ALL.map(|order| (order.name(), order_names::name(order)));
        let save_search = is_topic.then(|| {
            view! {
                <p class="save-search">
                    <button type="button" class="clear">{translate(Message::SaveSearch)}</button>
                </p>
            }
            .into_any()
        });
        let heading = is_topic
            .then(|| view! { <h2 class="prerendered-heading sr-only" dir="auto">{list.title.clone()}</h2> }.into_any());
        view! {
            <div class="list-page">
                <SearchBox
                    archive_info=archive_info.clone()
                    words=String::new()
                    is_ready=true
                    notice=String::new()
                    on_type=|_: String| {}
                    on_commit=|()| {}
                />
                <aside class="filters" tabindex="-1" aria-label=translate(Message::Filters)>
                    <button type="button" class="button filters-toggle">{translate(Message::Filters)}</button>
                    <div class="filters-body">
                        <h2 class="section-heading">{translate(Message::Topics)}</h2>
                        <Facet
                            archive_info=archive_info.clone()
                            kind=TOPICS
                            values=values
                            counts=counts
                            choices=choices
                            on_choose=|_| {}
                        />
                    </div>
                </aside>
                {topic_links(&archive_info)}
                <section class="story-list-column" aria-label=translate(Message::StoriesHeading)>
                    {heading}
                    <CountLine
                        archive_info=archive_info.clone()
                        stories=Some(stories)
                        parts=parts
                        on_remove=|_| {}
                        on_clear=|()| {}
                    >
                        <Menu
                            label=translate(Message::Density)
                            hook="density"
                            choices=densities.to_vec()
                            is_short=false
                            chosen=Density::default().name()
                            on_choose=|_: String| {}
                        />
                        <Menu
                            label=translate(Message::Order)
                            hook="sort"
                            choices=orders.to_vec()
                            is_short=true
                            chosen=Order::default().name()
                            on_choose=|_: String| {}
                        />
                    </CountLine>
                    {save_search}
                    {story_list(&archive_info, list)}
                </section>
            </div>
        }
        .into_any()
    })
}

/// Renders links to the topics for readers without scripts, whose buttons do nothing.
fn topic_links(archive_info: &ArchiveInfo) -> AnyView {
    let mut topics: Vec<_> = archive_info.manifest().topics.iter().collect();
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.stories));
    let links = topics.into_iter().map(|topic| {
        view! {
            <li>
                <a href=ArchiveInfo::topic_href(topic) dir="auto">{topic.name.clone()}</a>
            </li>
        }
    });
    view! {
        <nav class="topic-links" aria-label=translate(Message::Topics)>
            <ul>{links.collect::<Vec<_>>()}</ul>
        </nav>
    }
    .into_any()
}

fn newest(cards: &[Card]) -> Option<Instant> {
    cards.iter().filter_map(|card| card.time).max()
}

/// Renders the first stories of a list, as the application draws them.
fn story_list(archive_info: &ArchiveInfo, list: &ListSubject) -> AnyView {
    let query = list.query.clone();
    let query = Signal::stored(query);
    let total = Signal::stored(list.stories);
    let mut day = None;
    let items = list.cards.iter().enumerate().map(|(index, card)| {
        let is_lead = index < list.leads;
        // Day lines begin after the lead stories.
        let own_day = card.day().filter(|_| !is_lead);
        let line = own_day
            .filter(|own_day| day != Some(*own_day))
            .map(|own_day| day_heading(archive_info, own_day));
        day = own_day.or(day);
        let content = view! {
            {line}
            <StoryCard
                archive_info=archive_info.clone()
                card=card.clone()
                query=query
                matched_words=MatchedWords::default()
                is_lead=is_lead && index == 0
                is_open=false
                on_save=|()| {}
                on_toggle=|()| {}
                panel=ViewFn::from(|| ())
            />
        };
        view! {
            <StoryListItem
                lead_position=is_lead.then_some(index)
                total=total
                position=index + 1
                content=content.into_any()
            />
        }
        .into_any()
    });
    view! {
        <ol class="story-list" class:front-page=list.leads != 0>
            {items.collect::<Vec<AnyView>>()}
        </ol>
    }
    .into_any()
}
