//! The choice of an order.

use leptos::prelude::*;

use super::live::{Live, flag, text};
use crate::query::Order;

/// A menu of orders. The best match first is there only where there are words.
#[component]
pub fn SortMenu(
    /// The order of the list.
    order: Live<Order>,
    /// Whether there are words.
    has_words: Live<bool>,
    /// Called with the order that is chosen.
    #[prop(into)]
    on_choose: Callback<Order>,
) -> impl IntoView {
    let options = Order::ALL.into_iter().map(|option| {
        view! {
            <option
                value=option.name()
                selected=flag(move || order.get() == option)
                hidden=flag(move || option == Order::Relevance && !has_words.get())
            >
                {name(option)}
            </option>
        }
    });
    view! {
        <label class="sort">
            <span class="sr-only">"Order"</span>
            <select
                data-testid="sort"
                prop:value=text(move || order.get().name().to_owned())
                on:change=move |event| {
                    if let Some(order) = Order::parse(&event_target_value(&event)) {
                        on_choose.run(order);
                    }
                }
            >
                {options.collect_view()}
            </select>
        </label>
    }
}

fn name(order: Order) -> &'static str {
    match order {
        Order::Newest => "Newest",
        Order::Hottest => "Hottest",
        Order::Quality => "Best sources",
        Order::Covered => "Most covered",
        Order::Relevance => "Best match",
    }
}
