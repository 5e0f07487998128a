//! `broadsheet bundle`: a folder of articles as one HTML file.

use std::{
    io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::{
    build::embedded_page,
    export::{self, FinishedExport, RunError},
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
    /// The file to write
    #[arg(long, value_name = "FILE", default_value = "archive.html")]
    out: PathBuf,
    /// The folder of the built page [default: the page inside the command, else dist]
    #[arg(long, value_name = "DIR")]
    app: Option<PathBuf>,
    /// Leave all pictures out
    #[arg(long)]
    no_pictures: bool,
    /// How large the file may be, in MiB
    #[arg(long, value_name = "MIB", default_value_t = DEFAULT_MAX_MIB, value_parser = clap::value_parser!(u64).range(1..=1_024))]
    most: u64,
    /// Write nothing when a record is refused
    #[arg(long)]
    strict: bool,
}

/// Runs the command, which may have the page `inside`.
pub fn run(arguments: &BundleArguments, inside: &[u8]) -> ExitCode {
    export::finish(write(arguments, inside).map(|(bundled, done)| {
        tell(&arguments.out, &bundled);
        done.tell();
    }))
}

fn write(
    arguments: &BundleArguments,
    inside: &[u8],
) -> Result<(BundleSummary, FinishedExport), RunError> {
    let folder = tempfile::tempdir().map_err(no_room)?;
    let site = folder.path();
    match &arguments.app {
        None if !inside.is_empty() => embedded_page::unpack(inside, site)?,
        app => {
            let app = app.as_deref().unwrap_or(Path::new("dist"));
            // What there is to say where it has no page.
            BuiltPage::open(app)?;
            bundle::take_page(app, site)?;
        }
    }
    let done = export::write_as(
        &arguments.source,
        &site.join("data"),
        arguments.strict,
        // Nobody can be asked for them.
        |config| {
            config.site.pictures_from.clear();
            config.site.cdn = None;
        },
    )?;
    let shell = BuiltPage::open(site)?.finish(&done.feeds.site, false, None)?;
    let wish = BundleOptions {
        pictures: !arguments.no_pictures,
        most: arguments.most,
    };
    let bundled = bundle::write(site, &shell.html, &arguments.out, wish)?;
    Ok((bundled, done))
}

fn no_room(source: io::Error) -> BundleError {
    BundleError::File {
        path: std::env::temp_dir(),
        source,
    }
}

fn tell(out: &Path, bundled: &BundleSummary) {
    anstream::eprintln!(
        "{}: {} files in {} kB, {} kB of them pictures.",
        out.display(),
        bundled.files,
        bundled.bytes / 1_000,
        bundled.pictures / 1_000
    );
}
