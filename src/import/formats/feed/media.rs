//! Finds the pictures of an entry: Media RSS, enclosures, podcasts.

use url::Url;

use super::{base, item::FeedPicture};
use crate::import::syntax::xml::{Namespace, XmlElement};

/// Returns the pictures of an entry, each once. Pictures in one group are one picture in several sizes, so
/// only the largest counts.
pub fn pictures(entry: &XmlElement, parent_base: Option<&Url>) -> Vec<FeedPicture> {
    let mut sets = vec![sizes(entry)];
    sets.extend(entry.of(Namespace::Media, "group").map(sizes));
    let enclosures = entry
        .named("enclosure")
        .filter(|enclosure| is_picture(enclosure));
    let links = entry
        .named("link")
        .filter(|link| link.attribute("rel") == Some("enclosure") && is_picture(link));
    for enclosure in enclosures.chain(links) {
        let url = enclosure
            .attribute("url")
            .or_else(|| enclosure.attribute("href"));
        sets.push(url.map(|url| picture(url, enclosure)).into_iter().collect());
    }
    let covers = entry.of(Namespace::Podcast, "image");
    let covers = covers.filter_map(|cover| Some(picture(cover.attribute("href")?, cover)));
    let covers: Vec<_> = covers.collect();
    if sets.iter().all(Vec::is_empty) {
        sets.push(covers);
    }
    let mut pictures: Vec<FeedPicture> = Vec::new();
    for mut set in sets {
        // The sort is stable: among equal sizes, the first counts.
        set.sort_by_key(|picture| std::cmp::Reverse(picture.width.unwrap_or_default()));
        let Some(mut picture) = set.into_iter().next() else {
            continue;
        };
        picture.url = base::join(&picture.url, parent_base);
        if !pictures.iter().any(|other| other.url == picture.url) && pictures.len() < MAX_PICTURES {
            pictures.push(picture);
        }
    }
    pictures
}

/// The maximum number of pictures of an entry.
const MAX_PICTURES: usize = 64;

/// Returns the sizes of a picture in an element.
fn sizes(element: &XmlElement) -> Vec<FeedPicture> {
    let contents = element.of(Namespace::Media, "content").flat_map(|content| {
        let direct = content.attribute("url").filter(|_| is_picture(content));
        let direct = direct.map(|url| picture(url, content));
        direct.into_iter().chain(thumbnails(content))
    });
    contents.chain(thumbnails(element)).collect()
}

fn thumbnails(element: &XmlElement) -> impl Iterator<Item = FeedPicture> {
    let thumbnails = element.of(Namespace::Media, "thumbnail");
    thumbnails.filter_map(|thumbnail| Some(picture(thumbnail.attribute("url")?, thumbnail)))
}

fn is_picture(element: &XmlElement) -> bool {
    let kind = element.attribute("type").unwrap_or_default();
    kind.trim().to_ascii_lowercase().starts_with("image/")
}

fn picture(url: &str, element: &XmlElement) -> FeedPicture {
    let number = |name: &str| element.attribute(name)?.trim().parse().ok();
    FeedPicture {
        url: url.trim().to_owned(),
        width: number("width"),
        height: number("height"),
    }
}
