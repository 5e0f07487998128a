//! Addresses of pictures. They lead nowhere; nothing fetches them.

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
    /// A picture of a story that `domain` published at `at`.
    pub(super) fn of(domain: &str, at: Instant, dice: &mut RandomSource) -> Self {
        let (year, month, _) = at.civil();
        let id = base36(dice.between(1_000_000, 99_999_999).into());
        let ending = dice.word(&["jpg", "jpg", "jpg", "png", "webp"]);
        Self {
            url: format!("https://media.{domain}/{year}/{month:02}/{id}.{ending}"),
            size: dice.pick(&SIZES).copied().filter(|_| dice.chance(970)),
            is_cached: dice.chance(900),
        }
    }

    /// The still of a film.
    pub(super) fn still(domain: &str, dice: &mut RandomSource) -> Self {
        let id = base36(dice.between(1_000_000, 99_999_999).into());
        Self {
            url: format!("https://video.{domain}/stills/{id}/max.jpg"),
            size: Some((1_280, 720)),
            is_cached: true,
        }
    }
}
