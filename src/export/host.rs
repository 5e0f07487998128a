//! What a host has to know of a built site: which headers its files need, and the settings of each host that say so.
//!
//! The security policy is that of the page (`page::policy`), read where it stands. So there is one, whatever host
//! the site is on, and a host that sets no headers has it too.

mod caddy;
mod github;
mod immutable_files;
mod nginx;
mod rules;
mod s3;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

pub use immutable_files::is_lasting;
pub use rules::HEADERS_FILE;

use super::{
    page::{self, BASE, Placeholder, cdn},
    writer,
};

/// The policy in the page.
const POLICY_META: Placeholder = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"",
    "\"",
);

/// How long files may be kept that are named by their content: a year, and never asked for again (RFC 8246).
const IMMUTABLE_CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// All others may be kept, but are asked for each time (RFC 9111, 5.2.2.4).
const REVALIDATE_CACHE_CONTROL: &str = "no-cache";

/// The media types of what a site can hold, by the ending of names.
const MEDIA_TYPES: [(&str, &str); 16] = [
    ("atom", "application/atom+xml"),
    ("avif", "image/avif"),
    ("css", "text/css"),
    ("gif", "image/gif"),
    ("html", "text/html"),
    ("ico", "image/x-icon"),
    ("jpeg jpg", "image/jpeg"),
    ("js mjs", "text/javascript"),
    ("json", "application/json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("xml", "application/xml"),
];

/// The media type of a file by the ending of its name; that of bytes of which nothing is known where the ending says
/// nothing.
pub fn media_type(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let known = MEDIA_TYPES
        .iter()
        .find(|(endings, _)| endings.split(' ').any(|known| known == ending));
    known.map_or("application/octet-stream", |(_, kind)| kind)
}

/// A kind of host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostKind {
    /// nginx: a server for `conf.d`.
    Nginx,
    /// Caddy: a site for the Caddyfile.
    Caddy,
    /// Netlify and Cloudflare Pages: the file `_headers` in the site's folder.
    Rules,
    /// GitHub Pages: a workflow that builds and publishes. It sets no headers.
    Github,
    /// Amazon S3 behind CloudFront: a script that publishes.
    S3,
}

/// Where a site is served, as far as a host wants to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteLocation {
    /// The folder on the host that addresses begin in. Of a site that lives in `/repo/`, the files are in its
    /// folder `repo`.
    pub root: String,
    /// The name that readers know the host by.
    pub name: String,
    /// The port of plain HTTP; without one the host's own way.
    pub port: Option<u16>,
}

/// A built site, as far as its host has to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostedSite {
    /// The folder of the host it lives in, with `/` at both ends.
    base: String,
    /// The security policy of its page.
    policy: String,
    /// The folder of another host that its page asks for [lasting](is_lasting) files.
    cdn: Option<String>,
    /// Files beside the page that are named by their content, in order.
    lasting: Vec<String>,
}

/// A site that no host can be told about.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// There is no page.
    #[error(
        "there is no built page at {}: run `broadsheet build` first, or name the folder of the site with --app",
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
    /// The page asks no other host for files.
    #[error(
        "no other host is asked for files: say one with `cdn` in the settings, and build again"
    )]
    NoCdn,
    /// The other host's folder is none that settings can be made for.
    #[error("found the folder {path:?} of `cdn`, expected one of letters, digits and - _ . ~")]
    Folder {
        /// The folder.
        path: String,
    },
    /// The page is not one that is published.
    #[error("{} has no {expected}: was it made by `trunk serve`, or by another version?", path.display())]
    Foreign {
        /// The page.
        path: PathBuf,
        /// What was looked for.
        expected: &'static str,
    },
}

impl HostedSite {
    /// Reads of the built site in `folder` what a host has to know.
    ///
    /// # Errors
    /// [`HostError`] where there is no page, or it has no policy.
    pub fn open(folder: &Path) -> Result<Self, HostError> {
        let path = folder.join(page::FALLBACK_FILE);
        let html =
            fs::read_to_string(&path).map_err(|_| HostError::Absent { path: path.clone() })?;
        let between = |marks: Placeholder, expected| {
            let rest = html.split_once(marks.0).map(|(_, rest)| rest);
            let text = rest
                .and_then(|rest| rest.split_once(marks.1))
                .map(|(text, _)| text.to_owned());
            text.ok_or_else(|| HostError::Foreign {
                path: path.clone(),
                expected,
            })
        };
        let base = between(BASE, "<base>")?;
        if page::folder(&base).as_ref() != Some(&base) {
            let expected = "<base> that is a folder of its host, such as /repo/";
            return Err(HostError::Foreign { path, expected });
        }
        Ok(Self {
            base,
            policy: between(POLICY_META, "security policy")?,
            cdn: cdn::named(&html).map(str::to_owned),
            lasting: immutable_files::beside(folder).map_err(|source| HostError::File {
                path: folder.to_owned(),
                source,
            })?,
        })
    }

    /// The same site as the host has it that its page asks for files: in the folder that the page names.
    ///
    /// # Errors
    /// [`HostError::NoCdn`] where the page asks none, [`HostError::Folder`] where settings cannot name that folder.
    pub fn on_cdn(mut self) -> Result<Self, HostError> {
        let address = self.cdn.as_deref().ok_or(HostError::NoCdn)?;
        let path = address.splitn(4, '/').nth(3).unwrap_or_default();
        self.base = page::folder(path).ok_or_else(|| HostError::Folder {
            path: path.to_owned(),
        })?;
        Ok(self)
    }

    /// A header that files need which a page of another host asks for
    /// (<https://fetch.spec.whatwg.org/#http-access-control-allow-origin>). Whoever can read them may read them here.
    fn shared(&self) -> Option<(&'static str, &'static str)> {
        self.cdn
            .as_ref()
            .map(|_| ("Access-Control-Allow-Origin", "*"))
    }

    /// The settings of a host for this site.
    pub fn settings(&self, host: HostKind, place: &SiteLocation) -> String {
        match host {
            HostKind::Nginx => nginx::settings(self, place),
            HostKind::Caddy => caddy::settings(self, place),
            HostKind::Rules => rules::settings(self),
            HostKind::Github => github::settings(),
            HostKind::S3 => s3::settings(self),
        }
    }

    /// The headers of every answer, but for `Cache-Control`. Of the policy, `frame-ancestors` is here alone: browsers
    /// do not heed it in a page.
    fn headers(&self) -> Vec<(&'static str, String)> {
        let policy = format!("{}; frame-ancestors 'none'", self.policy);
        let rest = [
            ("Cross-Origin-Opener-Policy", "same-origin"),
            (
                "Permissions-Policy",
                "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
                 microphone=(), midi=(), payment=(), usb=()",
            ),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
        ];
        let rest = rest.map(|(name, value)| (name, value.to_owned()));
        [("Content-Security-Policy", policy)]
            .into_iter()
            .chain(rest)
            .collect()
    }
}

/// Writes `_headers` into the folder of a built site: for hosts that read it, a file more for all others. One that was
/// not written here stays. A page that is being worked on has no policy, and gets none.
///
/// # Errors
/// [`HostError`] where it cannot be written.
pub fn write_rules(folder: &Path) -> Result<(), HostError> {
    let path = folder.join(HEADERS_FILE);
    let failed = |source| HostError::File {
        path: path.clone(),
        source,
    };
    let is_ours = match fs::read_to_string(&path) {
        Ok(text) => text.starts_with(rules::GENERATED_COMMENT),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(failed(error)),
    };
    let text = match HostedSite::open(folder) {
        Ok(hosted) => rules::settings(&hosted),
        Err(HostError::Foreign { .. }) => return Ok(()),
        Err(error) => return Err(error),
    };
    if is_ours {
        writer::write_atomic(&path, text.as_bytes()).map_err(failed)?;
    }
    Ok(())
}

/// A template with its marks (`@name@`) filled in.
fn filled(template: &str, values: &[(&str, &str)]) -> String {
    values
        .iter()
        .fold(template.to_owned(), |text, (name, value)| {
            text.replace(&format!("@{name}@"), value)
        })
}
