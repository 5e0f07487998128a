//! The line above a headline.

use leptos::prelude::*;

use super::{Paper, mark::Mark};
use crate::model::Provider;

/// The publisher's mark and name, and what else stands in the line: the time, the type.
#[component]
pub fn Kicker(
    paper: Paper,
    provider: Provider,
    /// What stands behind the name.
    aside: AnyView,
) -> impl IntoView {
    let name = provider.name.clone();
    view! {
        <p class="kicker">
            <Mark paper=paper provider=provider />
            <span class="publisher" dir="auto">
                {name}
            </span>
            {aside}
        </p>
    }
}
