//! Resolves relative addresses in feeds (RFC 3986, 5.1; XML Base).

use std::borrow::Cow;

use url::Url;

use crate::import::syntax::{
    markup::{self, Token},
    xml::{self, XmlChild, XmlElement},
};

/// Returns the base address of an element: its `xml:base`, resolved against that of its parent.
pub fn base_of(element: &XmlElement, parent: Option<&Url>) -> Option<Url> {
    let xml_base = element.attribute("xml:base").map(str::trim);
    let xml_base = xml_base.and_then(|xml_base| match parent {
        Some(parent) => parent.join(xml_base).ok(),
        None => Url::parse(xml_base).ok(),
    });
    xml_base.filter(is_web).or_else(|| parent.cloned())
}

/// Returns an element with the addresses resolved that are below an inner `xml:base`; `None` if no
/// element in it has one. Nesting is at most 128 deep.
pub fn resolve_nested(element: &XmlElement, parent: Option<&Url>) -> Option<XmlElement> {
    if !has_inner_base(element) {
        return None;
    }
    let mut resolved = element.clone();
    let base = base_of(element, parent);
    resolve_children(&mut resolved, base.as_ref(), false);
    Some(resolved)
}

fn has_inner_base(element: &XmlElement) -> bool {
    let mut inner = element.elements();
    inner.any(|inner| inner.attribute("xml:base").is_some() || has_inner_base(inner))
}

/// Resolves addresses in the children, if they have a base of their own or `is_below` one.
fn resolve_children(element: &mut XmlElement, base: Option<&Url>, is_below: bool) {
    for child in &mut element.children {
        let XmlChild::Element(child) = child else {
            continue;
        };
        let is_below = is_below || child.attribute("xml:base").is_some();
        let base = base_of(child, base);
        if is_below {
            for (name, value) in &mut child.attributes {
                if is_relative(name, value) {
                    *value = join(value, base.as_ref());
                }
            }
        }
        resolve_children(child, base.as_ref(), is_below);
    }
}

/// Parses an address that can be a base.
pub fn parse_base(text: &str) -> Option<Url> {
    Url::parse(text.trim()).ok().filter(is_web)
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

/// Resolves an address against `base`. An absolute address, or one without a base, stays unchanged.
pub fn join(address: &str, base: Option<&Url>) -> String {
    let address = address.trim();
    if Url::parse(address).is_ok() {
        return address.to_owned();
    }
    let joined = base.and_then(|base| base.join(address).ok());
    joined.map_or_else(|| address.to_owned(), String::from)
}

/// Resolves the relative addresses of links and pictures in HTML against `base`.
pub fn resolve<'a>(html: &'a str, base: Option<&Url>) -> Cow<'a, str> {
    let Some(base) = base else {
        return Cow::Borrowed(html);
    };
    let tokens = markup::tokens(html);
    let has_relative = tokens.iter().any(|token| match token {
        Token::Start(_, attributes) => attributes
            .iter()
            .any(|(name, value)| is_relative(name, value)),
        Token::Text(_) | Token::End(_) => false,
    });
    if !has_relative {
        return Cow::Borrowed(html);
    }
    let mut resolved = String::with_capacity(html.len());
    for token in tokens {
        match token {
            Token::Text(text) => xml::escape(&text, &mut resolved),
            Token::End(name) => {
                resolved.push_str("</");
                resolved.push_str(&name);
                resolved.push('>');
            }
            Token::Start(name, attributes) => {
                resolved.push('<');
                resolved.push_str(&name);
                for (name, value) in attributes {
                    let value = if is_relative(&name, &value) {
                        join(&value, Some(base))
                    } else {
                        value
                    };
                    resolved.push(' ');
                    resolved.push_str(&name);
                    resolved.push_str("=\"");
                    xml::escape(&value, &mut resolved);
                    resolved.push('"');
                }
                resolved.push('>');
            }
        }
    }
    Cow::Owned(resolved)
}

/// Returns whether an attribute is a relative address. A fragment of the text itself needs no base.
fn is_relative(name: &str, value: &str) -> bool {
    let is_address = name.eq_ignore_ascii_case("href") || name.eq_ignore_ascii_case("src");
    is_address && !value.starts_with('#') && Url::parse(value.trim()).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_pictures_are_below_the_base_and_all_else_stays() {
        let base = Url::parse("https://a.example/blog/x.html").ok();
        for (html, resolved) in [
            (
                "<a href=\"y.html\">1 &lt; 2</a>",
                "<a href=\"https://a.example/blog/y.html\">1 &lt; 2</a>",
            ),
            (
                "<img src='/p.png' alt='\"'>",
                "<img src=\"https://a.example/p.png\" alt=\"&quot;\">",
            ),
            (
                "<a href=\"//b.example/y\">",
                "<a href=\"https://b.example/y\">",
            ),
            (
                "<a href=\"#y\">1</a><!-- c -->",
                "<a href=\"#y\">1</a><!-- c -->",
            ),
            (
                "<a href=https://b.example/>1</a>",
                "<a href=https://b.example/>1</a>",
            ),
            (
                "<a href=\"javascript:x()\">1</a>",
                "<a href=\"javascript:x()\">1</a>",
            ),
        ] {
            assert_eq!(resolve(html, base.as_ref()), resolved);
            assert_eq!(resolve(html, None), html);
        }
    }
}
