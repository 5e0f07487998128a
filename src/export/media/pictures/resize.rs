//! Makes smaller copies of a picture, so that a phone does not download pixels that it cannot show.

use std::io::Cursor;

use image::{
    ColorType, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits,
    codecs::jpeg::JpegEncoder, imageops::FilterType, metadata::Orientation,
};

/// The widths of smaller copies, in pixels. The first two are for a card on a standard and on a
/// high-density screen, the third for the lead story on a standard screen.
pub const PICTURE_WIDTHS: [u32; 3] = [320, 640, 1_280];

/// The minimum size in bytes of a picture that gets smaller copies; below it there is nothing to
/// gain.
const MIN_RESIZED_BYTES: usize = 12_000;

/// The minimum ratio of a picture's width to that of its widest smaller copy.
const MIN_WIDTH_RATIO: f64 = 1.25;

/// The maximum number of pixels that is decoded, 64 million. Pictures of the largest cameras fit;
/// pictures made to fill the memory do not.
const MAX_DECODED_PIXELS: u64 = 1 << 26;

/// The JPEG quality, out of 100. Below it, JPEG blocks become visible in faces and skies.
const JPEG_QUALITY: u8 = 80;

/// The header of a picture, read without decoding its pixels.
pub struct PictureHeader<'a> {
    bytes: &'a [u8],
    format: ImageFormat,
    /// Width and height in pixels, as displayed.
    pub size: (u32, u32),
    /// The rotation or mirroring with which it is displayed.
    orientation: Orientation,
    /// The color profile, if it is not that of the web.
    profile: Option<Vec<u8>>,
    is_opaque: bool,
}

impl<'a> PictureHeader<'a> {
    /// Reads the header of a picture. Returns `None` if its format is left as it is (AVIF, GIF), or
    /// if it is damaged.
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
        let size = if swaps_sides(orientation) {
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

    /// Returns the widths of smaller copies that are worth making, ascending. A transparent picture
    /// has none, since the copies are JPEGs.
    pub fn widths(&self) -> Vec<u32> {
        let (width, height) = self.size;
        let is_small = self.bytes.len() < MIN_RESIZED_BYTES;
        let is_huge = u64::from(width) * u64::from(height) > MAX_DECODED_PIXELS;
        if is_small || is_huge || !self.is_opaque {
            return Vec::new();
        }
        let is_narrower =
            |copy_width: &u32| f64::from(*copy_width) * MIN_WIDTH_RATIO <= f64::from(width);
        PICTURE_WIDTHS.into_iter().filter(is_narrower).collect()
    }

    /// Returns the copies of these widths that are worth keeping, as JPEGs, widest first. Returns
    /// none if the picture is damaged.
    pub fn copies(&self, widths: &[u32]) -> Vec<(u32, Vec<u8>)> {
        let mut copies = Vec::new();
        let Some(mut image) = self.decoded().filter(|_| !widths.is_empty()) else {
            return copies;
        };
        // Each copy is resized from the one before, so only the first is expensive.
        for width in widths.iter().rev() {
            image = image.resize(*width, u32::MAX, FilterType::CatmullRom);
            let copy = self.encoded(&image);
            copies.extend(
                copy.filter(|copy| self.is_worth_keeping(copy))
                    .map(|copy| (*width, copy)),
            );
        }
        copies
    }

    /// Returns whether a copy is smaller by a quarter at least. A JPEG of a picture that was
    /// compressed better, as WebP, or that has few colors, can be larger though it has fewer
    /// pixels.
    fn is_worth_keeping(&self, copy: &[u8]) -> bool {
        copy.len() / 3 < self.bytes.len() / 4
    }

    fn decoded(&self) -> Option<DynamicImage> {
        let decoder = reader(self.bytes, self.format).into_decoder().ok()?;
        let mut image = DynamicImage::from_decoder(decoder).ok()?;
        image.apply_orientation(self.orientation);
        Some(image)
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

/// Returns whether the orientation swaps width and height.
fn swaps_sides(orientation: Orientation) -> bool {
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

    /// Returns noise, which cannot be compressed into a few bytes.
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
            let header = PictureHeader::of(&bytes).unwrap();
            assert_eq!(header.size, (900, 450));
            assert_eq!(header.widths(), [320, 640]);
            let copies = header.copies(&header.widths());
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
        // A regular pattern of hard edges has few bytes as a PNG and many as a JPEG.
        let squares = RgbImage::from_fn(900, 600, |x, y| {
            Rgb([if ((x / 9) ^ (y / 7)) % 2 == 0 { 0 } else { 255 }; 3])
        });
        let bytes = written(&squares.into(), ImageFormat::Png);
        let header = PictureHeader::of(&bytes).unwrap();
        assert!(header.is_worth_keeping(&[]) && !header.is_worth_keeping(&bytes));
        assert!(header.copies(&[640]).is_empty());
    }

    #[test]
    fn a_damaged_picture_is_none_and_never_a_panic() {
        let bytes = written(&noise(1_000, 500).into(), ImageFormat::Png);
        for cut in [0, 7, 20, 33] {
            assert!(PictureHeader::of(&bytes[..cut]).is_none(), "{cut}");
        }
        let half = &bytes[..bytes.len() / 2];
        let header = PictureHeader::of(half).unwrap();
        assert!(header.copies(&header.widths()).is_empty());
        assert!(PictureHeader::of(b"GIF89a\x01\x00\x01\x00").is_none());
    }

    #[test]
    fn a_picture_that_would_fill_the_memory_is_not_decoded() {
        let mut bytes = written(&noise(300, 300).into(), ImageFormat::Png);
        // Width and height in the header of a PNG. Afterwards its checksum is wrong or, for
        // decoders that ignore it, its size is too large.
        bytes[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
        let made = PictureHeader::of(&bytes).map(|header| header.copies(&[320]));
        assert!(made.unwrap_or_default().is_empty());
    }
}
