//! Broadsheet: a static news archive that reads like an app.
//!
//! The library is a set of rooms with a one-way import rule (see ARCHITECTURE.md):
//! `model` ← `format` ← `query` ← `view` ← {`app`, `export`}, `model` ← `import`, and
//! {`import`, `export`} ← `cli`. The browser's `app` and the exporter's `import`/`export` never
//! meet; what both need stands in the shared rooms.

pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod sample;
