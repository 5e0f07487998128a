//! `broadsheet host`: prints the settings of a host for a built site.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, ValueEnum};

use super::terminal::print_error;
use crate::export::host::{HostError, HostKind, HostedSite, SiteLocation};

/// Arguments of `broadsheet host`.
#[derive(Debug, Args)]
pub struct HostArguments {
    /// Host to print the settings of
    #[arg(value_name = "HOST")]
    host: Kind,
    /// Folder of the built site
    #[arg(long, value_name = "DIR", default_value = "dist")]
    app: PathBuf,
    /// Print settings for the host that `cdn` names, which has the same folder of files
    #[arg(long)]
    cdn: bool,
    /// nginx, Caddy: folder on the host in which addresses begin; a site in /repo/ is in its folder repo
    #[arg(long, value_name = "DIR", default_value = "/var/www/news", value_parser = parse_root)]
    root: String,
    /// nginx, Caddy: name of the host
    #[arg(long, value_name = "NAME", default_value = "news.example", value_parser = parse_server_name)]
    server_name: String,
    /// nginx, Caddy: port of plain HTTP, for example behind a proxy [default: nginx: 80; Caddy: its own HTTPS]
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    port: Option<u16>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// A server for /etc/nginx/conf.d
    Nginx,
    /// A site for the Caddyfile
    Caddy,
    /// The file _headers, which `broadsheet build` also writes
    Netlify,
    /// The file _headers, which `broadsheet build` also writes
    Cloudflare,
    /// A workflow that publishes on GitHub Pages
    Github,
    /// A script that publishes on Amazon S3
    S3,
}

fn parse_root(text: &str) -> Result<String, String> {
    let is_plain = |c: char| !c.is_control() && !"\"\\${}".contains(c);
    let is_valid = text.starts_with('/') && text.chars().all(is_plain);
    is_valid.then(|| text.to_owned()).ok_or_else(|| {
        "expected an absolute path without \" \\ $ { }, such as /var/www/news".to_owned()
    })
}

fn parse_server_name(text: &str) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let is_valid = !text.is_empty() && text.chars().all(is_plain);
    is_valid
        .then(|| text.to_owned())
        .ok_or_else(|| "expected a name of letters, digits, dots and hyphens".to_owned())
}

/// Runs the command.
pub fn run(arguments: &HostArguments) -> ExitCode {
    match settings(arguments) {
        Ok(text) => {
            anstream::print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => print_error(&error),
    }
}

fn settings(arguments: &HostArguments) -> Result<String, HostError> {
    let host = match arguments.host {
        Kind::Nginx => HostKind::Nginx,
        Kind::Caddy => HostKind::Caddy,
        Kind::Netlify | Kind::Cloudflare => HostKind::Rules,
        Kind::Github => HostKind::Github,
        Kind::S3 => HostKind::S3,
    };
    let site_location = SiteLocation {
        root: arguments.root.clone(),
        name: arguments.server_name.clone(),
        port: arguments.port,
    };
    let mut hosted_site = HostedSite::open(&arguments.app)?;
    if arguments.cdn {
        hosted_site = hosted_site.on_cdn()?;
    }
    Ok(hosted_site.settings(host, &site_location))
}
