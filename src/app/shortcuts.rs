//! Keys that work everywhere on the page.

mod act;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, KeyboardEvent};

use super::{document as page, preferences};
use crate::view::{
    any_signal::{AnyMemo, AnySignal, DynamicView, shown},
    shortcuts::Shortcuts,
};

/// What the page knows of its keys. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Shortcuts {
    /// Whether single letters and signs are keys.
    are_on: AnySignal<bool>,
    /// Whether the sheet that lists them is in the document.
    has_sheet: AnySignal<bool>,
}

impl Shortcuts {
    /// Listens to keys for as long as the page lives.
    pub fn listen() -> Self {
        let keys = Self {
            are_on: AnySignal::new(preferences::has_keys()),
            has_sheet: AnySignal::new(false),
        };
        page::listen(&window(), "keydown", move |event: KeyboardEvent| {
            let is_plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
            // Whoever types, or reads what stands over the page, means something else.
            let is_free = is_plain
                && !event.default_prevented()
                && keys.are_on.get_untracked()
                && !is_typing()
                && page::find("dialog[open]").is_none();
            if is_free && keys.press(&event.key()) {
                event.prevent_default();
            }
        });
        keys
    }

    /// Does what a key stands for; whether there was anything to do.
    fn press(self, key: &str) -> bool {
        match key {
            "j" => act::step(true),
            "k" => act::step(false),
            "o" => act::open(),
            "r" => act::unfold(),
            "s" => act::save(),
            "/" => page::focus("#search:enabled"),
            "?" => {
                self.open();
                true
            }
            _ => false,
        }
    }

    /// Opens the sheet that lists the keys, which is made when it is asked for first.
    pub fn open(self) {
        self.has_sheet.set(true);
        page::after_paint(|| {
            if let Some(sheet) = sheet() {
                // One that is open already is refused, and stays open.
                let _ = sheet.show_modal();
            }
        });
    }

    /// The sheet, once it was asked for.
    pub fn sheet(self) -> DynamicView {
        let switch = move |()| {
            let are_on = !self.are_on.get_untracked();
            self.are_on.set(are_on);
            preferences::keep_keys(are_on);
        };
        let close = |()| {
            if let Some(sheet) = sheet() {
                sheet.close();
            }
        };
        shown(
            move || self.has_sheet.get(),
            move || {
                let are_on = AnyMemo::new(move || self.are_on.get());
                view! { <Shortcuts are_on=are_on on_switch=switch on_close=close /> }.into_any()
            },
        )
    }
}

fn sheet() -> Option<HtmlDialogElement> {
    page::find(".sheet").map(JsCast::unchecked_into)
}

/// Whether what has the focus takes letters itself.
pub(super) fn is_typing() -> bool {
    let Some(element) = document().active_element() else {
        return false;
    };
    let element: &Element = element.unchecked_ref();
    element
        .matches("input, textarea, select, [contenteditable]")
        .unwrap_or_default()
}
