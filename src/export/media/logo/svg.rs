//! Checks SVG drawings. An SVG that is opened by itself is a page that can run scripts, so we
//! accept only elements and attributes that draw: <https://www.w3.org/TR/SVG2/>.

use quick_xml::{
    XmlVersion,
    encoding::DecodingReader,
    events::{BytesStart, Event},
    name::{Namespace, ResolveResult},
    reader::NsReader,
};

/// The namespace of SVG elements.
const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// The namespaces of metadata that drawing programs write and browsers ignore.
const METADATA_NAMESPACES: [&str; 5] = [
    "http://creativecommons.org/ns#",
    "http://purl.org/dc/elements/1.1/",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.inkscape.org/namespaces/inkscape",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
];

/// The elements that draw, or that others refer to.
const ALLOWED_ELEMENTS: &str = "circle clipPath defs desc ellipse feBlend feColorMatrix feComposite feDropShadow feFlood \
    feGaussianBlur feMerge feMergeNode feMorphology feOffset filter g line linearGradient marker mask \
    metadata path pattern polygon polyline radialGradient rect stop style svg symbol text textPath title \
    tspan use";

/// The maximum nesting of elements.
const MAX_SVG_DEPTH: usize = 64;

/// The part of a file that is not allowed in a drawing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the drawing has {found}, expected {expected}")]
pub struct SvgError {
    found: String,
    expected: &'static str,
}

fn refuse<T>(found: impl Into<String>, expected: &'static str) -> Result<T, SvgError> {
    Err(SvgError {
        found: found.into(),
        expected,
    })
}

/// Returns width and height of a drawing: its attributes in pixels or, without them, those of its
/// `viewBox`.
///
/// # Errors
/// Returns [`SvgError`] with the part that is not allowed, or if the drawing has no size.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), SvgError> {
    let mut reader = NsReader::from_reader(DecodingReader::new(bytes));
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let mut size = None;
    let mut is_style = false;
    loop {
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event.into_owned(),
            Err(error) => return refuse(error.to_string(), "well-formed XML"),
        };
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let is_open = matches!(event, Event::Start(_));
                let (space, name) = reader.resolver().resolve_element(start.name());
                let name = name.as_ref().to_owned();
                let is_known = match space {
                    ResolveResult::Bound(Namespace(SVG_NAMESPACE)) => {
                        ALLOWED_ELEMENTS.split(' ').any(|known| known == name)
                    }
                    ResolveResult::Bound(Namespace(other)) => {
                        depth > 0 && METADATA_NAMESPACES.contains(&other)
                    }
                    _ => false,
                };
                if !is_known {
                    return refuse(
                        format!("the element {name:?}"),
                        "only elements that draw, such as shapes, gradients and text",
                    );
                }
                if depth == 0 && name != "svg" {
                    return refuse(format!("{name:?} as its first element"), "<svg>");
                }
                let attributes = attributes(start)?;
                if depth == 0 {
                    size = Some(measure(&attributes)?);
                }
                is_style = is_open && name == "style";
                depth += usize::from(is_open);
                if depth > MAX_SVG_DEPTH {
                    return refuse("deep nesting", "at most 64 elements deep");
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                is_style = false;
            }
            Event::Text(text) if is_style => style(text)?,
            Event::CData(text) if is_style => style(text)?,
            Event::DocType(text) if text.contains('[') => {
                return refuse(
                    "declarations in its <!DOCTYPE>",
                    "no declarations: they may define entities",
                );
            }
            Event::PI(_) => {
                return refuse(
                    "a processing instruction",
                    "no processing instructions: they may name style sheets",
                );
            }
            Event::GeneralRef(_) if is_style => {
                return refuse("an entity in <style>", "plain text");
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    size.map_or_else(|| refuse("no element", "<svg>"), Ok)
}

/// Returns the attributes of an element by name, if none of them runs code or loads something else.
fn attributes(start: &BytesStart) -> Result<Vec<(String, String)>, SvgError> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let Ok(attribute) = attribute else {
            return refuse("an attribute without a value", "well-formed XML");
        };
        let name = attribute.key.as_ref().to_owned();
        let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else {
            return refuse(format!("an unknown entity in {name}"), "plain text");
        };
        let local = attribute.key.local_name().as_ref().to_ascii_lowercase();
        if local.starts_with("on") {
            return refuse(format!("the attribute {name:?}"), "no scripts");
        }
        if matches!(&*local, "href" | "src") && !value.starts_with('#') {
            return refuse(
                format!("a link to {value:?}"),
                "links to parts of itself, such as \"#shape\"",
            );
        }
        // Namespace declarations are names, which nothing loads.
        if !name.starts_with("xmlns") {
            style(&value)?;
        }
        attributes.push((name, value.into_owned()));
    }
    Ok(attributes)
}

/// Checks that a style loads nothing: CSS writes addresses in `url()`, and can hide any letter
/// behind `\`.
fn style(text: &str) -> Result<(), SvgError> {
    let lower = text.to_ascii_lowercase();
    let mut addresses = lower
        .match_indices("url(")
        .filter_map(|(at, found)| lower.get(at + found.len()..));
    let is_inner = |rest: &str| rest.trim_start_matches([' ', '"', '\'']).starts_with('#');
    let loads_something = !addresses.all(is_inner);
    let is_allowed = !loads_something
        && !lower.contains("@import")
        && !lower.contains("image-set")
        && !lower.contains('\\');
    if is_allowed {
        Ok(())
    } else {
        refuse(
            "a style that may load another file",
            "only url(#…) in styles",
        )
    }
}

fn measure(attributes: &[(String, String)]) -> Result<(u32, u32), SvgError> {
    let find = |name: &str| {
        attributes
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.trim())
    };
    let pixels = |name| find(name).and_then(|text| text.trim_end_matches("px").parse::<f64>().ok());
    let from_attributes = pixels("width").zip(pixels("height"));
    let from_view_box = find("viewBox").and_then(|text| {
        let mut numbers = text
            .split([' ', ','])
            .filter(|word| !word.is_empty())
            .skip(2)
            .map(str::parse::<f64>);
        numbers.next()?.ok().zip(numbers.next()?.ok())
    });
    let (width, height) = from_attributes.or(from_view_box).unwrap_or_default();
    let whole = |length: f64| Some(length.round()).filter(|length| (1.0..=1e5).contains(length));
    let expected = "width and height in pixels, or a viewBox, from 1 to 100,000";
    match whole(width).zip(whole(height)) {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "both are from 1 to 100,000"
        )]
        Some((width, height)) => Ok((width as u32, height as u32)),
        None => refuse("no size", expected),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn drawing(inner: &str) -> Result<(u32, u32), SvgError> {
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 320.4 64\">{inner}</svg>"
        );
        size(text.as_bytes())
    }

    #[test]
    fn a_drawing_has_a_size() {
        assert_eq!(
            drawing("<path d=\"M0 0h9\" fill=\"url(#a)\"/><use xlink:href=\"#b\"/>"),
            Ok((320, 64))
        );
        assert_eq!(
            drawing("<style>path{fill:url( '#a')}</style><text>Tide &amp; time</text><!-- a -->"),
            Ok((320, 64))
        );
        let notes =
            "<metadata><r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></metadata>";
        assert_eq!(drawing(notes), Ok((320, 64)));
        let drawing_with_size = "<?xml version=\"1.0\"?><!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"12px\" height=\"7\" viewBox=\"0 0 1 1\"/>";
        assert_eq!(size(drawing_with_size.as_bytes()), Ok((12, 7)));
    }

    #[test]
    fn what_does_not_draw_is_refused() {
        for inner in [
            "<script>alert(1)</script>",
            "<g><script/></g>",
            "<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>",
            "<x:p xmlns:x=\"http://www.w3.org/1999/xhtml\"/>",
            "<foreignObject/>",
            "<image href=\"#a\"/>",
            "<animate/>",
            "<a href=\"#x\"/>",
            "<path onload=\"x\"/>",
            "<path x:onload=\"x\"/>",
            "<use href=\"https://evil.example/a.svg#b\"/>",
            "<use xlink:href=\"javascript:x\"/>",
            "<use href=\"&#104;ttps://evil.example/\"/>",
            "<path fill=\"url(https://evil.example/)\"/>",
            "<path fill=\"u\\72l(https://evil.example/)\"/>",
            "<path style=\"background:url('https://evil.example/')\"/>",
            "<style>@import 'https://evil.example/'</style>",
            "<style>a{b:url(&#104;ttps://evil.example/)}</style>",
            "<style><![CDATA[a{b:URL(//evil.example/)}]]></style>",
            "<?xml-stylesheet href=\"https://evil.example/\"?>",
            "<path>",
            "<path d=\"&evil;\"/>",
        ] {
            assert!(drawing(inner).is_err(), "{inner}");
        }
        for whole in [
            "",
            "text",
            "<html xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<svg width=\"9\" height=\"9\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100%\" height=\"9\"/>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 0 9\"/>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
        ] {
            assert!(size(whole.as_bytes()).is_err(), "{whole}");
        }
        let deep = ["<g>".repeat(99), "</g>".repeat(99)].concat();
        assert!(drawing(&deep).is_err());
    }

    proptest! {
        /// An accepted drawing has no name and no address that a browser would run or load.
        #[test]
        fn no_text_is_too_odd(inner in "(<|>|/>|</|script|path|style| on[a-z]{1,4}=| href=|\"|'|#|url\\(|https:|&#?[a-z0-9]{1,4};|<!--|-->|\\PC){0,40}") {
            if drawing(&inner).is_ok() {
                let lower_text = inner.split("<!--").next().unwrap().to_lowercase();
                prop_assert!(!lower_text.contains("<script"), "{}", inner);
            }
        }
    }
}
