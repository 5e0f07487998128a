//! One file that holds an archive: what is in it, how large it may be, what is said where it cannot be made.
//! (It is opened in a browser in tests/e2e/bundle.spec.mjs.)

use std::{
    fs,
    io::Read,
    path::Path,
    process::{Command, Output},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::read::ZlibDecoder;
use tempfile::TempDir;

/// What Trunk makes of the page, as far as it matters here.
const BUILT: &str = "<script type=\"module\">import init from '/broadsheet-0.js'</script>\
    <link rel=\"modulepreload\" href=\"/broadsheet-0.js\">\
    <link rel=\"preload\" href=\"/broadsheet-0_bg.wasm\" as=\"fetch\" type=\"application/wasm\"></head>";

const HOSTILE: &str = "</script><!-- <script>";

/// A folder of articles, and a built page.
fn folders() -> (TempDir, TempDir) {
    let (content, app) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let record = format!(
        "---\ntitle: \"Tides {HOSTILE}\"\nimages:\n- url: tide.png\n- url: https://other.example/x.png\n---\nText {HOSTILE}\n"
    );
    fs::write(content.path().join("tides.md"), record).unwrap();
    fs::write(content.path().join("tide.png"), noise()).unwrap();
    let settings = format!("title = \"The Tide {HOSTILE}\"\npictures = 'any'\n");
    fs::write(content.path().join("broadsheet.toml"), settings).unwrap();
    let page = include_str!("../../index.html")
        .replace("<base data-trunk-public-url>", "<base href=\"/\">")
        .replace("</head>", BUILT);
    // Trunk takes these out of the page.
    let page: String = page
        .lines()
        .filter(|line| !line.starts_with("<link data-trunk"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let app_file = |name: &str, text: &str| fs::write(app.path().join(name), text).unwrap();
    app_file("index.html", &page);
    app_file(
        "broadsheet-0.js",
        "function init() {}\nexport { init as default };\n",
    );
    app_file("broadsheet-0_bg.wasm", "wasm");
    (content, app)
}

/// A PNG of three megabytes: noise, which nothing makes smaller.
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

fn bundle(content: &Path, app: &Path, out: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_broadsheet"));
    let [content, app, out] = [content, app, out].map(|path| path.to_str().unwrap());
    let words = ["bundle", content, "--app", app, "--out", out, "--no-cache"];
    command.args(words).args(more).output().unwrap()
}

/// The elements that hold files: name and text of each.
fn held(html: &str) -> Vec<(&str, &str)> {
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

fn inflated(text: &str) -> Vec<u8> {
    let bytes = BASE64_STANDARD.decode(text).unwrap();
    let mut read = Vec::new();
    ZlibDecoder::new(bytes.as_slice())
        .read_to_end(&mut read)
        .unwrap();
    read
}

#[test]
fn one_file_holds_all_and_names_nothing_else() {
    let (content, app) = folders();
    let out = content.path().join("out.html");
    let done = bundle(content.path(), app.path(), &out, &[]);
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let html = fs::read_to_string(&out).unwrap();
    let held = held(&html);
    let file = |begin: &str| {
        let found = held.iter().find(|(name, _)| name.starts_with(begin));
        found.unwrap_or_else(|| panic!("no {begin}")).1
    };
    assert_eq!(inflated(file("application")), b"wasm");
    let manifest: serde_json::Value =
        serde_json::from_slice(&inflated(file("data/manifest.json"))).unwrap();
    assert_eq!(manifest["site"]["title"], format!("The Tide {HOSTILE}"));
    let cards = String::from_utf8(inflated(file("data/cards-"))).unwrap();
    assert!(
        cards.contains("Tides") && !cards.contains("other.example"),
        "{cards}"
    );
    assert!(!inflated(file("messages/de-")).is_empty());
    assert_eq!(
        &BASE64_STANDARD.decode(file("data/picture-")).unwrap()[1..4],
        b"PNG"
    );
    // Nothing but elements that hold files, and the one script.
    assert_eq!(html.matches("<script").count(), held.len() + 1);
    assert!(!html.contains(HOSTILE), "texts of records are escaped");
    for gone in ["<base", "<link", " src=", "sw.js", "modulepreload"] {
        let outside = html.split("<script type=\"module\">").next().unwrap();
        assert!(!outside.contains(gone), "{gone}");
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
fn a_file_that_is_too_large_is_not_written() {
    let (content, app) = folders();
    let out = content.path().join("out.html");
    fs::write(&out, "before").unwrap();
    let done = bundle(content.path(), app.path(), &out, &["--most", "1"]);
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(
        said.contains("out.html would have") && said.contains("1 MiB"),
        "{said}"
    );
    assert!(
        said.contains("--no-pictures") && said.contains("--most"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&out).unwrap(), "before");
    // As it is told.
    let done = bundle(
        content.path(),
        app.path(),
        &out,
        &["--most", "1", "--no-pictures"],
    );
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let html = fs::read_to_string(&out).unwrap();
    assert!(
        held(&html)
            .iter()
            .all(|(name, _)| !name.contains("picture"))
    );
}

#[test]
fn the_built_page_stays_as_it_is() {
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
fn without_a_page_it_is_said_where_one_is_expected() {
    let (content, _) = folders();
    let nowhere = tempfile::tempdir().unwrap();
    let out = nowhere.path().join("out.html");
    let done = bundle(content.path(), nowhere.path(), &out, &[]);
    let said = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(
        said.contains("no built page at") && said.contains("--app"),
        "{said}"
    );
    assert!(!out.exists());
}
