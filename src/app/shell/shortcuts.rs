//! Keyboard shortcuts.

mod actions;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, KeyboardEvent};

use crate::{
    app::{
        browser::{document, events, keyboard, tasks},
        preferences,
    },
    view::{
        any_signal::{AnyMemo, AnySignal, DynamicView, show_if},
        shortcuts::ShortcutsSheet,
    },
};

/// The state of the shortcuts. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Shortcuts {
    /// Whether single-key shortcuts are on.
    are_on: AnySignal<bool>,
    /// Whether the sheet of shortcuts is in the document.
    has_sheet: AnySignal<bool>,
}

impl Shortcuts {
    /// Listens to keys as long as the page lives.
    pub fn listen() -> Self {
        let shortcuts = Self {
            are_on: AnySignal::new(preferences::are_shortcuts_on()),
            has_sheet: AnySignal::new(false),
        };
        events::listen(&window(), "keydown", move |event: KeyboardEvent| {
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
    pub fn sheet(self) -> DynamicView {
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
        show_if(
            move || self.has_sheet.get(),
            move || {
                let are_on = AnyMemo::new(move || self.are_on.get());
                view! { <ShortcutsSheet are_on=are_on on_switch=switch on_close=close /> }
                    .into_any()
            },
        )
    }
}

fn sheet() -> Option<HtmlDialogElement> {
    document::find(".sheet").map(JsCast::unchecked_into)
}
