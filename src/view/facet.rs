//! A facet: the values of a field, each with the number of stories it would leave.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnyMemo, AnySignal, flag, heard, list, press, set, text},
    show_all::unfold,
};
use crate::{
    message::{Message, say, tell},
    model::sorted::sorted,
    query::{TopicChoice, words::fold},
};

/// A value of a facet.
#[derive(Clone, Debug)]
pub struct FacetValue {
    /// Its name whatever language is spoken: the hook for tests.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// The order of the facet: how many stories of the archive have it, or more.
    pub stories: usize,
}

/// What tells one facet from another.
#[derive(Clone, Copy, Debug)]
pub struct FacetKind {
    /// The hook of a value, for tests and for styles.
    pub hook: &'static str,
    /// The hook of its count.
    pub count: &'static str,
    /// What the box says that finds a value among many.
    pub find: Message,
    /// Whether a value can also be chosen as *any of* and *none of*.
    pub has_states: bool,
}

/// The topics of a story.
pub const TOPICS: FacetKind = FacetKind {
    hook: "topic",
    count: "topic-count",
    find: Message::FindTopics,
    has_states: true,
};

/// How many values are shown before all are asked for.
const COLLAPSED_VALUES: usize = 24;

/// The values of a field, those with most stories first, then by name; in that order always, whatever is
/// asked. Of many values the first are shown, those that are chosen, and those that the reader looks
/// for.
#[component]
pub fn Facet(
    paper: ArchiveInfo,
    sort: FacetKind,
    values: Vec<FacetValue>,
    /// By value, how many stories it would leave; empty until that is known.
    counts: AnyMemo<Vec<u32>>,
    /// By value, how it is chosen; empty where none is.
    choices: AnyMemo<Vec<Option<TopicChoice>>>,
    /// Called with a value and how it is chosen from now on.
    #[prop(into)]
    on_choose: Callback<(usize, Option<TopicChoice>)>,
) -> impl IntoView {
    let folded: Vec<String> = values.iter().map(|value| fold(&value.name)).collect();
    let order = sorted(values.len(), &|a, b| {
        let stories = values[b].stories.cmp(&values[a].stories);
        stories.then_with(|| folded[a].cmp(&folded[b]))
    });
    let is_long = values.len() > COLLAPSED_VALUES + 4;
    let wanted = AnySignal::new(String::new());
    let is_open = AnySignal::new(!is_long);
    let shown = AnyMemo::new(move || {
        let wanted = wanted.with(|wanted| fold(wanted.trim()));
        let is_open = is_open.get() || !wanted.is_empty();
        choices.with(|choices| {
            let is_shown = |(rank, place): &(usize, &usize)| {
                let is_chosen = choices.get(**place).is_some_and(Option::is_some);
                is_chosen
                    || (is_open && folded[**place].contains(&wanted))
                    || (!is_open && *rank < COLLAPSED_VALUES)
            };
            let shown = order.iter().enumerate().filter(is_shown);
            shown.map(|(_, place)| *place).collect::<Vec<_>>()
        })
    });
    let total = paper.number(values.len());
    let values = StoredValue::new(values);
    let item = move |place: usize| {
        let name = values.with_value(|values| values[place].name.clone());
        let choice =
            AnyMemo::new(move || choices.with(|choices| choices.get(place).copied().flatten()));
        let count = AnyMemo::new(move || counts.with(|counts| counts.get(place).copied()));
        let paper = paper.clone();
        let number = text(move || match count.get() {
            Some(count) => paper.number(count as usize),
            None => "·".to_owned(),
        });
        let more = sort.has_states.then(|| {
            let label = name.clone();
            view! {
                <button
                    type="button"
                    class="topic-more"
                    data-testid="topic-more"
                    {..set(&[("title", say(Message::TopicMore))])}
                    aria-label=text(move || {
                        let (now, next) = said(choice.get());
                        tell(Message::TopicState, &[&label, say(now), say(next)])
                    })
                    on:click=press(move || on_choose.run((place, next(choice.get_untracked()))))
                >
                    <span aria-hidden="true">{text(move || mark(choice.get()).to_owned())}</span>
                </button>
            }
            .into_any()
        });
        let hook = values.with_value(|values| values[place].key.clone());
        view! {
            <li class:chosen=flag(move || choice.get().is_some())>
                <button
                    type="button"
                    class="topic"
                    class:none=flag(move || count.get() == Some(0))
                    class:not=flag(move || choice.get() == Some(TopicChoice::Not))
                    data-testid=sort.hook
                    data-topic=hook
                    aria-pressed=text(move || choice.get().is_some().to_string())
                    on:click=press(move || {
                        let is_chosen = choice.get_untracked().is_some();
                        on_choose.run((place, (!is_chosen).then_some(TopicChoice::All)));
                    })
                >
                    <span class="topic-name" dir="auto">
                        {name}
                    </span>
                    " "
                    <span class="topic-count" data-testid=sort.count>
                        {number}
                    </span>
                </button>
                {more}
            </li>
        }
        .into_any()
    };
    let find = is_long.then(|| {
        view! {
            <input
                type="search"
                class="facet-find"
                aria-label=say(sort.find)
                {..set(&[("placeholder", say(Message::Find))])}
                prop:value=text(move || wanted.get())
                on:input=heard(move |event| wanted.set(event_target_value(&event)))
            />
        }
        .into_any()
    });
    let all = is_long.then(|| unfold(is_open, total, "show-all"));
    view! {
        {find}
        <ul class="topics" class:stateful=sort.has_states>
            {list(move || shown.get(), item)}
        </ul>
        {all}
    }
}

/// From one way of choosing to the next: all of, any of, none of, not at all.
fn next(choice: Option<TopicChoice>) -> Option<TopicChoice> {
    match choice {
        None | Some(TopicChoice::All) => Some(TopicChoice::Any),
        Some(TopicChoice::Any) => Some(TopicChoice::Not),
        Some(TopicChoice::Not) => None,
    }
}

/// How a value is chosen, and how it would be next, in words.
fn said(choice: Option<TopicChoice>) -> (Message, Message) {
    match choice {
        None => (Message::ChoiceNone, Message::ChoiceAny),
        Some(TopicChoice::All) => (Message::ChoiceAll, Message::ChoiceAny),
        Some(TopicChoice::Any) => (Message::ChoiceAny, Message::ChoiceNot),
        Some(TopicChoice::Not) => (Message::ChoiceNot, Message::ChoiceNone),
    }
}

fn mark(choice: Option<TopicChoice>) -> &'static str {
    match choice {
        None => "⋯",
        Some(TopicChoice::All) => "●",
        Some(TopicChoice::Any) => "◐",
        Some(TopicChoice::Not) => "⊘",
    }
}
