//! Settings that hold if the owner sets nothing.

/// The number of newest stories to prerender.
pub const DEFAULT_PRERENDERED_STORIES: usize = 1_000;
