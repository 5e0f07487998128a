//! Calls the browser: its document, storage, timers and service worker. If the browser refuses, a function does
//! nothing or returns nothing.

pub mod clipboard;
pub mod document;
pub mod events;
pub mod failure;
pub mod files;
pub mod keyboard;
pub mod property;
pub mod service_worker;
pub mod storage;
pub mod tasks;
pub mod viewport;
