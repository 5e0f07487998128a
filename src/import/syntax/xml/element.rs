//! An XML element and its content.

use super::Namespace;

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlElement {
    /// The name without a prefix.
    pub name: String,
    /// The namespace of the name.
    pub space: Namespace,
    /// The attributes, with prefixes, in order.
    pub attributes: Vec<(String, String)>,
    /// The content.
    pub children: Vec<XmlChild>,
    /// The line it begins on, from 1.
    pub line: usize,
    /// Whether the element has an end; that of its parent counts.
    pub is_complete: bool,
    /// The prefixes that it declares.
    pub(super) declared: Vec<String>,
}

/// A child of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlChild {
    /// An element.
    Element(XmlElement),
    /// Text, with its references resolved.
    Text(String),
}

impl XmlElement {
    /// Returns the element without its content.
    pub fn clone_empty(&self) -> Self {
        Self {
            name: self.name.clone(),
            attributes: self.attributes.clone(),
            children: Vec::new(),
            declared: Vec::new(),
            ..*self
        }
    }

    /// Returns the child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            XmlChild::Element(element) => Some(element),
            XmlChild::Text(_) => None,
        })
    }

    /// Returns the child elements of this name, in any case.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        let is_named = |element: &&Self| element.name.eq_ignore_ascii_case(name);
        self.elements().filter(is_named)
    }

    /// Returns the child elements of this name in this namespace.
    pub fn of<'a>(&'a self, space: Namespace, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.named(name)
            .filter(move |element| element.space == space)
    }

    /// Returns the value of an attribute by its name with prefix, in any case.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let is_named = |(key, _): &&(String, String)| key.eq_ignore_ascii_case(name);
        let found = self.attributes.iter().find(is_named);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns the text of the element and of all elements in it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Recursion is at most 128 deep.
        self.collect(&mut text);
        text
    }

    /// Returns the text without surrounding blanks, or `None` if it is empty.
    pub fn trimmed(&self) -> Option<String> {
        let text = self.text();
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn collect(&self, text: &mut String) {
        for child in &self.children {
            match child {
                XmlChild::Text(child) => text.push_str(child),
                XmlChild::Element(element) => element.collect(text),
            }
        }
    }

    /// Returns whether there are child elements.
    pub fn has_elements(&self) -> bool {
        self.elements().next().is_some()
    }

    /// Returns the content as HTML.
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

/// Returns whether HTML has no end tag for this element.
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

/// Writes a text escaped for HTML.
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
