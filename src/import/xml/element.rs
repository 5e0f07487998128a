//! One element, and what stands in it.

use super::Namespace;

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlElement {
    /// Its name, without a prefix.
    pub name: String,
    /// The vocabulary that its name is of.
    pub space: Namespace,
    /// Its attributes, with prefixes, in their order.
    pub attributes: Vec<(String, String)>,
    /// What stands in it.
    pub children: Vec<XmlChild>,
    /// The line it begins on, from 1.
    pub line: usize,
    /// Whether its end is there; an element that ends with the one around it counts.
    pub is_whole: bool,
    /// The prefixes that it declares.
    pub(super) declared: Vec<String>,
}

/// A piece of what stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlChild {
    /// An element.
    Element(XmlElement),
    /// Text, with its references resolved.
    Text(String),
}

impl XmlElement {
    /// The element without what stands in it.
    pub fn clone_empty(&self) -> Self {
        Self {
            name: self.name.clone(),
            attributes: self.attributes.clone(),
            children: Vec::new(),
            declared: Vec::new(),
            ..*self
        }
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            XmlChild::Element(element) => Some(element),
            XmlChild::Text(_) => None,
        })
    }

    /// The elements in it that have this name, in whatever case.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        let is_named = |element: &&Self| element.name.eq_ignore_ascii_case(name);
        self.elements().filter(is_named)
    }

    /// The elements in it that have this name in this vocabulary.
    pub fn of<'a>(&'a self, space: Namespace, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.named(name)
            .filter(move |element| element.space == space)
    }

    /// The value of an attribute, by its name with the prefix, in whatever case.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let is_named = |(key, _): &&(String, String)| key.eq_ignore_ascii_case(name);
        let found = self.attributes.iter().find(is_named);
        found.map(|(_, value)| value.as_str())
    }

    /// The text that stands in it and in all elements in it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // At most 128 deep.
        self.collect(&mut text);
        text
    }

    /// The text in it without the blanks around it; `None` if nothing is left.
    pub fn trimmed(&self) -> Option<String> {
        let text = self.text();
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn collect(&self, text: &mut String) {
        for child in &self.children {
            match child {
                XmlChild::Text(own) => text.push_str(own),
                XmlChild::Element(element) => element.collect(text),
            }
        }
    }

    /// Whether elements stand in it.
    pub fn has_elements(&self) -> bool {
        self.elements().next().is_some()
    }

    /// What stands in it as HTML.
    pub fn inner_markup(&self) -> String {
        let mut html = String::new();
        for child in &self.children {
            child.write(&mut html);
        }
        html
    }
}

impl XmlChild {
    fn write(&self, html: &mut String) {
        match self {
            Self::Text(text) => escape(text, html),
            Self::Element(element) => {
                html.push('<');
                html.push_str(&element.name);
                for (name, value) in &element.attributes {
                    if name.starts_with("xmlns") {
                        continue;
                    }
                    html.push(' ');
                    html.push_str(name);
                    html.push_str("=\"");
                    escape(value, html);
                    html.push('"');
                }
                html.push('>');
                if element.children.is_empty() && is_void(&element.name) {
                    return;
                }
                for child in &element.children {
                    child.write(html);
                }
                html.push_str("</");
                html.push_str(&element.name);
                html.push('>');
            }
        }
    }
}

/// Whether HTML has no end tag for it.
fn is_void(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    matches!(
        name.as_str(),
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Writes a text so that HTML reads it as that text.
pub fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}
