//! One page: the built page with something to read in it.

use std::{fs, io::Read, path::Path};

use super::{PrerenderError, meta::PageMeta};
use crate::{
    export::page::{self, META, PRERENDERED},
    format::Site,
    message::{Message, say},
    model::Instant,
};

/// Takes out what was rendered early where the page is shown at another address than its own: a question in
/// the search part, or a host that answers everything with the front page. What stands in the search part of a
/// story's address is only the list that it was opened from. Its hash stands in the security policy.
pub const TAKEOVER_SCRIPT: &str = "(e=>{let p=e.dataset.page,l=location;\
if(new URL(p,document.baseURI).pathname!==l.pathname||l.search&&!p.startsWith('article'))e.remove()})\
(document.querySelector('.early'))";

/// A page, before it is put into the built one.
#[derive(Debug)]
pub struct PrerenderedDocument {
    /// Its address below the site's folder, with `/` at its end; empty for the front page.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// When the newest that is on it was published or changed, where that is known.
    pub time: Option<Instant>,
    /// What search engines and others are told of it.
    pub meta: PageMeta,
    /// What is read: the masthead and the main part.
    pub body: String,
    /// What of the export the page holds, so that it is not fetched once more: the name and the text of each.
    pub held: Vec<(String, String)>,
}

impl PrerenderedDocument {
    /// The built page with this one in it.
    ///
    /// # Errors
    /// [`PrerenderError::Foreign`] where the built page has no place for it, [`PrerenderError::Encode`] where what
    /// is told of it cannot be written.
    pub fn into_html(self, shell: &str, site: &Site) -> Result<String, PrerenderError> {
        let mut html = shell.to_owned();
        // Who can read already can wait for the application: what is read comes first.
        for rel in ["rel=\"preload\"", "rel=\"modulepreload\""] {
            html = html.replace(rel, &[rel, page::LOW_PRIORITY].concat());
        }
        let mut put = |marks: page::Placeholder, text: &str| {
            page::put(&mut html, marks, text).map_err(PrerenderError::Foreign)
        };
        put(page::TITLE, &page::escape(&self.title))?;
        put(page::DESCRIPTION, &page::escape(&self.meta.description))?;
        let meta = self.meta.to_html(site, &self.address, &self.title);
        let meta = meta.map_err(|source| PrerenderError::Encode {
            page: self.address.clone(),
            source,
        })?;
        put(META, &meta)?;
        let held = self.held.iter().map(|(file, text)| {
            let text = page::inert(text);
            let file = page::escape(file);
            format!("<script type=\"application/json\" data-file=\"{file}\">{text}</script>")
        });
        let early = format!(
            "<div class=\"early\" data-page=\"{}\">{}</div><script>{TAKEOVER_SCRIPT}</script>{}",
            page::escape(&self.address),
            self.body,
            held.collect::<String>(),
        );
        put(PRERENDERED, &early)?;
        put(page::NOSCRIPT, &page::escape(say(Message::NeedsScript)))?;
        Ok(html)
    }
}

/// Whether a file is a page that was written here for this address.
pub fn is_ours(path: &Path, address: &str) -> bool {
    let mut html = String::new();
    let read = fs::File::open(path).and_then(|mut file| file.read_to_string(&mut html));
    read.is_ok()
        && html.contains(&format!(
            "<div class=\"early\" data-page=\"{}\">",
            page::escape(address)
        ))
}
