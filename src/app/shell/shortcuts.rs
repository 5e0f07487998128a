//! Keyboard shortcuts.

mod actions;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::{
    app::{
        browser::{document, keyboard, tasks},
        preferences,
    },
    view::shortcuts::ShortcutsSheet,
};

/// The state of the shortcuts. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Shortcuts {
    /// Whether single-key shortcuts are on.
    are_on: RwSignal<bool>,
    /// Whether the sheet of shortcuts is in the document.
    has_sheet: RwSignal<bool>,
}

impl Shortcuts {
    /// Listens to keys as long as the page lives.
    pub fn listen() -> Self {
        let shortcuts = Self {
            are_on: RwSignal::new(preferences::are_shortcuts_on()),
            has_sheet: RwSignal::new(false),
        };
        window_event_listener(ev::keydown, move |event| {
            let is_shortcut = keyboard::is_page_key(&event) && shortcuts.are_on.get_untracked();
            if is_shortcut && shortcuts.press(&event.key()) {
                event.prevent_default();
            }
        });
        shortcuts
    }

    /// Runs the action of a key, and returns whether there was something to do.
    fn press(self, key: &str) -> bool {
        match key {
            "j" => actions::step(true),
            "k" => actions::step(false),
            "o" => actions::open(),
            "r" => actions::toggle_coverage(),
            "s" => actions::save(),
            "/" => document::focus("#search:enabled"),
            "?" => {
                self.open();
                true
            }
            _ => false,
        }
    }

    /// Opens the sheet of shortcuts, which is rendered on first use.
    pub fn open(self) {
        self.has_sheet.set(true);
        tasks::after_paint(|| {
            if let Some(sheet) = sheet() {
                // An open dialog refuses this, and stays open.
                let _ = sheet.show_modal();
            }
        });
    }

    /// Renders the sheet after its first use.
    pub fn sheet(self) -> impl IntoView {
        let switch = move |()| {
            let are_on = !self.are_on.get_untracked();
            self.are_on.set(are_on);
            preferences::save_shortcuts(are_on);
        };
        let close = |()| {
            if let Some(sheet) = sheet() {
                sheet.close();
            }
        };
        view! {
            <Show when=move || self.has_sheet.get()>
                <ShortcutsSheet are_on=self.are_on on_switch=switch on_close=close />
            </Show>
        }
    }
}

fn sheet() -> Option<HtmlDialogElement> {
    document::find(".sheet").map(JsCast::unchecked_into)
}
