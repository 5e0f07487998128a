//! `broadsheet build`: writes the whole site of a folder of articles.

pub mod embedded_page;

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use url::Url;

use super::{
    config,
    export::{self, RunError},
    source::SourceArguments,
};
use crate::{
    export::{
        compress::{self, CompressionSummary},
        host,
        page::{self, BuiltPage},
        prerender::{self, PrerenderSummary},
        sitemap,
    },
    format::Site,
};

/// Arguments of `broadsheet build`.
///
/// Trunk runs this command after it has built the page, and sets `TRUNK_STAGING_DIR` to the folder of the page.
#[derive(Debug, Args)]
pub struct BuildArguments {
    #[command(flatten)]
    source: SourceArguments,
    /// Folder to write the site to. It must contain the built page, unless this command contains one
    #[arg(
        long,
        visible_alias = "out",
        value_name = "DIR",
        env = "TRUNK_STAGING_DIR",
        default_value = "dist"
    )]
    app: PathBuf,
    /// Folder of the host that the site lives in, such as /repo/ [default: the path of `base` in the settings, else the
    /// folder that the page was built for]
    #[arg(long, value_name = "PATH", value_parser = parse_public_url)]
    public_url: Option<String>,
    /// Folder of another host that serves the immutable files, such as https://cdn.example/news/ [default: `cdn` in the
    /// settings]
    #[arg(long, value_name = "URL", value_parser = parse_cdn)]
    cdn: Option<String>,
    /// Write a .br and a .gz beside every file if they are smaller, for hosts that serve such files
    #[arg(long)]
    compress: bool,
    /// Write nothing if a record is refused
    #[arg(long)]
    strict: bool,
}

fn parse_public_url(text: &str) -> Result<String, String> {
    let expected = "expected a folder of letters, digits and - _ . ~, such as /repo/";
    page::normalize_base_path(text).ok_or_else(|| expected.to_owned())
}

fn parse_cdn(text: &str) -> Result<String, String> {
    config::host_folder(text).ok_or_else(|| format!("expected {}", config::FOLDER_EXPECTED))
}

/// Returns the path of `base`, the folder of the host that the site is published in.
fn base_path(site: &Site) -> Option<String> {
    let base = Url::parse(site.base.as_ref()?.as_str()).ok()?;
    page::normalize_base_path(base.path())
}

/// Runs the command.
pub fn run(arguments: &BuildArguments, page: &[u8]) -> ExitCode {
    export::finish(build(arguments, page))
}

fn build(arguments: &BuildArguments, embedded: &[u8]) -> Result<(), RunError> {
    let app = &arguments.app;
    // Trunk has just built a page of its own in this folder.
    let is_within_trunk = std::env::var_os("TRUNK_STAGING_DIR").is_some();
    let uses_embedded = !embedded.is_empty() && !is_within_trunk;
    // A missing page fails before the export is written. The embedded page is unpacked only after the export, so that
    // a run that fails leaves no page behind.
    let built = (!uses_embedded).then(|| BuiltPage::open(app)).transpose()?;
    // The page of `trunk serve` is on this machine only, so no other host has its files.
    let is_served_by_trunk = built.as_ref().is_some_and(BuiltPage::is_served_by_trunk);
    let data = app.join("data");
    let finished = export::write_with(&arguments.source, &data, arguments.strict, |config| {
        if arguments.cdn.is_some() {
            config.site.cdn.clone_from(&arguments.cdn);
        }
        config.site.cdn.take_if(|_| is_served_by_trunk);
    })?;
    let page = match built {
        Some(page) => page,
        None => {
            embedded_page::unpack(embedded, app)?;
            BuiltPage::open(app)?
        }
    };
    let feeds = &finished.feeds;
    let has_feeds = feeds.write(app)?;
    let base_path = base_path(&feeds.site);
    // Trunk has built the page for the folder in its own settings.
    let public_url = arguments
        .public_url
        .as_ref()
        .or(base_path.as_ref().filter(|_| !is_within_trunk));
    let shell = page.finish(&feeds.site, has_feeds, public_url.map(String::as_str))?;
    let pages = prerender::write(app, &shell, &feeds.site, finished.prerender)?;
    sitemap::write(app, &feeds.site, &pages.pages)?;
    host::write_rules(app)?;
    let compressed = if arguments.compress || finished.compress {
        compress::compress(app)?
    } else {
        compress::remove_all(app)?
    };
    print_summary(&pages, &compressed);
    let page_path = page::base_path(&shell.html).unwrap_or_default();
    if let (Some(base_path), Some(base)) = (base_path, &feeds.site.base)
        && base_path != page_path
        && !is_served_by_trunk
    {
        anstream::eprintln!(
            "The page is built for the folder {page_path} of its host, but `base` is {}. Feeds, sitemap and canonical \
             addresses use `base`: build the page for that folder, or change `base`.",
            base.as_str()
        );
    }
    if !has_feeds {
        anstream::eprintln!(
            "No feeds and no sitemap were written. Set `base` in {} to the address of the site.",
            config::SETTINGS_FILE
        );
    }
    finished.print_summary();
    Ok(())
}

/// Prints how many pages were prerendered and how many files were compressed.
fn print_summary(pages: &PrerenderSummary, compressed: &CompressionSummary) {
    anstream::eprintln!(
        "{} prerendered pages, {} of them new or changed.",
        pages.pages.len(),
        pages.fresh
    );
    if *compressed != CompressionSummary::default() {
        anstream::eprintln!(
            "{} compressed files, {} of them new or changed; {} old ones removed.",
            compressed.files,
            compressed.fresh,
            compressed.removed
        );
    }
}
