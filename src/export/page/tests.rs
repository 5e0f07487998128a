//! Tests of the finished page: its content, and that it can be finished again.

use std::{fs, path::Path};

use super::{
    built_page::{BuiltPage, INDEX_FILE},
    finish::{FALLBACK_FILE, PageShell},
    integrity::{sha256, sha384},
    worker::{self, WORKER_FILE},
};
use crate::format::Site;

const HTML: &str = "<html lang=\"en\" dir=\"ltr\"><head><!-- policy --><!-- /policy --><title>x</title>\
    <!-- start --><!-- /start --><!-- accent --><!-- /accent --><!-- meta --><!-- /meta --><!-- prerendered --><!-- /prerendered -->\
    <!-- languages --><!-- /languages -->\
    <input class=\"search-box\" aria-label=\"\" placeholder=\"\">\
    <div id=\"failure\" data-without-wasm=\"\" hidden><p class=\"failure-text\"></p><button type=\"button\" class=\"button failure-reload\"></button></div>\
    <p class=\"loading-message\" role=\"status\"></p><p class=\"noscript\"></p>\
    <!-- install --><!-- /install -->\
    <meta name=\"description\" content=\"\"><!-- feeds --><!-- /feeds -->\
    <script type=\"module\">import '/broadsheet-0123.js'</script>\
    <link rel=\"modulepreload\" href=\"/broadsheet-0123.js\">\
    <link href=\"/broadsheet-0123_bg.wasm\" type=\"application/wasm\"><script src=\"a.js\"></script></head></html>";

fn finish(folder: &Path, site: &Site) -> PageShell {
    let page = BuiltPage::open(folder).unwrap();
    let shell = page.finish(site, false, None).unwrap();
    worker::write(folder, &shell, site).unwrap();
    shell
}

fn finished(html: &str, site: &Site) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(INDEX_FILE), html).unwrap();
    fs::write(folder.path().join("broadsheet-0123_bg.wasm"), b"wasm").unwrap();
    fs::write(folder.path().join("broadsheet-0123.js"), b"script").unwrap();
    let shell = finish(folder.path(), site);
    fs::write(folder.path().join(INDEX_FILE), shell.html).unwrap();
    let html = fs::read_to_string(folder.path().join(INDEX_FILE)).unwrap();
    (folder, html)
}

#[test]
fn the_policy_names_the_script_that_is_there() {
    let (folder, html) = finished(HTML, &Site::default());
    let script = html.split("<script>").nth(1).unwrap();
    let script = script.split("</script>").next().unwrap();
    assert!(html.contains(&format!("'{}'", sha256(script))), "{html}");
    let file = html.split("modulepreload\" href=\"/").nth(1).unwrap();
    let file = file.split('"').next().unwrap();
    assert!(folder.path().join(file).exists(), "{file}");
}

/// Trunk copies parts as snippets, and links them as if they were scripts.
#[test]
fn parts_are_named_by_their_content_and_linked_with_their_hashes() {
    let html = HTML.replace(
        "<link href=\"/broadsheet-0123_bg",
        "<link rel=\"modulepreload\" href=\"/snippets/parts/story.wasm\">\
         <link href=\"/broadsheet-0123_bg",
    );
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(INDEX_FILE), html).unwrap();
    let parts = folder.path().join("snippets/parts");
    fs::create_dir_all(&parts).unwrap();
    fs::write(parts.join("story.wasm"), b"part").unwrap();
    fs::write(folder.path().join("broadsheet-0123_bg.wasm"), b"wasm").unwrap();
    fs::write(folder.path().join("broadsheet-0123.js"), b"script").unwrap();
    let html = finish(folder.path(), &Site::default()).html;
    let name = html.split("href=\"/broadsheet-story-").nth(1).unwrap();
    let name = format!("broadsheet-story-{}", name.split('"').next().unwrap());
    assert_eq!(fs::read(folder.path().join(&name)).unwrap(), b"part");
    let link = format!(
        "<link rel=\"wasm\" href=\"/{name}\" data-part=\"story\" integrity=\"{}\">",
        sha384(b"part")
    );
    assert!(html.contains(&link), "{html}");
    assert!(!folder.path().join("snippets").exists());
    let worker = fs::read_to_string(folder.path().join(WORKER_FILE)).unwrap();
    assert!(worker.contains(&format!("'{name}'")), "{worker}");
}

/// Trunk links it as if every page needed it, but only browsers without WebAssembly do.
#[test]
fn the_application_as_javascript_is_linked_without_being_loaded() {
    let html = HTML.replace(
        "<link href=\"/broadsheet-0123_bg",
        "<link rel=\"modulepreload\" href=\"/snippets/parts/without-wasm.js\">\
         <link href=\"/broadsheet-0123_bg",
    );
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(INDEX_FILE), html).unwrap();
    let parts = folder.path().join("snippets/parts");
    fs::create_dir_all(&parts).unwrap();
    fs::write(parts.join("without-wasm.js"), b"javascript").unwrap();
    fs::write(folder.path().join("broadsheet-0123_bg.wasm"), b"wasm").unwrap();
    fs::write(folder.path().join("broadsheet-0123.js"), b"script").unwrap();
    let html = finish(folder.path(), &Site::default()).html;
    assert_eq!(html.matches("rel=\"modulepreload\"").count(), 1, "{html}");
    let link = format!("integrity=\"{}\"", sha384(b"javascript"));
    let link = html
        .split("<link ")
        .find(|rest| rest.contains(&link))
        .unwrap();
    assert!(
        link.starts_with("rel=\"without-wasm\" href=\"/broadsheet-without-wasm-"),
        "{link}"
    );
    // Finishing it again finds the link of the first time.
    fs::write(folder.path().join(INDEX_FILE), &html).unwrap();
    assert_eq!(finish(folder.path(), &Site::default()).html, html);
}

#[test]
fn another_build_has_the_same_policy() {
    let policy = |script: &str| {
        let html = HTML.replace("broadsheet-0123.js", script);
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(INDEX_FILE), html).unwrap();
        fs::write(folder.path().join("broadsheet-0123_bg.wasm"), b"wasm").unwrap();
        fs::write(folder.path().join(script), script).unwrap();
        let page = BuiltPage::open(folder.path()).unwrap();
        let html = page.finish(&Site::default(), false, None).unwrap().html;
        let policy = html.split("Content-Security-Policy").nth(1).unwrap();
        policy.split('>').next().unwrap().to_owned()
    };
    assert_eq!(policy("broadsheet-4567.js"), policy("broadsheet-89ab.js"));
}

#[test]
fn finishing_twice_is_finishing_once() {
    let (folder, once) = finished(HTML, &Site::default());
    finish(folder.path(), &Site::default());
    let twice = fs::read_to_string(folder.path().join(FALLBACK_FILE)).unwrap();
    assert_eq!(once, twice);
    let build = once.split("data-worker=\"").nth(1).unwrap();
    let build = build.split('"').next().unwrap();
    let worker = fs::read_to_string(folder.path().join(WORKER_FILE)).unwrap();
    assert!(worker.contains(&format!("const VERSION = '{build}';")));
    assert_eq!(
        fs::read_to_string(folder.path().join(FALLBACK_FILE)).unwrap(),
        once
    );
}

#[test]
fn what_is_said_before_the_page_runs_is_in_the_language_of_the_site() {
    let arabic = Site {
        language: "ar-EG".to_owned(),
        ..Site::default()
    };
    let (folder, html) = finished(HTML, &arabic);
    assert!(html.contains("<html lang=\"ar-EG\" dir=\"rtl\">"), "{html}");
    let file = html.split(",ar|").nth(1).unwrap();
    let file = file.split('|').next().unwrap();
    assert!(file.starts_with("messages/ar-"), "{file}");
    assert!(folder.path().join(file).exists(), "{file}");
    assert!(html.contains("<p class=\"failure-text\">تعذّر"), "{html}");
    let reason = html.split("data-without-wasm=\"").nth(1).unwrap();
    assert!(reason.contains("WebAssembly معطّل"), "{reason}");
    let (_folder, html) = finished(HTML, &Site::default());
    assert!(html.contains("<p class=\"loading-message\" role=\"status\">The archive is loading."));
}

#[test]
fn the_worker_keeps_what_the_page_names() {
    let (folder, html) = finished(HTML, &Site::default());
    let worker = fs::read_to_string(folder.path().join(WORKER_FILE)).unwrap();
    let list = worker.split("const SHELL = [").nth(1).unwrap();
    let list = list.split(']').next().unwrap();
    let files: Vec<_> = list
        .split(", ")
        .map(|name| name.trim_matches('\''))
        .collect();
    let languages = crate::message::language::LANGUAGES.len();
    assert_eq!(files.len(), 3 + languages, "{files:?}");
    for file in files {
        assert!(html.contains(file) && folder.path().join(file).exists());
    }
}

#[test]
fn another_page_is_another_build() {
    let site = Site {
        title: "Another".to_owned(),
        ..Site::default()
    };
    let worker = |site| fs::read(finished(HTML, site).0.path().join(WORKER_FILE)).unwrap();
    assert_ne!(worker(&site), worker(&Site::default()));
}

#[test]
fn a_page_that_is_being_worked_on_has_no_worker() {
    let (folder, html) = finished(
        &HTML.replace("<title>", "<!-- __TRUNK_ADDRESS__ --><title>"),
        &Site::default(),
    );
    assert!(html.contains("rel=\"manifest\"") && !html.contains("data-worker"));
    assert!(!folder.path().join(WORKER_FILE).exists());
}

#[test]
fn a_hostile_title_stays_a_title() {
    let site = Site {
        title: "</title><script>alert(1)</script>".to_owned(),
        ..Site::default()
    };
    let (_folder, html) = finished(HTML, &site);
    assert!(!html.contains("<script>alert"), "{html}");
}

#[test]
fn feeds_are_linked_where_there_are_some() {
    let site = Site {
        title: "A \"b\"".to_owned(),
        ..Site::default()
    };
    let (folder, html) = finished(HTML, &site);
    assert!(!html.contains("rel=\"alternate\""), "{html}");
    let page = BuiltPage::open(folder.path()).unwrap();
    let html = page.finish(&site, true, None).unwrap().html;
    assert_eq!(html.matches("rel=\"alternate\"").count(), 3, "{html}");
    assert!(html.contains("title=\"A &quot;b&quot;\""), "{html}");
}

#[test]
fn pictures_of_others_need_the_owners_word() {
    let policy = |from: &[&str]| {
        let site = Site {
            pictures_from: from.iter().map(|from| (*from).to_owned()).collect(),
            ..Site::default()
        };
        finished(HTML, &site).1
    };
    for (from, expected) in [
        (&[][..], "img-src 'self';"),
        (&[Site::ANY_HTTPS_HOST], "img-src 'self' https:;"),
        (
            &["https://a.example/", "https://b.example/x;y,z/"],
            "img-src 'self' https://a.example/ https://b.example/x%3By%2Cz/;",
        ),
    ] {
        let html = policy(from);
        assert!(html.contains(expected), "{html}");
    }
}
