//! Articles for tests: generators for property tests, and a decoder for exports.
#![allow(
    dead_code,
    missing_docs,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "tests and benchmarks may fail loudly, and not every program needs everything"
)]

pub mod finder;
pub mod pairs;
pub mod reference_engine;

use std::{fs, path::Path, sync::Arc};

use broadsheet::{
    format::{
        Card, CardShard, Columns, Directory, FileKind, FileName, Lookups, MANIFEST_FILE, Manifest,
        Ranks, RelatedStory, RowFiles, SearchIndex, SlugBucket, StoryShard, slugs, story,
    },
    import,
    model::{
        Action, Address, Article, Day, Details, Element, Instant, Kind, Links, MediaDuration, Part,
        Picture, PictureSource, Piece, Provider, Rating, Related, Slug, Tag, part::PartStory,
    },
    query::search::{ArchiveIndex, SegmentIndex},
    sample::{self, SamplePlan},
};
use proptest::{collection::vec, option, prelude::*};

fn text() -> impl Strategy<Value = String> {
    "[a-zäß日ع<>&\"' ]{1,24}".prop_map(|text| format!("x{text}"))
}

fn address() -> impl Strategy<Value = Address> {
    ("[a-z]{1,8}", "[a-z0-9/?=&]{0,12}").prop_map(|(host, path)| {
        Address::parse(&format!("https://{host}.example/{path}")).expect("an address")
    })
}

fn links() -> impl Strategy<Value = Links> {
    (
        option::of(address()),
        option::of(address()),
        option::of(address()),
        option::of(address()),
    )
        .prop_map(
            |(web_url, original_url, amp_web_url, cdn_amp_web_url)| Links {
                web_url,
                original_url,
                amp_web_url,
                cdn_amp_web_url,
            },
        )
}

fn picture() -> impl Strategy<Value = Picture> {
    (
        address(),
        option::of(1_u32..5_000),
        option::of(1_u32..5_000),
        option::of(text()),
        any::<bool>(),
    )
        .prop_map(|(address, width, height, title, is_cached)| Picture {
            source: Some(PictureSource::Remote(address)),
            width,
            height,
            attribution: title.clone(),
            title,
            is_cached,
            smaller_widths: Vec::new(),
        })
}

/// Generates a publisher. Its logo depends on its name only, as after an import.
fn provider() -> impl Strategy<Value = Provider> {
    (0..6_u8).prop_map(|number| Provider {
        name: format!("Publisher {number}"),
        domain: if number == 0 {
            String::new()
        } else {
            format!("p{}.example", number / 2)
        },
        logo: None,
    })
}

fn instant() -> impl Strategy<Value = Instant> {
    (-100_000_000_i64..2_000_000_000).prop_map(Instant::from_seconds)
}

fn related() -> impl Strategy<Value = Related> {
    (
        text(),
        text(),
        option::of(instant()),
        links(),
        provider(),
        option::of(-5..200),
        vec(picture(), 0..2),
    )
        .prop_map(
            |(title, excerpt, published, links, provider, quality, images)| Related {
                title,
                excerpt,
                published,
                links,
                kind: Kind::Video,
                provider,
                quality,
                images,
            },
        )
}

fn body() -> impl Strategy<Value = Vec<Piece>> {
    let leaf = prop_oneof![
        text().prop_map(Piece::Text),
        address().prop_map(|address| {
            let mut link = Element::new(Tag::A);
            link.href = Some(address.into());
            link.children = vec![Piece::Text("link".to_owned())];
            Piece::Element(link)
        }),
    ];
    let piece = leaf.prop_recursive(4, 12, 3, |inner| {
        (
            prop_oneof![Just(Tag::P), Just(Tag::Ul), Just(Tag::Strong)],
            vec(inner, 0..3),
        )
            .prop_map(|(tag, children)| {
                let mut element = Element::new(tag);
                element.children = children;
                Piece::Element(element)
            })
    });
    vec(piece, 0..3)
}

prop_compose! {
    fn untitled()(
        category in option::of(text()),
        updated in option::of(instant()),
        quality in option::of(-5..200),
        authors in vec(text(), 0..2),
        locale in option::of("[a-z]{2}(-[a-z]{2})?"),
        price in option::of(text()),
        length in option::of(0_u32..100_000),
        levels in vec(text(), 0..2),
        average in option::of(0_u32..=50),
        parts in vec(text(), 0..2),
        actions in vec((option::of(address()), text(), text()), 0..2),
        player in option::of(address()),
        body in body(),
    ) -> Article {
        Article {
            slug: Slug::parse("replaced").expect("a slug"),
            title: String::new(),
            excerpt: String::new(),
            published: None,
            own_day: None,
            links: Links::default(),
            kind: Kind::Article,
            quality,
            heat: quality,
            provider: Provider::default(),
            topics: Vec::new(),
            images: Vec::new(),
            locale,
            length: length.map(MediaDuration::from_seconds),
            items: parts
                .into_iter()
                .map(|path| Part {
                    story: Slug::parse("x").map(|slug| PartStory { slug, title: path.clone() }),
                    path,
                })
                .collect(),
            details: Details {
                category,
                updated,
                authors,
                related: Vec::new(),
                price,
                levels,
                ratings: average
                    .map(|tenths| Rating { count: tenths, average: f64::from(tenths) / 10.0 }),
                actions: actions
                    .into_iter()
                    .map(|(url, kind, title)| Action { url, kind, title, attribution: None })
                    .collect(),
                player,
                body,
            },
        }
    }
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Article),
        Just(Kind::Video),
        Just(Kind::Collection),
        Just(Kind::Other("podcast".to_owned()))
    ]
}

prop_compose! {
    fn article()(
        untitled in untitled(),
        title in text(),
        excerpt in text(),
        published in option::weighted(0.9, instant()),
        shift in prop_oneof![4 => Just(0_i64), 1 => Just(-1), 1 => Just(1)],
        links in links(),
        kind in kind(),
        provider in provider(),
        topics in proptest::sample::subsequence(vec!["AI", "Cloud", "Köln", "C++", "C"], 0..4),
        images in vec(picture(), 0..3),
        related in vec(related(), 0..3),
    ) -> Article {
        Article {
            title,
            excerpt,
            published,
            own_day: published
                .filter(|_| shift != 0)
                .map(|time: Instant| Day::from_number(time.day().number() + shift))
                .filter(|day| published.map(Instant::day) != Some(*day)),
            links,
            kind,
            provider,
            topics: topics.into_iter().map(str::to_owned).collect(),
            images,
            details: Details { related, ..untitled.details },
            ..untitled
        }
    }
}

/// Generates an archive: articles in the order of an archive, with unique slugs.
pub fn archive(max_articles: usize) -> impl Strategy<Value = Vec<Article>> {
    vec(article(), 0..max_articles).prop_map(|mut articles| {
        for (number, article) in articles.iter_mut().enumerate() {
            article.slug = Slug::parse(&format!("story-{number}")).expect("a slug");
        }
        in_order(articles)
    })
}

/// Sorts articles into the order of an import.
pub fn in_order(mut articles: Vec<Article>) -> Vec<Article> {
    articles.sort_by(|a, b| match (a.published, b.published) {
        (None, None) => b.slug.cmp(&a.slug),
        (published, other) => (a.day(), published).cmp(&(b.day(), other)),
    });
    articles
}

/// A decoded export.
pub struct Decoded {
    pub manifest: Manifest,
    /// The directory of each segment, and its first row.
    pub directories: Vec<(usize, Directory)>,
    pub lookups: Lookups,
    pub articles: Vec<Article>,
    pub columns: Vec<Columns>,
    pub ranks: Vec<Ranks>,
    /// The links to older and to newer stories, by row.
    pub related_links: Vec<(Vec<RelatedStory>, Vec<RelatedStory>)>,
}

pub fn read(folder: &Path, kind: FileKind, name: &FileName) -> (String, String) {
    let file = kind.file(name);
    let text = fs::read_to_string(folder.join(&file)).expect("a file that the manifest names");
    (file, text)
}

/// Decodes everything in an export with the decoders of the browser.
pub fn decode(folder: &Path) -> Decoded {
    let manifest = manifest(folder);
    let directories = directories(folder, &manifest);
    let lookups = lookups(folder, &manifest);
    let mut articles = Vec::new();
    let mut related_links = Vec::new();
    for (_, directory) in &directories {
        let cards = directory.cards.iter().flat_map(|files| {
            let (file, text) = read(folder, FileKind::Cards, &files.name);
            let shard = CardShard::decode(&file, &text, files.rows).expect("cards");
            shard.cards
        });
        let stories = directory.stories.iter().flat_map(RowFiles::iter);
        let stories = stories.flat_map(|files| {
            let (file, text) = read(folder, FileKind::Stories, &files.name);
            let shard = StoryShard::decode(&file, &text).expect("stories");
            assert_eq!(shard.stories.len(), files.rows, "{file}");
            shard.stories
        });
        for (card, story) in cards.zip(stories) {
            related_links.push((story.older_links.clone(), story.newer_links.clone()));
            articles.push(
                story::join(&card, story, &manifest.providers, &manifest.topics)
                    .expect("an article"),
            );
        }
    }
    Decoded {
        columns: columns(folder, &manifest),
        ranks: ranks(folder, &manifest),
        articles,
        related_links,
        directories,
        lookups,
        manifest,
    }
}

/// Returns the card of a row.
pub fn card(folder: &Path, decoded: &Decoded, row: usize) -> Card {
    let mut directories = decoded.directories.iter().rev();
    let (first, directory) = directories.find(|(first, _)| *first <= row).expect("a row");
    let found = directory.cards.locate(row - first).expect("a row");
    let (file, text) = read(folder, FileKind::Cards, &found.name);
    let cards = CardShard::decode(&file, &text, found.rows).expect("cards");
    cards.cards[row - first - found.first_row].clone()
}

/// Returns the manifest of an export.
pub fn manifest(folder: &Path) -> Manifest {
    let text = fs::read_to_string(folder.join(MANIFEST_FILE)).expect("a manifest");
    Manifest::decode(&text).expect("a manifest that fits")
}

/// Returns the columns of all segments.
pub fn columns(folder: &Path, manifest: &Manifest) -> Vec<Columns> {
    let columns = manifest.segments.iter().map(|segment| {
        let (file, text) = read(folder, FileKind::Columns, &segment.columns);
        Columns::decode(&file, &text, manifest.bounds(segment)).expect("columns")
    });
    columns.collect()
}

/// Returns heat and quality of all segments.
pub fn ranks(folder: &Path, manifest: &Manifest) -> Vec<Ranks> {
    let ranks = manifest.segments.iter().map(|segment| {
        let (file, text) = read(folder, FileKind::Ranks, &segment.ranks);
        Ranks::decode(&file, &text, segment.rows).expect("ranks")
    });
    ranks.collect()
}

fn directories(folder: &Path, manifest: &Manifest) -> Vec<(usize, Directory)> {
    let directories = manifest.directories().into_iter().map(|run| {
        let (file, text) = read(folder, FileKind::Directory, &run.file);
        let rows = run.rows;
        let directory = Directory::decode(&file, &text, rows.len()).expect("a directory");
        (rows.start, directory)
    });
    directories.collect()
}

/// Returns the files that belong to no segment.
pub fn lookups(folder: &Path, manifest: &Manifest) -> Lookups {
    let name = manifest.lookups.as_ref().expect("lookups");
    let (file, text) = read(folder, FileKind::Lookups, name);
    Lookups::decode(&file, &text).expect("lookups")
}

/// Returns the search indexes of all segments.
pub fn archive_index(folder: &Path, manifest: &Manifest) -> ArchiveIndex {
    let (lookups, indexes) = match &manifest.search {
        Some(name) => {
            let (file, text) = read(folder, FileKind::Index, name);
            let lookups = Lookups::decode(&file, &text).expect("files of spellings");
            let index = SearchIndex::decode(&file, &text).expect("an index");
            (lookups, vec![index])
        }
        None => {
            let lookups = lookups(folder, manifest);
            let indexes = lookups.indexes.clone();
            (lookups, indexes)
        }
    };
    let number = |row: usize| u32::try_from(row).expect("a row");
    let segments = manifest.indexed_rows().into_iter().zip(indexes);
    let segments = segments.map(|(rows, index)| SegmentIndex {
        rows: number(rows.start)..number(rows.end),
        index,
    });
    ArchiveIndex {
        segments: segments.collect(),
        lookups: Arc::new(lookups),
    }
}

/// Returns the minutes that the slug index has for a slug.
pub fn minutes_of(folder: &Path, manifest: &Manifest, slug: &Slug) -> Vec<Option<i64>> {
    let slugs = lookups(folder, manifest).slugs;
    let bucket = slugs::bucket(slug, slugs.len());
    let (file, text) = read(folder, FileKind::Slugs, &slugs[bucket]);
    SlugBucket::decode(&file, &text)
        .expect("a bucket")
        .minutes_of(slug)
}

/// Returns this many made-up articles, as an import reads them.
pub fn sample(records: u32) -> Vec<Article> {
    let folder = tempfile::tempdir().unwrap();
    let plan = SamplePlan { records, seed: 5 };
    sample::write(&plan, folder.path(), &|_| {}).unwrap();
    imported(folder.path())
}

/// Returns the real records, if they exist.
pub fn corpus() -> Option<Vec<Article>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    folder.is_dir().then(|| imported(&folder))
}

/// Returns the articles of a folder.
pub fn imported(folder: &Path) -> Vec<Article> {
    let options = import::ImportOptions::default();
    import::folder(folder, &options, &|_| {}).unwrap().articles
}
