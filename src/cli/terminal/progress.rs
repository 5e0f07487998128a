//! A progress bar.

use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::ProgressStyle;

/// A progress bar on the error stream. It shows nothing if that is not a terminal.
#[derive(Debug)]
pub struct ProgressBar {
    bar: indicatif::ProgressBar,
    done: AtomicUsize,
}

impl ProgressBar {
    /// Returns a bar with a word in front of it, such as `Reading`.
    pub fn new(label: &'static str) -> Self {
        let bar = indicatif::ProgressBar::new(0).with_message(label);
        let style = ProgressStyle::with_template("{msg:>8} {wide_bar} {human_pos} of {human_len}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        Self {
            bar,
            done: AtomicUsize::new(0),
        }
    }

    /// Shows that `done` steps of `total` are done. Calls may come from several threads and in any order.
    pub fn set(&self, done: usize, total: usize) {
        if done > self.done.fetch_max(done, Ordering::Relaxed) {
            self.bar.set_length(total as u64);
            self.bar.set_position(done as u64);
        }
    }

    /// Shows that `steps` more steps of `total` are done.
    pub fn advance(&self, steps: usize, total: usize) {
        let done = self.done.fetch_add(steps, Ordering::Relaxed) + steps;
        self.bar.set_length(total as u64);
        self.bar.set_position(done as u64);
    }

    /// Removes the bar.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
