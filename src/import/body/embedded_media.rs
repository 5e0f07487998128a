//! Describes embedded media as links: the page of a film or sound, and a name for it.

use url::Url;

use crate::import::{
    fields::{player, text},
    syntax::markup,
};

/// A link that replaces a player.
#[derive(Debug, PartialEq, Eq)]
pub struct EmbeddedMedia {
    /// The address of the page or file.
    pub address: String,
    /// The text of the link.
    pub name: String,
}

/// A service whose players have addresses of their own.
struct Service {
    /// The host of the player, without `www.`.
    host: &'static str,
    /// The beginning of the player's path; what follows identifies the film or sound.
    player_path: &'static str,
    /// The beginning of the page's address; empty if the player is the page.
    page: &'static str,
    name: &'static str,
}

const fn service(
    host: &'static str,
    player_path: &'static str,
    page: &'static str,
    name: &'static str,
) -> Service {
    Service {
        host,
        player_path,
        page,
        name,
    }
}

/// The services, by the hosts of their players.
const SERVICES: [Service; 18] = [
    service(
        "youtube.com",
        "/embed/",
        "https://www.youtube.com/watch?v=",
        "YouTube",
    ),
    service(
        "youtube-nocookie.com",
        "/embed/",
        "https://www.youtube.com/watch?v=",
        "YouTube",
    ),
    service("youtube.com", "/", "", "YouTube"),
    service("youtu.be", "/", "", "YouTube"),
    service("player.vimeo.com", "/video/", "https://vimeo.com/", "Vimeo"),
    service("vimeo.com", "/", "", "Vimeo"),
    service(
        "dailymotion.com",
        "/embed/video/",
        "https://www.dailymotion.com/video/",
        "Dailymotion",
    ),
    service(
        "open.spotify.com",
        "/embed/",
        "https://open.spotify.com/",
        "Spotify",
    ),
    service(
        "open.spotify.com",
        "/embed-podcast/",
        "https://open.spotify.com/",
        "Spotify",
    ),
    service("w.soundcloud.com", "/player/", "", "SoundCloud"),
    service("bandcamp.com", "/", "", "Bandcamp"),
    service(
        "embed.podcasts.apple.com",
        "/",
        "https://podcasts.apple.com/",
        "Apple Podcasts",
    ),
    service(
        "embed.music.apple.com",
        "/",
        "https://music.apple.com/",
        "Apple Music",
    ),
    service(
        "embed.ted.com",
        "/talks/",
        "https://www.ted.com/talks/",
        "TED",
    ),
    service("player.twitch.tv", "/", "", "Twitch"),
    service("mixcloud.com", "/", "", "Mixcloud"),
    service(
        "archive.org",
        "/embed/",
        "https://archive.org/details/",
        "Internet Archive",
    ),
    service("podcasters.spotify.com", "/", "", "Spotify"),
];

impl EmbeddedMedia {
    /// Describes the player that a start tag embeds. `inner_source` is the first `source` in it.
    pub fn of(
        name: &str,
        attributes: &[(String, String)],
        inner_source: Option<&str>,
    ) -> Option<Self> {
        let key = match name {
            "iframe" | "embed" | "video" | "audio" | "source" => "src",
            "object" => "data",
            _ => return None,
        };
        let is_file = matches!(name, "video" | "audio" | "source");
        let own_source = markup::attribute(attributes, key).map(str::trim);
        let lazy_source = || markup::attribute(attributes, "data-src").map(str::trim);
        let source = own_source
            .filter(|source| !source.is_empty() && *source != "about:blank")
            .or_else(lazy_source)
            .or(inner_source)?;
        let found = player::source(name, &[(key.to_owned(), source.to_owned())]);
        let address = match found {
            Some(address) => String::from(address),
            // A file of the site, whose address is completed when the tree is built.
            None if is_file && player::is_media_file(source) && !source.contains(':') => {
                source.to_owned()
            }
            None => return None,
        };
        let title = ["title", "aria-label"].iter();
        let mut titles = title.filter_map(|key| markup::attribute(attributes, key));
        let title = titles.find(|title| text::is_visible(title));
        let (page, service) = page(&address);
        let name = match (title, service) {
            (Some(title), _) => title.to_owned(),
            (None, Some(service)) => service.to_owned(),
            (None, None) => file_name(&address)
                .filter(|_| is_file)
                .or_else(|| host(&address))
                .unwrap_or_else(|| address.clone()),
        };
        Some(Self {
            address: page,
            name,
        })
    }
}

/// Returns the page of the film or sound that a player shows, and the name of its service.
fn page(address: &str) -> (String, Option<&'static str>) {
    let unknown = (address.to_owned(), None);
    let Ok(url) = Url::parse(address) else {
        return unknown;
    };
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let parameter = |name: &str| {
        let mut pairs = url.query_pairs();
        pairs.find(|(key, _)| key == name).map(|(_, value)| value)
    };
    let services = SERVICES.iter().filter(|service| service.host == host);
    for service in services {
        let Some(identifier) = url.path().strip_prefix(service.player_path) else {
            continue;
        };
        let page = match (service.name, identifier) {
            ("YouTube", "videoseries") => parameter("list")
                .map(|list| format!("https://www.youtube.com/playlist?list={list}")),
            ("SoundCloud", _) => parameter("url")
                .filter(|url| url.starts_with("https://"))
                .map(std::borrow::Cow::into_owned),
            (_, identifier) if !service.page.is_empty() && !identifier.is_empty() => {
                Some(format!("{}{identifier}", service.page))
            }
            _ => None,
        };
        let page = page.unwrap_or_else(|| address.to_owned());
        return (page, Some(service.name));
    }
    unknown
}

/// Returns the host of an address, without `www.`.
fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// Returns the name of the file at an address, if it names one.
fn file_name(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next()?;
    let name = path.rsplit('/').next().filter(|name| !name.is_empty())?;
    Some(name.replace("%20", " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::markup::{Token, tokens};

    #[test]
    fn players_become_pages_with_names() {
        for (html, page, name) in [
            (
                "<iframe src=https://www.youtube.com/embed/a-b_c?start=3>",
                "https://www.youtube.com/watch?v=a-b_c",
                "YouTube",
            ),
            (
                "<iframe src=//www.youtube-nocookie.com/embed/abc title='The ferry'>",
                "https://www.youtube.com/watch?v=abc",
                "The ferry",
            ),
            (
                "<iframe src='https://www.youtube.com/embed/videoseries?list=PL1'>",
                "https://www.youtube.com/playlist?list=PL1",
                "YouTube",
            ),
            (
                "<iframe src=https://player.vimeo.com/video/1>",
                "https://vimeo.com/1",
                "Vimeo",
            ),
            (
                "<iframe src=https://open.spotify.com/embed/episode/x>",
                "https://open.spotify.com/episode/x",
                "Spotify",
            ),
            (
                "<iframe src='https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&amp;color=1'>",
                "https://soundcloud.com/a/b",
                "SoundCloud",
            ),
            (
                "<iframe src=https://bandcamp.com/EmbeddedPlayer/album=1>",
                "https://bandcamp.com/EmbeddedPlayer/album=1",
                "Bandcamp",
            ),
            (
                "<iframe src=https://v.example/1>",
                "https://v.example/1",
                "v.example",
            ),
            (
                "<audio src=/media/a%20b.mp3>",
                "/media/a%20b.mp3",
                "a b.mp3",
            ),
            (
                "<iframe src=about:blank data-src=https://vimeo.com/2>",
                "https://vimeo.com/2",
                "Vimeo",
            ),
        ] {
            let Some(Token::Start(tag, attributes)) = tokens(html).into_iter().next() else {
                panic!("{html}");
            };
            let media = EmbeddedMedia::of(&tag, &attributes, None).unwrap();
            assert_eq!((&*media.address, &*media.name), (page, name), "{html}");
        }
    }
}
