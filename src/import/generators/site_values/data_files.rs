//! Reads the data files of a site (`Jekyll::DataReader`, `TemplateData` of Eleventy).

use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

use liquid_core::{Object, Value};

use super::{
    super::super::syntax::{
        json::Json,
        liquid_value,
        node::{Budget, SyntaxError},
        toml, yaml,
    },
    super::program,
    DataFileError, DataRules, SiteData,
};

/// The largest data file that is read, in bytes.
const MAX_DATA_FILE_BYTES: u64 = 2 * 1024 * 1024;

/// The maximum size of all data files of a site, in bytes.
const MAX_DATA_BYTES: u64 = 16 * 1024 * 1024;

/// The maximum number of data files and of their folders.
const MAX_DATA_FILES: usize = 5_000;

/// The deepest nesting of folders.
const MAX_FOLDER_DEPTH: usize = 8;

/// Reads all data files below a folder. Files that cannot be read are named as errors.
pub fn read(folder: &Path, path: &str, rules: DataRules) -> SiteData {
    let mut reader = DataReader {
        data: SiteData::default(),
        hasher: blake3::Hasher::new(),
        rest_files: MAX_DATA_FILES,
        rest_bytes: MAX_DATA_BYTES,
        rules,
    };
    let values = reader.folder(folder, path, &[]);
    SiteData {
        values,
        key: *reader.hasher.finalize().as_bytes(),
        ..reader.data
    }
}

struct DataReader {
    data: SiteData,
    hasher: blake3::Hasher,
    rest_files: usize,
    rest_bytes: u64,
    rules: DataRules,
}

impl DataReader {
    /// Reads a folder. `keys` are the names of the folders above it in the data.
    fn folder(&mut self, folder: &Path, path: &str, keys: &[String]) -> Object {
        let Ok(entries) = fs::read_dir(folder) else {
            return Object::new();
        };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| !name.starts_with('.')).collect();
        names.sort();
        let mut values = Vec::new();
        let extension = |name: &str| {
            name.rsplit_once('.')
                .map(|(_, extension)| extension.to_owned())
        };
        for wanted in self.rules.extensions() {
            for name in &names {
                if extension(name).as_deref() != Some(*wanted) || folder.join(name).is_dir() {
                    continue;
                }
                let stem = name.strip_suffix(*wanted).unwrap_or(name);
                let key = self.rules.key(stem.strip_suffix('.').unwrap_or(stem));
                let path = format!("{path}/{name}");
                match self.file(&folder.join(name), &path, wanted) {
                    Ok(Some(value)) => values.push((key, value)),
                    Ok(None) => {
                        let top = keys.first().unwrap_or(&key).clone();
                        self.data.unreadable.insert(top);
                    }
                    Err(error) => self.refuse(&path, keys.first().unwrap_or(&key), error),
                }
            }
        }
        for name in &names {
            let below = folder.join(name);
            if !below.is_dir() {
                continue;
            }
            let key = self.rules.key(name);
            let path = format!("{path}/{name}");
            let top = keys.first().unwrap_or(&key).clone();
            if keys.len() >= MAX_FOLDER_DEPTH {
                self.refuse(
                    &path,
                    &top,
                    limit("a folder at this depth", "at most 8 levels of folders"),
                );
            } else if below.is_symlink() {
                self.refuse(
                    &path,
                    &top,
                    limit("a symbolic link", "a folder of the site"),
                );
            } else {
                let keys: Vec<String> = keys.iter().chain([&key]).cloned().collect();
                let value = Value::Object(self.folder(&below, &path, &keys));
                // A folder replaces a file of the same name.
                values.retain(|(other, _)| *other != key);
                values.push((key, value));
            }
        }
        liquid_value::ordered(values)
    }

    /// Reads a file. Returns `None` if it is a program whose values are not known.
    fn file(
        &mut self,
        file: &Path,
        path: &str,
        extension: &str,
    ) -> Result<Option<Value>, SyntaxError> {
        self.rest_files = self
            .rest_files
            .checked_sub(1)
            .ok_or_else(|| limit("more data files", "at most 5,000 data files"))?;
        if file.is_symlink() {
            return Err(limit("a symbolic link", "a file of the site"));
        }
        let mut bytes = Vec::new();
        let opened = File::open(file);
        let is_read =
            opened.and_then(|file| file.take(MAX_DATA_FILE_BYTES + 1).read_to_end(&mut bytes));
        if is_read.is_err() {
            return Err(limit("a file that cannot be read", "a readable file"));
        }
        self.hasher.update(&(path.len() as u64).to_le_bytes());
        self.hasher.update(path.as_bytes());
        self.hasher.update(&(bytes.len() as u64).to_le_bytes());
        self.hasher.update(&bytes);
        let length = bytes.len() as u64;
        if length > MAX_DATA_FILE_BYTES {
            return Err(limit("a larger file", "at most 2 MiB"));
        }
        self.rest_bytes = self
            .rest_bytes
            .checked_sub(length)
            .ok_or_else(|| limit("more data", "data files of at most 16 MiB together"))?;
        let text = str::from_utf8(&bytes).map_err(|_| limit("another encoding", "UTF-8"))?;
        let text = text.trim_start_matches('\u{feff}');
        let has_csv_options = self.rules
            == DataRules::Jekyll {
                has_csv_options: true,
            };
        let value = match extension {
            "js" | "cjs" | "mjs" | "ts" => {
                let exported = program::exported_object(text).filter(|object| object.is_complete);
                return Ok(exported.map(|object| liquid_value::value(&object.node)));
            }
            "json" => {
                let json = Json::new(text, 1);
                let node = json.node(json.whole()?, &mut Budget::default())?;
                liquid_value::value(&node)
            }
            "csv" | "tsv" if has_csv_options => {
                return Err(limit(
                    "options for tables in the settings",
                    "tables with one line of names",
                ));
            }
            "csv" => table(text, b',')?,
            "tsv" => table(text, b'\t')?,
            "toml" => liquid_value::value(&toml::parse(text)?.root),
            _ => liquid_value::value(&yaml::parse(text)?.root),
        };
        Ok(Some(value))
    }

    fn refuse(&mut self, path: &str, top: &str, error: SyntaxError) {
        self.hasher.update(path.as_bytes());
        self.hasher.update(error.found.as_bytes());
        self.data.unreadable.insert(top.to_owned());
        self.data.errors.push(DataFileError {
            path: path.to_owned(),
            line: (error.line > 0).then_some(error.line),
            found: error.found,
            expected: error.expected,
        });
    }
}

/// Creates an error of a whole file.
fn limit(found: &str, expected: &'static str) -> SyntaxError {
    SyntaxError {
        line: 0,
        found: found.to_owned(),
        expected,
    }
}

/// Reads a table whose first line has the names of the columns.
fn table(text: &str, delimiter: u8) -> Result<Value, SyntaxError> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let error = |error: &csv::Error| SyntaxError {
        line: error
            .position()
            .map_or(0, |position| position.line() as usize),
        found: error.to_string(),
        expected: "a table with one line of names",
    };
    let names = reader.headers().map_err(|found| error(&found))?.clone();
    let mut rows = Vec::new();
    let mut budget = Budget::default();
    for row in reader.records() {
        let row = row.map_err(|found| error(&found))?;
        let mut values = Vec::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            budget.spend(rows.len() + 2, 1)?;
            let value = match row.get(index) {
                Some(text) if !text.is_empty() => Value::scalar(text.to_owned()),
                _ => Value::Nil,
            };
            values.push((name.to_owned(), value));
        }
        rows.push(Value::Object(liquid_value::ordered(values)));
    }
    Ok(Value::Array(rows))
}

#[cfg(test)]
mod tests {
    use liquid_core::ValueView;

    use super::*;

    const JEKYLL: DataRules = DataRules::Jekyll {
        has_csv_options: false,
    };

    #[test]
    fn files_of_all_syntaxes_are_read_and_errors_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("_data");
        fs::create_dir_all(data.join("by year")).unwrap();
        for (name, text) in [
            ("a.yml", "- {u: x}\n"),
            ("b.json", "{\"k\": [1, 2]}"),
            ("c.d.csv", "name,age\nAda,36\nBob\n"),
            ("e.tsv", "name\tage\nAda\t36\n"),
            ("broken.yml", "a: 1\nb: [\n"),
            ("by year/2024.yml", "1"),
            ("by year/2025.json", "{"),
            (".hidden.yml", "1"),
            ("x.txt", "1"),
        ] {
            fs::write(data.join(name), text).unwrap();
        }
        let read = read(&data, "_data", JEKYLL);
        let value = |name: &str| read.values.get(name).unwrap();
        assert_eq!(value("cd").as_array().unwrap().size(), 2);
        let row = value("e").as_array().unwrap().first().unwrap();
        assert_eq!(row.as_object().unwrap().get("age").unwrap().to_kstr(), "36");
        assert!(read.values.contains_key("a") && read.values.contains_key("b"));
        let unreadable: Vec<_> = read.unreadable.iter().map(String::as_str).collect();
        assert_eq!(unreadable, ["broken", "by_year"]);
        let errors = read.errors.iter();
        let errors: Vec<_> = errors
            .map(|error| (error.path.as_str(), error.line))
            .collect();
        assert_eq!(
            errors,
            [
                ("_data/broken.yml", Some(3)),
                ("_data/by year/2025.json", Some(1))
            ]
        );
    }

    #[test]
    fn large_files_and_links_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let large = "a".repeat(usize::try_from(MAX_DATA_FILE_BYTES).unwrap() + 1);
        fs::write(folder.path().join("a.yml"), large).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc/hostname", folder.path().join("b.yml")).unwrap();
        let read = read(folder.path(), "_data", JEKYLL);
        assert!(read.errors.iter().any(|error| error.path == "_data/a.yml"));
        assert_eq!(read.errors.len(), if cfg!(unix) { 2 } else { 1 });
    }
}
