//! Links to related stories in the archive.

use leptos::prelude::*;

use super::{ArchiveInfo, kicker::Kicker, numbers::quoted, publication_time::PublicationTime};
use crate::{
    format::{RelatedReason, RelatedStory},
    message::{Message, translate, translate_with},
    query::{Query, Route},
};

/// Renders links to related stories, each with its reason.
#[component]
pub fn RelatedLinks(
    archive_info: ArchiveInfo,
    related_stories: Vec<RelatedStory>,
    query: Query,
) -> impl IntoView {
    let items = related_stories
        .into_iter()
        .map(|link| {
            let href = Route::Story(link.slug.clone(), query.clone()).href();
            let provider = archive_info.named_provider(link.provider);
            let time = link
                .time
                .map(|time| view! { <PublicationTime archive_info=archive_info.clone() time=time own_day=link.own_day /> }.into_any());
            let aside = time.into_any();
            view! {
                <li class="related-link" data-testid="related-link">
                    <Kicker archive_info=archive_info.clone() provider=provider aside=aside />
                    <p class="coverage-title">
                        <a href=href dir="auto">
                            {link.title}
                        </a>
                    </p>
                    <p class="reason">{reason_text(&archive_info, &link.reason)}</p>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<AnyView>>();
    view! { <ul class="related-links">{items}</ul> }
}

/// Describes the reason of a link.
fn reason_text(archive_info: &ArchiveInfo, reason: &RelatedReason) -> String {
    let comma = translate(Message::ListComma);
    let mut parts = Vec::new();
    if reason.declared {
        parts.push(translate(Message::ReasonDeclared).to_owned());
    }
    if let Some(similar) = reason.similar {
        let hundredths = [similar / 10 % 10, similar % 10].map(|digit| digit.to_string());
        let whole = (similar / 100).to_string();
        parts.push(translate_with(
            Message::ReasonSimilar,
            &[&whole, &hundredths.concat()],
        ));
    }
    let topics: Vec<&str> = reason
        .topics
        .iter()
        .filter_map(|topic| archive_info.topic(*topic))
        .map(|topic| topic.name.as_str())
        .collect();
    if !topics.is_empty() {
        parts.push(translate_with(
            Message::ReasonTopics,
            &[&topics.join(comma)],
        ));
    }
    if !reason.words.is_empty() {
        let words: Vec<String> = reason.words.iter().map(|word| quoted(word)).collect();
        parts.push(translate_with(Message::ReasonWords, &[&words.join(comma)]));
    }
    parts.join(translate(Message::ReasonComma))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        format::{
            Manifest, Site,
            manifest::{Topic, Totals},
        },
        model::Slug,
    };

    #[test]
    fn every_part_of_a_reason_is_described() {
        let manifest = Manifest {
            format: 1,
            fingerprint: String::new(),
            site: Site::default(),
            totals: Totals::default(),
            topics: vec![Topic {
                slug: Slug::parse("rail").unwrap(),
                name: "Rail".to_owned(),
                stories: 2,
                rank: None,
            }],
            providers: Vec::new(),
            kinds: Vec::new(),
            segments: Vec::new(),
            ..Manifest::default()
        };
        let archive_info = ArchiveInfo::new(Arc::new(manifest), "data/");
        let reason = RelatedReason {
            declared: true,
            similar: Some(71),
            topics: vec![0],
            words: vec!["viaduct".to_owned()],
        };
        assert_eq!(
            reason_text(&archive_info, &reason),
            "Listed as coverage; Similar title 0.71; Both about Rail; Both headlines have “viaduct”"
        );
        for (similar, expected) in [
            (100, "Similar title 1.00"),
            (7, "Similar title 0.07"),
            (60, "Similar title 0.60"),
        ] {
            let reason = RelatedReason {
                similar: Some(similar),
                ..RelatedReason::default()
            };
            assert_eq!(reason_text(&archive_info, &reason), expected);
        }
    }
}
