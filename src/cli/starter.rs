//! `broadsheet init` and `broadsheet new`: settings to fill in, and a folder to begin with.

use std::{
    fmt::Write as _,
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use url::Url;

use super::{complain, config};
use crate::{import::Layout, model::unicode};

/// The settings with every line explained; lines of settings that say the default begin with `# `.
const STARTER_SETTINGS: &str = include_str!("starter/broadsheet.toml");
/// Records of a new folder: their paths, and how many days ago they were published.
const STARTER_RECORDS: &[(&str, &str, i64)] = &[
    ("news/welcome.md", include_str!("starter/welcome.md"), 0),
    (
        "news/who-was-first.md",
        include_str!("starter/who-was-first.md"),
        1,
    ),
    ("news/not-yet.md", include_str!("starter/not-yet.md"), 0),
];

/// Arguments of `broadsheet init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder of articles, or the site of another generator
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
}

/// Arguments of `broadsheet new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// The folder to make
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

/// Nothing was begun.
#[derive(Debug, thiserror::Error)]
enum StarterError {
    #[error("{} is there already: nothing was changed", .0.display())]
    There(PathBuf),
    #[error("{} is not a folder: name the folder that holds the articles", .0.display())]
    NotAFolder(PathBuf),
    #[error("cannot write {}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
}

/// Runs `broadsheet init`.
pub fn init(arguments: &InitArguments) -> ExitCode {
    let folder = &arguments.folder;
    if !folder.is_dir() {
        return complain(&StarterError::NotAFolder(folder.clone()));
    }
    let layout = Layout::of(folder);
    if let Err(error) = write(&folder.join(config::SETTINGS_FILE), &settings(&layout)) {
        return complain(&error);
    }
    let kind = layout.dialect.map_or("", |dialect| dialect.name());
    let source = if kind.is_empty() {
        String::new()
    } else {
        format!(" with what the {kind} settings say of the site")
    };
    anstream::println!(
        "Wrote {}{source}. Next: `broadsheet check {}` says how its articles are read.",
        folder.join(config::SETTINGS_FILE).display(),
        folder.display()
    );
    ExitCode::SUCCESS
}

/// Runs `broadsheet new`.
pub fn new(arguments: &NewArguments) -> ExitCode {
    match begin(&arguments.folder, Timestamp::now()) {
        Ok(()) => {
            let folder = arguments.folder.display();
            anstream::println!(
                "Made {folder} with {} and {} articles. Next: `broadsheet check {folder}`, then `broadsheet build {folder}`.",
                config::SETTINGS_FILE,
                STARTER_RECORDS.len()
            );
            ExitCode::SUCCESS
        }
        Err(error) => complain(&error),
    }
}

fn begin(folder: &Path, now: Timestamp) -> Result<(), StarterError> {
    let is_empty = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty {
        return Err(StarterError::There(folder.to_owned()));
    }
    let mut layout = Layout::default();
    layout.title = title(folder);
    write(&folder.join(config::SETTINGS_FILE), &settings(&layout))?;
    for (path, text, days) in STARTER_RECORDS {
        let day = now.to_zoned(TimeZone::UTC).checked_sub(days.days());
        let day = day.map_or(now, |day| day.timestamp());
        let seconds = Timestamp::from_second(day.as_second()).unwrap_or(day);
        let text = text.replace("{day}", &seconds.to_string());
        write(&folder.join(path), &text)?;
    }
    Ok(())
}

/// A title after the name of a folder: `my-news` is My News.
fn title(folder: &Path) -> Option<String> {
    let name = folder.file_name()?.to_string_lossy();
    let words = name
        .split(['-', '_', ' ', '.'])
        .filter(|word| !word.is_empty());
    let words: Vec<_> = words.map(unicode::capital).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The settings, with what is known of a site filled in.
fn settings(layout: &Layout) -> String {
    let address = layout
        .address
        .as_deref()
        .and_then(|address| Url::parse(address).ok());
    let address = address.filter(|address| matches!(address.scheme(), "http" | "https"));
    let known = [
        ("title", layout.title.clone()),
        ("tagline", layout.tagline.clone()),
        ("language", layout.language.clone()),
        ("base", address.map(|address| address.to_string())),
    ];
    let mut settings = String::new();
    for line in STARTER_SETTINGS.lines() {
        let said = known.iter().find_map(|(key, value)| {
            let rest = line.strip_prefix("# ")?.strip_prefix(key)?;
            rest.starts_with(" =").then_some((key, value.as_ref()?))
        });
        let _ = match said {
            Some((key, value)) => {
                writeln!(settings, "{key} = {}", toml::Value::String(value.clone()))
            }
            None => writeln!(settings, "{line}"),
        };
    }
    settings
}

/// Writes a file that is not there yet.
fn write(path: &Path, text: &str) -> Result<(), StarterError> {
    let failed = |source: io::Error| {
        if source.kind() == io::ErrorKind::AlreadyExists {
            return StarterError::There(path.to_owned());
        }
        StarterError::Write {
            path: path.to_owned(),
            source,
        }
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = file.map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import;

    #[test]
    fn the_settings_hold_as_they_are_and_with_every_line_said() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("posts")).unwrap();
        let path = folder.path().join(config::SETTINGS_FILE);
        let said: String = STARTER_SETTINGS
            .lines()
            .map(|line| line.strip_prefix("# ").unwrap_or(line).to_owned() + "\n")
            // What is no setting is prose, which has two signs before it.
            .filter(|line| !line.starts_with('#'))
            .collect();
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>";
        fs::write(folder.path().join("logo.svg"), drawing).unwrap();
        for text in [STARTER_SETTINGS, &said] {
            fs::write(&path, text).unwrap();
            config::read(folder.path(), None).unwrap_or_else(|error| panic!("{error}\n{text}"));
        }
    }

    #[test]
    fn a_new_folder_is_an_archive() {
        let folder = tempfile::tempdir().unwrap();
        let new = folder.path().join("my-news");
        begin(&new, "2026-09-09T10:00:00.5Z".parse().unwrap()).unwrap();
        let config = config::read(&new, None).unwrap();
        assert_eq!(config.site.title, "My News");
        let import = import::folder(&new, &config.import, &|_| {}).unwrap();
        assert_eq!((import.report.published, import.report.withheld()), (2, 1));
        let problems = import.report.problems.iter();
        let worse = problems.filter(|problem| problem.severity != import::Severity::Note);
        assert_eq!(worse.count(), 0, "{:#?}", import.report);
        assert_eq!(
            import.articles[1].published.unwrap().to_string(),
            "2026-09-09T10:00:00Z"
        );
        assert!(matches!(
            begin(&new, Timestamp::now()),
            Err(StarterError::There(_))
        ));
    }

    #[test]
    fn settings_of_a_generator_are_taken_over() {
        let hugo = "title = 'Kelp \"&\" Tide'\nbaseURL = 'https://kelp.example'\n";
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("hugo.toml"), hugo).unwrap();
        let layout = Layout::of(folder.path());
        fs::write(folder.path().join(config::SETTINGS_FILE), settings(&layout)).unwrap();
        let site = config::read(folder.path(), None).unwrap().site;
        assert_eq!(site.title, "Kelp \"&\" Tide");
        assert_eq!(site.base.unwrap().as_str(), "https://kelp.example/");
    }
}
