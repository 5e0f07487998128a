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
        let size = url.and_then(|url| picture(url, enclosure, LIKELY_PICTURE_WIDTH));
        sets.push(size.into_iter().collect());
    }
    if sets.iter().all(Vec::is_empty) {
        sets.push(covers(entry));
    }
    let mut pictures: Vec<FeedPicture> = Vec::new();
    for mut set in sets {
        // The sort is stable: among equal sizes, the first counts.
        set.sort_by_key(|picture| std::cmp::Reverse(picture.likely_width));
        let Some(PictureSize { mut picture, .. }) = set.into_iter().next() else {
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

/// The width in pixels of a picture that has none in the feed: more than most thumbnails have.
const LIKELY_PICTURE_WIDTH: u32 = 640;

/// The endings of files that are pictures, for elements that do not say so.
const PICTURE_EXTENSIONS: [&str; 6] = ["avif", "gif", "jpeg", "jpg", "png", "webp"];

/// The host of the pictures of authors, which WordPress lists like those of an entry.
const AVATAR_HOST: &str = "gravatar.com";

/// A picture in one of several sizes.
struct PictureSize {
    picture: FeedPicture,
    /// The width of the picture, or a guess.
    likely_width: u32,
}

/// Returns the sizes of a picture in an element.
fn sizes(element: &XmlElement) -> Vec<PictureSize> {
    let contents = element.of(Namespace::Media, "content").flat_map(|content| {
        let direct = content.attribute("url").filter(|_| is_picture(content));
        let direct = direct.and_then(|url| picture(url, content, LIKELY_PICTURE_WIDTH));
        direct.into_iter().chain(thumbnails(content))
    });
    contents.chain(thumbnails(element)).collect()
}

fn thumbnails(element: &XmlElement) -> impl Iterator<Item = PictureSize> {
    let thumbnails = element.of(Namespace::Media, "thumbnail");
    thumbnails.filter_map(|thumbnail| {
        // Some feeds have the address as text.
        let url = thumbnail.attribute("url").map(str::to_owned);
        picture(&url.or_else(|| thumbnail.trimmed())?, thumbnail, 0)
    })
}

/// Returns the cover of a podcast's episode, or the picture of an item in the element of a channel.
fn covers(entry: &XmlElement) -> Vec<PictureSize> {
    let podcast = entry.of(Namespace::Podcast, "image");
    let images = podcast.chain(entry.of(entry.space, "image"));
    let covers = images.filter_map(|image| {
        let url = ["href", "url"]
            .iter()
            .find_map(|name| image.attribute(name));
        let url = url.map(str::to_owned);
        let url = url.or_else(|| image.named("url").find_map(XmlElement::trimmed));
        let text = || image.trimmed().filter(|_| !image.has_elements());
        picture(&url.or_else(text)?, image, 0)
    });
    covers.collect()
}

/// Returns whether an element leads to a picture: by its type, its medium, or the ending of its
/// address.
fn is_picture(element: &XmlElement) -> bool {
    let attribute = |name: &str| element.attribute(name).unwrap_or_default().trim();
    let media_type = attribute("type").to_ascii_lowercase();
    if let Some((kind, _)) = media_type.split_once('/') {
        return kind == "image";
    }
    if media_type == "image" {
        return true;
    }
    if !attribute("medium").is_empty() {
        return attribute("medium").eq_ignore_ascii_case("image");
    }
    let url = element.attribute("url").or(element.attribute("href"));
    let path = url.unwrap_or_default().split(['?', '#']).next();
    let extension = path.and_then(|path| path.rsplit_once('.'));
    extension.is_some_and(|(_, extension)| {
        let extension = extension.trim().to_ascii_lowercase();
        PICTURE_EXTENSIONS.contains(&extension.as_str())
    })
}

/// Returns the picture of an element, or `None` if it shows the author.
fn picture(url: &str, element: &XmlElement, likely_width: u32) -> Option<PictureSize> {
    let url = url.trim();
    let host = url.split('/').nth(2).unwrap_or_default();
    if url.is_empty() || host == AVATAR_HOST || host.ends_with(&format!(".{AVATAR_HOST}")) {
        return None;
    }
    let number = |name: &str| element.attribute(name)?.trim().parse().ok();
    let picture = FeedPicture {
        url: url.to_owned(),
        width: number("width"),
        height: number("height"),
    };
    Some(PictureSize {
        likely_width: picture.width.unwrap_or(likely_width),
        picture,
    })
}

#[cfg(test)]
mod tests {
    use crate::import::syntax::xml;

    /// Returns the addresses of the pictures in an item with these elements.
    fn urls(elements: &str) -> Vec<String> {
        let item = format!("<item>{elements}</item>");
        let document = xml::parse(&item, |_| true).unwrap();
        let pictures = super::pictures(&document.root.unwrap(), None).into_iter();
        pictures.map(|picture| picture.url).collect()
    }

    #[test]
    fn pictures_are_found_by_type_medium_and_ending() {
        for space in [
            "http://search.yahoo.com/mrss",
            "http://search.yahoo.com/mrss/",
            "https://www.rssboard.org/media-rss",
        ] {
            let content = format!("<m:content xmlns:m='{space}' url='a' type='image/webp'/>");
            assert_eq!(urls(&content), ["a"], "{space}");
        }
        for (elements, expected) in [
            ("<media:content url='a' medium='image'/>", vec!["a"]),
            ("<media:content url='a.png?x=1'/>", vec!["a.png?x=1"]),
            ("<media:content url='a.jpg' medium='video'/>", vec![]),
            ("<media:content url='a.jpg' type='video/mp4'/>", vec![]),
            ("<media:thumbnail url='a'/>", vec!["a"]),
            (
                "<media:thumbnail>https://a.example/a</media:thumbnail>",
                vec!["https://a.example/a"],
            ),
            (
                "<media:group><media:content url='a' medium='video'/><media:thumbnail url='b'/></media:group>",
                vec!["b"],
            ),
            (
                "<media:content url='a' medium='video'><media:thumbnail url='b'/></media:content>",
                vec!["b"],
            ),
            ("<enclosure url='a' type='image/png'/>", vec!["a"]),
            ("<enclosure url='a' type=' IMAGE/JPEG '/>", vec!["a"]),
            ("<enclosure url='a.JPG' length='1'/>", vec!["a.JPG"]),
            (
                "<enclosure url='a.mp3' type='audio/mpeg'/><itunes:image href='b'/>",
                vec!["b"],
            ),
            ("<itunes:image>b</itunes:image>", vec!["b"]),
            ("<image><url>b</url><title>x</title></image>", vec!["b"]),
            ("<image>b</image>", vec!["b"]),
            (
                "<link rel='enclosure' type='image/png' href='a'/>",
                vec!["a"],
            ),
            // The author's picture is not that of the entry.
            (
                "<media:content url='https://1.gravatar.com/avatar/x' medium='image'/>",
                vec![],
            ),
        ] {
            assert_eq!(urls(elements), expected, "{elements}");
        }
    }

    #[test]
    fn the_largest_size_counts() {
        for (elements, expected) in [
            (
                "<media:thumbnail url='s' width='150'/><media:content url='l' medium='image'/>",
                "l",
            ),
            (
                "<media:content url='s' medium='image' width='140'/><media:content url='l' medium='image' width='460'/>",
                "l",
            ),
            (
                "<media:thumbnail url='s'/><media:content url='l' medium='image'/>",
                "l",
            ),
            (
                "<media:content url='s' medium='image' width='300'/><media:thumbnail url='l' width='1280'/>",
                "l",
            ),
        ] {
            assert_eq!(urls(elements), [expected], "{elements}");
        }
    }
}
