//! Writes the nested parts of a record: provider, pictures, related stories.

use crate::model::Kind;

use super::front_matter::FrontMatterWriter;
use super::head::{amp, words};
use super::mention::SampleMention;
use super::name::Person;
use super::picture::Photo;
use super::publisher::SamplePublisher;
use super::story::SampleStory;

pub(super) fn provider(front: &mut FrontMatterWriter, story: &mut SampleStory) {
    let Some(publisher) = story.publisher else {
        return;
    };
    names(front, publisher);
    if let Some(logo) = publisher.logo() {
        let photo = Photo {
            url: logo,
            size: Some((50, 50)),
            is_cached: false,
        };
        front.map("images", |front| image(front, &photo));
    }
    if story.random.chance(120) {
        let author = Person::pick(&mut story.random).full();
        front.map("authors", |front| {
            front.entry_map(|front| front.plain("name", author));
        });
    }
}

fn names(front: &mut FrontMatterWriter, publisher: &SamplePublisher) {
    front.plain("name", &publisher.name);
    front.plain("domain", &publisher.domain);
}

pub(super) fn photos(front: &mut FrontMatterWriter, story: &mut SampleStory) {
    let Some(publisher) = story.publisher else {
        return;
    };
    let photo = match story.slot.kind {
        Kind::Video => Photo::still(&publisher.domain, &mut story.random),
        _ if story.random.chance(110) => return,
        _ => Photo::of(&publisher.domain, story.at, &mut story.random),
    };
    front.map("images", |front| image(front, &photo));
    front.blank();
}

fn image(front: &mut FrontMatterWriter, photo: &Photo) {
    front.entry_map(|front| {
        front.quoted("url", &photo.url);
        if let Some((width, height)) = photo.size {
            front.plain("width", width);
            front.plain("height", height);
        }
        if photo.is_cached {
            front.plain("isCached", true);
        }
    });
}

pub(super) fn related(front: &mut FrontMatterWriter, mut mention: SampleMention) {
    let (publisher, random) = (mention.publisher, &mut mention.random);
    front.entry_map(|front| {
        words(
            front,
            Some(publisher),
            &mention.report.title,
            &mention.report.excerpt,
        );
        front.plain("publishedDateTime", mention.at);
        front.quoted("webUrl", &mention.address);
        amp(front, &mention.address, publisher, random);
        front.plain("type", &mention.kind);
        front.map("provider", |front| names(front, publisher));
        front.plain("quality", mention.quality);
        if random.chance(550) {
            let photo = Photo::of(&publisher.domain, mention.at, random);
            front.map("images", |front| image(front, &photo));
        }
    });
}
