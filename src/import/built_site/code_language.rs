//! Finds the language of a block of code in a page.

use super::{element::PageElement, page::Page};

/// The number of elements around a block that may name its language.
const MAX_WRAPPERS: usize = 8;

/// The beginnings of classes that name a language.
const PREFIXES: [&str; 2] = ["language-", "lang-"];

/// Returns the language of a `pre` or of the code in it: as the element names it, or else a highlighter around it.
pub fn of_element(page: &Page, index: usize) -> Option<&str> {
    let element = page.elements.get(index)?;
    let mut ancestors = page.ancestors(index).take(MAX_WRAPPERS);
    match element.name.as_str() {
        "pre" => named(element).or_else(|| {
            let mut wrappers = ancestors.filter_map(|index| page.elements.get(index));
            wrappers.find_map(of_highlighter)
        }),
        "code" => {
            let is_in_block = ancestors.any(|index| {
                let ancestor = page.elements.get(index);
                ancestor.is_some_and(|ancestor| ancestor.name == "pre")
            });
            named(element).filter(|_| is_in_block)
        }
        _ => None,
    }
}

/// Returns the language in an attribute or a class.
fn named(element: &PageElement) -> Option<&str> {
    let attributes = ["data-language", "data-lang"];
    let mut values = attributes.iter().filter_map(|name| element.attribute(name));
    let of_class = || {
        let mut classes = element.classes();
        classes.find_map(|class| {
            PREFIXES
                .iter()
                .find_map(|prefix| class.strip_prefix(prefix))
        })
    };
    let language = values.find(|value| !value.is_empty()).or_else(of_class)?;
    (!language.is_empty()).then_some(language)
}

/// Returns the language of an element that a highlighter put around the code: `<div class="language-js highlighter-rouge">`,
/// or `<figure class="highlight js">` in Hexo.
fn of_highlighter(element: &PageElement) -> Option<&str> {
    let is_highlighter = element
        .classes()
        .any(|class| class.starts_with("highlight"));
    if !is_highlighter {
        return None;
    }
    let of_figure = || {
        let mut classes = element.classes().filter(|class| *class != "highlight");
        classes.next().filter(|_| element.name == "figure")
    };
    named(element).or_else(of_figure)
}
