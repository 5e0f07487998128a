//! Completes the built page with everything that is known only after the build.
//!
//! [`finish`] has the steps in their order. Each of the other files makes one change of the page.

pub mod base_path;
pub mod bootstrap;
pub mod built_page;
pub mod cdn;
pub mod code;
mod colors;
pub mod error;
pub mod finish;
mod install;
pub mod integrity;
pub mod links;
mod messages;
pub mod placeholders;
pub mod policy;
pub mod script_comments;
mod styles;
pub mod takeover;
mod texts;
pub mod worker;

#[cfg(test)]
mod tests;
