//! Writes the head of a record: type, times and addresses.

use crate::model::{Instant, Kind};

use super::front_matter::FrontMatterWriter;
use super::publisher::SamplePublisher;
use super::random::RandomSource;
use super::story::SampleStory;

/// Writes the fields at the top: type, times and addresses.
pub(super) fn head(front: &mut FrontMatterWriter, story: &mut SampleStory, mentions: usize) {
    let is_news = matches!(story.slot.kind, Kind::Article | Kind::Video);
    if is_news {
        front.plain("category", "news");
    }
    words(
        front,
        story.publisher,
        &story.report.title,
        &story.report.excerpt,
    );
    let random = &mut story.random;
    if story.is_dated {
        front.plain("publishedDateTime", time(story.at, is_news, random));
    }
    if is_news && random.chance(60) {
        let later = story.at.seconds() + 600 + i64::from(random.low(300_000));
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
        amp(front, web, publisher, random);
    }
    if random.chance(40) {
        front.plain(
            "locale",
            random.word(&["en-gb", "en-us", "en-gb", "en", "en-au"]),
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

/// Writes the headline and the excerpt, with HTML entities if the publisher leaks them.
pub(super) fn words(
    front: &mut FrontMatterWriter,
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

/// Returns a time, mostly in UTC. Some publishers use an offset, and records other than news often
/// have no zone.
fn time(at: Instant, is_news: bool, random: &mut RandomSource) -> String {
    let offsets = [(2, "+02:00"), (-5, "-05:00"), (1, "+01:00"), (-8, "-08:00")];
    let utc = at.to_string();
    match random.pick(&offsets) {
        Some((hours, offset)) if is_news && random.chance(30) => {
            let local = Instant::from_seconds(at.seconds() + hours * 3_600).to_string();
            format!("{}{offset}", local.trim_end_matches('Z'))
        }
        _ if !is_news && random.chance(300) => utc.trim_end_matches('Z').to_owned(),
        _ => utc,
    }
}

pub(super) fn amp(
    front: &mut FrontMatterWriter,
    web: &str,
    publisher: &SamplePublisher,
    random: &mut RandomSource,
) {
    if !publisher.number.is_multiple_of(6) || !random.chance(600) {
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

/// Returns the heat: the quality of the source, plus points for each related story, and sometimes
/// many more.
fn heat(story: &mut SampleStory, mentions: usize) -> i32 {
    let quality = story.quality();
    let random = &mut story.random;
    if !story.is_published && random.chance(600) {
        return -1;
    }
    let spread = i32::try_from(mentions).unwrap_or(0) * 6;
    let luck = random
        .below(100)
        .min(random.below(100))
        .min(random.below(100));
    let hit = if random.chance(20) { 80 } else { 0 };
    (quality + spread + i32::try_from(luck).unwrap_or(0) + hit).clamp(10, 300)
}
