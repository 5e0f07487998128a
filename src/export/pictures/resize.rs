//! Smaller copies of a picture, so that a phone does not fetch what only a wide screen can show.

use std::io::Cursor;

use image::{
    ColorType, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits,
    codecs::jpeg::JpegEncoder, imageops::FilterType, metadata::Orientation,
};

/// The widths of smaller copies, in pixels: a card's picture on a plain and on a dense screen, and the
/// lead's on a plain one.
pub const PICTURE_WIDTHS: [u32; 3] = [320, 640, 1_280];

/// A picture of fewer bytes has no smaller copies: there is nothing to gain.
const MIN_RESIZED_BYTES: usize = 12_000;

/// How much wider a picture is, at least, than its widest smaller copy.
const MIN_WIDTH_RATIO: f64 = 1.25;

/// The pixels of the largest picture that is decoded, 64 million: the largest cameras' pictures fit, and
/// what was made to fill the memory does not.
const MAX_DECODED_PIXELS: u64 = 1 << 26;

/// Of 100. Under it the eye finds the squares of JPEG in faces and skies.
const JPEG_QUALITY: u8 = 80;

/// What is known of a picture before its pixels are decoded.
pub struct PictureHeader<'a> {
    bytes: &'a [u8],
    format: ImageFormat,
    /// Width and height as it is shown, in pixels.
    pub size: (u32, u32),
    /// Whether it is shown as it is kept, turned or mirrored.
    orientation: Orientation,
    /// The colours its numbers mean, where they are not those of the web.
    profile: Option<Vec<u8>>,
    is_opaque: bool,
}

impl<'a> PictureHeader<'a> {
    /// Reads the head of a picture. `None` where it is of a kind that is left as it is (AVIF, GIF), or
    /// damaged.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        let format = image::guess_format(bytes).ok()?;
        if !matches!(
            format,
            ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP
        ) {
            return None;
        }
        let mut decoder = reader(bytes, format).into_decoder().ok()?;
        let (width, height) = decoder.dimensions();
        let orientation = decoder.orientation().ok()?;
        let size = if turns(orientation) {
            (height, width)
        } else {
            (width, height)
        };
        Some(Self {
            bytes,
            format,
            size,
            orientation,
            profile: decoder.icc_profile().ok()?,
            is_opaque: matches!(decoder.color_type(), ColorType::L8 | ColorType::Rgb8),
        })
    }

    /// The widths of the smaller copies that are worth making, rising. A picture that can be seen through
    /// has none, since they are JPEGs.
    pub fn widths(&self) -> Vec<u32> {
        let (width, height) = self.size;
        let is_small = self.bytes.len() < MIN_RESIZED_BYTES;
        let is_huge = u64::from(width) * u64::from(height) > MAX_DECODED_PIXELS;
        if is_small || is_huge || !self.is_opaque {
            return Vec::new();
        }
        let is_less = |less: &u32| f64::from(*less) * MIN_WIDTH_RATIO <= f64::from(width);
        PICTURE_WIDTHS.into_iter().filter(is_less).collect()
    }

    /// The copies of these widths that are worth it, as JPEGs, the widest first. None where the picture turns
    /// out to be damaged.
    pub fn copies(&self, widths: &[u32]) -> Vec<(u32, Vec<u8>)> {
        let mut copies = Vec::new();
        let Some(mut whole) = self.decoded().filter(|_| !widths.is_empty()) else {
            return copies;
        };
        // Each out of the one before: the cost is that of the first.
        for width in widths.iter().rev() {
            whole = whole.resize(*width, u32::MAX, FilterType::CatmullRom);
            let copy = self.encoded(&whole);
            copies.extend(
                copy.filter(|copy| self.is_worth(copy))
                    .map(|copy| (*width, copy)),
            );
        }
        copies
    }

    /// Whether a copy is smaller by a quarter at least. A JPEG of a picture that was packed better, as WebP is,
    /// or drawn in few colours, may be larger though it has fewer pixels.
    fn is_worth(&self, copy: &[u8]) -> bool {
        copy.len() / 3 < self.bytes.len() / 4
    }

    fn decoded(&self) -> Option<DynamicImage> {
        let decoder = reader(self.bytes, self.format).into_decoder().ok()?;
        let mut whole = DynamicImage::from_decoder(decoder).ok()?;
        whole.apply_orientation(self.orientation);
        Some(whole)
    }

    fn encoded(&self, copy: &DynamicImage) -> Option<Vec<u8>> {
        use image::ImageEncoder;
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY);
        if let Some(profile) = &self.profile {
            encoder.set_icc_profile(profile.clone()).ok()?;
        }
        copy.write_with_encoder(encoder).ok()?;
        Some(bytes)
    }
}

fn reader(bytes: &[u8], format: ImageFormat) -> ImageReader<Cursor<&[u8]>> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED_PIXELS * 4);
    reader.limits(limits);
    reader
}

/// Whether width and height change places.
fn turns(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    /// Noise, so that it cannot be packed into a few bytes.
    fn noise(width: u32, height: u32) -> RgbImage {
        let mut state = 1_u32;
        RgbImage::from_fn(width, height, |_, _| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [a, b, c, _] = state.to_be_bytes();
            Rgb([a, b, c])
        })
    }

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_wide_picture_has_copies_of_every_width() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let bytes = written(&noise(900, 450).into(), format);
            let sketch = PictureHeader::of(&bytes).unwrap();
            assert_eq!(sketch.size, (900, 450));
            assert_eq!(sketch.widths(), [320, 640]);
            let copies = sketch.copies(&sketch.widths());
            let size =
                |(width, copy): &(u32, Vec<u8>)| (*width, PictureHeader::of(copy).unwrap().size);
            let sizes: Vec<_> = copies.iter().map(size).collect();
            assert_eq!(sizes, [(640, (640, 320)), (320, (320, 160))]);
            assert!(copies[1].1.len() < copies[0].1.len());
        }
    }

    #[test]
    fn what_gains_nothing_has_none() {
        let narrow = written(&noise(390, 300).into(), ImageFormat::Png);
        assert!(narrow.len() > MIN_RESIZED_BYTES);
        assert!(PictureHeader::of(&narrow).unwrap().widths().is_empty());
        let plain = written(&RgbImage::new(500, 300).into(), ImageFormat::Png);
        assert!(PictureHeader::of(&plain).unwrap().widths().is_empty());
        let mut clear = RgbaImage::new(700, 700);
        for (pixel, Rgb([r, g, b])) in clear.pixels_mut().zip(noise(700, 700).pixels()) {
            *pixel = Rgba([*r, *g, *b, 100]);
        }
        let clear = written(&clear.into(), ImageFormat::Png);
        assert!(PictureHeader::of(&clear).unwrap().widths().is_empty());
    }

    #[test]
    fn a_copy_that_would_be_no_smaller_is_none() {
        // Hard edges everywhere, always the same: few bytes as a PNG, many as a JPEG.
        let squares = RgbImage::from_fn(900, 600, |x, y| {
            Rgb([if ((x / 9) ^ (y / 7)) % 2 == 0 { 0 } else { 255 }; 3])
        });
        let bytes = written(&squares.into(), ImageFormat::Png);
        let sketch = PictureHeader::of(&bytes).unwrap();
        assert!(sketch.is_worth(&[]) && !sketch.is_worth(&bytes));
        assert!(sketch.copies(&[640]).is_empty());
    }

    #[test]
    fn a_damaged_picture_is_none_and_never_a_panic() {
        let bytes = written(&noise(1_000, 500).into(), ImageFormat::Png);
        for cut in [0, 7, 20, 33] {
            assert!(PictureHeader::of(&bytes[..cut]).is_none(), "{cut}");
        }
        let half = &bytes[..bytes.len() / 2];
        let sketch = PictureHeader::of(half).unwrap();
        assert!(sketch.copies(&sketch.widths()).is_empty());
        assert!(PictureHeader::of(b"GIF89a\x01\x00\x01\x00").is_none());
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_not_decoded() {
        let mut bytes = written(&noise(300, 300).into(), ImageFormat::Png);
        // Width and height in the head of a PNG, whose checksum then is wrong or, where it is not asked,
        // whose size is too much.
        bytes[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
        let made = PictureHeader::of(&bytes).map(|sketch| sketch.copies(&[320]));
        assert!(made.unwrap_or_default().is_empty());
    }
}
