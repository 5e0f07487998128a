//! Reads the links of a body.

use percent_encoding::percent_decode_str;

use super::attributes::UNUSABLE_HREF;
use crate::{
    import::{
        diagnostics::{Diagnostics, report::ProblemKind},
        fields::{link, pictures::PictureFinder, player, slugs},
        syntax::markup,
    },
    model::{Address, Element, ElementId, Tag},
};

/// Reads a link from its attributes. Returns `None` if only its text is kept; an address that no link may have is
/// reported. `line` is the line of the body.
///
/// A link by path may mean a story, which is resolved when all records are read. A link with only a fragment leads to
/// a place of the same text ([`places`](super::places)). A link without an address names a place.
pub fn read(
    attributes: &[(String, String)],
    line: usize,
    pictures: PictureFinder,
    diagnostics: &mut Diagnostics,
) -> Option<Element> {
    let mut report = |found: &str, expected: &str| {
        let expected = format!("{expected}; the link is left out, its text stays");
        let kind = ProblemKind::UnusableLink;
        diagnostics.warn(kind, Some(line), "body", found, &expected);
        Element::new(Tag::A)
    };
    if let Some(unusable) = markup::attribute(attributes, UNUSABLE_HREF) {
        return Some(report(unusable, "an http(s), mailto: or tel: address"));
    }
    let link = Element::new(Tag::A);
    let Some(href) = markup::attribute(attributes, "href") else {
        return Some(link);
    };
    let href = unwrapped(href);
    // `#` and `#top` lead to the top of a page, which is not the top of the text.
    if matches!(href, "" | "#" | "#top") {
        return Some(link);
    }
    let expected = match link::check_target(href) {
        Ok(target) => {
            return Some(Element {
                href: Some(target),
                ..link
            });
        }
        Err(expected) => expected,
    };
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let fragment = element_id(fragment);
    if path.is_empty() && fragment.is_some() {
        return Some(Element { fragment, ..link });
    }
    if slugs::linked_slug(href).is_some() {
        return Some(Element {
            story: Some(href.to_owned()),
            fragment,
            href: pictures.page_on_site(href).map(Into::into),
            ..link
        });
    }
    match address_on_site(href, pictures) {
        Some(address) => Some(Element {
            href: Some(address.into()),
            ..link
        }),
        None => Some(report(href, &expected)),
    }
}

/// Removes the signs that people write around an address of the web: `(https://a.example)`, `URL:https://a.example`
/// (RFC 3986, appendix C).
fn unwrapped(href: &str) -> &str {
    let in_parentheses = href
        .strip_prefix('(')
        .and_then(|href| href.strip_suffix(')'));
    let prefixed = || {
        let (prefix, href) = href.split_at_checked(4)?;
        prefix.eq_ignore_ascii_case("url:").then_some(href)
    };
    let inner = in_parentheses.or_else(prefixed);
    let is_web = |inner: &&str| inner.starts_with("https://") || inner.starts_with("http://");
    inner.filter(is_web).unwrap_or(href)
}

/// Returns the name of a place from the fragment of an address.
fn element_id(fragment: &str) -> Option<ElementId> {
    let decoded = percent_decode_str(fragment).decode_utf8().ok()?;
    ElementId::parse(&decoded)
}

/// Returns the address of a file of the site, or of a page that is named by its path from the top.
fn address_on_site(path: &str, pictures: PictureFinder) -> Option<Address> {
    let of_media = player::is_media_file(path).then(|| pictures.file_on_site(path));
    of_media.flatten().or_else(|| pictures.page_on_site(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_around_an_address_are_removed() {
        for (href, expected) in [
            ("(https://a.example/b)", "https://a.example/b"),
            ("URL:http://a.example", "http://a.example"),
            ("url:a", "url:a"),
            ("(a)", "(a)"),
            ("https://a.example/(b)", "https://a.example/(b)"),
            ("é", "é"),
        ] {
            assert_eq!(unwrapped(href), expected);
        }
    }
}
