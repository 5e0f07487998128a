//! The settings of hosts apply to every file of a built site. (tests/e2e/host.spec.mjs runs nginx and Caddy.)

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use broadsheet::export::files::immutable_files::is_immutable;
use serde_json::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::fixtures::{broadsheet, built_page, command, write_built_page};

/// Builds a site of two stories, and returns the messages.
fn build(app: &Path, settings: &str, extra: &[&str]) -> String {
    build_with_page(&built_page(), app, settings, extra)
}

fn build_with_page(page: &str, app: &Path, settings: &str, extra: &[&str]) -> String {
    let content = tempfile::tempdir().unwrap();
    let text = "All of it, and all of it again. ".repeat(40);
    for name in ["one", "two"] {
        let record = format!(
            "---\ntitle: {name}\ntopics: [Sea]\npublishedDateTime: 2026-01-02T03:04:05Z\n---\n{text}\n"
        );
        fs::write(content.path().join(format!("{name}.md")), record).unwrap();
    }
    fs::write(content.path().join("broadsheet.toml"), settings).unwrap();
    write_built_page(app, page);
    let (content, app) = (content.path().to_str().unwrap(), app.to_str().unwrap());
    let arguments = ["build", content, "--app", app, "--no-cache"];
    let done = broadsheet(&[&arguments, extra].concat());
    let stderr = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success(), "{stderr}");
    stderr
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

/// Returns whether a text matches a pattern in which `*` is any text.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((before, after)) => text.strip_prefix(before).is_some_and(|rest| {
            (0..=rest.len())
                .any(|at| rest.is_char_boundary(at) && matches_pattern(after, &rest[at..]))
        }),
    }
}

const FEEDS: &str = "base = \"https://tide.example/repo\"";

#[test]
fn each_immutable_file_has_one_cache_rule_and_others_have_none() {
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
    let mut immutable_files = 0;
    for file in files(app.path()) {
        let address = format!("/repo/{file}");
        let mut found = BTreeMap::new();
        for (_, headers) in rules
            .iter()
            .filter(|(rule, _)| matches_pattern(rule, &address))
        {
            for header in headers {
                let (name, value) = header.split_once(": ").unwrap();
                let before = found.insert(name, value);
                assert_eq!(before, None, "{file} has two {name}");
            }
        }
        let cache = found.get("Cache-Control").copied();
        let expected = is_immutable(&file).then_some("public, max-age=31536000, immutable");
        assert_eq!(cache, expected, "{file}");
        immutable_files += usize::from(is_immutable(&file));
        assert!(found["Content-Security-Policy"].ends_with("; frame-ancestors 'none'"));
        assert_eq!(found["X-Content-Type-Options"], "nosniff");
    }
    assert!(immutable_files > 15, "{immutable_files}");
}

#[test]
fn every_host_sends_the_policy_of_the_page() {
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
fn the_page_may_read_files_on_another_host() {
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
    let without_cdn = broadsheet(&[
        "host",
        "nginx",
        "--cdn",
        "--app",
        app.path().to_str().unwrap(),
    ]);
    assert!(!without_cdn.status.success());
    let stderr = String::from_utf8(without_cdn.stderr).unwrap();
    assert!(stderr.contains("set `cdn` in the settings"), "{stderr}");

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
    let output = broadsheet(&[
        "host",
        "nginx",
        "--cdn",
        "--app",
        app.path().to_str().unwrap(),
    ]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("404 \"/news/404.html\""), "{text}");
    // The option overrides the setting.
    let page = |extra: &[&str]| {
        build(app.path(), "cdn = 'https://cdn.example/news/'", extra);
        fs::read_to_string(app.path().join("404.html")).unwrap()
    };
    let other = page(&["--cdn", "https://other.example/"]);
    assert!(
        other.contains("\"https://other.example/broadsheet-") && !other.contains("cdn.example")
    );
    assert!(page(&[]).contains("\"https://cdn.example/news/broadsheet-"));
}

#[test]
fn the_page_of_trunk_serve_uses_no_other_host() {
    let app = tempfile::tempdir().unwrap();
    let served = built_page().replace("<title>", "<!-- __TRUNK_ADDRESS__ --><title>");
    let cdn = "cdn = 'https://cdn.example/news/'";
    for (page, uses_cdn) in [(&served, false), (&built_page(), true)] {
        build_with_page(page, app.path(), cdn, &[]);
        for name in ["404.html", "index.html"] {
            let html = fs::read_to_string(app.path().join(name)).unwrap();
            assert_eq!(html.contains("cdn.example"), uses_cdn, "{name}");
        }
    }
}

#[test]
fn a_site_is_built_for_the_path_of_its_address() {
    let app = tempfile::tempdir().unwrap();
    let base_and_warning = |settings: &str, extra: &[&str]| {
        let stderr = build(app.path(), settings, extra);
        let page = fs::read_to_string(app.path().join("404.html")).unwrap();
        let base = page.split("<base href=\"").nth(1).unwrap();
        let has_warning = stderr.contains("The page is built for the folder");
        (base.split('"').next().unwrap().to_owned(), has_warning)
    };
    let settings = "base = 'https://tide.example/news'";
    assert_eq!(
        base_and_warning(settings, &[]),
        ("/news/".to_owned(), false)
    );
    assert_eq!(
        base_and_warning(settings, &["--public-url", "/repo/"]),
        ("/repo/".to_owned(), true)
    );
    assert_eq!(
        base_and_warning("base = 'https://tide.example'", &[]),
        ("/".to_owned(), false)
    );
    assert_eq!(
        base_and_warning("", &["--public-url", "/repo/"]),
        ("/repo/".to_owned(), false)
    );
    assert!(app.path().join("library/index.html").is_file());
}

#[test]
fn the_default_folder_depends_on_the_working_folder() {
    let here = tempfile::tempdir().unwrap();
    let check = || {
        let mut command = command(&["check"]);
        let done = command.current_dir(here.path()).output().unwrap();
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
fn an_existing_headers_file_is_not_changed() {
    let app = tempfile::tempdir().unwrap();
    let path = app.path().join("_headers");
    fs::write(&path, "/*\n  X-Mine: 1\n").unwrap();
    build(app.path(), "", &[]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "/*\n  X-Mine: 1\n");
}

#[test]
fn options_with_special_characters_are_refused() {
    let app = site("");
    let app = app.path().to_str().unwrap();
    for arguments in [
        ["--root", "/a\"; include /etc/passwd; \""],
        ["--root", "relative"],
        ["--root", "/a$uri"],
        ["--server-name", "a b"],
        ["--server-name", "a;"],
        ["--port", "0"],
    ] {
        let done = broadsheet(&[&["host", "nginx", "--app", app][..], &arguments].concat());
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
    }
    let done = broadsheet(&["host", "nginx", "--app", "/nowhere/at/all"]);
    let stderr = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(stderr.contains("/nowhere/at/all/404.html"), "{stderr}");
}

#[test]
fn the_workflow_publishes_the_folder_that_it_builds() {
    let app = site("");
    let text = settings(app.path(), "github");
    let workflow: Value = serde_saphyr::from_str(&text).unwrap();
    assert_eq!(workflow["permissions"]["pages"], "write");
    assert_eq!(workflow["permissions"]["id-token"], "write");
    let steps = workflow["jobs"]["publish"]["steps"].as_array().unwrap();
    let position = |text: &str| {
        let position = steps
            .iter()
            .position(|step| step.to_string().contains(text));
        position.unwrap_or_else(|| panic!("no step with {text}"))
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
    .map(position);
    assert!(order.is_sorted(), "{order:?}");
    let build = &steps[position("make build")];
    let folder = &build["env"]["PUBLIC_URL"];
    assert_eq!(folder, "${{ steps.pages.outputs.base_path }}/");
    assert_eq!(steps[position("configure-pages")]["id"], "pages");
    assert_eq!(
        steps[position("upload-pages-artifact")]["with"]["path"],
        "dist"
    );
    for file in ["Cargo.lock", "scripts/versions.env"] {
        assert!(text.contains(&format!("'{file}'")) && Path::new(file).exists());
    }
}

/// Runs the script with a program named `aws` that writes its arguments to a log, and returns the arguments of each call.
fn calls(app: &Path, arguments: &[&str]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let (script, log) = (folder.path().join("publish.sh"), folder.path().join("log"));
    fs::write(&script, settings(app, "s3")).unwrap();
    let aws = folder.path().join("aws");
    let logger = "#!/bin/sh\nfor word; do printf '%s\\037' \"$word\"; done >>\"$LOG\"\nprintf '\\036' >>\"$LOG\"\n";
    fs::write(&aws, logger).unwrap();
    let allowed = Command::new("chmod").arg("+x").arg(&aws).status().unwrap();
    assert!(allowed.success());
    let path = format!(
        "{}:{}",
        folder.path().display(),
        std::env::var("PATH").unwrap()
    );
    let done = Command::new("sh")
        .arg(&script)
        .args(arguments)
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

/// Returns the value of an option in a call.
fn option<'a>(call: &'a [String], name: &str) -> Option<&'a str> {
    let at = call.iter().position(|word| word == name)?;
    call.get(at + 1).map(String::as_str)
}

/// Returns whether `aws s3 sync` includes a file. The last filter that matches decides.
fn is_synced(call: &[String], file: &str) -> bool {
    let pairs = call.windows(2);
    pairs.fold(true, |is_included, pair| match pair[0].as_str() {
        "--exclude" if matches_pattern(&pair[1], file) => false,
        "--include" if matches_pattern(&pair[1], file) => true,
        _ => is_included,
    })
}

#[test]
fn s3_uploads_every_file_once_and_the_manifest_last() {
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
            assert_eq!(cache != "no-cache", is_immutable(file), "{file}");
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
    let first_mutable = uploaded
        .iter()
        .position(|file| !is_immutable(file))
        .unwrap();
    assert!(
        uploaded[first_mutable..]
            .iter()
            .all(|file| !is_immutable(file))
    );
    uploaded.sort();
    assert_eq!(uploaded, all);
    assert!(last.contains(&"--delete".to_owned()) && last.contains(&"--size-only".to_owned()));
}

#[test]
fn cloudfront_sends_every_header() {
    let app = site("");
    let calls = calls(app.path(), &["headers"]);
    let policy = option(&calls[0], "--response-headers-policy-config").unwrap();
    let policy: Value = serde_json::from_str(policy).unwrap();
    let security = &policy["SecurityHeadersConfig"];
    let csp = security["ContentSecurityPolicy"]["ContentSecurityPolicy"].as_str();
    assert!(
        csp.unwrap()
            .contains("trusted-types default; frame-ancestors 'none'")
    );
    assert_eq!(security["ReferrerPolicy"]["ReferrerPolicy"], "no-referrer");
    let others = policy["CustomHeadersConfig"]["Items"].as_array().unwrap();
    assert_eq!(policy["CustomHeadersConfig"]["Quantity"], others.len());
    let names: Vec<_> = others
        .iter()
        .map(|other| other["Header"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Cross-Origin-Opener-Policy", "Permissions-Policy"]);
}

#[test]
fn the_error_page_of_s3_is_in_the_folder_of_the_site() {
    let app = site("");
    let calls = calls(app.path(), &["website"]);
    assert_eq!(calls[0][..3], ["s3", "website", "s3://news"]);
    assert_eq!(option(&calls[0], "--error-document"), Some("repo/404.html"));
}

#[test]
fn compressed_files_are_optional_and_are_removed_again() {
    let app = tempfile::tempdir().unwrap();
    let stderr = build(app.path(), FEEDS, &[]);
    assert!(!stderr.contains("compressed files"), "{stderr}");
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
    let stderr = build(app.path(), FEEDS, &["--compress"]);
    assert!(
        stderr.contains(", 0 of them new or changed; 0 old ones removed."),
        "{stderr}"
    );
    build(app.path(), FEEDS, &[]);
    assert_eq!(files(app.path()), plain);
}
