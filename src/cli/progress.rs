//! A progress bar on a terminal, nothing elsewhere.

use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::ProgressStyle;

/// A progress bar. Where the error stream is no terminal, it shows nothing.
#[derive(Debug)]
pub struct ProgressBar {
    bar: indicatif::ProgressBar,
    most: AtomicUsize,
}

impl ProgressBar {
    /// A bar with this word in front of it.
    pub fn new(doing: &'static str) -> Self {
        let bar = indicatif::ProgressBar::new(0).with_message(doing);
        let style = ProgressStyle::with_template("{msg:>8} {wide_bar} {human_pos} of {human_len}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        Self {
            bar,
            most: AtomicUsize::new(0),
        }
    }

    /// So much is done, of so much. Steps may come from several threads and in any order.
    pub fn set(&self, done: usize, of: usize) {
        if done > self.most.fetch_max(done, Ordering::Relaxed) {
            self.bar.set_length(of as u64);
            self.bar.set_position(done as u64);
        }
    }

    /// So much more is done, of so much.
    pub fn advance(&self, by: usize, of: usize) {
        let done = self.most.fetch_add(by, Ordering::Relaxed) + by;
        self.bar.set_length(of as u64);
        self.bar.set_position(done as u64);
    }

    /// All is done; the bar goes.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
