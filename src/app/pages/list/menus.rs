//! The menus of the list: its density and its order.

use leptos::prelude::*;

use super::query_changes::apply_query;
use crate::{
    app::{navigation::Navigation, preferences, search::SearchSession},
    message::{Message, translate},
    query::{self, Order, ParsedQuery, Query, Route},
    view::{density::Density, menu::Menu, order_names},
};

/// Renders the menu of densities.
pub fn density_menu(search_session: SearchSession) -> AnyView {
    let densities = Density::ALL.map(|density| (density.name(), density.label()));
    let choose = move |name: String| {
        if let Some(density) = Density::parse(&name) {
            preferences::save_density(density);
            search_session.density.set(density);
        }
    };
    view! {
        <Menu
            label=translate(Message::Density)
            hook="density"
            choices=densities.to_vec()
            is_short=Signal::stored(false)
            chosen=Memo::new(move |_| search_session.density.get().name())
            on_choose=choose
        />
    }
    .into_any()
}

/// Renders the menu of orders.
pub fn order_menu(navigation: Navigation, search_session: SearchSession) -> AnyView {
    let query = search_session.query;
    let has_words = Memo::new(move |_| {
        search_session
            .parsed_query
            .with(|parsed_query| !parsed_query.required_terms.is_empty())
    });
    let order = Memo::new(move |_| {
        query.with(|query| query::answer::effective_order(query, has_words.get()))
    });
    let choose = move |name: String| {
        let Some(order) = Order::parse(&name) else {
            return;
        };
        let mut next = query.get_untracked();
        let has_words = search_session
            .parsed_query
            .with_untracked(ParsedQuery::has_words);
        if !has_words {
            preferences::save_order(order);
        }
        let default_order = query::answer::effective_order(&Query::default(), has_words);
        next.order = (order != default_order || !has_words && preferences::order().is_some())
            .then_some(order);
        apply_query(navigation, next);
    };
    // Relevance is the last order, and is shown only if there are words.
    let orders = Order::ALL.map(|order| (order.name(), order_names::name(order)));
    view! {
        <Menu
            label=translate(Message::Order)
            hook="sort"
            choices=orders.to_vec()
            is_short=Memo::new(move |_| !has_words.get())
            chosen=Memo::new(move |_| order.get().name())
            on_choose=choose
        />
    }
    .into_any()
}

/// Restores the remembered order if the address has none.
pub fn restore_order(navigation: Navigation) {
    let query = navigation
        .arrival
        .with_untracked(|arrival| arrival.route.query());
    let default_order = preferences::order().filter(|order| *order != Order::Newest);
    if query.order.is_none() && query.search_text.is_empty() && default_order.is_some() {
        let query = Query {
            order: default_order,
            ..query
        };
        navigation.replace(Route::List(query));
    }
}
