//! The command line: one file for each command.

mod check;
mod progress;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A static news archive that reads like an app: Markdown in, a fast, filterable newspaper out.
#[derive(Debug, Parser)]
#[command(name = "broadsheet", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
}

/// The exit code of a command that did not get to its work: wrong usage, an unreadable folder.
const USAGE: u8 = 2;

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    // Prints its own message and ends with 2 where the arguments are wrong.
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Check(check) => check.run(),
    }
}

/// Says on the error stream what went wrong and what to do about it.
fn complain(what: &dyn std::fmt::Display, advice: &str) -> ExitCode {
    anstream::eprintln!("\u{1b}[1;31merror\u{1b}[0m: {what}\n  {advice}");
    ExitCode::from(USAGE)
}
