//! How much of each story a list shows.

use leptos::prelude::*;

use super::live::{Live, flag, text};

/// How dense a list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// A front page: a lead, a few beside one another, then the newest.
    #[default]
    Front,
    /// Every story alike.
    List,
    /// A line for each story.
    Headlines,
}

impl Density {
    /// Every density.
    pub const ALL: [Self; 3] = [Self::Front, Self::List, Self::Headlines];

    /// Its name in the document and in what the browser keeps.
    pub fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::List => "list",
            Self::Headlines => "headlines",
        }
    }

    /// The density of this name.
    ///
    /// ```
    /// use broadsheet::view::density::Density;
    ///
    /// assert_eq!(Density::parse("headlines"), Some(Density::Headlines));
    /// assert_eq!(Density::parse("loose"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|density| density.name() == name)
    }

    fn label(self) -> &'static str {
        match self {
            Self::Front => "Front page",
            Self::List => "List",
            Self::Headlines => "Headlines",
        }
    }
}

/// The choice of a density.
#[component]
pub fn DensityMenu(
    /// The density of the list.
    density: Live<Density>,
    /// Called with the density that is chosen.
    #[prop(into)]
    on_choose: Callback<Density>,
) -> impl IntoView {
    let options = Density::ALL.into_iter().map(|option| {
        view! {
            <option value=option.name() selected=flag(move || density.get() == option)>
                {option.label()}
            </option>
        }
    });
    view! {
        <label class="sort">
            <span class="sr-only">"Density"</span>
            <select
                data-testid="density"
                prop:value=text(move || density.get().name().to_owned())
                on:change=move |event| {
                    if let Some(density) = Density::parse(&event_target_value(&event)) {
                        on_choose.run(density);
                    }
                }
            >
                {options.collect_view()}
            </select>
        </label>
    }
}
