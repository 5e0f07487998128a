//! `broadsheet host`: the settings of a host for a built site.

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, ValueEnum};

use super::complain;
use crate::export::host::{HostError, HostKind, HostedSite, SiteLocation};

/// Arguments of `broadsheet host`.
#[derive(Debug, Args)]
pub struct HostArguments {
    /// The host
    #[arg(value_name = "HOST")]
    host: Kind,
    /// The folder of the built page
    #[arg(long, value_name = "DIR", default_value = "dist")]
    app: PathBuf,
    /// Settings for the host that `cdn` names, which has the same folder of files
    #[arg(long)]
    cdn: bool,
    /// nginx, Caddy: the folder on the host that addresses begin in; the files of a site in /repo/ are in its folder repo
    #[arg(long, value_name = "DIR", default_value = "/var/www/news", value_parser = root)]
    root: String,
    /// nginx, Caddy: the name of the host
    #[arg(long, value_name = "NAME", default_value = "news.example", value_parser = name)]
    server_name: String,
    /// nginx, Caddy: the port of plain HTTP, as behind a proxy [default: 80 for nginx; Caddy's own HTTPS]
    #[arg(long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    port: Option<u16>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// A server for /etc/nginx/conf.d
    Nginx,
    /// A site for the Caddyfile
    Caddy,
    /// The file _headers, which `broadsheet build` writes
    Netlify,
    /// The file _headers, which `broadsheet build` writes
    Cloudflare,
    /// A workflow that publishes on GitHub Pages
    Github,
    /// A script that publishes on Amazon S3
    S3,
}

fn root(text: &str) -> Result<String, String> {
    let is_plain = |c: char| !c.is_control() && !"\"\\${}".contains(c);
    let holds = text.starts_with('/') && text.chars().all(is_plain);
    holds.then(|| text.to_owned()).ok_or_else(|| {
        "expected a whole path without \" \\ $ { }, such as /var/www/news".to_owned()
    })
}

fn name(text: &str) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let holds = !text.is_empty() && text.chars().all(is_plain);
    holds
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
        Err(error) => complain(&error),
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
    let place = SiteLocation {
        root: arguments.root.clone(),
        name: arguments.server_name.clone(),
        port: arguments.port,
    };
    let mut hosted = HostedSite::open(&arguments.app)?;
    if arguments.cdn {
        hosted = hosted.on_cdn()?;
    }
    Ok(hosted.settings(host, &place))
}
