//! The texts of the page, one file for each language.

use std::{fs, path::Path};

use super::{page::PageError, writer};
use crate::message::language::{LANGUAGES, compiled, spoken};
use crate::message::{Message, MessageCatalog};

/// The folder of the files, in that of the page.
const MESSAGES_FOLDER: &str = "messages";

/// What the page has to know of the languages.
#[derive(Debug)]
pub struct Languages {
    /// By language its tag, its file and its own name, apart by `|`, and the languages by `,`.
    pub names: String,
    /// The file of the language that the site is in, or else of English.
    pub file: String,
    /// That language.
    pub spoken: &'static MessageCatalog,
}

/// Writes the files into the folder of the page, named by what is in them.
///
/// # Errors
/// [`PageError`] where a file cannot be written, or a language does not say everything.
pub fn write(folder: &Path, site_language: &str) -> Result<Languages, PageError> {
    let folder = folder.join(MESSAGES_FOLDER);
    fs::create_dir_all(&folder).map_err(|source| PageError::File {
        path: folder.clone(),
        source,
    })?;
    let usual = site_language.split('-').next().unwrap_or_default();
    let tags = LANGUAGES.map(|(tag, _)| tag);
    let usual = tags.into_iter().find(|tag| *tag == usual).unwrap_or("en");
    let mut names = Vec::new();
    let mut usual_file = String::new();
    for tag in tags {
        let text = compiled(tag)?;
        let file = format!("{tag}-{}.txt", writer::name(text.as_bytes()));
        let path = folder.join(&file);
        writer::write_atomic(&path, text.as_bytes())
            .map_err(|source| PageError::File { path, source })?;
        let file = format!("{MESSAGES_FOLDER}/{file}");
        let name = MessageCatalog::read(tag, text).say(Message::LanguageName);
        names.push(format!("{tag}|{file}|{name}"));
        if tag == usual {
            usual_file = file;
        }
    }
    Ok(Languages {
        names: names.join(","),
        file: usual_file,
        spoken: spoken(usual)?,
    })
}
