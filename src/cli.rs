//! The command line: arguments, progress, exit codes.

mod as_of;
mod build;
mod bundle;
mod cache;
mod check;
mod config;
mod empty;
mod export;
mod fetch;
mod folder;
mod host;
mod progress;
mod sample;
mod source;
mod starter;
mod summary;
mod wording;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Turns a folder of articles into a static, fast news archive.
#[derive(Debug, Parser)]
#[command(name = "broadsheet", version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a folder of articles to begin with
    New(starter::NewArguments),
    /// Write the settings of a folder of articles, every line explained
    Init(starter::InitArguments),
    /// Read a folder of articles and report what is wrong in it
    Check(check::CheckArguments),
    /// Write the export of a folder of articles
    Export(export::ExportArguments),
    /// Put a folder of articles into a built page: export, 404 page, security policy
    Build(build::BuildArguments),
    /// Put a folder of articles into one HTML file, which opens from a disk
    Bundle(bundle::BundleArguments),
    /// Ask feeds for what is new, and keep it as records
    Fetch(fetch::FetchArguments),
    /// Print the settings of a host for a built page: nginx, Caddy, Netlify, Cloudflare, GitHub Pages, S3
    Host(host::HostArguments),
    /// Write made-up articles, to try things with
    Sample(sample::SampleArguments),
}

/// Runs the command that the process was started with.
///
/// `page` is the compiled page, where the command has one inside: [`build::inside`].
///
/// Exit codes: 0 done; 1 done, but records were refused (`check`), or there are none, or the run failed; 2 the
/// arguments are wrong.
pub fn run(page: &[u8]) -> ExitCode {
    match Arguments::parse().command {
        Command::New(arguments) => starter::new(&arguments),
        Command::Init(arguments) => starter::init(&arguments),
        Command::Check(arguments) => arguments.run(),
        Command::Export(arguments) => export::run(&arguments),
        Command::Build(arguments) => build::run(&arguments, page),
        Command::Bundle(arguments) => bundle::run(&arguments, page),
        Command::Fetch(arguments) => fetch::run(&arguments),
        Command::Host(arguments) => host::run(&arguments),
        Command::Sample(arguments) => sample::run(&arguments),
    }
}

/// The exit code of a command that did not get to its work: a folder that cannot be read,
/// settings that are wrong.
const USAGE_EXIT_CODE: u8 = 2;

/// Says on the error stream what went wrong.
fn complain(what: &dyn std::fmt::Display) -> ExitCode {
    anstream::eprintln!("\u{1b}[1;31merror\u{1b}[0m: {what}");
    ExitCode::from(USAGE_EXIT_CODE)
}
