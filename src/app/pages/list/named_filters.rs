//! The filters of a query with their display names.

use crate::{
    message::{Message, translate, translate_with},
    model::{Day, Kind},
    query::{Query, ReaderList, TopicChoice, criteria::QueryPart},
    view::{
        ArchiveInfo,
        count_line::NamedFilter,
        kind_names,
        numbers::{counted, quoted},
    },
};

/// Returns the parts of a query with their display names.
pub fn named_filters(archive_info: &ArchiveInfo, query: &Query) -> Vec<NamedFilter> {
    let name = |part: &QueryPart| match part {
        QueryPart::SearchText => quoted(query.search_text.trim()),
        QueryPart::Topic(slug) => {
            let name = archive_info.topic_name(slug);
            match query.topic_choice(slug) {
                Some(TopicChoice::Any) => translate_with(Message::AnyOfName, &[&name]),
                Some(TopicChoice::Not) => translate_with(Message::NotName, &[&name]),
                _ => name,
            }
        }
        QueryPart::Publisher(identity) => archive_info.publisher_name(identity),
        QueryPart::Kind(kind) => kind_names::name(&Kind::from(kind.clone())),
        QueryPart::ReaderList(reader_list) => reader_list_name(*reader_list).to_owned(),
        QueryPart::MinPublishers => {
            counted(query.min_publishers as usize, Message::PublishersOrMore)
        }
        QueryPart::Range => match (query.from, query.to) {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (from, to) => {
                let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
                translate_with(Message::FromTo, &[&day(from), &day(to)])
            }
        },
    };
    let parts = query.parts().into_iter();
    parts.map(|part| (part.clone(), name(&part))).collect()
}

/// Returns the names of filters as one title.
pub fn joined_names(named_filters: &[NamedFilter]) -> String {
    let names: Vec<_> = named_filters.iter().map(|(_, name)| name.clone()).collect();
    names.join(" + ")
}

/// Returns the display name of a reader list.
pub fn reader_list_name(reader_list: ReaderList) -> &'static str {
    translate(match reader_list {
        ReaderList::Unread => Message::Unread,
        ReaderList::Saved => Message::Saved,
    })
}
