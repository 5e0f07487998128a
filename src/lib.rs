//! Broadsheet turns a folder of articles into a static news archive.
//!
//! Its modules are the rooms of ARCHITECTURE.md. Imports run one way, as drawn there;
//! `tests/native/imports.rs` compares the drawing with the code. The browser's `app` and the
//! exporter's `import` and `export` never import each other. Code that both need is in the shared
//! modules.

// The types of the rendered pages are nested deeply, as in other programs that render with Leptos.
#![recursion_limit = "256"]

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(not(target_arch = "wasm32"))]
pub mod export;
pub mod feed;
#[cfg(not(target_arch = "wasm32"))]
pub mod fetch;
pub mod format;
#[cfg(not(target_arch = "wasm32"))]
pub mod fs;
#[cfg(not(target_arch = "wasm32"))]
pub mod import;
pub mod message;
pub mod model;
pub mod query;
pub mod reader;
#[cfg(not(target_arch = "wasm32"))]
pub mod sample;
pub mod view;

/// Runs the examples of `docs/reference/query-language.md` as tests.
#[cfg(doctest)]
#[doc = include_str!("../docs/reference/query-language.md")]
pub mod query_examples {}
