//! Stores what a reader opened, saved, muted and searched for, and the last visit. The data stays
//! in the browser and is never sent.

mod state;
mod stored_text;

pub use state::{
    MAX_MUTED_ITEMS, MAX_READ_STORIES, MAX_SAVED_SEARCHES, MAX_SAVED_STORIES, Muted, Reader,
    SavedSearch, StoryReference, VISIT_GAP_MINUTES, Visit,
};
pub use stored_text::{READER_FILE, READER_FORMAT_VERSION};
