//! Holds the arrows in ARCHITECTURE.md: which room, and which sub-room, imports which.
//!
//! Every `crate::…` and `super::…` path in `src` counts, in macros too. Tests may import anything.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use walkdir::WalkDir;

/// The heading of the rooms in ARCHITECTURE.md; those of sub-rooms are `### Sub-rooms of `room``.
const ROOMS_HEADING: &str = "## Rooms";

/// The imported names of each importer, with a file that imports it.
type Imports = BTreeMap<String, BTreeMap<String, String>>;

/// A path that a file uses, from the root of the crate: `import`, `fields`, `dates`, ….
type UsedPath = Vec<String>;

/// A source file: its module path, and the paths that it uses.
struct SourceFile {
    name: String,
    module: Vec<String>,
    used: Vec<UsedPath>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns all source files but tests and the two roots of the crate.
fn source_files() -> Vec<SourceFile> {
    let folder = root().join("src");
    let mut files = Vec::new();
    for entry in WalkDir::new(&folder).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        let below = path.strip_prefix(&folder).unwrap().with_extension("");
        let module: Vec<String> = below
            .iter()
            .map(|part| part.to_str().unwrap().to_owned())
            .collect();
        let is_test = module.iter().any(|part| part == "tests");
        let is_root = matches!(module.as_slice(), [name] if name == "lib" || name == "main");
        if path.extension().is_none_or(|ending| ending != "rs") || is_test || is_root {
            continue;
        }
        let tokens: TokenStream = fs::read_to_string(&path).unwrap().parse().unwrap();
        let mut used = Vec::new();
        collect_paths(tokens, &module, &mut used);
        let name = path.strip_prefix(root()).unwrap().display().to_string();
        files.push(SourceFile { name, module, used });
    }
    assert!(files.len() > 300, "the sources are in src");
    files
}

/// Adds the paths of these tokens, which are in this module. Items under `#[cfg(test)]` are skipped.
fn collect_paths(tokens: TokenStream, module: &[String], used: &mut Vec<UsedPath>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        match token {
            TokenTree::Punct(mark)
                if mark.as_char() == '#' && is_test_attribute(tokens.get(index + 1)) =>
            {
                index += 2;
                while tokens.get(index).is_some_and(|token| !ends_item(token)) {
                    index += 1;
                }
            }
            TokenTree::Group(group) => {
                let name = match (
                    index.checked_sub(2).map(|at| &tokens[at]),
                    index.checked_sub(1),
                ) {
                    (Some(TokenTree::Ident(word)), Some(at)) if word == "mod" => {
                        Some(tokens[at].to_string())
                    }
                    _ => None,
                };
                let inner: Vec<String> = module.iter().cloned().chain(name).collect();
                collect_paths(group.stream(), &inner, used);
            }
            TokenTree::Ident(word)
                if (word == "crate" || word == "super") && is_separator(&tokens, index + 1) =>
            {
                let start = if word == "crate" {
                    Vec::new()
                } else {
                    parent(module)
                };
                index = collect_tree(&tokens, index + 3, start, used);
                continue;
            }
            _ => {}
        }
        index += 1;
    }
}

/// Adds the paths of a tree such as `a::{b, c::d}` that begins at this token. Returns the index of
/// the first token after it.
fn collect_tree(
    tokens: &[TokenTree],
    mut index: usize,
    mut path: UsedPath,
    used: &mut Vec<UsedPath>,
) -> usize {
    loop {
        match tokens.get(index) {
            Some(TokenTree::Ident(word)) if word == "super" => path = parent(&path),
            Some(TokenTree::Ident(word)) => path.push(word.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let branches: Vec<TokenTree> = group.stream().into_iter().collect();
                let is_comma = |token: &TokenTree| token.to_string() == ",";
                for branch in branches.split(is_comma).filter(|branch| !branch.is_empty()) {
                    collect_tree(branch, 0, path.clone(), used);
                }
                return index + 1;
            }
            _ => {
                used.push(path);
                return index;
            }
        }
        index += 1;
        if !is_separator(tokens, index) {
            used.push(path);
            return index;
        }
        index += 2;
    }
}

fn parent(path: &[String]) -> Vec<String> {
    path.split_last()
        .map_or_else(Vec::new, |(_, parent)| parent.to_vec())
}

/// Returns whether `::` begins at this token.
fn is_separator(tokens: &[TokenTree], index: usize) -> bool {
    let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    is_colon(tokens.get(index)) && is_colon(tokens.get(index + 1))
}

fn is_test_attribute(token: Option<&TokenTree>) -> bool {
    token.is_some_and(|token| token.to_string().replace(' ', "") == "[cfg(test)]")
}

fn ends_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => token.to_string() == ";",
    }
}

/// Returns the arrows of a section in ARCHITECTURE.md: lines of `a -> b, c` in its block of text.
fn drawing(heading: &str) -> BTreeMap<String, BTreeSet<String>> {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let section = page
        .split_once(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("ARCHITECTURE.md has the heading {heading}"))
        .1;
    let block = section.split_once("```text\n").unwrap().1;
    let block = block.split_once("```").unwrap().0;
    let names = |text: &str| -> BTreeSet<String> {
        let names = text
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        names.map(str::to_owned).collect()
    };
    let arrows = block.lines().filter_map(|line| line.split_once("->"));
    arrows
        .map(|(importer, imported)| (importer.trim().to_owned(), names(imported)))
        .collect()
}

/// Fails if the drawing lacks an import, or has one that the code has not.
fn assert_drawn(imports: &Imports, heading: &str) {
    let drawn = drawing(heading);
    let mut faults = Vec::new();
    for (importer, imported) in imports {
        for (name, file) in imported {
            if !drawn
                .get(importer)
                .is_some_and(|names| names.contains(name))
            {
                faults.push(format!("{file}: {importer} -> {name} is not drawn"));
            }
        }
    }
    for (importer, names) in &drawn {
        for name in names {
            if !imports
                .get(importer)
                .is_some_and(|imported| imported.contains_key(name))
            {
                faults.push(format!(
                    "{importer} -> {name} is drawn, but nothing imports it"
                ));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{heading} of ARCHITECTURE.md: move the code, or correct the drawing\n{}",
        faults.join("\n")
    );
    assert_one_way(imports, heading);
}

/// Fails if imports form a circle. Names that import nothing are removed until none is left.
fn assert_one_way(imports: &Imports, heading: &str) {
    let mut left: BTreeMap<&String, BTreeSet<&String>> = imports
        .iter()
        .map(|(importer, imported)| (importer, imported.keys().collect()))
        .collect();
    loop {
        let importers: BTreeSet<&String> = left.keys().copied().collect();
        let before = left.len();
        left.retain(|_, imported| imported.iter().any(|name| importers.contains(name)));
        if left.len() == before {
            break;
        }
    }
    assert!(
        left.is_empty(),
        "{heading}: these import each other: {left:#?}"
    );
}

/// Returns the rooms: the modules of the crate.
fn rooms(files: &[SourceFile]) -> BTreeSet<String> {
    files.iter().map(|file| file.module[0].clone()).collect()
}

#[test]
fn rooms_import_one_way_as_drawn() {
    let files = source_files();
    let rooms = rooms(&files);
    let mut imports = Imports::new();
    for file in &files {
        let room = &file.module[0];
        for path in &file.used {
            let Some(imported) = path.first().filter(|name| *name != room) else {
                continue;
            };
            assert!(
                rooms.contains(imported),
                "{}: {imported} is no room",
                file.name
            );
            let importer = imports.entry(room.clone()).or_default();
            importer.insert(imported.clone(), file.name.clone());
        }
    }
    assert_drawn(&imports, ROOMS_HEADING);
}

#[test]
fn sub_rooms_import_one_way_as_drawn() {
    let files = source_files();
    for room in ["import", "export", "app", "cli"] {
        let in_room = || files.iter().filter(|file| file.module[0] == room);
        let sub_rooms: BTreeSet<&String> =
            in_room().filter_map(|file| file.module.get(1)).collect();
        let mut imports = Imports::new();
        for file in in_room() {
            // The root of a room stands above its sub-rooms.
            let Some(sub_room) = file.module.get(1) else {
                continue;
            };
            for path in file
                .used
                .iter()
                .filter(|path| path.first().is_some_and(|name| name == room))
            {
                let imported = path.get(1).filter(|name| sub_rooms.contains(name));
                let imported = imported.unwrap_or_else(|| {
                    let path = path.join("::");
                    panic!(
                        "{}: {path} is in src/{room}.rs, above the sub-rooms",
                        file.name
                    )
                });
                if imported != sub_room {
                    let importer = imports.entry(sub_room.clone()).or_default();
                    importer.insert(imported.clone(), file.name.clone());
                }
            }
        }
        assert_drawn(&imports, &format!("### Sub-rooms of `{room}`"));
    }
}
