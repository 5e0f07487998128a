//! Renders the page of a story.

use leptos::prelude::*;

use super::{
    PrerenderError,
    document::PrerenderedDocument,
    meta::{PageMeta, PageSubject},
    renderer::PageRenderer,
};
use crate::{
    format::{EmbeddedStory, story},
    message::{Message, translate},
    query::Query,
    view::{
        related_coverage::RelatedCoverage,
        save_and_mute::{MuteMenu, SaveButton},
        story::{StoryArticle, StoryDetails},
    },
};

/// Renders the page.
///
/// # Errors
/// Returns [`PrerenderError::Decode`] if card and story do not belong together.
pub fn page(
    renderer: &PageRenderer,
    embedded_story: &EmbeddedStory,
) -> Result<PrerenderedDocument, PrerenderError> {
    let manifest = renderer.manifest();
    let EmbeddedStory { card, story } = embedded_story;
    let article = story::join(card, story.clone(), &manifest.providers, &manifest.topics)?;
    let address = format!("article/{}/", card.slug);
    let embedded_file =
        serde_json::to_string(embedded_story).map_err(|source| PrerenderError::Encode {
            page: address.clone(),
            source,
        })?;
    let body = renderer.render(&renderer.stable_archive_info, false, |archive_info| {
        let query = Query::default();
        let topics = card
            .topics
            .iter()
            .filter_map(|topic| archive_info.topic(*topic));
        let mutable = topics.map(|topic| topic.name.clone()).collect::<Vec<_>>();
        let actions = view! {
            <SaveButton title=card.title.clone() is_saved=false on_save=|()| {} />
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
                            related_stories=story.related_stories()
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
        time: article.details.updated.max(article.published),
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
