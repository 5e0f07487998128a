//! Compares the files that were fetched with their names, which are hashes of their bytes.
//!
//! A host or a proxy may change what it delivers, and a disk may lose bytes. The comparison comes after the files are
//! shown, so that nobody waits for it.

use leptos::{prelude::*, task::spawn_local};

use super::ArchiveStore;
use crate::{
    app::{
        browser::tasks,
        net::{
            content_hash,
            embedded_file::embedded_file,
            fetch::{self, CacheMode},
        },
    },
    format::FileName,
};

/// Milliseconds between the arrival of a file and its comparison.
const DELAY_MS: i32 = 1_500;

/// A file that was shown and is not what its name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlteredFile {
    /// The name.
    pub file: String,
    /// Whether the second attempt brought the right file, so that a reload of the page shows it.
    pub is_repaired: bool,
}

impl ArchiveStore {
    /// Compares a file with its name later on. If they differ, the file is fetched once more past all caches, and the
    /// reader is told.
    pub(super) fn check_later(self, file: &str, text: &str) {
        let Some(name) = name_in(file).filter(|_| !self.is_version_2()) else {
            return;
        };
        let (file, text) = (file.to_owned(), text.to_owned());
        spawn_local(async move {
            tasks::sleep(DELAY_MS).await;
            // A file that could not be read has a message already, and what is in the document is as right as the document.
            let is_known = self.is_broken(&file) || embedded_file(&file).is_some();
            if is_known || is_right(&name, &text).await {
                return;
            }
            self.mark_broken(&file);
            let second = fetch::text(&self.data(), &file, CacheMode::Reload).await;
            let is_repaired = match &second {
                Ok(text) => is_right(&name, text).await,
                Err(_) => false,
            };
            if self.altered_file.with_untracked(Option::is_none) {
                self.altered_file
                    .set(Some(AlteredFile { file, is_repaired }));
            }
        });
    }
}

/// Returns whether a file has the content that its name says, or the browser cannot tell.
async fn is_right(name: &FileName, text: &str) -> bool {
    let content = content_hash::name_of(text).await;
    content.is_none_or(|content| content == *name)
}

/// Returns the hash in the name of a file, such as `cards-aaaaaaaaaa.json`.
fn name_in(file: &str) -> Option<FileName> {
    let (_, hash) = file.strip_suffix(".json")?.rsplit_once('-')?;
    FileName::parse(hash)
}
