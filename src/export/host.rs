//! Settings of hosts: the headers of files, and compressed copies.
//!
//! The security policy is read from the page itself (`page::policy`). Every host therefore sends
//! the same policy, and the page carries it even if the host sends no headers.

mod caddy;
pub mod compress;
mod github;
mod nginx;
mod response_headers;
mod rules;
mod s3;
mod template;

use std::{
    fs,
    path::{Path, PathBuf},
};

pub use rules::HEADERS_FILE;

use crate::{
    export::{
        files::{error::FileError, generated::may_write, immutable_files},
        page::{
            base_path::normalize_base_path,
            cdn,
            finish::FALLBACK_FILE,
            placeholders::{BASE, POLICY_META, Placeholder},
        },
    },
    fs::write_atomic,
};

/// The `Cache-Control` of files that are named by their content: valid for a year without
/// revalidation (RFC 8246).
const IMMUTABLE_CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// The `Cache-Control` of all other files: stored, but revalidated at each use (RFC 9111, 5.2.2.4).
const REVALIDATE_CACHE_CONTROL: &str = "no-cache";

/// A kind of host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostKind {
    /// nginx: a server block for `conf.d`.
    Nginx,
    /// Caddy: a site block for the Caddyfile.
    Caddy,
    /// Netlify and Cloudflare Pages: the file `_headers` in the folder of the site.
    Rules,
    /// GitHub Pages: a workflow that builds and publishes. It cannot set headers.
    Github,
    /// Amazon S3 behind CloudFront: a script that publishes.
    S3,
}

/// The location of a site on its host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteLocation {
    /// The document root on the host. The files of a site at `/repo/` are in its subfolder `repo`.
    pub root: String,
    /// The public name of the host.
    pub name: String,
    /// The port of plain HTTP; `None` for the default of the host.
    pub port: Option<u16>,
}

/// The facts about a built site that its host needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostedSite {
    /// The base path of the site, with `/` at both ends.
    base: String,
    /// The security policy of the page.
    policy: String,
    /// The address of the CDN folder from which the page loads [immutable](immutable_files::is_immutable) files.
    cdn: Option<String>,
    /// The files beside the page that are named by their content, in order.
    immutable_files: Vec<String>,
}

/// The reason why no settings can be made.
#[derive(Debug, thiserror::Error)]
pub enum HostError {
    /// There is no built page.
    #[error(
        "there is no built page at {}; run `broadsheet build` first, or name the folder of the site with --app",
        path.display()
    )]
    MissingPage {
        /// The path where it should be.
        path: PathBuf,
    },
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The page uses no CDN.
    #[error("the page uses no CDN; set `cdn` in the settings, and build again")]
    NoCdn,
    /// The folder on the CDN has characters that settings cannot contain.
    #[error("`cdn` has the folder {path:?}; use only letters, digits and - _ . ~")]
    Folder {
        /// The path of the folder.
        path: String,
    },
    /// The page is not a published page of this application.
    #[error("{} has no {expected}; it may come from `trunk serve` or another version, so run `broadsheet build` again", path.display())]
    UnknownPage {
        /// The path of the page.
        path: PathBuf,
        /// The part that is missing.
        expected: &'static str,
    },
}

impl HostedSite {
    /// Reads the facts that a host needs from the built site in `folder`.
    ///
    /// # Errors
    /// Returns [`HostError`] if there is no page, or if the page has no policy.
    pub fn open(folder: &Path) -> Result<Self, HostError> {
        let path = folder.join(FALLBACK_FILE);
        let html =
            fs::read_to_string(&path).map_err(|_| HostError::MissingPage { path: path.clone() })?;
        let between = |placeholder: Placeholder, expected| {
            let rest = html.split_once(placeholder.0).map(|(_, rest)| rest);
            let text = rest
                .and_then(|rest| rest.split_once(placeholder.1))
                .map(|(text, _)| text.to_owned());
            text.ok_or_else(|| HostError::UnknownPage {
                path: path.clone(),
                expected,
            })
        };
        let base = between(BASE, "<base>")?;
        if normalize_base_path(&base).as_ref() != Some(&base) {
            let expected = "<base> that is a folder of its host, such as /repo/";
            return Err(HostError::UnknownPage { path, expected });
        }
        Ok(Self {
            base,
            policy: between(POLICY_META, "security policy")?,
            cdn: cdn::address(&html).map(str::to_owned),
            immutable_files: immutable_files::list(folder).map_err(FileError::at(folder))?,
        })
    }

    /// Returns the same site as its CDN serves it: in the folder that the page names.
    ///
    /// # Errors
    /// Returns [`HostError::NoCdn`] if the page uses no CDN, and [`HostError::Folder`] if settings
    /// cannot contain the name of the folder.
    pub fn on_cdn(mut self) -> Result<Self, HostError> {
        let address = self.cdn.as_deref().ok_or(HostError::NoCdn)?;
        let path = address.splitn(4, '/').nth(3).unwrap_or_default();
        self.base = normalize_base_path(path).ok_or_else(|| HostError::Folder {
            path: path.to_owned(),
        })?;
        Ok(self)
    }

    /// Returns the header that lets pages of another host load files
    /// (<https://fetch.spec.whatwg.org/#http-access-control-allow-origin>). It allows every origin,
    /// since the files are public.
    fn cors_header(&self) -> Option<(&'static str, &'static str)> {
        self.cdn
            .as_ref()
            .map(|_| ("Access-Control-Allow-Origin", "*"))
    }

    /// Returns the settings of a host for this site.
    pub fn settings(&self, host: HostKind, location: &SiteLocation) -> String {
        match host {
            HostKind::Nginx => nginx::settings(self, location),
            HostKind::Caddy => caddy::settings(self, location),
            HostKind::Rules => rules::settings(self),
            HostKind::Github => github::settings(),
            HostKind::S3 => s3::settings(self),
        }
    }
}

/// Writes `_headers` into the folder of a built site. Some hosts read it; for others it is just a
/// file. A file that was not written here stays, and a page served by `trunk serve` has no policy
/// and gets no `_headers`.
///
/// # Errors
/// Returns [`HostError`] if it cannot be written.
pub fn write_rules(folder: &Path) -> Result<(), HostError> {
    let path = folder.join(HEADERS_FILE);
    let failed = FileError::at(&path);
    let may_write = may_write(&path).map_err(&failed)?;
    let text = match HostedSite::open(folder) {
        Ok(hosted) => rules::settings(&hosted),
        Err(HostError::UnknownPage { .. }) => return Ok(()),
        Err(error) => return Err(error),
    };
    if may_write {
        write_atomic(&path, text.as_bytes()).map_err(failed)?;
    }
    Ok(())
}
