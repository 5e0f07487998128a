//! Renders the content of each page with the views of the application.

use std::{path::Path, sync::Arc};

use leptos::prelude::*;

use super::{
    PrerenderError,
    document::PrerenderedDocument,
    export_reader::ExportReader,
    meta::{PageMeta, PageSubject},
};
use crate::{
    export::feeds,
    format::{Card, EmbeddedStory, LEAD_STORIES, Manifest, manifest::Totals, story},
    message::{self, Message, MessageCatalog, language, translate},
    model::Instant,
    query::{Query, Route, search::MatchedWords},
    view::{
        ArchiveInfo,
        about::About,
        any_signal::AnyMemo,
        card::StoryCard,
        clock,
        count_line::CountLine,
        density::Density,
        facet::{Facet, FacetValue, TOPICS},
        masthead::Masthead,
        menu::{Menu, MenuOption},
        order_names,
        related_coverage::RelatedCoverage,
        save_and_mute::{MuteMenu, SaveButton},
        search_box::SearchBox,
        story::{StoryArticle, StoryDetails},
        story_list_item::{StoryListItem, day_heading},
    },
};

/// The options with which the pages of an archive are rendered.
#[derive(Debug)]
pub struct PageOptions {
    archive_info: ArchiveInfo,
    /// The same archive without the values that change with every story.
    stable_archive_info: ArchiveInfo,
    catalog: &'static MessageCatalog,
    languages: Vec<MenuOption>,
}

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

impl PageOptions {
    /// Returns the options for pages of this archive in this language. `cdn` is the address of its
    /// files, if that is not the folder of the site.
    pub fn new(manifest: &Manifest, catalog: &'static MessageCatalog, cdn: Option<&str>) -> Self {
        let stable = Manifest {
            totals: Totals::default(),
            fingerprint: String::new(),
            ..manifest.clone()
        };
        // The `<base>` of the page is the folder of the site.
        let data = [cdn.unwrap_or_default(), "data/"].concat();
        Self {
            archive_info: ArchiveInfo::new(Arc::new(manifest.clone()), &data),
            stable_archive_info: ArchiveInfo::new(Arc::new(stable), &data),
            catalog,
            languages: language::language_names(),
        }
    }

    fn manifest(&self) -> &Manifest {
        self.archive_info.manifest()
    }

    /// Renders the front page.
    ///
    /// # Errors
    /// Returns [`PrerenderError`] if the file of its screen cannot be read.
    pub fn front(
        &self,
        export_reader: &ExportReader,
    ) -> Result<PrerenderedDocument, PrerenderError> {
        let manifest = self.manifest();
        let (screen, embedded_file) = export_reader.screen(&manifest.screens.front.screen)?;
        let site = &manifest.site;
        let body = self.list(&ListSubject {
            query: Query::default(),
            stories: manifest.totals.stories,
            cards: &screen.cards,
            leads: LEAD_STORIES,
            title: String::new(),
        });
        let description = if site.tagline.is_empty() {
            &site.title
        } else {
            &site.tagline
        };
        Ok(PrerenderedDocument {
            address: String::new(),
            title: site.title.clone(),
            time: newest(&screen.cards),
            meta: PageMeta::of_list(description.clone(), &screen.cards),
            body,
            embedded_files: vec![embedded_file],
        })
    }

    /// Renders the list of a topic, and writes its feeds into the folder of the site.
    ///
    /// # Errors
    /// Returns the errors of [`PageOptions::front`], and [`PrerenderError::Feed`] if its feeds
    /// cannot be written.
    pub fn topic(
        &self,
        export_reader: &ExportReader,
        number: usize,
        folder: &Path,
    ) -> Result<PrerenderedDocument, PrerenderError> {
        let manifest = self.manifest();
        let missing =
            || crate::format::DecodeError::inconsistent("manifest", "a screen for every topic");
        let topic = manifest.topics.get(number).ok_or_else(missing)?;
        let name = manifest.screens.topics.get(number).ok_or_else(missing)?;
        let (screen, embedded_file) = export_reader.screen(name)?;
        feeds::write_topic(folder, manifest, topic, &screen.cards)?;
        let body = self.list(&ListSubject {
            query: Query::topic(topic.slug.clone()),
            stories: topic.stories,
            cards: &screen.cards,
            leads: 0,
            title: topic.name.clone(),
        });
        let title = format!("{} · {}", topic.name, manifest.site.title);
        let address = format!("topic/{}/", topic.slug);
        let mut meta = PageMeta::of_list(title.clone(), &screen.cards);
        if manifest.site.base.is_some() {
            meta.feeds = Some((address.clone(), title.clone()));
        }
        Ok(PrerenderedDocument {
            address,
            title,
            time: newest(&screen.cards),
            meta,
            body,
            embedded_files: vec![embedded_file],
        })
    }

    /// The page about the archive.
    pub fn about(&self) -> PrerenderedDocument {
        let site = &self.manifest().site;
        let body = self.render(&self.archive_info, false, |archive_info| {
            view! { <About archive_info=archive_info /> }.into_any()
        });
        message::set_catalog(self.catalog);
        PrerenderedDocument {
            address: Route::About.href(),
            title: format!("{} · {}", translate(Message::About), site.title),
            time: self.manifest().totals.newest,
            meta: PageMeta {
                description: translate(Message::AboutText).to_owned(),
                picture: None,
                subject: PageSubject::Archive,
                feeds: None,
            },
            body,
            embedded_files: Vec::new(),
        }
    }

    /// Renders the page of a story.
    ///
    /// # Errors
    /// Returns [`PrerenderError::Decode`] if card and story do not belong together.
    pub fn story(
        &self,
        embedded_story: &EmbeddedStory,
    ) -> Result<PrerenderedDocument, PrerenderError> {
        let manifest = self.manifest();
        let EmbeddedStory { card, story } = embedded_story;
        let article = story::join(card, story.clone(), &manifest.providers, &manifest.topics)?;
        let address = format!("article/{}/", card.slug);
        let embedded_file =
            serde_json::to_string(embedded_story).map_err(|source| PrerenderError::Encode {
                page: address.clone(),
                source,
            })?;
        let body = self.render(&self.stable_archive_info, false, |archive_info| {
            let query = Query::default();
            let topics = card.topics.iter().filter_map(|topic| archive_info.topic(*topic));
            let mutable = topics.map(|topic| topic.name.clone()).collect::<Vec<_>>();
            let actions = view! {
                <SaveButton title=card.title.clone() is_saved=AnyMemo::constant(false) on_save=|()| {} />
                <MuteMenu>{mutable.join(" ")}</MuteMenu>
            };
            let text = view! {
                <StoryDetails
                    archive_info=archive_info.clone()
                    article=article.clone()
                    query=query.clone()
                    actions=actions.into_any()
                />
            }
            .into_any();
            view! {
                <div class="story-page">
                    <div class="story-column">
                        <StoryArticle archive_info=archive_info.clone() card=card.clone()>
                            {text}
                        </StoryArticle>
                    </div>
                    <aside class="story-aside" aria-label=translate(Message::Coverage)>
                        <div class="panel">
                            <RelatedCoverage
                                archive_info=archive_info
                                article=article.clone()
                                related_stories=story.related_stories.clone()
                                query=query
                                is_page=true
                            />
                        </div>
                    </aside>
                </div>
            }
            .into_any()
        });
        let description = if article.excerpt.is_empty() {
            &article.title
        } else {
            &article.excerpt
        };
        Ok(PrerenderedDocument {
            address,
            title: format!("{} · {}", article.title, manifest.site.title),
            time: article.updated.max(article.published),
            meta: PageMeta {
                description: description.clone(),
                picture: article.images.first().cloned(),
                feeds: None,
                subject: PageSubject::Story(Box::new(article)),
            },
            body,
            embedded_files: vec![(EmbeddedStory::ELEMENT_NAME.to_owned(), embedded_file)],
        })
    }

    fn list(&self, list: &ListSubject) -> String {
        // The page of a topic stays the same as long as the topic does.
        let is_topic = !list.title.is_empty();
        let archive_info = if is_topic {
            &self.stable_archive_info
        } else {
            &self.archive_info
        };
        self.render(archive_info, true, |archive_info| {
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
            let orders = crate::query::Order::ALL.map(|order| (order.name(), order_names::name(order)));
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
                        words=AnyMemo::constant(String::new())
                        is_ready=AnyMemo::constant(true)
                        notice=AnyMemo::constant(String::new())
                        on_type=|_: String| {}
                        on_commit=|()| {}
                    />
                    <aside class="filters" aria-label=translate(Message::Filters)>
                        <button type="button" class="button filters-toggle">{translate(Message::Filters)}</button>
                        <div class="filters-body">
                            <h2 class="section-heading">{translate(Message::Topics)}</h2>
                            <Facet
                                archive_info=archive_info.clone()
                                kind=TOPICS
                                values=values
                                counts=AnyMemo::new(move || counts.clone())
                                choices=AnyMemo::new(move || choices.clone())
                                on_choose=|_| {}
                            />
                        </div>
                    </aside>
                    {self.topic_links(&archive_info)}
                    <section class="story-list-column" aria-label=translate(Message::StoriesHeading)>
                        {heading}
                        <CountLine
                            archive_info=archive_info.clone()
                            stories=AnyMemo::new(move || Some(stories))
                            parts=AnyMemo::new(move || parts.clone())
                            on_remove=|_| {}
                            on_clear=|()| {}
                        >
                            <Menu
                                label=translate(Message::Density)
                                hook="density"
                                choices=densities.to_vec()
                                is_short=AnyMemo::constant(false)
                                chosen=AnyMemo::new(|| Density::default().name())
                                on_choose=|_: String| {}
                            />
                            <Menu
                                label=translate(Message::Order)
                                hook="sort"
                                choices=orders.to_vec()
                                is_short=AnyMemo::constant(true)
                                chosen=AnyMemo::new(|| crate::query::Order::default().name())
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
    fn topic_links(&self, archive_info: &ArchiveInfo) -> AnyView {
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

    /// Renders masthead and main part as HTML.
    fn render(
        &self,
        archive_info: &ArchiveInfo,
        is_heading: bool,
        main: impl FnOnce(ArchiveInfo) -> AnyView,
    ) -> String {
        message::set_catalog(self.catalog);
        let owner = Owner::new();
        let html = owner.with(|| {
            let main = main(archive_info.clone());
            view! {
                <Masthead
                    archive_info=archive_info.clone()
                    is_heading=is_heading
                    languages=self.languages.clone()
                    language=message::current_language()
                    on_language=|_: String| {}
                />
                <main id="main" tabindex="-1">
                    {main}
                </main>
            }
            .to_html()
        });
        // Leptos writes markers between adjacent texts, and a space for an empty text, for
        // hydration. The application does not hydrate these pages.
        html.replace("<!>", "").replace("> </p>", "></p>")
    }
}

fn newest(cards: &[Card]) -> Option<Instant> {
    cards.iter().filter_map(|card| card.time).max()
}

/// Renders the first stories of a list, as the application draws them.
fn story_list(archive_info: &ArchiveInfo, list: &ListSubject) -> AnyView {
    let query = list.query.clone();
    let query = AnyMemo::constant(query);
    let total = AnyMemo::constant(list.stories);
    let mut day = None;
    let items = list.cards.iter().enumerate().map(|(index, card)| {
        let is_lead = index < list.leads;
        // Day lines begin after the lead stories.
        let own_day = card.time.map(clock::day_number).filter(|_| !is_lead);
        let line = card
            .time
            .filter(|_| own_day.is_some() && own_day != day)
            .map(|time| day_heading(archive_info, time));
        day = own_day.or(day);
        let content = view! {
            {line}
            <StoryCard
                archive_info=archive_info.clone()
                card=card.clone()
                query=query
                matched_words=AnyMemo::constant(MatchedWords::default())
                is_lead=is_lead && index == 0
                is_open=AnyMemo::constant(false)
                on_save=|()| {}
                on_toggle=|()| {}
                panel=ViewFn::from(|| ())
            />
        };
        view! {
            <StoryListItem
                lead_position=AnyMemo::constant(is_lead.then_some(index))
                total=total
                position=AnyMemo::constant(index + 1)
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
