//! Progress on a terminal.

use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

use crate::import::Progress;

/// A bar on the error stream; silent where that is no terminal.
pub struct Bar {
    bar: ProgressBar,
    most: AtomicUsize,
}

impl Bar {
    /// A bar before its first step. `action` stands in front of it: `reading`.
    pub fn new(action: &'static str) -> Self {
        let bar = ProgressBar::new(0);
        // The template is a constant; a default bar stands in if it is ever broken.
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos} of {len}") {
            bar.set_style(style);
        }
        bar.set_message(action);
        Self {
            bar,
            most: AtomicUsize::new(0),
        }
    }

    /// Shows a step. Steps may come from several threads and in any order.
    pub fn show(&self, progress: Progress) {
        let before = self.most.fetch_max(progress.read, Ordering::Relaxed);
        if progress.read > before {
            self.bar.set_length(progress.of as u64);
            self.bar.set_position(progress.read as u64);
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
