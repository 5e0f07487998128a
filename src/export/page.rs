//! Finishes the built page: fills in everything that is known only after the build.

mod base_path;
mod bootstrap;
pub mod cdn;
mod colors;
mod placeholders;
mod policy;
mod styles;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

pub use base_path::{base_path, normalize_base_path};
use base64::{Engine, prelude::BASE64_STANDARD};
pub use bootstrap::{HTML_POLICY_SCRIPT, MODULE_PLACEHOLDER};
use placeholders::{ACCENT, FEEDS, INSTALL, LANGUAGES, ROOT};
pub use placeholders::{
    BASE, DESCRIPTION, LOW_PRIORITY, META, NOSCRIPT, POLICY, PRERENDERED, Placeholder, TITLE,
    escape, escape_script_data, fill,
};
use policy::policy;
use sha2::{Digest, Sha384};
use walkdir::WalkDir;

use super::{
    glue, install, messages,
    worker::{self, WORKER_FILE},
    writer,
};
use crate::{
    format::Site,
    message::{Message, MessageCatalog, fluent::FluentError},
};

/// The page that Trunk has built.
#[derive(Debug)]
pub struct BuiltPage {
    folder: PathBuf,
    html: String,
}

/// The finished page without content. Prerendered pages are made from it, and hosts show it for all
/// other addresses.
#[derive(Debug)]
pub struct PageShell {
    /// The HTML of the page.
    pub html: String,
    /// The messages in the language of the site, or in English if there is no translation.
    pub catalog: &'static MessageCatalog,
}

/// The reason why a page could not be finished.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There is no built page.
    #[error(
        "there is no built page at {}; run `trunk build --release` first, or name its folder with --app",
        path.display()
    )]
    MissingPage {
        /// The path where it should be.
        path: PathBuf,
    },
    /// A file could not be read or written.
    #[error("cannot read or write {}: {source}", path.display())]
    File {
        /// The path of the file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The messages of a language are invalid.
    #[error(transparent)]
    Messages(#[from] FluentError),
    /// The web manifest could not be encoded as JSON.
    #[error("cannot encode the web manifest: {0}")]
    Encode(#[from] serde_json::Error),
    /// The page is not a page of this application.
    #[error("{} has no {expected}; it may come from another version, so build the page again", path.display())]
    UnknownPage {
        /// The HTML of the page.
        path: PathBuf,
        /// The part that is missing.
        expected: &'static str,
    },
}

/// The file name of the built page.
const INDEX_FILE: &str = "index.html";

/// The file that static hosts show for an address without a file. It is the page itself, which then
/// shows the story that the URL names.
pub const FALLBACK_FILE: &str = "404.html";

/// The page of the reader's library. Only the application knows its content; the file exists so
/// that hosts do not answer with status 404.
const LIBRARY_FILE: &str = "library/index.html";

/// The texts of the document before the application starts, in the language of the site.
const TRANSLATED_TEXTS: [(Placeholder, Message); 3] = [
    (
        ("class=\"search-box\" aria-label=\"", "\""),
        Message::Search,
    ),
    (("placeholder=\"", "\""), Message::Search),
    (
        ("<p class=\"loading-message\" role=\"status\">", "</p>"),
        Message::LoadingArchive,
    ),
];

/// The placeholder in the script that `trunk serve` adds to the page. The script changes with every
/// response, so no hash can match it.
const TRUNK_ADDRESS: &str = "__TRUNK_ADDRESS__";

impl BuiltPage {
    /// Reads the page in a folder.
    ///
    /// # Errors
    /// Returns [`PageError::MissingPage`] if there is none.
    pub fn open(folder: &Path) -> Result<Self, PageError> {
        let path = folder.join(INDEX_FILE);
        let html = fs::read_to_string(&path).map_err(|_| PageError::MissingPage { path })?;
        Ok(Self {
            folder: folder.to_owned(),
            html,
        })
    }

    /// Returns whether `trunk serve` has built the page, for this machine only.
    pub fn is_served_by_trunk(&self) -> bool {
        self.html.contains(TRUNK_ADDRESS)
    }

    /// Finishes the page and writes it where hosts look for missing pages. It gets title, languages
    /// and security policy, and its code is named by its content. The files for installation and
    /// offline use are written beside it.
    ///
    /// If the site has feeds, the page links them. `new_base_path` is set if the site is at another
    /// path than the page was built for.
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
        cdn::restore_urls(&mut self.html).map_err(self.unknown_page())?;
        self.minify_script()?;
        self.name_by_content()?;
        bootstrap::insert(&mut self.html).map_err(self.unknown_page())?;
        styles::merge(&mut self.html, &self.folder)?;
        if let Some(new_base_path) = new_base_path {
            base_path::change_base_path(&mut self.html, &self.folder, new_base_path)
                .map_err(self.unknown_page())?;
        }
        // Remove the content of a former run.
        self.html = self.html.replace(LOW_PRIORITY, "");
        self.fill(PRERENDERED, "")?;
        self.fill(META, "")?;
        self.fill(TITLE, &escape(&site.title))?;
        let languages = messages::write(&self.folder, &site.language)?;
        let meta = format!(
            "<meta name=\"languages\" content=\"{}\">\
             <link rel=\"preload\" href=\"{}\" as=\"fetch\" crossorigin=\"anonymous\">",
            escape(&languages.names),
            escape(&languages.file),
        );
        self.fill(LANGUAGES, &meta)?;
        for (placeholder, message) in TRANSLATED_TEXTS {
            self.fill(placeholder, &escape(languages.catalog.get(message)))?;
        }
        // Without scripts, the way on is the home page.
        let home = format!(
            "{} <a href=\"./\">{}</a>",
            escape(languages.catalog.get(Message::NoScript)),
            escape(&site.title)
        );
        self.fill(NOSCRIPT, &home)?;
        self.set_language_and_colors(site, languages.catalog)?;
        let is_served = self.is_served_by_trunk();
        for (name, bytes) in install::icons() {
            self.write_file(&name, bytes)?;
        }
        let manifest = install::web_manifest(site)?;
        self.write_file(install::WEB_MANIFEST, &manifest)?;
        let description = if site.tagline.is_empty() {
            &site.title
        } else {
            &site.tagline
        };
        self.fill(DESCRIPTION, &escape(description))?;
        let links = if has_feeds {
            super::feeds::links(&escape(&site.title), "")
        } else {
            String::new()
        };
        self.fill(FEEDS, &links)?;
        if let Some(cdn) = &site.cdn {
            cdn::rewrite_urls(&mut self.html, &self.folder, cdn).map_err(self.unknown_page())?;
        }
        let policy = if is_served {
            String::new()
        } else {
            let policy = policy(&self.html, site);
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
        };
        self.fill(POLICY, &policy)?;
        // Under `trunk serve` the page changes all the time, so nothing of it should be cached.
        let build = (!is_served).then(|| self.build_name()).transpose()?;
        self.fill(INSTALL, &install::head(build.as_deref()))?;
        self.write_file(FALLBACK_FILE, self.html.as_bytes())?;
        self.write_file(LIBRARY_FILE, self.html.as_bytes())?;
        // The worker comes last, since it declares that all other files exist.
        if let Some(build) = build {
            let script = worker::script(&build, &self.immutable_files()?, site.cdn.as_deref());
            self.write_file(WORKER_FILE, script.as_bytes())?;
        }
        Ok(PageShell {
            html: self.html,
            catalog: languages.catalog,
        })
    }

    /// Sets the language and the colors of the page. The colors are in a style sheet, since the
    /// security policy allows no styles in the page.
    fn set_language_and_colors(
        &mut self,
        site: &Site,
        catalog: &MessageCatalog,
    ) -> Result<(), PageError> {
        let direction = catalog.get(Message::LanguageDirection);
        let mut root = format!("{}\" dir=\"{direction}\"", escape(&site.language));
        let mut link = String::new();
        if site.accent.is_some() {
            root.push_str(" data-accent=\"own\"");
        }
        let sheet = colors::sheet(site);
        if !sheet.is_empty() {
            let name = format!("accent-{}.css", writer::file_name(sheet.as_bytes()));
            self.write_file(&name, sheet.as_bytes())?;
            link = format!("<link rel=\"stylesheet\" href=\"{name}\">");
        }
        self.fill(ROOT, &root)?;
        self.fill(ACCENT, &link)
    }

    /// Returns the name of this build. The page names its files by their content, so its hash
    /// covers all of them.
    fn build_name(&mut self) -> Result<String, PageError> {
        self.fill(INSTALL, &install::head(None))?;
        let bytes = [self.html.as_bytes(), worker::template()].concat();
        Ok(writer::file_name(&bytes).to_string())
    }

    /// Returns the files that the page names and that are named by their content, in order.
    fn immutable_files(&self) -> Result<Vec<String>, PageError> {
        let failed = |source| PageError::File {
            path: self.folder.clone(),
            source,
        };
        let mut files = Vec::new();
        for entry in WalkDir::new(&self.folder).max_depth(2) {
            let entry = entry.map_err(|error| failed(error.into()))?;
            let name = entry.path().strip_prefix(&self.folder);
            let name = name
                .unwrap_or(entry.path())
                .to_string_lossy()
                .replace('\\', "/");
            if self.html.contains(&name) && name.contains('-') && name.contains('.') {
                files.push(name);
            }
        }
        files.sort_unstable();
        Ok(files)
    }

    fn write_file(&self, name: &str, bytes: &[u8]) -> Result<(), PageError> {
        let path = self.folder.join(name);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)
            .and_then(|()| writer::write_atomic(&path, bytes))
            .map_err(|source| PageError::File { path, source })
    }

    fn fill(&mut self, placeholder: Placeholder, content: &str) -> Result<(), PageError> {
        fill(&mut self.html, placeholder, content).map_err(self.unknown_page())
    }

    /// Returns a function that makes the error for a page without a placeholder.
    fn unknown_page(&self) -> impl Fn(&'static str) -> PageError + use<> {
        let path = self.folder.join(INDEX_FILE);
        move |expected| PageError::UnknownPage {
            path: path.clone(),
            expected,
        }
    }

    /// [Minifies](glue::minify) script and wasm, and updates their hashes in the page.
    fn minify_script(&mut self) -> Result<(), PageError> {
        let names = ["_bg.wasm", ".js"].map(|ending| named_file(&self.html, ending));
        let [Some(wasm), Some(script)] = names.map(|name| name.map(|name| self.folder.join(name)))
        else {
            return Ok(());
        };
        let failed = |path: &Path| {
            let path = path.to_owned();
            |source| PageError::File { path, source }
        };
        let code = fs::read(&wasm).map_err(failed(&wasm))?;
        let text = fs::read_to_string(&script).map_err(failed(&script))?;
        let (minified_text, minified_code) = glue::minify(&text, &code);
        for (path, before, after) in [
            (&wasm, &code, &minified_code),
            (&script, &text.into_bytes(), &minified_text.into_bytes()),
        ] {
            writer::write_atomic(path, after).map_err(failed(path))?;
            let hash = |bytes: &[u8]| BASE64_STANDARD.encode(Sha384::digest(bytes));
            self.html = self.html.replace(&hash(before), &hash(after));
        }
        Ok(())
    }

    /// Renames script and wasm by the bytes that are served. Trunk names the wasm before it is
    /// optimized, so other settings give other bytes under the same name, which an immutable cache
    /// would mix up.
    fn name_by_content(&mut self) -> Result<(), PageError> {
        for ending in ["_bg.wasm", ".js"] {
            let Some(old) = named_file(&self.html, ending) else {
                continue;
            };
            let path = self.folder.join(&old);
            let failed = |source| PageError::File {
                path: path.clone(),
                source,
            };
            let bytes = fs::read(&path).map_err(failed)?;
            let new = format!("broadsheet-{}{ending}", writer::file_name(&bytes));
            fs::rename(&path, self.folder.join(&new)).map_err(failed)?;
            self.html = self.html.replace(&old, &new);
        }
        Ok(())
    }
}

/// Returns the first file name in the page that begins with `broadsheet-` and has this ending.
fn named_file(html: &str, ending: &str) -> Option<String> {
    let prefix = "broadsheet-";
    html.match_indices(prefix).find_map(|(start, _)| {
        let rest = html.get(start..)?;
        let end = rest.find(ending)? + ending.len();
        let name = rest.get(..end)?;
        let is_file_name = name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        is_file_name.then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests;
