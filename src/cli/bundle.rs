//! `broadsheet bundle`: writes a folder of articles as one HTML file.

use std::{
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::{
    build::embedded_page,
    export::{self, FinishedExport, RunError},
    renamed,
    source::SourceArguments,
};
use crate::export::{
    bundle::{self, BundleError, BundleOptions, BundleSummary, DEFAULT_MAX_MIB},
    page::BuiltPage,
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
        anstream::eprintln!("`--most` {}.", renamed("--max-size"));
    }
    export::finish(
        write(arguments, embedded).map(|(bundle_summary, finished)| {
            print_summary(&arguments.out, &bundle_summary);
            finished.print_summary();
        }),
    )
}

fn write(
    arguments: &BundleArguments,
    embedded: &[u8],
) -> Result<(BundleSummary, FinishedExport), RunError> {
    let folder = tempfile::tempdir().map_err(temporary_folder_error)?;
    let site = folder.path();
    match &arguments.app {
        None if !embedded.is_empty() => embedded_page::unpack(embedded, site)?,
        app => {
            let app = app.as_deref().unwrap_or(Path::new("dist"));
            // This gives the better error message if the folder has no page.
            BuiltPage::open(app)?;
            bundle::copy_page(app, site)?;
        }
    }
    let finished = export::write_with(
        &arguments.source,
        &site.join("data"),
        arguments.strict,
        // A file on a disk loads nothing from other hosts.
        |config| {
            config.site.pictures_from.clear();
            config.site.cdn = None;
        },
    )?;
    let shell = BuiltPage::open(site)?.finish(&finished.feeds.site, false, None)?;
    let options = BundleOptions {
        include_pictures: !arguments.no_pictures,
        max_mib: arguments.most.unwrap_or(arguments.max_size),
    };
    let bundle_summary = bundle::write(site, &shell.html, &arguments.out, options)?;
    Ok((bundle_summary, finished))
}

fn temporary_folder_error(source: io::Error) -> BundleError {
    BundleError::File {
        path: std::env::temp_dir(),
        source,
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
