//! Broadsheet: a static news archive that reads like an app.
//!
//! The library is a set of rooms with a one-way import rule (see ARCHITECTURE.md):
//! `json` ← `model` ← `format` ← {`query`, `reader`, `feed`} ← `view` ← `app`, {`query`, `feed`, `view`} ← `export`, `model` ← {`import`, `sample`},
//! `message` ← {`view`, `export`}, `import` ← `fetch`, and {`import`, `export`, `sample`, `fetch`} ← `cli`. The browser's `app` and the exporter's `import`/`export` never
//! meet; what both need stands in the shared rooms.

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
pub mod json;
pub mod message;
pub mod model;
pub mod query;
pub mod reader;
#[cfg(not(target_arch = "wasm32"))]
pub mod sample;
pub mod view;

/// The examples of `docs/reference/query-language.md`.
#[cfg(doctest)]
#[doc = include_str!("../docs/reference/query-language.md")]
pub mod query_examples {}
