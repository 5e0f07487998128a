//! The native tests, in one program. Each module tests one room or one promise.
//!
//! `cargo test --test native export::` runs those of one module.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

mod bodies;
mod built_site;
mod bundle;
mod bylines;
mod cache;
mod check;
mod corpus;
mod coverage;
mod dates;
mod days;
mod export;
mod feed;
mod fetch;
mod fixtures;
mod formats;
mod former_format;
mod grouping;
mod host;
mod hostile;
mod import;
mod imports;
mod names;
mod oracle;
mod public;
mod quality;
mod query;
mod sample;
mod site_settings;
mod views;
