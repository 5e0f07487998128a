//! Finishes the built page, step by step.

use super::{
    base_path,
    built_page::BuiltPage,
    cdn, code, colors,
    error::PageError,
    install, messages,
    placeholders::{FEEDS, INSTALL, LOW_PRIORITY, META, POLICY, PRERENDERED, escape},
    policy, styles, texts,
    worker::WorkerBuild,
};
use crate::{export::feeds, format::Site, message::MessageCatalog};

/// The file that static hosts show for an address without a file. It is the page itself, which then
/// shows the story that the URL names.
pub const FALLBACK_FILE: &str = "404.html";

/// The page of the reader's library. Only the application knows its content; the file exists so
/// that hosts do not answer with status 404.
const LIBRARY_FILE: &str = "library/index.html";

/// The finished page without content. Prerendered pages are made from it, and hosts show it for all
/// other addresses.
#[derive(Debug)]
pub struct PageShell {
    /// The HTML of the page.
    pub html: String,
    /// The messages in the language of the site, or in English if there is no translation.
    pub catalog: &'static MessageCatalog,
    /// The build that the service worker caches; `None` under `trunk serve`.
    pub build: Option<WorkerBuild>,
}

impl BuiltPage {
    /// Finishes the page and writes it where hosts look for missing pages. It gets title, languages
    /// and security policy, and its code is named by its content. The files for installation are
    /// written beside it.
    ///
    /// If the site has feeds, the page links them. `new_base_path` is set if the site is at another
    /// path than the page was built for.
    ///
    /// A page that was finished before is the same afterwards, so each step first removes what a
    /// former run has left.
    ///
    /// # Errors
    /// Returns [`PageError`] if a file cannot be read or written, or if the page is not a page of
    /// this application.
    pub fn finish(
        mut self,
        site: &Site,
        has_feeds: bool,
        new_base_path: Option<&str>,
    ) -> Result<PageShell, PageError> {
        let page = &mut self;
        // The files of the application, all beside the page while they are changed.
        page.change(|html, _| cdn::restore_urls(html))?;
        page.html = page.html.replace(LOW_PRIORITY, "");
        code::link_files(page)?;
        styles::merge(&mut page.html, &page.folder)?;
        if let Some(path) = new_base_path {
            page.change(|html, folder| base_path::change_base_path(html, folder, path))?;
        }
        // The content: none, but texts, colors and links of the site.
        page.fill(PRERENDERED, "")?;
        page.fill(META, "")?;
        // Only now, since prerendered stories may have any text.
        let is_served = page.is_served_by_trunk();
        let languages = messages::write(&page.folder, &site.language)?;
        texts::fill(page, site, &languages)?;
        colors::link_sheet(page, site)?;
        install::write_files(page, site)?;
        let links = has_feeds.then(|| feeds::links(&escape(&site.title), ""));
        page.fill(FEEDS, &links.unwrap_or_default())?;
        // All files exist and have their names now, so their hosts can be named.
        if let Some(cdn) = &site.cdn {
            page.change(|html, folder| cdn::rewrite_urls(html, folder, cdn))?;
        }
        let policy = (!is_served).then(|| policy::element(&policy::of(&page.html, site)));
        page.fill(POLICY, &policy.unwrap_or_default())?;
        // The build is named by all of the above. Under `trunk serve` the page changes all the time, so
        // nothing of it should be cached.
        page.fill(INSTALL, &install::head(None))?;
        let build = (!is_served).then(|| WorkerBuild::of(page)).transpose()?;
        if let Some(build) = &build {
            page.fill(INSTALL, &install::head(Some(&build.version)))?;
        }
        page.write_file(FALLBACK_FILE, page.html.as_bytes())?;
        page.write_file(LIBRARY_FILE, page.html.as_bytes())?;
        Ok(PageShell {
            html: self.html,
            catalog: languages.catalog,
            build,
        })
    }
}
