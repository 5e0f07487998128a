//! Writes the fields of videos, courses and downloads: price, length, ratings, links.

use crate::model::Kind;

use super::front_matter::FrontMatterWriter;
use super::publisher::SamplePublisher;
use super::random::RandomSource;
use super::story::SampleStory;

/// Writes the fields of some types, and the empty line that ends the head.
pub(super) fn details(front: &mut FrontMatterWriter, story: &mut SampleStory) {
    let random = &mut story.random;
    match story.slot.kind {
        Kind::Video => {
            front.plain(
                "length",
                length(random.between(1, 4) * random.between(40, 800)),
            );
        }
        Kind::Course => course(front, random),
        Kind::Download => front.plain("price", "Free"),
        _ => {}
    }
    front.blank();
    let Some(publisher) = story.publisher else {
        return;
    };
    match story.slot.kind {
        Kind::Video => {
            let video_url = story.original.as_deref().unwrap_or_default();
            front.quoted("featuredContent", &player(publisher, video_url));
            front.blank();
        }
        Kind::Download => {
            front.map("actions", |front| action(front, publisher, story.index));
            front.blank();
        }
        _ => {}
    }
}

fn course(front: &mut FrontMatterWriter, random: &mut RandomSource) {
    let price = match random.below(10) {
        0..7 => "Free".to_owned(),
        7 => format!("$ {}", random.between(2, 30) * 10),
        _ => format!("€ {}", random.between(2, 30) * 10),
    };
    front.plain("price", price);
    front.plain(
        "length",
        length(random.between(1, 5) * random.between(15, 80) * 60),
    );
    if random.chance(700) {
        let (count, average) = (1 + random.low(900), 300 + random.between(60, 190));
        front.map("ratings", |front| {
            front.plain("count", count);
            front.plain(
                "average",
                format_args!("{}.{:02}", average / 100, average % 100),
            );
        });
    }
    let levels: &[&str] = match random.below(6) {
        0..3 => &["Beginner"],
        3 => &["Intermediate"],
        4 => &["Beginner", "Intermediate"],
        _ => &["Advanced"],
    };
    front.map("levels", |front| {
        levels.iter().for_each(|level| front.entry(level))
    });
}

/// Returns an ISO 8601 duration: `PT1H20M5S`.
fn length(seconds: u32) -> String {
    let parts = [
        (seconds / 3_600, 'H'),
        (seconds / 60 % 60, 'M'),
        (seconds % 60, 'S'),
    ];
    let parts = parts.iter().filter(|(number, _)| *number > 0);
    let parts = parts.map(|(number, unit)| format!("{number}{unit}"));
    format!("PT{}", parts.collect::<String>())
}

fn player(publisher: &SamplePublisher, video_url: &str) -> String {
    let (_, name) = video_url.rsplit_once('=').unwrap_or_default();
    let source = format!("https://video.{}/embed/{name}", publisher.domain);
    format!(
        "<iframe width=\"800\" height=\"450\" frameborder=\"0\" src=\"{source}\" allowfullscreen></iframe>"
    )
}

fn action(front: &mut FrontMatterWriter, publisher: &SamplePublisher, index: u32) {
    let ending = ["csv", "xlsx", "pdf", "zip"][index as usize % 4];
    front.entry_map(|front| {
        let url = format!(
            "https://files.{}/{index}/download.{ending}",
            publisher.domain
        );
        front.quoted("url", &url);
        front.quoted("type", "download");
        front.quoted("title", "Download the file");
        front.quoted("attribution", &publisher.name);
    });
}
