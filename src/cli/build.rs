//! `broadsheet build`: a folder of articles put into a built page.

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
/// Trunk runs this after it has built the page, and says in `TRUNK_STAGING_DIR` where that is.
#[derive(Debug, Args)]
pub struct BuildArguments {
    #[command(flatten)]
    source: SourceArguments,
    /// The folder of the site, with the built page in it; a command that has the page inside puts it there
    #[arg(
        long,
        visible_alias = "out",
        value_name = "DIR",
        env = "TRUNK_STAGING_DIR",
        default_value = "dist"
    )]
    app: PathBuf,
    /// The folder of the host that the site lives in, such as /repo/ [default: that of `base` in the settings; else
    /// the one the page was built for]
    #[arg(long, value_name = "PATH", value_parser = place)]
    public_url: Option<String>,
    /// The folder of another host that files named by their content are asked of, such as https://cdn.example/news/
    /// [default: `cdn` of the settings]
    #[arg(long, value_name = "URL", value_parser = cdn)]
    cdn: Option<String>,
    /// Put a .br and a .gz beside every file that they are smaller than, for hosts that look for them
    #[arg(long)]
    compress: bool,
    /// Write nothing when a record is refused
    #[arg(long)]
    strict: bool,
}

fn place(text: &str) -> Result<String, String> {
    let expected = "expected a folder of letters, digits and - _ . ~, such as /repo/";
    page::folder(text).ok_or_else(|| expected.to_owned())
}

fn cdn(text: &str) -> Result<String, String> {
    config::host_folder(text).ok_or_else(|| format!("expected {}", config::FOLDER_EXPECTED))
}

/// The folder of its host that the site is published in, where its settings say so.
fn published(site: &Site) -> Option<String> {
    let base = Url::parse(site.base.as_ref()?.as_str()).ok()?;
    page::folder(base.path())
}

/// Runs the command.
pub fn run(arguments: &BuildArguments, page: &[u8]) -> ExitCode {
    export::finish(build(arguments, page))
}

fn build(arguments: &BuildArguments, inside: &[u8]) -> Result<(), RunError> {
    let app = &arguments.app;
    // Trunk has just put a page of its own there.
    let is_within_trunk = std::env::var_os("TRUNK_STAGING_DIR").is_some();
    let has_own = !inside.is_empty() && !is_within_trunk;
    // Asked first: without a page there is no use in an export. One that the command has is put there when there is
    // something to show.
    let built = (!has_own).then(|| BuiltPage::open(app)).transpose()?;
    // What is being worked on is on this machine only.
    let is_served = built.as_ref().is_some_and(BuiltPage::is_served);
    let data = app.join("data");
    let done = export::write_as(&arguments.source, &data, arguments.strict, |config| {
        if arguments.cdn.is_some() {
            config.site.cdn.clone_from(&arguments.cdn);
        }
        config.site.cdn.take_if(|_| is_served);
    })?;
    let page = match built {
        Some(page) => page,
        None => {
            embedded_page::unpack(inside, app)?;
            BuiltPage::open(app)?
        }
    };
    let feeds = &done.feeds;
    let has_feeds = feeds.write(app)?;
    let published = published(&feeds.site);
    // Trunk has built the page for the folder that it was told.
    let place = arguments
        .public_url
        .as_ref()
        .or(published.as_ref().filter(|_| !is_within_trunk));
    let shell = page.finish(&feeds.site, has_feeds, place.map(String::as_str))?;
    let pages = prerender::write(app, &shell, &feeds.site, done.prerender)?;
    sitemap::write(app, &feeds.site, &pages.pages)?;
    host::write_rules(app)?;
    let compressed = if arguments.compress || done.compress {
        compress::compress(app)?
    } else {
        compress::clear(app)?
    };
    tell(&pages, &compressed);
    let place = page::place(&shell.html).unwrap_or_default();
    if let (Some(published), Some(base)) = (published, &feeds.site.base)
        && published != place
        && !is_served
    {
        anstream::eprintln!(
            "The page is made for the folder {place} of its host, but `base` says {}: that is where feeds, sitemap and \
             canonical addresses lead.",
            base.as_str()
        );
    }
    if !has_feeds {
        anstream::eprintln!(
            "No feeds, no sitemap: `base` in {} does not say where the site is published.",
            config::SETTINGS_FILE
        );
    }
    done.tell();
    Ok(())
}

/// Says what came of it, besides the export.
fn tell(pages: &PrerenderSummary, compressed: &CompressionSummary) {
    anstream::eprintln!(
        "{} pages to read at once, {} of them new or changed.",
        pages.pages.len(),
        pages.fresh
    );
    if *compressed != CompressionSummary::default() {
        anstream::eprintln!(
            "{} files compressed beforehand, {} of them new or changed, {} removed.",
            compressed.files,
            compressed.fresh,
            compressed.removed
        );
    }
}
