//! Invents addresses of pictures. They lead nowhere, and nothing fetches them.

use crate::model::Instant;

use super::random::RandomSource;
use super::slug::base36;

/// A picture and its size in pixels.
pub(super) struct Photo {
    pub(super) url: String,
    pub(super) size: Option<(u32, u32)>,
    pub(super) is_cached: bool,
}

const SIZES: [(u32, u32); 12] = [
    (1_200, 630),
    (1_200, 630),
    (1_200, 675),
    (1_600, 900),
    (1_280, 720),
    (1_000, 380),
    (894, 534),
    (640, 360),
    (600, 338),
    (460, 460),
    (300, 300),
    (800, 1_067),
];

impl Photo {
    /// Returns a picture of a story that `domain` published at `at`.
    pub(super) fn of(domain: &str, at: Instant, random: &mut RandomSource) -> Self {
        let (year, month, _) = at.civil();
        let id = base36(random.between(1_000_000, 99_999_999).into());
        let ending = random.word(&["jpg", "jpg", "jpg", "png", "webp"]);
        Self {
            url: format!("https://media.{domain}/{year}/{month:02}/{id}.{ending}"),
            size: random.pick(&SIZES).copied().filter(|_| random.chance(970)),
            is_cached: random.chance(900),
        }
    }

    /// Returns a still of a video.
    pub(super) fn still(domain: &str, random: &mut RandomSource) -> Self {
        let id = base36(random.between(1_000_000, 99_999_999).into());
        Self {
            url: format!("https://video.{domain}/stills/{id}/max.jpg"),
            size: Some((1_280, 720)),
            is_cached: true,
        }
    }
}
