//! Puts prerendered content into the built page.

use std::{fs, io::Read, path::Path};

use super::{PrerenderError, meta::PageMeta};
use crate::{
    export::page::{
        placeholders::{
            DESCRIPTION, LOW_PRIORITY, META, NOSCRIPT, PRERENDERED, Placeholder, TITLE, escape,
            escape_script_data, fill,
        },
        takeover::TAKEOVER_SCRIPT,
    },
    format::Site,
    message::{Message, translate},
    model::Instant,
};

/// A page before it is put into the built page.
#[derive(Debug)]
pub struct PrerenderedDocument {
    /// The address below the folder of the site, with `/` at its end; empty for the front page.
    pub address: String,
    /// The title of the page.
    pub title: String,
    /// The time at which the newest content was published or changed, if it is known.
    pub time: Option<Instant>,
    /// The metadata for search engines and others.
    pub meta: PageMeta,
    /// The readable content: masthead and main part.
    pub body: String,
    /// The files of the export that are embedded in the page, so that they are not fetched again:
    /// name and text of each.
    pub embedded_files: Vec<(String, String)>,
}

impl PrerenderedDocument {
    /// Returns the built page with this content.
    ///
    /// # Errors
    /// Returns [`PrerenderError::UnknownPage`] if the built page has no placeholder for it, and
    /// [`PrerenderError::Encode`] if the metadata cannot be encoded.
    pub fn into_html(self, shell: &str, site: &Site) -> Result<String, PrerenderError> {
        let mut html = shell.to_owned();
        // The reader can already read, so the application loads after the content.
        for link in ["rel=\"modulepreload\"", "data-part=\"main\""] {
            html = html.replacen(link, &[link, LOW_PRIORITY].concat(), 1);
        }
        let mut put = |placeholder: Placeholder, text: &str| {
            fill(&mut html, placeholder, text).map_err(PrerenderError::UnknownPage)
        };
        put(TITLE, &escape(&self.title))?;
        put(DESCRIPTION, &escape(&self.meta.description))?;
        let meta = self.meta.to_html(site, &self.address, &self.title);
        let meta = meta.map_err(|source| PrerenderError::Encode {
            page: self.address.clone(),
            source,
        })?;
        put(META, &meta)?;
        let elements = self.embedded_files.iter().map(|(file, text)| {
            let text = escape_script_data(text);
            let file = escape(file);
            format!("<script type=\"application/json\" data-file=\"{file}\">{text}</script>")
        });
        let prerendered = format!(
            "<div class=\"prerendered\" data-page=\"{}\">{}</div><script>{TAKEOVER_SCRIPT}</script>{}",
            escape(&self.address),
            self.body,
            elements.collect::<String>(),
        );
        put(PRERENDERED, &prerendered)?;
        put(NOSCRIPT, &escape(translate(Message::NeedsScript)))?;
        Ok(html)
    }
}

/// Returns whether a file is a page that was written here for this address.
pub fn is_prerendered(path: &Path, address: &str) -> bool {
    let mut html = String::new();
    let read = fs::File::open(path).and_then(|mut file| file.read_to_string(&mut html));
    let begins_page = |class: &str| {
        let page = escape(address);
        html.contains(&format!("<div class=\"{class}\" data-page=\"{page}\">"))
    };
    // Earlier versions wrote the class `early`; their pages have to go as well.
    read.is_ok() && ["prerendered", "early"].into_iter().any(begins_page)
}
