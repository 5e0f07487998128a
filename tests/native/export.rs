//! The export: decoding gives the articles back, the same articles give the same bytes, and a small change changes few
//! files.

use std::{collections::BTreeMap, fs, path::Path};

use crate::support;
use broadsheet::{
    export::{
        data::{self, file_limit::FileLimit, options::ExportOptions},
        files::{error::ExportError, export_writer::ExportSummary},
    },
    format::Site,
    import,
    model::{Address, Article, Element, Instant, PictureSource, Piece, Slug, StoredArticle, Tag},
    query::Archive,
};
use proptest::prelude::*;
use tempfile::TempDir;

fn site() -> Site {
    Site {
        pictures_from: vec![Site::ANY_HTTPS_HOST.to_owned()],
        ..Site::default()
    }
}

fn write(articles: Vec<Article>, out: &Path) -> ExportSummary {
    data::write(articles, &site(), Path::new("."), out, &|_| {}).expect("an export")
}

fn export_to_folder(articles: Vec<Article>) -> TempDir {
    let out = tempfile::tempdir().unwrap();
    write(articles, out.path());
    out
}

/// Returns the bytes of every file in a folder, by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let file = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read(entry.path()).unwrap())
    };
    entries.map(file).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn decoding_an_export_gives_the_articles_back(articles in support::archive(40)) {
        let out = export_to_folder(articles.clone());
        let decoded = support::decode(out.path());
        prop_assert_eq!(&decoded.articles, &articles);
        let heat: Vec<_> = decoded.ranks.iter().flat_map(|ranks| ranks.heat.clone()).collect();
        prop_assert_eq!(heat, articles.iter().map(|article| article.heat).collect::<Vec<_>>());

        let archive = Archive::new(&decoded.manifest, &decoded.columns);
        for (row, article) in articles.iter().enumerate() {
            let minutes = support::minutes_of(out.path(), &decoded.manifest, &article.slug);
            let is_found = minutes.iter().any(|minute| archive.rows_at(*minute).any(|other| other == row));
            prop_assert!(is_found, "the slug index does not lead to {}", article.slug);
        }
    }

    #[test]
    fn links_within_the_archive_have_a_link_back(articles in support::archive(40)) {
        let out = export_to_folder(articles);
        let decoded = support::decode(out.path());
        let row_of = |slug: &Slug| decoded.articles.iter().position(|other| other.slug == *slug);
        for (row, (older, newer)) in decoded.related_links.iter().enumerate() {
            for link in older {
                prop_assert!(row_of(&link.slug).unwrap() < row);
            }
            for link in newer {
                let from = row_of(&link.slug).unwrap();
                prop_assert!(from > row);
                let back = decoded.related_links[from].0.iter().find(|link| link.slug == decoded.articles[row].slug);
                prop_assert_eq!(&back.unwrap().reason, &link.reason);
            }
        }
    }
}

#[test]
fn the_same_articles_give_the_same_bytes() {
    let articles = support::sample(300);
    let one = export_to_folder(articles.clone());
    let two = export_to_folder(articles);
    assert_eq!(files(one.path()), files(two.path()));
}

#[test]
fn exporting_again_writes_nothing() {
    let articles = support::sample(300);
    let out = export_to_folder(articles.clone());
    let again = write(articles, out.path());
    assert_eq!((again.fresh, again.removed), (0, 0));
}

/// Adds one story to the archive, at this time.
fn with_one_more(mut articles: Vec<Article>, time: Option<Instant>) -> Vec<Article> {
    let mut added = articles.last().expect("an archive").clone();
    added.slug = Slug::parse("one-more").unwrap();
    added.title = "Zeppelin quagga umbrella".to_owned();
    added.links.web_url = Address::parse("https://more.example/").ok();
    added.details.related.clear();
    added.published = time;
    articles.push(added);
    support::in_order(articles)
}

#[test]
fn one_more_story_leaves_almost_all_files_unchanged() {
    let articles = support::sample(3_000);
    let newest = articles.last().unwrap().published;
    let middle = articles[articles.len() / 2].published;
    for (name, time) in [("newest", newest), ("late", middle), ("undated", None)] {
        let out = export_to_folder(articles.clone());
        let before = files(out.path());
        let written = write(with_one_more(articles.clone(), time), out.path());
        let all: usize = before.values().map(Vec::len).sum();
        // A story in the middle moves the rows behind it in its segment, and with them the postings.
        assert!(
            written.fresh_bytes * 10 < all as u64,
            "{name}: {written:?} of {all} bytes"
        );
        // These change: columns and ranks of a segment, a file of cards (two if the story moves a boundary), a bucket of
        // slugs, and the files of the story and of those that it is linked to.
        let max_files = 16;
        let rows = ["columns", "ranks", "cards", "stories", "slugs"];
        let is_row = |file: &&String| rows.iter().any(|kind| file.starts_with(kind));
        let after = files(out.path());
        let fresh = after.keys().filter(|file| !before.contains_key(*file));
        let fresh: Vec<_> = fresh.filter(is_row).collect();
        assert!(fresh.len() <= max_files, "{name}: {fresh:?}");
    }
}

/// Writes an export of at most `max_files` files.
fn write_limited(
    articles: &[Article],
    max_files: usize,
    out: &Path,
) -> Result<ExportSummary, ExportError> {
    let stories = articles.iter().cloned().map(StoredArticle::from).collect();
    let options = ExportOptions {
        file_limit: Some(FileLimit {
            max_files,
            other_files: 5,
            files_per_topic: 1,
        }),
        ..ExportOptions::default()
    };
    data::write_stored(stories, &site(), &options, Path::new("."), out, &|_| {})
}

#[test]
fn a_limit_for_files_gives_larger_files_or_is_refused() {
    let articles = support::sample(1_500);
    let out = tempfile::tempdir().unwrap();
    let usual = write(articles.clone(), out.path());
    let topics = support::manifest(out.path()).topics.len();
    let usual_files = usual.files + 5 + topics;

    // A limit that is no limit changes nothing.
    let wide = write_limited(&articles, usual_files, out.path()).unwrap();
    assert_eq!((wide.fresh, wide.story_files), (0, None));

    for fewer in [1, 20, 40] {
        let out = tempfile::tempdir().unwrap();
        let summary = write_limited(&articles, usual_files - fewer, out.path()).unwrap();
        assert!(summary.files + 5 + topics <= usual_files - fewer);
        let counts = summary.story_files.unwrap();
        assert!(counts.fitting < counts.usual, "{counts:?}");
        assert_eq!(support::decode(out.path()).articles, articles);
    }

    let error = write_limited(&articles, 100, out.path())
        .unwrap_err()
        .to_string();
    assert!(error.contains("`max_files` allows 100"), "{error}");
    // The former export is complete.
    assert_eq!(support::decode(out.path()).articles, articles);
}

#[test]
fn a_run_that_fails_leaves_the_export_complete() {
    let articles = support::sample(200);
    let out = export_to_folder(articles.clone());
    let before = files(out.path());
    let mut broken = with_one_more(articles, None);
    broken[0].images = vec![broadsheet::model::Picture {
        source: PictureSource::parse("gone.webp"),
        ..Default::default()
    }];
    let error = data::write(broken, &site(), out.path(), out.path(), &|_| {}).unwrap_err();
    assert!(error.to_string().contains("gone.webp"), "{error}");
    let after = files(out.path());
    for (name, bytes) in &before {
        assert_eq!(after.get(name), Some(bytes), "{name}");
    }
    support::decode(out.path());
}

#[test]
fn old_files_are_removed_and_foreign_files_stay() {
    let out = export_to_folder(support::sample(200));
    fs::write(out.path().join("robots.txt"), "mine").unwrap();
    fs::write(out.path().join("cards-notes.json"), "mine").unwrap();
    let written = write(support::sample(100), out.path());
    assert!(written.removed > 0);
    let left = files(out.path());
    assert_eq!(left.len(), written.files + 2);
    assert_eq!(left["robots.txt"], b"mine");
    assert_eq!(left["cards-notes.json"], b"mine");
}

#[test]
fn a_wide_local_picture_has_smaller_copies() {
    let source = tempfile::tempdir().unwrap();
    let picture = source.path().join("wide.png");
    let mut state = 7_u32;
    let noise = image::RgbImage::from_fn(900, 500, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([state.to_be_bytes()[0]; 3])
    });
    noise.save(&picture).unwrap();
    let articles = || {
        let mut articles = support::sample(3);
        articles[0].images = vec![broadsheet::model::Picture {
            source: PictureSource::parse("wide.png"),
            width: Some(16),
            height: Some(9),
            ..Default::default()
        }];
        articles[0].details.body = vec![Piece::Element(Element {
            src: PictureSource::parse("wide.png"),
            ..Element::new(Tag::Img)
        })];
        articles
    };
    let out = tempfile::tempdir().unwrap();
    let write =
        || data::write(articles(), &site(), source.path(), out.path(), &|_| {}).expect("an export");
    write();
    let decoded = support::decode(out.path());
    let image = &decoded.articles[0].images[0];
    assert_eq!((image.width, image.height), (Some(900), Some(500)));
    assert_eq!(image.smaller_widths, [320, 640]);
    let [Piece::Element(shown)] = decoded.articles[0].details.body.as_slice() else {
        panic!("{:?}", decoded.articles[0].details.body);
    };
    let size = (shown.width, shown.height);
    assert_eq!(
        (size, shown.smaller_widths.as_slice()),
        ((Some(900), Some(500)), image.smaller_widths.as_slice())
    );
    let Some(PictureSource::Local(file)) = &image.source else {
        panic!("{image:?}");
    };
    for width in &image.smaller_widths {
        let copy = out.path().join(file.copy_name(*width));
        assert_eq!(image::image_dimensions(copy).unwrap().0, *width);
    }
    assert_eq!(write().fresh, 0, "copies are not made again");
    let removed = out.path().join(file.copy_name(320));
    fs::remove_file(&removed).unwrap();
    assert_eq!(write().fresh, 1, "a missing copy is made again");
    assert!(removed.exists());
    assert!(export_without_pictures(&out).is_empty());
}

/// Exports stories without pictures, and returns the pictures that are left.
fn export_without_pictures(out: &TempDir) -> Vec<String> {
    write(support::sample(3), out.path());
    let names = files(out.path()).into_keys();
    names.filter(|name| name.starts_with("picture-")).collect()
}

#[test]
fn an_archive_without_pictures_has_none() {
    let source = tempfile::tempdir().unwrap();
    fs::write(source.path().join("a.png"), [0; 9]).unwrap();
    let mut articles = support::sample(3);
    let picture = |path| broadsheet::model::Picture {
        source: PictureSource::parse(path),
        ..Default::default()
    };
    for article in &mut articles {
        article.images = vec![picture("a.png")];
        article.details.related.clear();
    }
    let shown = |no_pictures| {
        let out = tempfile::tempdir().unwrap();
        let site = Site {
            no_pictures,
            ..Site::default()
        };
        data::write(articles.clone(), &site, source.path(), out.path(), &|_| {}).unwrap();
        let decoded = support::decode(out.path()).articles;
        let images = decoded
            .iter()
            .map(|article| article.images.len())
            .sum::<usize>();
        let names = files(out.path()).into_keys();
        (
            images,
            names.filter(|name| name.starts_with("picture-")).count(),
        )
    };
    assert_eq!(shown(false), (3, 1));
    assert_eq!(shown(true), (0, 0));
}

#[test]
fn pictures_on_other_servers_need_a_setting() {
    let articles = support::sample(200);
    assert!(articles.iter().any(|article| !article.images.is_empty()));
    let out = tempfile::tempdir().unwrap();
    data::write(
        articles,
        &Site::default(),
        Path::new("."),
        out.path(),
        &|_| {},
    )
    .unwrap();
    let decoded = support::decode(out.path());
    for article in &decoded.articles {
        let related = article
            .details
            .related
            .iter()
            .flat_map(|related| &related.images);
        assert_eq!(
            article.images.iter().chain(related).count(),
            0,
            "{}",
            article.slug
        );
    }
}

#[test]
fn nothing_secret_and_nothing_unpublished_is_export_to_folder() {
    let folder = tempfile::tempdir().unwrap();
    let record = |name: &str, published: bool| {
        let text = format!(
            "---\ntitle: {name}\npublished: {published}\nprovider: {{name: Post}}\n\
             secured: \"AAAAAAAAAAAAAAAAAAAAAA==;c2VjcmV0c2VjcmV0MTIzNA==\"\n---\n"
        );
        fs::write(folder.path().join(format!("{name}.md")), text).unwrap();
    };
    record("shown", true);
    record("hidden", false);
    let options = import::ImportOptions::default();
    let import = import::folder(folder.path(), &options, &|_| {}).unwrap();
    let out = export_to_folder(import.articles);
    let text: String = files(out.path())
        .into_values()
        .map(|bytes| String::from_utf8(bytes).unwrap())
        .collect();
    assert!(text.contains("shown"));
    for secret in ["hidden", "secured", "c2VjcmV0"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

/// Runs the command, and returns whether it succeeded and its messages.
fn broadsheet(arguments: &[&std::ffi::OsStr]) -> (bool, String) {
    let output = super::fixtures::command(&[])
        .args(arguments)
        .output()
        .unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    (output.status.success(), message)
}

#[test]
fn a_folder_without_articles_leaves_the_export_unchanged() {
    let out = export_to_folder(support::sample(50));
    let before = files(out.path());
    let empty = tempfile::tempdir().unwrap();
    let arguments = [
        "export".as_ref(),
        empty.path().as_ref(),
        "--out".as_ref(),
        out.path().as_ref(),
    ];
    let (is_success, message) = broadsheet(&arguments);
    assert!(
        !is_success && message.contains("there is no article"),
        "{message}"
    );
    assert_eq!(files(out.path()), before);
}

#[test]
fn an_export_is_not_written_to_the_folder_of_articles() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.md"), "---\ntitle: A\n---\n").unwrap();
    let arguments = [
        "export".as_ref(),
        folder.path().as_ref(),
        "--out".as_ref(),
        folder.path().as_ref(),
    ];
    let (is_success, message) = broadsheet(&arguments);
    assert!(
        !is_success && message.contains("is the folder of the articles"),
        "{message}"
    );
    assert_eq!(files(folder.path()).len(), 1);
}
