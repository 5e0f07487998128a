//! Other stories of the archive that belong to a story.

use leptos::prelude::*;

use super::{ArchiveInfo, kicker::Kicker, numbers::quoted, publication_time::PublicationTime};
use crate::{
    format::{RelatedReason, RelatedStory},
    message::{Message, say, tell},
    query::{Query, Route},
};

/// Links into the archive, each with the reason it is there.
#[component]
pub fn RelatedLinks(paper: ArchiveInfo, also: Vec<RelatedStory>, query: Query) -> impl IntoView {
    let items = also
        .into_iter()
        .map(|link| {
            let href = Route::Story(link.slug.clone(), query.clone()).href();
            let provider = paper.provider(link.provider);
            let time = link
                .time
                .map(|time| view! { <PublicationTime paper=paper.clone() time=time /> }.into_any());
            let aside = time.into_any();
            view! {
                <li class="also-item" data-testid="also-item">
                    <Kicker paper=paper.clone() provider=provider.clone() aside=aside />
                    <p class="coverage-title">
                        <a href=href dir="auto">
                            {link.title}
                        </a>
                    </p>
                    <p class="why">{reason(&paper, &link.why)}</p>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<AnyView>>();
    view! { <ul class="also">{items}</ul> }
}

/// Why a story is here, in words.
fn reason(paper: &ArchiveInfo, why: &RelatedReason) -> String {
    let comma = say(Message::ListComma);
    let mut parts = Vec::new();
    if why.declared {
        parts.push(say(Message::ReasonDeclared).to_owned());
    }
    if let Some(similar) = why.similar {
        let hundredths = [similar / 10 % 10, similar % 10].map(|digit| digit.to_string());
        let whole = (similar / 100).to_string();
        parts.push(tell(
            Message::ReasonSimilar,
            &[&whole, &hundredths.concat()],
        ));
    }
    let topics: Vec<&str> = why
        .topics
        .iter()
        .filter_map(|topic| paper.topic(*topic))
        .map(|topic| topic.name.as_str())
        .collect();
    if !topics.is_empty() {
        parts.push(tell(Message::ReasonTopics, &[&topics.join(comma)]));
    }
    if !why.words.is_empty() {
        let words: Vec<String> = why.words.iter().map(|word| quoted(word)).collect();
        parts.push(tell(Message::ReasonWords, &[&words.join(comma)]));
    }
    parts.join(say(Message::ReasonComma))
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
    fn every_part_of_a_reason_is_said() {
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
        let paper = ArchiveInfo::new(Arc::new(manifest), "data/");
        let why = RelatedReason {
            declared: true,
            similar: Some(71),
            topics: vec![0],
            words: vec!["viaduct".to_owned()],
        };
        assert_eq!(
            reason(&paper, &why),
            "Named in the coverage; Similar title 0.71; Both about Rail; Both headlines have “viaduct”"
        );
        for (similar, said) in [
            (100, "Similar title 1.00"),
            (7, "Similar title 0.07"),
            (60, "Similar title 0.60"),
        ] {
            let why = RelatedReason {
                similar: Some(similar),
                ..RelatedReason::default()
            };
            assert_eq!(reason(&paper, &why), said);
        }
    }
}
