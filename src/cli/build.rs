//! `broadsheet build`: a folder of articles put into a built page.

pub mod inside;

use std::{path::PathBuf, process::ExitCode};

use clap::Args;

use super::{
    config,
    export::{self, RunError},
    memory::Memory,
    source::Source,
};
use crate::export::{compress, host, page, prerender, sitemap};

/// Arguments of `broadsheet build`.
///
/// Trunk runs this after it has built the page, and says in `TRUNK_STAGING_DIR` where that is.
#[derive(Debug, Args)]
pub struct Build {
    /// The folder of articles; read with all folders in it
    #[arg(
        value_name = "FOLDER",
        env = "BROADSHEET_CONTENT",
        default_value = "content"
    )]
    folder: PathBuf,
    /// The site's settings [default: broadsheet.toml in the folder, where there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder of the site, with the built page in it; a command that has the page inside puts it there
    #[arg(
        long,
        visible_alias = "out",
        value_name = "DIR",
        env = "TRUNK_STAGING_DIR",
        default_value = "dist"
    )]
    app: PathBuf,
    /// The folder of the host that the site lives in, such as /repo/ [default: the one it was built for]
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
    #[command(flatten)]
    memory: Memory,
}

fn place(text: &str) -> Result<String, String> {
    let expected = "expected a folder of letters, digits and - _ . ~, such as /repo/";
    page::folder(text).ok_or_else(|| expected.to_owned())
}

fn cdn(text: &str) -> Result<String, String> {
    config::host_folder(text).ok_or_else(|| format!("expected {}", config::FOLDER))
}

/// Runs the command.
pub fn run(arguments: &Build, page: &[u8]) -> ExitCode {
    export::finish(build(arguments, page))
}

fn build(arguments: &Build, inside: &[u8]) -> Result<(), RunError> {
    let source = Source {
        folder: arguments.folder.clone(),
        config: arguments.config.clone(),
        memory: arguments.memory.clone(),
    };
    // Trunk has just put a page of its own there.
    if !inside.is_empty() && std::env::var_os("TRUNK_STAGING_DIR").is_none() {
        inside::unpack(inside, &arguments.app)?;
    }
    // Asked first: without a page there is no use in an export.
    let page = page::Page::open(&arguments.app)?;
    let data = arguments.app.join("data");
    let done = export::write_as(&source, &data, arguments.strict, |config| {
        if arguments.cdn.is_some() {
            config.site.cdn.clone_from(&arguments.cdn);
        }
        // What is being worked on is on this machine only.
        config.site.cdn.take_if(|_| page.is_served());
    })?;
    let feeds = done.feeds;
    let has_feeds = feeds.write(&arguments.app)?;
    let shell = page.finish(&feeds.site, has_feeds, arguments.public_url.as_deref())?;
    let pages = prerender::write(&arguments.app, &shell, &feeds.site, done.prerender)?;
    sitemap::write(&arguments.app, &feeds.site, &pages.pages)?;
    host::write_rules(&arguments.app)?;
    let compressed = if arguments.compress || done.compress {
        compress::compress(&arguments.app)?
    } else {
        compress::clear(&arguments.app)?
    };
    anstream::eprintln!(
        "{} pages to read at once, {} of them new or changed.",
        pages.pages.len(),
        pages.fresh
    );
    if compressed != compress::Compressed::default() {
        anstream::eprintln!(
            "{} files compressed beforehand, {} of them new or changed, {} removed.",
            compressed.files,
            compressed.fresh,
            compressed.removed
        );
    }
    if !has_feeds {
        anstream::eprintln!(
            "No feeds, no sitemap: `base` in {} does not say where the site is published.",
            config::FILE
        );
    }
    Ok(())
}
