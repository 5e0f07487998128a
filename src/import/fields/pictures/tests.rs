//! Tests of pictures.

use super::*;

#[test]
fn beside_the_record_then_from_the_top_then_below_the_base() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    for name in [
        "a/near.png",
        "a/both.png",
        "both.png",
        "far.WEBP",
        "x.svg",
        "ü.png",
        "u\u{308}ber (1)@2x.png",
        "a b.png",
        "a%20c.png",
    ] {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "").unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", root.join("link.png")).unwrap();
    let base = Url::parse("https://base.example/site/").unwrap();
    for (address, found) in [
        ("near.png", "a/near.png"),
        ("./both.png", "a/both.png"),
        ("../both.png", "both.png"),
        ("/both.png", "both.png"),
        ("far.WEBP", "far.WEBP"),
        ("https://a.example/b.png", "https://a.example/b.png"),
        ("//a.example/b.png", "https://a.example/b.png"),
        ("ü.png", "ü.png"),
        ("%C3%BC.png?v=3#x", "ü.png"),
        ("u\u{308}.png", "ü.png"),
        ("über%20(1)@2x.png", "u\u{308}ber (1)@2x.png"),
        ("a%20b.png", "a b.png"),
        ("a b.png", "a b.png"),
        ("https://tide.example/blog/both.png", "both.png"),
        ("//www.tide.example/blog/a/near.png?w=9", "a/near.png"),
        ("/blog/both.png", "both.png"),
        ("/blog/else.png", "https://base.example/blog/else.png"),
        ("https://base.example/site/both.png", "both.png"),
        (
            "https://tide.example/else/both.png",
            "https://tide.example/else/both.png",
        ),
        (
            "https://tide.example/blog/none.png",
            "https://tide.example/blog/none.png",
        ),
        (
            "https://tide.example/blog/../../etc/none.png",
            "https://tide.example/blog/../../etc/none.png",
        ),
        ("else.png", "https://base.example/site/else.png"),
        ("/assets/else.svg", "https://base.example/assets/else.svg"),
    ] {
        let pictures = PictureFinder {
            root: &root,
            record: "a/story.md",
            base: Some(&base),
            site: Some("http://www.tide.example/blog/"),
            static_folders: &[],
            sightings: None,
        };
        let source = pictures.find(address).unwrap();
        assert_eq!(serde_json::to_value(source).unwrap(), found, "{address}");
    }
    let pictures = PictureFinder {
        root: &root,
        record: "a/story.md",
        base: None,
        site: Some("tide.example"),
        static_folders: &[],
        sightings: None,
    };
    let source = pictures.find("https://www.tide.example/both.png").unwrap();
    assert_eq!(serde_json::to_value(source).unwrap(), "both.png");
    for address in ["/assets/x.png", "%2e%2e/%2e%2e/etc/passwd", "a%00b.png"] {
        assert_eq!(pictures.find(address), Err(MissingPicture::NotFound));
    }
    for address in [
        "../../etc/passwd",
        "/../../x.png",
        "x.svg",
        "link.png",
        "a%20c.png",
        "javascript:alert(1)",
        "data:image/png;base64,AA==",
        "java\tscript:alert(1)",
        "file:///etc/passwd",
        "..\\x.png",
    ] {
        let found = pictures.find(address);
        assert!(
            matches!(found, Err(MissingPicture::Unusable(_))),
            "{address}: {found:?}"
        );
    }
}
