//! Addresses of the archive's pages.

use leptos::prelude::window;

use crate::{
    app::browser::document,
    query::{Query, Route},
};

/// Returns the search part of the archive's address, without its `?`. In a bundle, the whole address of the
/// archive is in the search part of the document.
pub fn search() -> String {
    let address = window().location().href().unwrap_or_default();
    let parts = split_address(&document::base(), &address);
    parts.map_or_else(String::new, |(_, search)| search.to_owned())
}

/// Returns the page of the current address.
pub fn route(base: &str) -> Route {
    let address = window().location().href().unwrap_or_default();
    read(base, &address).unwrap_or(Route::List(Query::default()))
}

/// Returns the fragment of the current address with its `#`, or nothing.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Returns the page of an address inside the archive's folder.
pub fn read(base: &str, address: &str) -> Option<Route> {
    let (path, search) = split_address(base, address)?;
    Some(Route::parse(path, search))
}

/// Returns the address of a route without the leading `./` of the folder itself.
pub fn relative_address(route: &Route) -> String {
    let href = route.href();
    href.strip_prefix("./").unwrap_or(&href).to_owned()
}

/// Splits an address inside the archive's folder into path and search part.
fn split_address<'a>(base: &str, address: &'a str) -> Option<(&'a str, &'a str)> {
    let rest = address.strip_prefix(base)?;
    let rest = rest.split('#').next().unwrap_or_default();
    Some(rest.split_once('?').unwrap_or((rest, "")))
}
