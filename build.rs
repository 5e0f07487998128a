//! Puts the compiled page into the command, where `BROADSHEET_APP` names its folder (`make release`).
//!
//! Only what the compiler made goes in: the page, its script, its wasm, its style sheets and its icon. All
//! else in that folder is made again by `broadsheet build`.

use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=BROADSHEET_APP");
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let mut pack = fs::File::create(PathBuf::from(out).join("app.pack"))?;
    let Some(folder) = env::var_os("BROADSHEET_APP") else {
        return Ok(());
    };
    let folder = PathBuf::from(folder);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_of_the_page(&name) {
            names.push(name);
        }
    }
    names.sort();
    for name in names {
        let bytes = fs::read(folder.join(&name))?;
        // A name, a length, and so many bytes: read in src/cli/build/inside.rs.
        writeln!(pack, "{name} {}", bytes.len())?;
        pack.write_all(&bytes)?;
    }
    Ok(())
}

/// Whether a file is one that the compiler made.
fn is_of_the_page(name: &str) -> bool {
    let ending = Path::new(name)
        .extension()
        .and_then(|ending| ending.to_str());
    let is_made_again = name == "sw.js" || name.starts_with("accent-");
    let is_part = matches!(ending, Some("js" | "wasm" | "css" | "svg"));
    name == "index.html" || (is_part && !is_made_again)
}
