//! What hosts are told of a built site holds for every file of it. (nginx and Caddy run for real in
//! tests/e2e/host.spec.mjs.)

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::{Command, Output},
};

use broadsheet::export::host::is_lasting;
use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

/// What Trunk makes of the page, as far as it matters here.
const BUILT: &str = "<script type=\"module\">import init from '/broadsheet-0.js'</script>\
    <link rel=\"modulepreload\" href=\"/broadsheet-0.js\">\
    <link rel=\"preload\" href=\"/broadsheet-0_bg.wasm\" as=\"fetch\" type=\"application/wasm\"></head>";

fn broadsheet(words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_broadsheet"));
    command.args(words).env_remove("BROADSHEET_CONTENT");
    command.output().unwrap()
}

/// The page as Trunk has built it for the root of its host.
fn page() -> String {
    include_str!("../../index.html")
        .replace("<base data-trunk-public-url>", "<base href=\"/\">")
        .replace("</head>", BUILT)
}

/// Builds a site of two stories.
fn build(app: &Path, settings: &str, more: &[&str]) -> String {
    build_around(&page(), app, settings, more)
}

fn build_around(page: &str, app: &Path, settings: &str, more: &[&str]) -> String {
    let content = tempfile::tempdir().unwrap();
    let text = "All of it, and all of it again. ".repeat(40);
    for name in ["one", "two"] {
        let record = format!(
            "---\ntitle: {name}\ntopics: [Sea]\npublishedDateTime: 2026-01-02T03:04:05Z\n---\n{text}\n"
        );
        fs::write(content.path().join(format!("{name}.md")), record).unwrap();
    }
    fs::write(content.path().join("broadsheet.toml"), settings).unwrap();
    fs::write(app.join("index.html"), page).unwrap();
    fs::write(app.join("broadsheet-0.js"), "export default 0;\n".repeat(9)).unwrap();
    fs::write(app.join("broadsheet-0_bg.wasm"), "wasm").unwrap();
    let (content, app) = (content.path().to_str().unwrap(), app.to_str().unwrap());
    let words = ["build", content, "--app", app, "--no-cache"];
    let done = broadsheet(&[&words, more].concat());
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{said}");
    said
}

fn site(settings: &str) -> TempDir {
    let app = tempfile::tempdir().unwrap();
    build(app.path(), settings, &["--public-url", "/repo/"]);
    app
}

fn files(folder: &Path) -> BTreeSet<String> {
    let files = WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            path.to_str().unwrap().to_owned()
        })
        .collect()
}

fn settings(app: &Path, host: &str) -> String {
    let done = broadsheet(&["host", host, "--app", app.to_str().unwrap()]);
    assert!(done.status.success(), "{host}: {done:?}");
    String::from_utf8(done.stdout).unwrap()
}

/// Whether a text is like a pattern in which `*` is anything.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((before, after)) => text.strip_prefix(before).is_some_and(|rest| {
            (0..=rest.len()).any(|at| rest.is_char_boundary(at) && fits(after, &rest[at..]))
        }),
    }
}

const FEEDS: &str = "base = \"https://tide.example/repo\"";

#[test]
fn rules_name_what_lasts_once_and_nothing_else() {
    let app = site(FEEDS);
    let text = fs::read_to_string(app.path().join("_headers")).unwrap();
    assert_eq!(text, settings(app.path(), "netlify"));
    assert_eq!(text, settings(app.path(), "cloudflare"));
    let mut rules: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        // https://developers.cloudflare.com/pages/configuration/headers/
        assert!(line.len() <= 2_000, "{line}");
        match line.strip_prefix("  ") {
            Some(header) => rules.last_mut().unwrap().1.push(header),
            None if line.starts_with('/') => rules.push((line, Vec::new())),
            None => assert!(line.is_empty() || line.starts_with('#'), "{line}"),
        }
    }
    assert!(rules.len() <= 100, "{}", rules.len());
    let mut lasting = 0;
    for file in files(app.path()) {
        let address = format!("/repo/{file}");
        let mut found = BTreeMap::new();
        for (_, headers) in rules.iter().filter(|(rule, _)| fits(rule, &address)) {
            for header in headers {
                let (name, value) = header.split_once(": ").unwrap();
                let before = found.insert(name, value);
                assert_eq!(before, None, "{file} has two {name}");
            }
        }
        let cache = found.get("Cache-Control").copied();
        let expected = is_lasting(&file).then_some("public, max-age=31536000, immutable");
        assert_eq!(cache, expected, "{file}");
        lasting += usize::from(is_lasting(&file));
        assert!(found["Content-Security-Policy"].ends_with("; frame-ancestors 'none'"));
        assert_eq!(found["X-Content-Type-Options"], "nosniff");
    }
    assert!(lasting > 15, "{lasting}");
}

#[test]
fn every_host_has_the_policy_of_the_page() {
    let app = site("pictures = 'any'");
    let page = fs::read_to_string(app.path().join("404.html")).unwrap();
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1);
    let policy = policy.unwrap().split('"').next().unwrap();
    assert!(policy.contains("img-src 'self' https:"), "{policy}");
    for host in ["nginx", "caddy", "netlify", "cloudflare", "s3"] {
        let text = settings(app.path(), host);
        assert!(text.contains(policy), "{host}: {text}");
        assert!(
            !text.contains("@root@") && !text.contains("@base@"),
            "{text}"
        );
    }
}

#[test]
fn files_on_another_host_may_be_read_by_the_page() {
    let header = "Access-Control-Allow-Origin";
    let hosts = ["nginx", "caddy", "netlify", "cloudflare", "s3"];
    let app = site("");
    for host in hosts {
        let text = settings(app.path(), host);
        assert!(
            !text.contains("AllowOrigin") && !text.contains(header),
            "{text}"
        );
    }
    let nowhere = broadsheet(&[
        "host",
        "nginx",
        "--cdn",
        "--app",
        app.path().to_str().unwrap(),
    ]);
    assert!(!nowhere.status.success());
    let said = String::from_utf8(nowhere.stderr).unwrap();
    assert!(
        said.contains("say one with `cdn` in the settings"),
        "{said}"
    );

    let app = site("cdn = 'https://cdn.example/news/'");
    for host in hosts {
        let text = settings(app.path(), host);
        assert!(
            text.contains("AllowOrigin") || text.contains(header),
            "{text}"
        );
        assert!(
            text.contains("script-src 'self' https://cdn.example/news/ "),
            "{text}"
        );
    }
    let there = broadsheet(&[
        "host",
        "nginx",
        "--cdn",
        "--app",
        app.path().to_str().unwrap(),
    ]);
    let there = String::from_utf8(there.stdout).unwrap();
    assert!(there.contains("404 \"/news/404.html\""), "{there}");
    // The word on the command line is the last.
    let page = |more: &[&str]| {
        build(app.path(), "cdn = 'https://cdn.example/news/'", more);
        fs::read_to_string(app.path().join("404.html")).unwrap()
    };
    let other = page(&["--cdn", "https://other.example/"]);
    assert!(
        other.contains("\"https://other.example/broadsheet-") && !other.contains("cdn.example")
    );
    assert!(page(&[]).contains("\"https://cdn.example/news/broadsheet-"));
}

#[test]
fn a_page_that_is_being_worked_on_asks_its_own_host() {
    let app = tempfile::tempdir().unwrap();
    let served = page().replace("<title>", "<!-- __TRUNK_ADDRESS__ --><title>");
    let cdn = "cdn = 'https://cdn.example/news/'";
    for (page, is_asked) in [(&served, false), (&page(), true)] {
        build_around(page, app.path(), cdn, &[]);
        for name in ["404.html", "index.html"] {
            let html = fs::read_to_string(app.path().join(name)).unwrap();
            assert_eq!(html.contains("cdn.example"), is_asked, "{name}");
        }
    }
}

#[test]
fn a_site_lives_where_it_is_published() {
    let app = tempfile::tempdir().unwrap();
    let place = |settings: &str, more: &[&str]| {
        let said = build(app.path(), settings, more);
        let page = fs::read_to_string(app.path().join("404.html")).unwrap();
        let base = page.split("<base href=\"").nth(1).unwrap();
        let says_so = said.contains("The page is made for the folder");
        (base.split('"').next().unwrap().to_owned(), says_so)
    };
    let there = "base = 'https://tide.example/news'";
    assert_eq!(place(there, &[]), ("/news/".to_owned(), false));
    assert_eq!(
        place(there, &["--public-url", "/repo/"]),
        ("/repo/".to_owned(), true)
    );
    assert_eq!(
        place("base = 'https://tide.example'", &[]),
        ("/".to_owned(), false)
    );
    assert_eq!(
        place("", &["--public-url", "/repo/"]),
        ("/repo/".to_owned(), false)
    );
    assert!(app.path().join("yours/index.html").is_file());
}

#[test]
fn the_folder_of_articles_is_the_one_that_is_meant() {
    let here = tempfile::tempdir().unwrap();
    let check = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_broadsheet"));
        command
            .arg("check")
            .current_dir(here.path())
            .env_remove("BROADSHEET_CONTENT");
        let done = command.output().unwrap();
        String::from_utf8([done.stdout, done.stderr].concat()).unwrap()
    };
    fs::create_dir(here.path().join("content")).unwrap();
    fs::write(here.path().join("content/a.md"), "---\ntitle: A\n---\n").unwrap();
    fs::write(here.path().join("b.md"), "---\ntitle: B\n---\n").unwrap();
    assert!(check().contains("1 record"), "{}", check());
    fs::write(here.path().join("broadsheet.toml"), "").unwrap();
    assert!(check().contains("2 records"), "{}", check());
}

#[test]
fn rules_of_the_owner_stay() {
    let app = tempfile::tempdir().unwrap();
    let path = app.path().join("_headers");
    fs::write(&path, "/*\n  X-Mine: 1\n").unwrap();
    build(app.path(), "", &[]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "/*\n  X-Mine: 1\n");
}

#[test]
fn what_is_said_of_a_host_must_be_plain() {
    let app = site("");
    let app = app.path().to_str().unwrap();
    for words in [
        ["--root", "/a\"; include /etc/passwd; \""],
        ["--root", "relative"],
        ["--root", "/a$uri"],
        ["--server-name", "a b"],
        ["--server-name", "a;"],
        ["--port", "0"],
    ] {
        let done = broadsheet(&[&["host", "nginx", "--app", app][..], &words].concat());
        assert_eq!(done.status.code(), Some(2), "{words:?}");
    }
    let done = broadsheet(&["host", "nginx", "--app", "/nowhere/at/all"]);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(said.contains("/nowhere/at/all/404.html"), "{said}");
}

#[test]
fn the_workflow_builds_what_it_publishes() {
    let app = site("");
    let text = settings(app.path(), "github");
    let workflow: Value = serde_saphyr::from_str(&text).unwrap();
    assert_eq!(workflow["permissions"]["pages"], "write");
    assert_eq!(workflow["permissions"]["id-token"], "write");
    let steps = workflow["jobs"]["publish"]["steps"].as_array().unwrap();
    let place = |what: &str| {
        let found = steps
            .iter()
            .position(|step| step.to_string().contains(what));
        found.unwrap_or_else(|| panic!("no step with {what}"))
    };
    let order = [
        "actions/checkout@",
        "actions/setup-node@",
        "actions/cache@",
        "actions/configure-pages@",
        "make build",
        "actions/upload-pages-artifact@",
        "actions/deploy-pages@",
    ]
    .map(place);
    assert!(order.is_sorted(), "{order:?}");
    let build = &steps[place("make build")];
    let folder = &build["env"]["PUBLIC_URL"];
    assert_eq!(folder, "${{ steps.pages.outputs.base_path }}/");
    assert_eq!(steps[place("configure-pages")]["id"], "pages");
    assert_eq!(
        steps[place("upload-pages-artifact")]["with"]["path"],
        "dist"
    );
    for file in ["Cargo.lock", "scripts/versions.env"] {
        assert!(text.contains(&format!("'{file}'")) && Path::new(file).exists());
    }
}

/// Runs the script with a program in the place of `aws` that notes what it is asked; the calls, a list of words each.
fn calls(app: &Path, words: &[&str]) -> Vec<Vec<String>> {
    let place = tempfile::tempdir().unwrap();
    let (script, log) = (place.path().join("publish.sh"), place.path().join("log"));
    fs::write(&script, settings(app, "s3")).unwrap();
    let aws = place.path().join("aws");
    let noting = "#!/bin/sh\nfor word; do printf '%s\\037' \"$word\"; done >>\"$LOG\"\nprintf '\\036' >>\"$LOG\"\n";
    fs::write(&aws, noting).unwrap();
    let allowed = Command::new("chmod").arg("+x").arg(&aws).status().unwrap();
    assert!(allowed.success());
    let path = format!(
        "{}:{}",
        place.path().display(),
        std::env::var("PATH").unwrap()
    );
    let done = Command::new("sh")
        .arg(&script)
        .args(words)
        .env("PATH", path)
        .env("LOG", &log)
        .env("BUCKET", "news")
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    let log = fs::read_to_string(&log).unwrap();
    let calls = log.split_terminator('\u{1e}');
    calls
        .map(|call| call.split_terminator('\u{1f}').map(str::to_owned).collect())
        .collect()
}

/// The word after this one in a call.
fn option<'a>(call: &'a [String], name: &str) -> Option<&'a str> {
    let at = call.iter().position(|word| word == name)?;
    call.get(at + 1).map(String::as_str)
}

/// Whether `aws s3 sync` looks at a file: the last filter that fits holds.
fn is_synced(call: &[String], file: &str) -> bool {
    let pairs = call.windows(2);
    pairs.fold(true, |holds, pair| match pair[0].as_str() {
        "--exclude" if fits(&pair[1], file) => false,
        "--include" if fits(&pair[1], file) => true,
        _ => holds,
    })
}

#[test]
fn s3_gets_every_file_once_and_the_manifest_last() {
    let app = site(FEEDS);
    build(app.path(), FEEDS, &["--compress"]);
    let folder = app.path().to_str().unwrap();
    let calls = calls(app.path(), &[folder]);
    let mut uploaded: Vec<String> = Vec::new();
    let (last, uploads) = calls.split_last().unwrap();
    for call in uploads {
        let files: Vec<_> = match call[1].as_str() {
            "cp" => {
                let file = call[2].strip_prefix(folder).unwrap();
                assert_eq!(call[3], format!("s3://news/repo{file}"));
                vec![file.trim_start_matches('/').to_owned()]
            }
            _ => {
                assert_eq!(call[1..4], ["sync", folder, "s3://news/repo/"]);
                let files = files(app.path()).into_iter();
                files.filter(|file| is_synced(call, file)).collect()
            }
        };
        for file in &files {
            let cache = option(call, "--cache-control").unwrap();
            assert_eq!(cache != "no-cache", is_lasting(file), "{file}");
            let expected = match file.rsplit('.').next().unwrap() {
                "wasm" => Some("application/wasm"),
                "atom" => Some("application/atom+xml"),
                "webmanifest" => Some("application/manifest+json"),
                _ => option(call, "--content-type"),
            };
            assert_eq!(option(call, "--content-type"), expected, "{file}");
        }
        uploaded.extend(files);
    }
    let is_published =
        |file: &String| !file.ends_with(".br") && !file.ends_with(".gz") && file != "_headers";
    let all: Vec<_> = files(app.path()).into_iter().filter(is_published).collect();
    assert_eq!(uploaded.last().unwrap(), "data/manifest.json");
    let first_asked = uploaded.iter().position(|file| !is_lasting(file)).unwrap();
    assert!(uploaded[first_asked..].iter().all(|file| !is_lasting(file)));
    uploaded.sort();
    assert_eq!(uploaded, all);
    assert!(last.contains(&"--delete".to_owned()) && last.contains(&"--size-only".to_owned()));
}

#[test]
fn cloudfront_gets_every_header() {
    let app = site("");
    let calls = calls(app.path(), &["headers"]);
    let policy = option(&calls[0], "--response-headers-policy-config").unwrap();
    let policy: Value = serde_json::from_str(policy).unwrap();
    let known = &policy["SecurityHeadersConfig"];
    let csp = known["ContentSecurityPolicy"]["ContentSecurityPolicy"].as_str();
    assert!(
        csp.unwrap()
            .contains("trusted-types default; frame-ancestors 'none'")
    );
    assert_eq!(known["ReferrerPolicy"]["ReferrerPolicy"], "no-referrer");
    let others = policy["CustomHeadersConfig"]["Items"].as_array().unwrap();
    assert_eq!(policy["CustomHeadersConfig"]["Quantity"], others.len());
    let names: Vec<_> = others
        .iter()
        .map(|other| other["Header"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Cross-Origin-Opener-Policy", "Permissions-Policy"]);
}

#[test]
fn what_is_not_there_is_the_page_of_the_sites_own_folder() {
    let app = site("");
    let calls = calls(app.path(), &["website"]);
    assert_eq!(calls[0][..3], ["s3", "website", "s3://news"]);
    assert_eq!(option(&calls[0], "--error-document"), Some("repo/404.html"));
}

#[test]
fn siblings_come_on_request_are_named_nowhere_and_go_again() {
    let app = tempfile::tempdir().unwrap();
    let said = build(app.path(), FEEDS, &[]);
    assert!(!said.contains("compressed beforehand"), "{said}");
    let plain = files(app.path());
    let manifest = fs::read(app.path().join("data/manifest.json")).unwrap();
    let worker = fs::read(app.path().join("sw.js")).unwrap();
    build(app.path(), &format!("compress = true\n{FEEDS}"), &[]);
    let all = files(app.path());
    for name in [
        "404.html",
        "article/one/index.html",
        "data/manifest.json",
        "sw.js",
        "feed.xml",
    ] {
        for ending in ["br", "gz"] {
            assert!(
                all.contains(&format!("{name}.{ending}")),
                "{name}.{ending}: {all:?}"
            );
        }
    }
    assert!(!all.iter().any(|name| name.contains(".png.")), "{all:?}");
    assert_eq!(
        fs::read(app.path().join("data/manifest.json")).unwrap(),
        manifest
    );
    assert_eq!(fs::read(app.path().join("sw.js")).unwrap(), worker);
    let rules = fs::read_to_string(app.path().join("_headers")).unwrap();
    assert!(!rules.contains(".br") && !rules.contains(".gz"), "{rules}");
    let said = build(app.path(), FEEDS, &["--compress"]);
    assert!(
        said.contains(", 0 of them new or changed, 0 removed."),
        "{said}"
    );
    build(app.path(), FEEDS, &[]);
    assert_eq!(files(app.path()), plain);
}
