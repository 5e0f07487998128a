//! Finds the posts of Eleventy that are templates or programs.

use std::path::Path;

use super::super::{program, settings, template_extensions::is_template_file};
use crate::import::fields::date_in_path;

/// The endings of templates that are programs (<https://www.11ty.dev/docs/languages/javascript/>).
const PROGRAMS: &[&str] = &[
    ".11ty.js",
    ".11ty.cjs",
    ".11ty.mjs",
    ".11ty.ts",
    ".11ty.jsx",
    ".11ty.tsx",
];

/// Returns the format of a template or program that is a post: it has a title, and a date or a day in its name.
pub fn format(file: &Path) -> Option<&'static str> {
    let name = file.file_name()?.to_str()?;
    let has_day = date_in_path::dated_name(name).is_some();
    if PROGRAMS.iter().any(|ending| name.ends_with(ending)) {
        let program = program::without_comments(&settings::read_text(file)?);
        let has = |field| program::values(&program, field).next().is_some();
        return (has("title") && (has_day || has("date"))).then_some("a program of Eleventy");
    }
    if !is_template_file(file) {
        return None;
    }
    let front_matter = settings::front_matter(file)?;
    let has = |field| front_matter.get(field).is_some_and(|node| !node.is_null());
    (has("title") && (has_day || has("date"))).then_some("a template of Eleventy")
}
