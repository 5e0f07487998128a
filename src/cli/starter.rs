//! `broadsheet init` and `broadsheet new`: write settings with every line explained, and a new folder with examples.

use std::{
    fmt::Write as _,
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use jiff::{Timestamp, ToSpan, tz::TimeZone};

use super::{config, terminal::print_error};
use crate::import::generators::{layout::Layout, source_folder::folder_title};

/// The settings with every line explained. Lines with settings begin with `# `, and lines with explanations with `## `.
const STARTER_SETTINGS: &str = include_str!("starter/broadsheet.toml");
/// The records of a new folder: path, text, and the age of the story in days.
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
    /// Folder of articles, or the site of another generator
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
}

/// Arguments of `broadsheet new`.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// Folder to create; it must be empty or not exist yet
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

/// An error of `init` or `new`.
#[derive(Debug, thiserror::Error)]
enum StarterError {
    #[error("{} already exists; nothing was changed", .0.display())]
    AlreadyExists(PathBuf),
    #[error("{} is not a folder: name the folder that holds the articles", .0.display())]
    NotAFolder(PathBuf),
    #[error("cannot write {}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
}

/// Runs `broadsheet init`.
pub fn init(arguments: &InitArguments) -> ExitCode {
    let folder = &arguments.folder;
    if !folder.is_dir() {
        return print_error(&StarterError::NotAFolder(folder.clone()));
    }
    let layout = Layout::detect(folder);
    if let Err(error) = write(&folder.join(config::SETTINGS_FILE), &settings(&layout)) {
        return print_error(&error);
    }
    let generator = layout.dialect.map_or("", |dialect| dialect.name());
    let source = if generator.is_empty() {
        String::new()
    } else {
        format!(" with values from the {generator} settings")
    };
    anstream::println!(
        "Wrote {}{source}. Next, run `broadsheet check {}` to see how its articles are read.",
        folder.join(config::SETTINGS_FILE).display(),
        folder.display()
    );
    ExitCode::SUCCESS
}

/// Runs `broadsheet new`.
pub fn new(arguments: &NewArguments) -> ExitCode {
    match create_folder(&arguments.folder, Timestamp::now()) {
        Ok(()) => {
            let folder = arguments.folder.display();
            anstream::println!(
                "Created {folder} with {} and {} articles. Next, run `broadsheet check {folder}`, then `broadsheet build {folder}`.",
                config::SETTINGS_FILE,
                STARTER_RECORDS.len()
            );
            ExitCode::SUCCESS
        }
        Err(error) => print_error(&error),
    }
}

fn create_folder(folder: &Path, now: Timestamp) -> Result<(), StarterError> {
    let is_empty = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty {
        return Err(StarterError::AlreadyExists(folder.to_owned()));
    }
    let mut layout = Layout::default();
    layout.description.title = folder_title(folder);
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

/// Returns the starter settings, with the values of the settings of another generator filled in.
fn settings(layout: &Layout) -> String {
    let site = &layout.description;
    let known_values = [
        ("title", site.name()),
        ("tagline", site.tagline.clone()),
        ("language", site.language.clone()),
        (
            "base",
            site.web_address()
                .map(|address| address.as_str().to_owned()),
        ),
    ];
    let mut settings = String::new();
    for line in STARTER_SETTINGS.lines() {
        let known_value = known_values.iter().find_map(|(key, value)| {
            let rest = line.strip_prefix("# ")?.strip_prefix(key)?;
            rest.starts_with(" =").then_some((key, value.as_ref()?))
        });
        let _ = match known_value {
            Some((key, value)) => {
                writeln!(settings, "{key} = {}", toml::Value::String(value.clone()))
            }
            None => writeln!(settings, "{line}"),
        };
    }
    settings
}

/// Writes a new file.
///
/// # Errors
/// [`StarterError::AlreadyExists`] if the file exists.
fn write(path: &Path, text: &str) -> Result<(), StarterError> {
    let failed = |source: io::Error| {
        if source.kind() == io::ErrorKind::AlreadyExists {
            return StarterError::AlreadyExists(path.to_owned());
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
    use crate::import::{self, diagnostics::report::Severity};

    #[test]
    fn the_settings_are_valid_as_they_are_and_with_every_line_enabled() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("posts")).unwrap();
        let path = folder.path().join(config::SETTINGS_FILE);
        let enabled: String = STARTER_SETTINGS
            .lines()
            .map(|line| line.strip_prefix("# ").unwrap_or(line).to_owned() + "\n")
            // The explanations begin with two signs, so one is left.
            .filter(|line| !line.starts_with('#'))
            .collect();
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>";
        fs::write(folder.path().join("logo.svg"), svg).unwrap();
        for text in [STARTER_SETTINGS, &enabled] {
            fs::write(&path, text).unwrap();
            config::read(folder.path(), None).unwrap_or_else(|error| panic!("{error}\n{text}"));
        }
    }

    #[test]
    fn a_new_folder_is_an_archive() {
        let folder = tempfile::tempdir().unwrap();
        let new = folder.path().join("my-news");
        create_folder(&new, "2026-09-09T10:00:00.5Z".parse().unwrap()).unwrap();
        let config = config::read(&new, None).unwrap();
        assert_eq!(config.site.title, "My News");
        let import = import::folder(&new, &config.import, &|_| {}).unwrap();
        assert_eq!((import.report.published, import.report.withheld()), (2, 1));
        let problems = import.report.problems.iter();
        let warnings = problems.filter(|problem| problem.severity != Severity::Note);
        assert_eq!(warnings.count(), 0, "{:#?}", import.report);
        assert_eq!(
            import.articles[1].published.unwrap().to_string(),
            "2026-09-09T10:00:00Z"
        );
        assert!(matches!(
            create_folder(&new, Timestamp::now()),
            Err(StarterError::AlreadyExists(_))
        ));
    }

    #[test]
    fn fills_in_the_settings_of_a_generator() {
        let hugo = "title = 'Kelp \"&\" Tide'\nbaseURL = 'https://kelp.example'\n";
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("hugo.toml"), hugo).unwrap();
        let layout = Layout::detect(folder.path());
        fs::write(folder.path().join(config::SETTINGS_FILE), settings(&layout)).unwrap();
        let site = config::read(folder.path(), None).unwrap().site;
        assert_eq!(site.title, "Kelp \"&\" Tide");
        assert_eq!(site.base.unwrap().as_str(), "https://kelp.example/");
    }
}
