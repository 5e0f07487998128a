//! The command line: arguments, progress, exit codes.
//!
//! Each command is a file, whose steps stand in the order in which they run: `settings → import →
//! archive → data → …`. The sub-rooms below them are, each importing only those above it:
//!
//! - `terminal`: how are progress, numbers and errors shown?
//! - `config`: what do the settings say?
//! - `report`: what does a run say about the records?
//! - `source`: which folder, settings, time and cache does a run use?
//! - `embedded_page`: which page is inside the command?
//! - `shared_steps`: which steps do several commands share?

mod build;
mod bundle;
mod check;
mod config;
mod embedded_page;
mod export;
mod fetch;
mod host;
mod report;
mod sample;
mod shared_steps;
mod source;
mod starter;
mod terminal;

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
    /// Create a folder with settings and example articles
    New(starter::NewArguments),
    /// Write the settings of a folder, with every line explained
    Init(starter::InitArguments),
    /// Report what is in a folder of articles and what is wrong with it
    Check(check::CheckArguments),
    /// Write the JSON export only, without page, feeds and sitemap
    Export(export::ExportArguments),
    /// Write the whole site: page, export, prerendered pages, feeds, sitemap
    Build(build::BuildArguments),
    /// Write the whole archive as one HTML file that opens with a double click
    Bundle(bundle::BundleArguments),
    /// Download new entries of feeds and save them as records
    Fetch(fetch::FetchArguments),
    /// Print the settings of a host: nginx, Caddy, Netlify, Cloudflare, GitHub Pages or S3
    Host(host::HostArguments),
    /// Write made-up articles, to try things out
    Sample(sample::SampleArguments),
}

/// Runs the command that the process was started with.
///
/// `page` is the pack of the compiled page (`cli::embedded_page`); it is empty if the command contains none.
///
/// Returns exit code 0 if the run succeeded; 1 if records were refused (`check`), if there is no record or if the run
/// failed; 2 if the arguments are wrong.
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
