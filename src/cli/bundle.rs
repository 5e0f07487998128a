//! `broadsheet bundle`: writes a folder of articles as one HTML file.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use crate::{
    cli::{
        embedded_page,
        shared_steps::{self, RunSettings, error::RunError},
        source::SourceArguments,
        terminal::wording,
    },
    export::{
        bundle::{self, BundleError, BundleOptions, BundleSummary, DEFAULT_MAX_MIB},
        files::error::FileError,
        page::built_page::BuiltPage,
    },
};

/// Arguments of `broadsheet bundle`.
#[derive(Debug, Args)]
pub struct BundleArguments {
    #[command(flatten)]
    source: SourceArguments,
    /// File to write
    #[arg(long, value_name = "FILE", default_value = "archive.html")]
    out: PathBuf,
    /// Folder of the built page, which is only read [default: the page inside this command, else dist]
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Leave out all pictures
    #[arg(long)]
    no_pictures: bool,
    /// Largest size of the file in MiB; a larger archive is not written
    #[arg(long, value_name = "MIB", default_value_t = DEFAULT_MAX_MIB, value_parser = clap::value_parser!(u64).range(1..=1_024))]
    max_size: u64,
    /// Old name of --max-size
    #[arg(long, value_name = "MIB", hide = true, conflicts_with = "max_size", value_parser = clap::value_parser!(u64).range(1..=1_024))]
    most: Option<u64>,
    /// Write nothing if a record is refused
    #[arg(long)]
    strict: bool,
}

/// Runs the command. `embedded` is the pack of the page inside the command, or empty.
pub fn run(arguments: &BundleArguments, embedded: &[u8]) -> ExitCode {
    if arguments.most.is_some() {
        anstream::eprintln!("`--most` {}.", wording::renamed("--max-size"));
    }
    shared_steps::finish(bundle(arguments, embedded))
}

fn bundle(arguments: &BundleArguments, embedded: &[u8]) -> Result<(), RunError> {
    let BundleArguments {
        source,
        out,
        app,
        strict,
        ..
    } = arguments;
    let folder = tempfile::tempdir().map_err(FileError::at(&std::env::temp_dir()));
    let folder = folder.map_err(BundleError::from)?;
    let site_folder = folder.path();
    let page = copy_page(app.as_deref(), embedded, site_folder)?;
    let settings = without_hosts(shared_steps::read_settings(source)?);
    let site = &settings.config.site;
    let imported = shared_steps::import(&settings, &source.cache)?;
    let archive = shared_steps::accept(imported, &settings, *strict)?;
    let data = shared_steps::write_data(archive, &settings, &site_folder.join("data"), None)?;
    let shell = page.finish(site, false, None)?;
    let bundle_summary = bundle::write(site_folder, &shell.html, out, options(arguments))?;
    print_summary(out, &bundle_summary);
    data.print_summary();
    Ok(())
}

/// Copies the page into the folder of the site, where it can be changed.
fn copy_page(app: Option<&Path>, embedded: &[u8], folder: &Path) -> Result<BuiltPage, RunError> {
    match app {
        None if !embedded.is_empty() => embedded_page::unpack(embedded, folder)?,
        app => {
            let app = app.unwrap_or(Path::new("dist"));
            // This gives the better error message if the folder has no page.
            BuiltPage::open(app)?;
            bundle::copy_page(app, folder)?;
        }
    }
    Ok(BuiltPage::open(folder)?)
}

/// Returns the settings without other hosts, because a file on a disk loads nothing from them.
fn without_hosts(mut settings: RunSettings) -> RunSettings {
    settings.config.site.pictures_from.clear();
    settings.config.site.cdn = None;
    settings
}

fn options(arguments: &BundleArguments) -> BundleOptions {
    BundleOptions {
        include_pictures: !arguments.no_pictures,
        max_mib: arguments.most.unwrap_or(arguments.max_size),
    }
}

fn print_summary(out: &Path, bundle_summary: &BundleSummary) {
    anstream::eprintln!(
        "Wrote {}: {} kB with {} files of the archive; pictures take {} kB.",
        out.display(),
        bundle_summary.bytes / 1_000,
        bundle_summary.files,
        bundle_summary.picture_bytes / 1_000
    );
}
