//! A facet: the values of a field, each with the number of stories that it would leave.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::{ArchiveInfo, show_all::show_all_button};
use crate::{
    message::{Message, translate, translate_with},
    query::{TopicChoice, words::fold},
};

/// A value of a facet.
#[derive(Clone, Debug)]
pub struct FacetValue {
    /// The name that is independent of the language, for tests.
    pub key: String,
    /// The display name.
    pub name: String,
    /// The sort key: the number of stories with the value, or more.
    pub stories: usize,
}

/// The properties of a kind of facet.
#[derive(Clone, Copy, Debug)]
pub struct FacetKind {
    /// The test id of a value.
    pub hook: &'static str,
    /// The test id of its count.
    pub count: &'static str,
    /// The label of the search box for values.
    pub find: Message,
    /// Whether a value can also be chosen as *any of* and *none of*.
    pub has_states: bool,
}

/// The facet of topics.
pub const TOPICS: FacetKind = FacetKind {
    hook: "topic",
    count: "topic-count",
    find: Message::FindTopics,
    has_states: true,
};

/// The number of values that are shown before all are requested.
const COLLAPSED_VALUES: usize = 24;

/// Renders the values of a field, most stories first, then by name; the query does not change this order. A
/// long facet shows its first values, the chosen ones, and those that match its search box.
#[component]
pub fn Facet(
    archive_info: ArchiveInfo,
    kind: FacetKind,
    values: Vec<FacetValue>,
    /// The number of stories that each value would leave; empty until it is known.
    #[prop(into)]
    counts: Signal<Vec<u32>>,
    /// The choice of each value; empty if none is chosen.
    #[prop(into)]
    choices: Signal<Vec<Option<TopicChoice>>>,
    /// Called with a value and its new choice.
    #[prop(into)]
    on_choose: Callback<(usize, Option<TopicChoice>)>,
) -> impl IntoView {
    let folded: Vec<String> = values.iter().map(|value| fold(&value.name)).collect();
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(|index| (Reverse(values[*index].stories), &folded[*index]));
    let is_long = values.len() > COLLAPSED_VALUES + 4;
    let search_text = RwSignal::new(String::new());
    let is_open = RwSignal::new(!is_long);
    let visible = Memo::new(move |_| {
        let search_text = search_text.with(|search_text| fold(search_text.trim()));
        let is_open = is_open.get() || !search_text.is_empty();
        choices.with(|choices| {
            let is_shown = |(rank, index): &(usize, &usize)| {
                let is_chosen = choices.get(**index).is_some_and(Option::is_some);
                is_chosen
                    || (is_open && folded[**index].contains(&search_text))
                    || (!is_open && *rank < COLLAPSED_VALUES)
            };
            let visible = order.iter().enumerate().filter(is_shown);
            visible.map(|(_, index)| *index).collect::<Vec<_>>()
        })
    });
    let total = archive_info.number(values.len());
    let values = StoredValue::new(values);
    let item = move |index: usize| {
        let name = values.with_value(|values| values[index].name.clone());
        let choice =
            Memo::new(move |_| choices.with(|choices| choices.get(index).copied().flatten()));
        let count = Memo::new(move |_| counts.with(|counts| counts.get(index).copied()));
        let archive_info = archive_info.clone();
        let number = Signal::derive(move || match count.get() {
            Some(count) => archive_info.number(count as usize),
            None => "·".to_owned(),
        });
        let state_button = kind.has_states.then(|| {
            let label = name.clone();
            view! {
                <button
                    type="button"
                    class="topic-more"
                    data-testid="topic-more"
                    title=translate(Message::TopicMore)
                    aria-label=move || {
                        let (current, next) = state_messages(choice.get());
                        translate_with(Message::TopicState, &[&label, translate(current), translate(next)])
                    }
                    on:click=move |_| on_choose.run((index, next_choice(choice.get_untracked())))
                >
                    <span aria-hidden="true">{move || state_symbol(choice.get()).to_owned()}</span>
                </button>
            }
            .into_any()
        });
        let key = values.with_value(|values| values[index].key.clone());
        view! {
            <li class:chosen=move || choice.get().is_some()>
                <button
                    type="button"
                    class="topic"
                    class:no-stories=move || count.get() == Some(0)
                    class:excluded=move || choice.get() == Some(TopicChoice::Not)
                    data-testid=kind.hook
                    data-topic=key
                    aria-pressed=move || choice.get().is_some().to_string()
                    on:click=move |_| {
                        let is_chosen = choice.get_untracked().is_some();
                        on_choose.run((index, (!is_chosen).then_some(TopicChoice::All)));
                    }
                >
                    <span class="topic-name" dir="auto">
                        {name}
                    </span>
                    " "
                    <span class="topic-count" data-testid=kind.count>
                        {number}
                    </span>
                </button>
                {state_button}
            </li>
        }
        .into_any()
    };
    let find = is_long.then(|| {
        view! {
            <input
                type="search"
                class="facet-find"
                aria-label=translate(kind.find)
                placeholder=translate(Message::Find)
                prop:value=search_text
                on:input=move |event| search_text.set(event_target_value(&event))
            />
        }
        .into_any()
    });
    let show_all = is_long.then(|| show_all_button(is_open, total, "show-all"));
    view! {
        {find}
        <ul class="topics" class:multi-state=kind.has_states>
            <For each=move || visible.get() key=|index| *index children=item />
        </ul>
        {show_all}
    }
}

/// Returns the next choice in the cycle: all of, any of, none of, not selected.
fn next_choice(choice: Option<TopicChoice>) -> Option<TopicChoice> {
    match choice {
        None | Some(TopicChoice::All) => Some(TopicChoice::Any),
        Some(TopicChoice::Any) => Some(TopicChoice::Not),
        Some(TopicChoice::Not) => None,
    }
}

/// Returns the messages of the current and the next choice.
fn state_messages(choice: Option<TopicChoice>) -> (Message, Message) {
    match choice {
        None => (Message::ChoiceNone, Message::ChoiceAny),
        Some(TopicChoice::All) => (Message::ChoiceAll, Message::ChoiceAny),
        Some(TopicChoice::Any) => (Message::ChoiceAny, Message::ChoiceNot),
        Some(TopicChoice::Not) => (Message::ChoiceNot, Message::ChoiceNone),
    }
}

fn state_symbol(choice: Option<TopicChoice>) -> &'static str {
    match choice {
        None => "⋯",
        Some(TopicChoice::All) => "●",
        Some(TopicChoice::Any) => "◐",
        Some(TopicChoice::Not) => "⊘",
    }
}
