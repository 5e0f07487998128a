//! `broadsheet build`: writes the whole site of a folder of articles.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use url::Url;

use crate::{
    cli::{
        config::{self, values},
        embedded_page,
        shared_steps::{self, RunSettings, error::RunError},
        source::SourceArguments,
    },
    export::{
        data::file_limit::FileLimit,
        feeds::{self, sitemap},
        host::{
            self,
            compress::{self, CompressionSummary},
        },
        page::{
            base_path::{self, normalize_base_path},
            built_page::BuiltPage,
            finish::PageShell,
            worker,
        },
        prerender::{self, PrerenderSummary},
    },
    format::Site,
};

/// The number of files of a site that depend neither on its stories nor on its topics, with some reserve: the page, its
/// feeds, and files for hosts.
const PAGE_FILES: usize = 100;

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
    /// Folder of another host that serves the immutable files, such as `https://cdn.example/news/` [default: `cdn` in the
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
    normalize_base_path(text).ok_or_else(|| expected.to_owned())
}

fn parse_cdn(text: &str) -> Result<String, String> {
    values::host_folder(text).ok_or_else(|| format!("expected {}", values::FOLDER_EXPECTED))
}

/// Runs the command.
pub fn run(arguments: &BuildArguments, page: &[u8]) -> ExitCode {
    shared_steps::finish(build(arguments, page))
}

fn build(arguments: &BuildArguments, embedded: &[u8]) -> Result<(), RunError> {
    let BuildArguments {
        source,
        app,
        strict,
        ..
    } = arguments;
    let data_folder = &app.join("data");
    let page = PageSource::find(app, embedded)?;
    shared_steps::check_output(source, data_folder)?;
    let settings = change_settings(shared_steps::read_settings(source)?, arguments, &page);
    let site = &settings.config.site;
    // The archive. A run that fails leaves the former one complete.
    let imported = shared_steps::import(&settings, &source.cache)?;
    let archive = shared_steps::accept(imported, &settings, *strict)?;
    let file_limit = file_limit(&settings, archive.story_count());
    let data = shared_steps::write_data(archive, &settings, data_folder, file_limit)?;
    // The pages, each after the files that it names.
    let page = page.open(app)?;
    let has_feeds = feeds::write(app, site, &data.feed_stories, &data.export.fingerprint)?;
    let shell = page.finish(site, has_feeds, public_url(arguments, site).as_deref())?;
    let pages = prerender::write(
        app,
        &shell,
        site,
        settings.config.prerender,
        &data.feed_stories,
    )?;
    sitemap::write(app, site, &pages.pages)?;
    worker::write(app, &shell, site)?;
    // The files for hosts, which depend on all others.
    host::write_rules(app)?;
    let compressed = if arguments.compress || settings.config.compress {
        compress::compress(app)?
    } else {
        compress::remove_all(app)?
    };
    print_summary(&pages, &compressed);
    print_hints(site, &shell, has_feeds);
    data.print_summary();
    Ok(())
}

/// The page of the site before the run.
enum PageSource<'a> {
    /// The page in the folder of the site.
    InFolder(BuiltPage),
    /// The page inside the command. It is unpacked only after the export, so that a run that fails leaves no page behind.
    Embedded(&'a [u8]),
}

impl<'a> PageSource<'a> {
    /// Finds the page. A missing page fails before anything is written.
    fn find(app: &Path, embedded: &'a [u8]) -> Result<Self, RunError> {
        if embedded.is_empty() || is_within_trunk() {
            Ok(Self::InFolder(BuiltPage::open(app)?))
        } else {
            Ok(Self::Embedded(embedded))
        }
    }

    /// Returns whether `trunk serve` has built the page, which is then on this machine only.
    fn is_served_by_trunk(&self) -> bool {
        match self {
            Self::InFolder(page) => page.is_served_by_trunk(),
            Self::Embedded(_) => false,
        }
    }

    /// Returns the page in the folder of the site.
    fn open(self, app: &Path) -> Result<BuiltPage, RunError> {
        match self {
            Self::InFolder(page) => Ok(page),
            Self::Embedded(pack) => {
                embedded_page::unpack(pack, app)?;
                Ok(BuiltPage::open(app)?)
            }
        }
    }
}

/// Returns whether trunk runs the command. It has then just built a page of its own in the folder of the site.
fn is_within_trunk() -> bool {
    std::env::var_os("TRUNK_STAGING_DIR").is_some()
}

/// Returns the settings with the changes of the arguments.
fn change_settings(
    mut settings: RunSettings,
    arguments: &BuildArguments,
    page: &PageSource,
) -> RunSettings {
    let site = &mut settings.config.site;
    if arguments.cdn.is_some() {
        site.cdn.clone_from(&arguments.cdn);
    }
    // The page of `trunk serve` is on this machine only, so no other host has its files.
    site.cdn.take_if(|_| page.is_served_by_trunk());
    settings
}

/// Returns the limit of the settings for the number of files, with the files that a site of so many stories has outside of
/// its export.
fn file_limit(settings: &RunSettings, stories: usize) -> Option<FileLimit> {
    let config = &settings.config;
    let feeds = if config.site.base.is_some() {
        feeds::FEEDS_PER_LIST
    } else {
        0
    };
    Some(FileLimit {
        max_files: config.max_files?,
        other_files: PAGE_FILES + config.prerender.min(stories),
        files_per_topic: 1 + feeds,
    })
}

/// Returns the folder of the host that the page is for, if it is not the one that the page was built for.
fn public_url(arguments: &BuildArguments, site: &Site) -> Option<String> {
    let public_url = arguments.public_url.clone();
    // Trunk has built the page for the folder in its own settings.
    public_url.or_else(|| base_path(site).filter(|_| !is_within_trunk()))
}

/// Returns the path of `base`, the folder of the host that the site is published in.
fn base_path(site: &Site) -> Option<String> {
    let base = Url::parse(site.base.as_ref()?.as_str()).ok()?;
    normalize_base_path(base.path())
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

/// Prints what the settings lack for the site that was written.
fn print_hints(site: &Site, shell: &PageShell, has_feeds: bool) {
    let page_path = base_path::base_path(&shell.html).unwrap_or_default();
    // A page without a build is served by trunk.
    if let (Some(base_path), Some(base), Some(_)) = (base_path(site), &site.base, &shell.build)
        && base_path != page_path
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
}
