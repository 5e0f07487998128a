//! What videos, courses and downloads say of themselves: price, length, marks, links.

use crate::model::Kind;

use super::front::Front;
use super::publisher::SamplePublisher;
use super::random::RandomSource;
use super::story::SampleStory;

/// Writes the fields that only some types have, and the empty line that ends the head.
pub(super) fn details(front: &mut Front, story: &mut SampleStory) {
    let dice = &mut story.dice;
    match story.slot.kind {
        Kind::Video => {
            front.plain("length", length(dice.between(1, 4) * dice.between(40, 800)));
        }
        Kind::Course => course(front, dice),
        Kind::Download => front.plain("price", "Free"),
        _ => {}
    }
    front.blank();
    let Some(publisher) = story.publisher else {
        return;
    };
    match story.slot.kind {
        Kind::Video => {
            let film = story.original.as_deref().unwrap_or_default();
            front.quoted("featuredContent", &player(publisher, film));
            front.blank();
        }
        Kind::Download => {
            front.map("actions", |front| action(front, publisher, story.index));
            front.blank();
        }
        _ => {}
    }
}

fn course(front: &mut Front, dice: &mut RandomSource) {
    let price = match dice.below(10) {
        0..7 => "Free".to_owned(),
        7 => format!("$ {}", dice.between(2, 30) * 10),
        _ => format!("€ {}", dice.between(2, 30) * 10),
    };
    front.plain("price", price);
    front.plain(
        "length",
        length(dice.between(1, 5) * dice.between(15, 80) * 60),
    );
    if dice.chance(700) {
        let (count, average) = (1 + dice.low(900), 300 + dice.between(60, 190));
        front.map("ratings", |front| {
            front.plain("count", count);
            front.plain(
                "average",
                format_args!("{}.{:02}", average / 100, average % 100),
            );
        });
    }
    let levels: &[&str] = match dice.below(6) {
        0..3 => &["Beginner"],
        3 => &["Intermediate"],
        4 => &["Beginner", "Intermediate"],
        _ => &["Advanced"],
    };
    front.map("levels", |front| {
        levels.iter().for_each(|level| front.entry(level))
    });
}

/// An ISO 8601 duration: `PT1H20M5S`.
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

fn player(publisher: &SamplePublisher, film: &str) -> String {
    let (_, name) = film.rsplit_once('=').unwrap_or_default();
    let source = format!("https://video.{}/embed/{name}", publisher.domain);
    format!(
        "<iframe width=\"800\" height=\"450\" frameborder=\"0\" src=\"{source}\" allowfullscreen></iframe>"
    )
}

fn action(front: &mut Front, publisher: &SamplePublisher, index: u32) {
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
