//! What stands on each page, drawn by the views of the application.

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
    message::{self, Message, MessageCatalog, language, say},
    model::Instant,
    query::{Query, Route, search::MatchedWords},
    view::{
        ArchiveInfo,
        about::About,
        any_signal::AnyMemo,
        card::StoryCard,
        clock,
        count::Count,
        density::Density,
        facet::{Facet, FacetValue, TOPICS},
        masthead::Masthead,
        menu::{Menu, MenuOption},
        related_coverage::RelatedCoverage,
        save_and_mute::{Muting, SaveButton},
        search_box::SearchBox,
        sort,
        story::{StoryPaper, StoryText},
    },
};

/// How pages of an archive look.
#[derive(Debug)]
pub struct PageOptions {
    paper: ArchiveInfo,
    /// The same archive, without what changes with every story.
    timeless: ArchiveInfo,
    spoken: &'static MessageCatalog,
    languages: Vec<MenuOption>,
}

/// What a list is of.
struct ListSubject<'a> {
    query: Query,
    /// How many stories it has in all.
    stories: usize,
    cards: &'a [Card],
    /// How many of them lead a front page.
    leads: usize,
    title: String,
}

impl PageOptions {
    /// Pages of this archive in this language. `cdn` is where its files are, where that is not the site's own folder.
    pub fn new(manifest: &Manifest, spoken: &'static MessageCatalog, cdn: Option<&str>) -> Self {
        let timeless = Manifest {
            totals: Totals::default(),
            fingerprint: String::new(),
            ..manifest.clone()
        };
        // The page's `<base>` is the site's folder.
        let data = [cdn.unwrap_or_default(), "data/"].concat();
        Self {
            paper: ArchiveInfo::new(Arc::new(manifest.clone()), &data),
            timeless: ArchiveInfo::new(Arc::new(timeless), &data),
            spoken,
            languages: language::names(),
        }
    }

    fn manifest(&self) -> &Manifest {
        self.paper.manifest()
    }

    /// The front page.
    ///
    /// # Errors
    /// Where its file of the export cannot be read.
    pub fn front(&self, reading: &ExportReader) -> Result<PrerenderedDocument, PrerenderError> {
        let manifest = self.manifest();
        let (screen, held) = reading.screen(&manifest.screens.front.screen)?;
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
            held: vec![held],
        })
    }

    /// The list of a topic, whose feeds are written into the site's folder.
    ///
    /// # Errors
    /// As [`Look::front`].
    pub fn topic(
        &self,
        reading: &ExportReader,
        number: usize,
        folder: &Path,
    ) -> Result<PrerenderedDocument, PrerenderError> {
        let manifest = self.manifest();
        let missing = || crate::format::DecodeError::misfit("manifest", "a screen for every topic");
        let topic = manifest.topics.get(number).ok_or_else(missing)?;
        let name = manifest.screens.topics.get(number).ok_or_else(missing)?;
        let (screen, held) = reading.screen(name)?;
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
            held: vec![held],
        })
    }

    /// The page about the archive.
    pub fn about(&self) -> PrerenderedDocument {
        let site = &self.manifest().site;
        let body = self.draw(&self.paper, false, |paper| {
            view! { <About paper=paper /> }.into_any()
        });
        message::speak(self.spoken);
        PrerenderedDocument {
            address: Route::About.href(),
            title: format!("{} · {}", say(Message::About), site.title),
            time: self.manifest().totals.newest,
            meta: PageMeta {
                description: say(Message::AboutText).to_owned(),
                picture: None,
                subject: PageSubject::Archive,
                feeds: None,
            },
            body,
            held: Vec::new(),
        }
    }

    /// The page of a story.
    ///
    /// # Errors
    /// [`PrerenderError::Decode`] where card and story do not belong together.
    pub fn story(&self, told: &EmbeddedStory) -> Result<PrerenderedDocument, PrerenderError> {
        let manifest = self.manifest();
        let EmbeddedStory { card, story: rest } = told;
        let article = story::join(card, rest.clone(), &manifest.providers, &manifest.topics)?;
        let address = format!("article/{}/", card.slug);
        let held = serde_json::to_string(told).map_err(|source| PrerenderError::Encode {
            page: address.clone(),
            source,
        })?;
        let body = self.draw(&self.timeless, false, |paper| {
            let query = Query::default();
            let topics = card.topics.iter().filter_map(|topic| paper.topic(*topic));
            let mutable = topics.map(|topic| topic.name.clone()).collect::<Vec<_>>();
            let actions = view! {
                <SaveButton title=card.title.clone() is_saved=AnyMemo::stored(false) on_save=|()| {} />
                <Muting>{mutable.join(" ")}</Muting>
            };
            let text = view! {
                <StoryText
                    paper=paper.clone()
                    article=article.clone()
                    query=query.clone()
                    actions=actions.into_any()
                />
            }
            .into_any();
            view! {
                <div class="story-page">
                    <div class="story-column">
                        <StoryPaper paper=paper.clone() card=card.clone()>
                            {text}
                        </StoryPaper>
                    </div>
                    <aside class="story-aside" aria-label=say(Message::Coverage)>
                        <div class="panel">
                            <RelatedCoverage
                                paper=paper
                                article=article.clone()
                                also=rest.also.clone()
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
            held: vec![(EmbeddedStory::FILE.to_owned(), held)],
        })
    }

    fn list(&self, list: &ListSubject) -> String {
        // A topic's page stays as it is while the topic does.
        let is_topic = !list.title.is_empty();
        let paper = if is_topic {
            &self.timeless
        } else {
            &self.paper
        };
        self.draw(paper, true, |paper| {
            let values = paper.manifest().topics.iter().map(|topic| FacetValue {
                key: topic.name.clone(),
                name: topic.name.clone(),
                stories: topic.weight(),
            });
            let values: Vec<_> = values.collect();
            let counts = values.iter().map(|value| u32::try_from(value.stories).unwrap_or(u32::MAX));
            let counts: Vec<u32> = counts.filter(|_| !is_topic).collect();
            let parts = list.query.parts().into_iter();
            let parts: Vec<_> = parts.map(|part| (part, list.title.clone())).collect();
            let choices = paper.manifest().topics.iter().map(|topic| list.query.choice(&topic.slug));
            let choices: Vec<_> = choices.collect();
            let stories = list.stories;
            let densities = Density::ALL.map(|density| (density.name(), density.label()));
            let orders = crate::query::Order::ALL.map(|order| (order.name(), sort::name(order)));
            let keep = is_topic.then(|| {
                view! {
                    <p class="keep-search">
                        <button type="button" class="clear">{say(Message::SaveSearch)}</button>
                    </p>
                }
                .into_any()
            });
            let heading = is_topic
                .then(|| view! { <h2 class="early-heading sr-only" dir="auto">{list.title.clone()}</h2> }.into_any());
            view! {
                <div class="front">
                    <SearchBox
                        paper=paper.clone()
                        words=AnyMemo::stored(String::new())
                        is_ready=AnyMemo::stored(true)
                        said=AnyMemo::stored(String::new())
                        on_type=|_: String| {}
                        on_settle=|()| {}
                    />
                    <aside class="filters" aria-label=say(Message::Filters)>
                        <button type="button" class="button filters-toggle">{say(Message::Filters)}</button>
                        <div class="filters-body">
                            <h2 class="section-heading">{say(Message::Topics)}</h2>
                            <Facet
                                paper=paper.clone()
                                sort=TOPICS
                                values=values
                                counts=AnyMemo::new(move || counts.clone())
                                choices=AnyMemo::new(move || choices.clone())
                                on_choose=|_| {}
                            />
                        </div>
                    </aside>
                    {self.topic_links(&paper)}
                    <section class="river-column" aria-label=say(Message::StoriesHeading)>
                        {heading}
                        <Count
                            paper=paper.clone()
                            stories=AnyMemo::new(move || Some(stories))
                            parts=AnyMemo::new(move || parts.clone())
                            on_remove=|_| {}
                            on_clear=|()| {}
                        >
                            <Menu
                                label=say(Message::Density)
                                hook="density"
                                choices=densities.to_vec()
                                is_short=AnyMemo::stored(false)
                                chosen=AnyMemo::new(|| Density::default().name())
                                on_choose=|_: String| {}
                            />
                            <Menu
                                label=say(Message::Order)
                                hook="sort"
                                choices=orders.to_vec()
                                is_short=AnyMemo::stored(true)
                                chosen=AnyMemo::new(|| crate::query::Order::default().name())
                                on_choose=|_: String| {}
                            />
                        </Count>
                        {keep}
                        {river(&paper, list)}
                    </section>
                </div>
            }
            .into_any()
        })
    }

    /// The way to the topics where no script runs: buttons lead nowhere then.
    fn topic_links(&self, paper: &ArchiveInfo) -> AnyView {
        let mut topics: Vec<_> = paper.manifest().topics.iter().collect();
        topics.sort_by_key(|topic| std::cmp::Reverse(topic.stories));
        let links = topics.into_iter().map(|topic| {
            view! {
                <li>
                    <a href=ArchiveInfo::topic_href(topic) dir="auto">{topic.name.clone()}</a>
                </li>
            }
        });
        view! {
            <nav class="topic-links" aria-label=say(Message::Topics)>
                <ul>{links.collect::<Vec<_>>()}</ul>
            </nav>
        }
        .into_any()
    }

    /// The masthead and what stands under it, as HTML.
    fn draw(
        &self,
        paper: &ArchiveInfo,
        is_heading: bool,
        main: impl FnOnce(ArchiveInfo) -> AnyView,
    ) -> String {
        message::speak(self.spoken);
        let owner = Owner::new();
        let html = owner.with(|| {
            let main = main(paper.clone());
            view! {
                <Masthead
                    paper=paper.clone()
                    is_heading=is_heading
                    languages=self.languages.clone()
                    language=message::language()
                    on_language=|_: String| {}
                />
                <main id="main" tabindex="-1">
                    {main}
                </main>
            }
            .to_html()
        });
        // Markers between neighbouring texts, and the space that stands for an empty one, are there for an
        // application that would go on from here.
        html.replace("<!>", "").replace("> </p>", "></p>")
    }
}

fn newest(cards: &[Card]) -> Option<Instant> {
    cards.iter().filter_map(|card| card.time).max()
}

/// The first stories of a list, as the application draws them.
fn river(paper: &ArchiveInfo, list: &ListSubject) -> AnyView {
    let query = list.query.clone();
    let query = AnyMemo::stored(query);
    let mut day = None;
    let items = list.cards.iter().enumerate().map(|(place, card)| {
        let is_lead = place < list.leads;
        // The days of the river begin behind the leads.
        let own = card.time.map(clock::day_number).filter(|_| !is_lead);
        let line = card
            .time
            .filter(|_| own.is_some() && own != day)
            .map(|time| {
                view! { <p class="day-line">{clock::day_line(time, paper.language())}</p> }
                    .into_any()
            });
        day = own.or(day);
        let (is_first, is_second) = (is_lead && place == 0, is_lead && place > 0);
        view! {
            <li
                class:first-lead=is_first
                class:second=is_second
                aria-setsize=list.stories.to_string()
                aria-posinset=(place + 1).to_string()
            >
                {line}
                <StoryCard
                    paper=paper.clone()
                    card=card.clone()
                    query=query
                    marks=AnyMemo::stored(MatchedWords::default())
                    is_lead=is_first
                    is_open=AnyMemo::stored(false)
                    on_save=|()| {}
                    on_toggle=|()| {}
                    panel=ViewFn::from(|| ())
                />
            </li>
        }
        .into_any()
    });
    view! {
        <ol class="river" class:front-page=list.leads != 0>
            {items.collect::<Vec<AnyView>>()}
        </ol>
    }
    .into_any()
}
