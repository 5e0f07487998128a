//! The head of a record: what it is, when, where.

use crate::model::{Instant, Kind};

use super::front::Front;
use super::publisher::SamplePublisher;
use super::random::RandomSource;
use super::story::SampleStory;

/// What stands at the top: what it is, when, where.
pub(super) fn head(front: &mut Front, story: &mut SampleStory, mentions: usize) {
    let is_news = matches!(story.slot.kind, Kind::Article | Kind::Video);
    if is_news {
        front.plain("category", "news");
    }
    words(
        front,
        story.publisher,
        &story.telling.title,
        &story.telling.excerpt,
    );
    let dice = &mut story.dice;
    if story.is_dated {
        front.plain("publishedDateTime", time(story.at, is_news, dice));
    }
    if is_news && dice.chance(60) {
        let later = story.at.seconds() + 600 + i64::from(dice.low(300_000));
        front.plain("updatedDateTime", Instant::from_seconds(later));
    }
    let addresses = [("originalUrl", &story.original), ("webUrl", &story.web)];
    for (key, address) in addresses {
        match address {
            Some(address) if is_news => front.quoted(key, address),
            Some(address) => front.plain(key, address),
            None => {}
        }
    }
    if let (true, Some(web), Some(publisher)) = (is_news, &story.web, story.publisher) {
        amp(front, web, publisher, dice);
    }
    if dice.chance(40) {
        front.plain(
            "locale",
            dice.word(&["en-gb", "en-us", "en-gb", "en", "en-au"]),
        );
    }
    front.plain("type", &story.slot.kind);
    let heat = heat(story, mentions);
    if is_news {
        front.plain("quality", story.quality());
    }
    front.plain("heat", heat);
    if is_news {
        front.plain("published", story.is_published);
    }
}

/// The headline and the excerpt, with HTML entities where the publisher leaks them.
pub(super) fn words(
    front: &mut Front,
    publisher: Option<&SamplePublisher>,
    title: &str,
    excerpt: &str,
) {
    let leaks = publisher.is_some_and(SamplePublisher::leaks_entities);
    for (key, text) in [("title", title), ("excerpt", excerpt)] {
        if leaks {
            let text = text.replace('&', "&amp;").replace('’', "&#8217;");
            front.quoted(key, &text);
        } else if !text.is_empty() {
            front.quoted(key, text);
        }
    }
}

/// Mostly UTC; some papers use an offset, and what is not news often says nothing of a zone.
fn time(at: Instant, is_news: bool, dice: &mut RandomSource) -> String {
    let offsets = [(2, "+02:00"), (-5, "-05:00"), (1, "+01:00"), (-8, "-08:00")];
    let utc = at.to_string();
    match dice.pick(&offsets) {
        Some((hours, offset)) if is_news && dice.chance(30) => {
            let local = Instant::from_seconds(at.seconds() + hours * 3_600).to_string();
            format!("{}{offset}", local.trim_end_matches('Z'))
        }
        _ if !is_news && dice.chance(300) => utc.trim_end_matches('Z').to_owned(),
        _ => utc,
    }
}

pub(super) fn amp(
    front: &mut Front,
    web: &str,
    publisher: &SamplePublisher,
    dice: &mut RandomSource,
) {
    if !publisher.number.is_multiple_of(6) || !dice.chance(600) {
        return;
    }
    let page = web.replacen(".example/", ".example/amp/", 1);
    let bare = page.trim_start_matches("https://");
    let cache = publisher.domain.replace('.', "-");
    front.quoted("ampWebUrl", &page);
    front.quoted(
        "cdnAmpWebUrl",
        &format!("https://{cache}.cdn.amp.example/c/s/{bare}"),
    );
}

/// The quality of the source, more for every story around it, and sometimes much more.
fn heat(story: &mut SampleStory, mentions: usize) -> i32 {
    let quality = story.quality();
    let dice = &mut story.dice;
    if !story.is_published && dice.chance(600) {
        return -1;
    }
    let spread = i32::try_from(mentions).unwrap_or(0) * 6;
    let luck = dice.below(100).min(dice.below(100)).min(dice.below(100));
    let hit = if dice.chance(20) { 80 } else { 0 };
    (quality + spread + i32::try_from(luck).unwrap_or(0) + hit).clamp(10, 300)
}
