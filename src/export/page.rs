//! Completes the built page with everything that is known only after the build.
//!
//! [`finish`] has the steps in their order. Each of the other files makes one change of the page.

pub mod base_path;
pub mod bootstrap;
pub mod built_page;
pub mod cdn;
mod code;
mod colors;
pub mod error;
pub mod finish;
pub mod glue;
mod install;
pub mod integrity;
mod messages;
pub mod placeholders;
pub mod policy;
mod styles;
pub mod takeover;
mod texts;
pub mod worker;

#[cfg(test)]
mod tests;
