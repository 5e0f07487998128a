//! The page that the application is loaded by: what is known of it only when all is built.

mod bootstrap;
pub mod cdn;
mod colors;
mod place;
mod placeholders;
mod policy;
mod styles;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use base64::{Engine, prelude::BASE64_STANDARD};
pub use bootstrap::{HTML_POLICY_SCRIPT, MODULE_PLACEHOLDER};
pub use place::{folder, place};
use placeholders::{ACCENT, FEEDS, INSTALL, LANGUAGES, ROOT};
pub use placeholders::{
    BASE, DESCRIPTION, LOW_PRIORITY, META, NOSCRIPT, POLICY, PRERENDERED, Placeholder, TITLE,
    escape, inert, put,
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

/// A built page.
#[derive(Debug)]
pub struct BuiltPage {
    folder: PathBuf,
    html: String,
}

/// The built page without anything in it: what pages that are read first are made of, and what is shown for all
/// others.
#[derive(Debug)]
pub struct PageShell {
    /// The page.
    pub html: String,
    /// The language of the site, or English where that is not spoken.
    pub spoken: &'static MessageCatalog,
}

/// A page that could not be finished.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There is no page.
    #[error(
        "there is no built page at {}: run `trunk build --release` first, or name its folder with --app",
        path.display()
    )]
    Absent {
        /// Where it should be.
        path: PathBuf,
    },
    /// A file could not be read or written.
    #[error("cannot read or write {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A language is not what it should be.
    #[error(transparent)]
    Messages(#[from] FluentError),
    /// The web manifest could not be written as JSON.
    #[error("cannot encode the web manifest: {0}")]
    Encode(#[from] serde_json::Error),
    /// The page is not one of this application.
    #[error("{} has no {expected}; was it built by another version?", path.display())]
    Foreign {
        /// The page.
        path: PathBuf,
        /// What was looked for.
        expected: &'static str,
    },
}

/// The page's name.
const INDEX_FILE: &str = "index.html";

/// What static hosts show for an address without a file. It is the page itself, which then shows
/// the story that the address names.
pub const FALLBACK_FILE: &str = "404.html";

/// The reader's own page. The application alone knows what is on it; the file is there so that hosts do not answer
/// its address with the status of what is not there.
const LIBRARY_FILE: &str = "yours/index.html";

/// What the document says until the page runs, in the language of the site.
const TRANSLATED_TEXTS: [(Placeholder, Message); 3] = [
    (
        ("class=\"search-box\" aria-label=\"", "\""),
        Message::Search,
    ),
    (("placeholder=\"", "\""), Message::Search),
    (
        ("<p class=\"patience\" role=\"status\">", "</p>"),
        Message::LoadingArchive,
    ),
];

/// `trunk serve` puts a script into the page that it changes with every answer: no hash can match
/// it.
const TRUNK_ADDRESS: &str = "__TRUNK_ADDRESS__";

impl BuiltPage {
    /// Reads the page in a folder.
    ///
    /// # Errors
    /// [`PageError::Absent`] where there is none.
    pub fn open(folder: &Path) -> Result<Self, PageError> {
        let path = folder.join(INDEX_FILE);
        let html = fs::read_to_string(&path).map_err(|_| PageError::Absent { path })?;
        Ok(Self {
            folder: folder.to_owned(),
            html,
        })
    }

    /// Whether it is being worked on: what `trunk serve` has built, for the machine that it is built on.
    pub fn is_served(&self) -> bool {
        self.html.contains(TRUNK_ADDRESS)
    }

    /// Writes title, languages and security policy into the page, names its code by its content,
    /// puts it where hosts look for pages that are not there, and beside it what is needed to
    /// install the page and to read it without a connection. Where the site has feeds, the page names
    /// them; where it lives in another folder of its host than it was built for, `place` says in which.
    ///
    /// # Errors
    /// [`PageError`] where a file cannot be read or written, or the page is not one of ours.
    pub fn finish(
        mut self,
        site: &Site,
        has_feeds: bool,
        place: Option<&str>,
    ) -> Result<PageShell, PageError> {
        cdn::leave(&mut self.html).map_err(self.foreign())?;
        self.thin()?;
        self.name_by_content()?;
        bootstrap::place(&mut self.html).map_err(self.foreign())?;
        styles::join(&mut self.html, &self.folder)?;
        if let Some(place) = place {
            place::move_to(&mut self.html, &self.folder, place).map_err(self.foreign())?;
        }
        // A page of a former run has something in it, for which the application waits.
        self.html = self.html.replace(LOW_PRIORITY, "");
        self.put(PRERENDERED, "")?;
        self.put(META, "")?;
        self.put(TITLE, &escape(&site.title))?;
        let languages = messages::write(&self.folder, &site.language)?;
        let names = format!(
            "<meta name=\"languages\" content=\"{}\">\
             <link rel=\"preload\" href=\"{}\" as=\"fetch\" crossorigin=\"anonymous\">",
            escape(&languages.names),
            escape(&languages.file),
        );
        self.put(LANGUAGES, &names)?;
        for (marks, message) in TRANSLATED_TEXTS {
            self.put(marks, &escape(languages.spoken.say(message)))?;
        }
        // Who cannot run the application has a way on from where it would be needed.
        let home = format!(
            "{} <a href=\"./\">{}</a>",
            escape(languages.spoken.say(Message::NoScript)),
            escape(&site.title)
        );
        self.put(NOSCRIPT, &home)?;
        self.dress(site, languages.spoken)?;
        let is_served = self.is_served();
        for (name, bytes) in install::icons() {
            self.write(&name, bytes)?;
        }
        let manifest = install::web_manifest(site)?;
        self.write(install::WEB_MANIFEST, &manifest)?;
        let line = if site.tagline.is_empty() {
            &site.title
        } else {
            &site.tagline
        };
        self.put(DESCRIPTION, &escape(line))?;
        let links = if has_feeds {
            super::feeds::links(&escape(&site.title), "")
        } else {
            String::new()
        };
        self.put(FEEDS, &links)?;
        if let Some(cdn) = &site.cdn {
            cdn::enter(&mut self.html, &self.folder, cdn).map_err(self.foreign())?;
        }
        let policy = if is_served {
            String::new()
        } else {
            let policy = policy(&self.html, site);
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
        };
        self.put(POLICY, &policy)?;
        // A page that is being worked on changes all the time: nothing of it is to be kept.
        let build = (!is_served).then(|| self.build()).transpose()?;
        self.put(INSTALL, &install::head(build.as_deref()))?;
        self.write(FALLBACK_FILE, self.html.as_bytes())?;
        self.write(LIBRARY_FILE, self.html.as_bytes())?;
        // Last: it says that the rest is there.
        if let Some(build) = build {
            let script = worker::worker(&build, &self.files()?, site.cdn.as_deref());
            self.write(WORKER_FILE, script.as_bytes())?;
        }
        Ok(PageShell {
            html: self.html,
            spoken: languages.spoken,
        })
    }

    /// Says the language of the site and gives the page its colour. A sheet of its own has that, since the
    /// security policy knows no styles in the page.
    fn dress(&mut self, site: &Site, spoken: &MessageCatalog) -> Result<(), PageError> {
        let direction = spoken.say(Message::LanguageDirection);
        let mut root = format!("{}\" dir=\"{direction}\"", escape(&site.language));
        let mut link = String::new();
        if site.accent.is_some() {
            root.push_str(" data-accent=\"own\"");
        }
        let sheet = colors::sheet(site);
        if !sheet.is_empty() {
            let name = format!("accent-{}.css", writer::name(sheet.as_bytes()));
            self.write(&name, sheet.as_bytes())?;
            link = format!("<link rel=\"stylesheet\" href=\"{name}\">");
        }
        self.put(ROOT, &root)?;
        self.put(ACCENT, &link)
    }

    /// The name of this build. The page names its files by their content, so it stands for all.
    fn build(&mut self) -> Result<String, PageError> {
        self.put(INSTALL, &install::head(None))?;
        let bytes = [self.html.as_bytes(), worker::source()].concat();
        Ok(writer::name(&bytes).to_string())
    }

    /// The files that the page names and that are named by their content, in order.
    fn files(&self) -> Result<Vec<String>, PageError> {
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

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), PageError> {
        let path = self.folder.join(name);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)
            .and_then(|()| writer::write_atomic(&path, bytes))
            .map_err(|source| PageError::File { path, source })
    }

    fn put(&mut self, marks: Placeholder, content: &str) -> Result<(), PageError> {
        put(&mut self.html, marks, content).map_err(self.foreign())
    }

    /// What is said of a page that lacks a mark.
    fn foreign(&self) -> impl Fn(&'static str) -> PageError + use<> {
        let path = self.folder.join(INDEX_FILE);
        move |expected| PageError::Foreign {
            path: path.clone(),
            expected,
        }
    }

    /// Makes script and wasm [`thin`](glue::thin), and says the hashes of what they are now.
    fn thin(&mut self) -> Result<(), PageError> {
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
        let (thin_text, thin_code) = glue::minify(&text, &code);
        for (path, before, after) in [
            (&wasm, &code, &thin_code),
            (&script, &text.into_bytes(), &thin_text.into_bytes()),
        ] {
            writer::write_atomic(path, after).map_err(failed(path))?;
            let hash = |bytes: &[u8]| BASE64_STANDARD.encode(Sha384::digest(bytes));
            self.html = self.html.replace(&hash(before), &hash(after));
        }
        Ok(())
    }

    /// Trunk names the wasm before it is optimised: other settings give other bytes under the same
    /// name, and a cache that never asks again would mix them. So script and wasm are named once
    /// more, by the bytes that are served.
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
            let new = format!("broadsheet-{}{ending}", writer::name(&bytes));
            fs::rename(&path, self.folder.join(&new)).map_err(failed)?;
            self.html = self.html.replace(&old, &new);
        }
        Ok(())
    }
}

/// The first file name in the page that begins like ours and has this ending.
fn named_file(html: &str, ending: &str) -> Option<String> {
    let begin = "broadsheet-";
    html.match_indices(begin).find_map(|(start, _)| {
        let rest = html.get(start..)?;
        let end = rest.find(ending)? + ending.len();
        let name = rest.get(..end)?;
        let holds = name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        holds.then(|| name.to_owned())
    })
}

#[cfg(test)]
mod tests;
