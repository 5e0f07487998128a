//! `broadsheet bundle`: the files in a bundle, its largest size, and the errors.
//! (tests/e2e/bundle.spec.mjs opens a bundle in a browser.)

use std::{fs, io::Read, path::Path, process::Output};

use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::read::ZlibDecoder;
use tempfile::TempDir;

use crate::fixtures::{built_page, command, write_built_page};

const HOSTILE: &str = "</script><!-- <script>";

/// Creates a folder of articles and a folder with a built page.
fn folders() -> (TempDir, TempDir) {
    let (content, app) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let record = format!(
        "---\ntitle: \"Tides {HOSTILE}\"\nimages:\n- url: tide.png\n- url: https://other.example/x.png\n---\nText {HOSTILE}\n"
    );
    fs::write(content.path().join("tides.md"), record).unwrap();
    fs::write(content.path().join("tide.png"), noise()).unwrap();
    let settings = format!("title = \"The Tide {HOSTILE}\"\npictures = 'any'\n");
    fs::write(content.path().join("broadsheet.toml"), settings).unwrap();
    write_built_page(app.path(), &built_page());
    (content, app)
}

/// Returns a PNG of three megabytes. It is noise, so no compression makes it smaller.
fn noise() -> Vec<u8> {
    let mut state = 1_u32;
    let picture = image::RgbImage::from_fn(1_000, 1_000, |_, _| {
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        image::Rgb([next(), next(), next()])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

fn bundle(content: &Path, app: &Path, out: &Path, extra: &[&str]) -> Output {
    let [content, app, out] = [content, app, out].map(|path| path.to_str().unwrap());
    let arguments = ["bundle", content, "--app", app, "--out", out, "--no-cache"];
    command(&arguments).args(extra).output().unwrap()
}

/// Returns the elements that contain files: name and text of each.
fn embedded_files(html: &str) -> Vec<(&str, &str)> {
    let elements = html
        .split("<script type=\"text/plain\" data-name=\"")
        .skip(1);
    elements
        .map(|rest| {
            let (name, rest) = rest.split_once('"').unwrap();
            let text = rest.split_once('>').unwrap().1;
            (name, text.split_once("</script>").unwrap().0)
        })
        .collect()
}

fn inflate(text: &str) -> Vec<u8> {
    let bytes = BASE64_STANDARD.decode(text).unwrap();
    let mut read = Vec::new();
    ZlibDecoder::new(bytes.as_slice())
        .read_to_end(&mut read)
        .unwrap();
    read
}

#[test]
fn a_bundle_contains_all_files_and_names_no_other() {
    let (content, app) = folders();
    let out = content.path().join("out.html");
    let output = bundle(content.path(), app.path(), &out, &[]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let html = fs::read_to_string(&out).unwrap();
    let embedded_files = embedded_files(&html);
    let file = |begin: &str| {
        let embedded_file = embedded_files
            .iter()
            .find(|(name, _)| name.starts_with(begin));
        embedded_file.unwrap_or_else(|| panic!("no {begin}")).1
    };
    assert_eq!(inflate(file("wasm/main")), b"wasm");
    let manifest: serde_json::Value =
        serde_json::from_slice(&inflate(file("data/manifest.json"))).unwrap();
    assert_eq!(manifest["site"]["title"], format!("The Tide {HOSTILE}"));
    let cards = String::from_utf8(inflate(file("data/cards-"))).unwrap();
    assert!(
        cards.contains("Tides") && !cards.contains("other.example"),
        "{cards}"
    );
    assert!(!inflate(file("messages/de-")).is_empty());
    assert_eq!(
        &BASE64_STANDARD.decode(file("data/picture-")).unwrap()[1..4],
        b"PNG"
    );
    // All script elements contain files, except the one script.
    assert_eq!(html.matches("<script").count(), embedded_files.len() + 1);
    assert!(!html.contains(HOSTILE), "texts of records are escaped");
    for absent in ["<base", "<link", " src=", "sw.js", "modulepreload"] {
        let outside = html.split("<script type=\"module\">").next().unwrap();
        assert!(!outside.contains(absent), "{absent}");
    }
    // The same folder gives the same file.
    let again = content.path().join("again.html");
    assert!(
        bundle(content.path(), app.path(), &again, &[])
            .status
            .success()
    );
    assert!(fs::read(&again).unwrap() == html.as_bytes());
}

#[test]
fn a_bundle_that_is_too_large_is_not_written() {
    let (content, app) = folders();
    let out = content.path().join("out.html");
    fs::write(&out, "before").unwrap();
    let output = bundle(content.path(), app.path(), &out, &["--max-size", "1"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(
        stderr.contains("out.html would have") && stderr.contains("1 MiB"),
        "{stderr}"
    );
    assert!(
        stderr.contains("--no-pictures") && stderr.contains("--max-size"),
        "{stderr}"
    );
    assert_eq!(fs::read_to_string(&out).unwrap(), "before");
    // The options that the error names work.
    let output = bundle(
        content.path(),
        app.path(),
        &out,
        &["--max-size", "1", "--no-pictures"],
    );
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let html = fs::read_to_string(&out).unwrap();
    assert!(
        embedded_files(&html)
            .iter()
            .all(|(name, _)| !name.contains("picture"))
    );
}

#[test]
fn the_old_name_of_max_size_works_with_a_message() {
    let (content, app) = folders();
    let out = content.path().join("out.html");
    let output = bundle(content.path(), app.path(), &out, &["--most", "1"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    let message = "`--most` is now called `--max-size`; the old name stops working in version 0.3.";
    assert!(stderr.lines().any(|line| line == message), "{stderr}");
    assert!(!out.exists(), "the old name limits the size");
    let output = bundle(content.path(), app.path(), &out, &["--most", "60"]);
    assert!(output.status.success() && out.exists());
    let both = ["--most", "60", "--max-size", "60"];
    let output = bundle(content.path(), app.path(), &out, &both);
    assert_eq!(output.status.code(), Some(2));
    let output = bundle(content.path(), app.path(), &out, &[]);
    assert!(!String::from_utf8_lossy(&output.stderr).contains("--most"));
}

#[test]
fn the_built_page_is_not_changed() {
    let (content, app) = folders();
    let files = || {
        let mut files: Vec<_> = fs::read_dir(app.path())
            .unwrap()
            .map(|entry| {
                let path = entry.unwrap().path();
                (path.clone(), fs::read(path).unwrap())
            })
            .collect();
        files.sort();
        files
    };
    let before = files();
    let out = content.path().join("out.html");
    assert!(
        bundle(content.path(), app.path(), &out, &[])
            .status
            .success()
    );
    assert!(files() == before);
}

#[test]
fn an_error_names_the_folder_without_a_page() {
    let (content, _) = folders();
    let nowhere = tempfile::tempdir().unwrap();
    let out = nowhere.path().join("out.html");
    let output = bundle(content.path(), nowhere.path(), &out, &[]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(
        stderr.contains("no built page at") && stderr.contains("--app"),
        "{stderr}"
    );
    assert!(!out.exists());
}
