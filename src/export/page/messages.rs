//! Writes the texts of the page, one file for each language.

use std::{fs, path::Path};

use super::error::PageError;
use crate::{
    export::files::{content_name, error::FileError},
    fs::write_atomic,
    message::{
        Message, MessageCatalog,
        language::{LANGUAGES, catalog, compile_messages},
    },
};

/// The folder of the files, below that of the page.
const MESSAGES_FOLDER: &str = "messages";

/// The languages as the page needs them.
#[derive(Debug)]
pub struct Languages {
    /// Tag, file and own name of each language, separated by `|`; languages are separated by `,`.
    pub names: String,
    /// The messages in that language.
    pub catalog: &'static MessageCatalog,
}

/// Writes the files, named by their content, into the folder of the page.
///
/// # Errors
/// Returns [`PageError`] if a file cannot be written, or if a language lacks a message.
pub fn write(folder: &Path, site_language: &str) -> Result<Languages, PageError> {
    let folder = folder.join(MESSAGES_FOLDER);
    fs::create_dir_all(&folder).map_err(FileError::at(&folder))?;
    let primary = site_language.split('-').next().unwrap_or_default();
    let tags = LANGUAGES.map(|(tag, _)| tag);
    let default_tag = tags.into_iter().find(|tag| *tag == primary).unwrap_or("en");
    let mut names = Vec::new();
    for tag in tags {
        let text = compile_messages(tag)?;
        let file = format!("{tag}-{}.txt", content_name::of(text.as_bytes()));
        let path = folder.join(&file);
        write_atomic(&path, text.as_bytes()).map_err(FileError::at(&path))?;
        let file = format!("{MESSAGES_FOLDER}/{file}");
        let name = MessageCatalog::read(tag, text).get(Message::LanguageName);
        names.push(format!("{tag}|{file}|{name}"));
    }
    Ok(Languages {
        names: names.join(","),
        catalog: catalog(default_tag)?,
    })
}
