//! What several tests begin with: folders of files, a built page, the command.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use broadsheet::{
    import::{
        self, Import, ImportOptions,
        generators::{layout::Layout, source_folder::SourceFolder},
        visibility::FuturePosts,
    },
    model::Instant,
};
use tempfile::TempDir;

/// Creates a folder with these files.
pub fn folder_of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        write_file(folder.path(), path, text);
    }
    folder
}

/// Writes a file at this path below a folder, and creates the folders above it.
pub fn write_file(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Returns the files in a text. Each of them begins with a line `>>> path`.
pub fn files_in(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let files = text.split(">>> ").skip(1);
    files.map(|file| {
        let (path, text) = file.split_once('\n').unwrap();
        (path.trim(), text)
    })
}

/// Imports the folder of a site at this time, in seconds since 1970.
pub fn import_site(folder: &Path, future: FuturePosts, as_of: i64) -> Import {
    let layout = Layout::detect(folder);
    import_with_layout(folder, layout, future, as_of)
}

/// Imports a folder with this layout.
pub fn import_with_layout(
    folder: &Path,
    layout: Layout,
    future: FuturePosts,
    as_of: i64,
) -> Import {
    let options = ImportOptions {
        sources: vec![SourceFolder {
            layout,
            ..SourceFolder::default()
        }],
        future,
        as_of: Some(Instant::from_seconds(as_of)),
        ..ImportOptions::default()
    };
    import::folder(folder, &options, &|_| {}).unwrap()
}

/// Returns the page as Trunk builds it for the root of a host.
pub fn built_page() -> String {
    let elements = "<script type=\"module\">import init from '/broadsheet-0.js'</script>\
        <link rel=\"modulepreload\" href=\"/broadsheet-0.js\">\
        <link rel=\"preload\" href=\"/broadsheet-0_bg.wasm\" as=\"fetch\" type=\"application/wasm\"></head>";
    let page = include_str!("../../index.html")
        .replace("<base data-trunk-public-url>", "<base href=\"/\">")
        .replace("</head>", elements);
    // Trunk removes these lines from the page.
    page.lines()
        .filter(|line| !line.starts_with("<link data-trunk"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Writes a built page, its script and a wasm that is none.
pub fn write_built_page(folder: &Path, page: &str) {
    let script = "function init() {}\nexport { init as default };\n";
    for (name, text) in [
        ("index.html", page),
        ("broadsheet-0.js", script),
        ("broadsheet-0_bg.wasm", "wasm"),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
}

/// Returns the command with these arguments, without settings from the environment.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_broadsheet"));
    command.args(arguments);
    for name in ["BROADSHEET_CONTENT", "BROADSHEET_CACHE"] {
        command.env_remove(name);
    }
    command
}

/// Runs the command with these arguments.
pub fn broadsheet(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}
