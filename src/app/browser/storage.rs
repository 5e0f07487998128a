//! Texts that are saved in this browser or for this tab.

use js_sys::Function;
use leptos::prelude::window;
use wasm_bindgen::JsCast;

use super::property;

/// Returns the text that is saved for this tab under a name.
pub fn load_for_tab(name: &str) -> Option<String> {
    let storage = window().session_storage().ok().flatten()?;
    storage.get_item(name).ok().flatten()
}

/// Saves a text for this tab. If storage is blocked or full, nothing is saved.
pub fn save_for_tab(name: &str, text: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item(name, text);
    }
}

/// Returns the text that is saved in this browser under a name.
pub fn load(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(name).ok().flatten()
}

/// Saves a text in this browser, and returns whether that worked. Storage may be blocked or full.
pub fn save(name: &str, text: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// Deletes the text that is saved under a name.
pub fn delete(name: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(name);
    }
}

/// Asks the browser to keep what this site saves, also when space runs short or the site is not visited for long.
/// Browsers decide by themselves, some after asking the reader.
pub fn persist() {
    let storage = property::get(&window().navigator(), "storage");
    if let Ok(persist) = property::get(&storage, "persist").dyn_into::<Function>() {
        let _ = persist.call0(&storage);
    }
}
