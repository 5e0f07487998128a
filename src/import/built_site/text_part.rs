//! Chooses the element of a page that is the text of its record.

use super::{
    element::PageElement,
    left_out,
    page::Page,
    words::{self, WordBag},
};

/// The largest number of words of the record that the text may lack.
const MAX_LOST_WORDS: usize = 10;

/// The words of the record, of which the text may lack one.
const WORDS_FOR_ONE_LOST: usize = 100;

/// The largest number of blocks in each other that are searched for the text.
const MAX_NESTED_BLOCKS: usize = 64;

/// Classes that themes give to the element of the text.
const TEXT_CLASSES: [&str; 14] = [
    "entry-content",
    "post-content",
    "post__content",
    "article-content",
    "page-content",
    "post-body",
    "article-body",
    "entry-body",
    "post-text",
    "markdown-body",
    "prose",
    "markdown",
    "content__body",
    "theme-doc-markdown",
];

/// The text of a page.
#[derive(Debug)]
pub struct TextPart {
    /// The index of its element.
    pub element: usize,
    /// For each element of the page, whether it is left out.
    pub left_out: Vec<bool>,
    /// The words of the text.
    pub words: WordBag,
}

/// Chooses the smallest block that has nearly all words of the record that the page has, and among equal ones that which
/// says that it is the text. Returns `None` if the page has no such block.
pub fn choose(page: &Page, record: &WordBag, title: &str) -> Option<TextPart> {
    let root = page
        .first(|element| element.name == "body")
        .unwrap_or_default();
    let left_out = left_out::left_out(page, root, record);
    let is_out = |index: usize| left_out.get(index).copied().unwrap_or_default();
    let chain = if record.is_empty() {
        marked_chain(page, root, &is_out)
    } else {
        chain_of_words(page, root, record, &is_out)
    };
    let element = best(page, &chain)?;
    let mut part = TextPart {
        element,
        left_out,
        words: WordBag::default(),
    };
    leave_out_title(page, &mut part, title);
    leave_out_ends(page, &mut part, record);
    let left_out = std::mem::take(&mut part.left_out);
    let is_out = |index: usize| left_out.get(index).copied().unwrap_or_default();
    part.words = page.words(element, is_out);
    part.left_out = left_out;
    Some(part)
}

/// Returns the blocks that have nearly all words of the record, from the outermost to the innermost.
fn chain_of_words(
    page: &Page,
    root: usize,
    record: &WordBag,
    is_out: &impl Fn(usize) -> bool,
) -> Vec<usize> {
    let shared = |index: usize| record.shared_with(&page.words(index, is_out));
    let all = shared(root);
    let lost = (all / WORDS_FOR_ONE_LOST).min(MAX_LOST_WORDS);
    let mut chain = vec![root];
    let mut current = root;
    if all == 0 {
        return marked_chain(page, root, is_out);
    }
    while chain.len() < MAX_NESTED_BLOCKS {
        let mut children = page.children(current).filter(|child| !is_out(*child));
        let next = children.find(|child| is_block(page, *child) && shared(*child) + lost >= all);
        let Some(next) = next else { break };
        // Below an article, a picture beside the words belongs to the text.
        let is_in_article = chain.iter().any(|index| is_article(page, *index));
        if is_in_article && has_media_beside(page, current, next, is_out) {
            break;
        }
        chain.push(next);
        current = next;
    }
    chain
}

/// Returns the blocks around the text of a page whose record has no words of its own: the only article, or the main
/// part.
fn marked_chain(page: &Page, root: usize, is_out: &impl Fn(usize) -> bool) -> Vec<usize> {
    let blocks: Vec<usize> = page
        .descendants(root)
        .filter(|index| !is_out(*index))
        .collect();
    let named = |is_wanted: &dyn Fn(usize) -> bool| {
        let mut found = blocks.iter().copied().filter(|index| is_wanted(*index));
        let first = found.next();
        first.filter(|_| found.next().is_none())
    };
    let is_main = |index: usize| page.elements.get(index).is_some_and(|e| e.name == "main");
    let marked = named(&|index| is_marked(page, index))
        .or_else(|| named(&|index| is_article(page, index) && !is_main(index)))
        .or_else(|| named(&is_main));
    marked.into_iter().collect()
}

/// Returns the innermost marked block of a chain, else the innermost one of a known class, else the innermost one.
fn best(page: &Page, chain: &[usize]) -> Option<usize> {
    let innermost = |is_wanted: &dyn Fn(usize) -> bool| {
        let mut found = chain.iter().rev().copied();
        found.find(|index| is_wanted(*index))
    };
    let has_known_class = |index: usize| {
        let element = page.elements.get(index);
        element.is_some_and(|e| TEXT_CLASSES.iter().any(|class| e.has_class(class)))
    };
    innermost(&|index| is_marked(page, index))
        .or_else(|| innermost(&has_known_class))
        .or_else(|| chain.last().copied())
}

/// Returns whether an element says that it is the text of an article.
fn is_marked(page: &Page, index: usize) -> bool {
    page.elements.get(index).is_some_and(|element| {
        element.has_word("itemprop", "articleBody") || element.has_class("e-content")
    })
}

fn is_article(page: &Page, index: usize) -> bool {
    let element = page.elements.get(index);
    element.is_some_and(|element| matches!(element.name.as_str(), "article" | "main"))
}

/// Returns whether an element may contain a whole text.
fn is_block(page: &Page, index: usize) -> bool {
    page.elements.get(index).is_some_and(|element| {
        matches!(
            element.name.as_str(),
            "article"
                | "body"
                | "center"
                | "div"
                | "main"
                | "section"
                | "table"
                | "tbody"
                | "td"
                | "tr"
        ) || element.name.contains('-')
    })
}

/// Returns whether an element has a picture or the like outside of one of its children.
fn has_media_beside(
    page: &Page,
    parent: usize,
    child: usize,
    is_out: &impl Fn(usize) -> bool,
) -> bool {
    let others = page
        .children(parent)
        .filter(|other| *other != child && !is_out(*other));
    let is_media = |index: usize| {
        let element = page.elements.get(index);
        !is_out(index) && element.is_some_and(PageElement::is_media)
    };
    others
        .into_iter()
        .any(|other| is_media(other) || page.descendants(other).any(is_media))
}

/// Leaves out the heading that repeats the title.
fn leave_out_title(page: &Page, part: &mut TextPart, title: &str) {
    let title = words::key(title);
    let heading = page.descendants(part.element).find(|index| {
        let element = page.elements.get(*index);
        let is_heading = element.is_some_and(PageElement::is_title_heading);
        is_heading && words::key(&page.text(*index, |_| false)) == title
    });
    if let Some(index) = heading
        && let Some(is_left_out) = part.left_out.get_mut(index)
    {
        *is_left_out = true;
    }
}

/// Leaves out what stands before and after the words of the record: a date, or a list of links.
fn leave_out_ends(page: &Page, part: &mut TextPart, record: &WordBag) {
    let children: Vec<usize> = page.children(part.element).collect();
    let is_text = |index: &usize| {
        let words = page.words(*index, |_| false);
        let shared = words.shared_with(record);
        shared > 0 && shared * 2 > words.len()
    };
    let first = children.iter().position(is_text).unwrap_or(children.len());
    let last = children.iter().rposition(is_text);
    for (number, index) in children.iter().enumerate() {
        let is_before = number < first;
        let is_after = last.is_some_and(|last| number > last);
        let is_end = (is_before || is_after) && !record.is_empty();
        if !(is_before && is_byline(page, *index) || is_end && is_links(page, *index)) {
            continue;
        }
        if let Some(is_left_out) = part.left_out.get_mut(*index) {
            *is_left_out = true;
        }
    }
}

/// The longest line of author and date, in words.
const MAX_BYLINE_WORDS: usize = 30;

/// Returns whether an element is a line with a date.
fn is_byline(page: &Page, index: usize) -> bool {
    let elements = std::iter::once(index).chain(page.descendants(index));
    let mut names = elements.filter_map(|index| page.elements.get(index));
    names.any(|element| element.name == "time")
        && page.words(index, |_| false).len() <= MAX_BYLINE_WORDS
}

/// Returns whether an element is a list of links to other pages.
fn is_links(page: &Page, index: usize) -> bool {
    let name = |index: usize| page.elements.get(index).map_or("", |e| e.name.as_str());
    let is_link = |index: usize| name(index) == "a";
    matches!(name(index), "ul" | "ol")
        && !page.words(index, |_| false).is_empty()
        && page.words(index, is_link).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(html: &str, record: &str) -> String {
        let page = Page::parse(html);
        let Some(part) = choose(&page, &WordBag::of(record), "First Light") else {
            return "none".to_owned();
        };
        let text = page.text(part.element, |index| part.left_out[index]);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_smallest_block_with_the_words_is_the_text() {
        let words = "salt wind over the pier tonight";
        let text = "<p>Salt wind over</p><p>the pier tonight</p>";
        for (html, expected) in [
            (
                format!(
                    "<body><div>menu</div><div><h1>First Light</h1><div>{text}</div><p>end</p></div>"
                ),
                "Salt wind over the pier tonight",
            ),
            (
                format!(
                    "<main><h1>First light!</h1><p><time>2 March</time> by Ada</p>{text}<ul><li><a href=/>next</a></ul></main>"
                ),
                "Salt wind over the pier tonight",
            ),
            (
                format!(
                    "<article><h1>First Light</h1><div>{text}</div><figure><img src=a><figcaption>cap</figcaption></figure></article>"
                ),
                "Salt wind over the pier tonight cap",
            ),
            (
                format!(
                    "<article class=h-entry><div class=e-content><div>{text}</div><p>made by a shortcode</p></div></article>"
                ),
                "Salt wind over the pier tonight made by a shortcode",
            ),
            (
                format!("<div class=post-content><div>{text}</div><p>more</p></div>"),
                "Salt wind over the pier tonight more",
            ),
            (
                format!("<table><tr><td>menu<td>{text}</table>"),
                "Salt wind over the pier tonight",
            ),
        ] {
            assert_eq!(chosen(&html, words), expected, "{html}");
        }
    }

    #[test]
    fn a_record_without_words_has_the_only_article() {
        assert_eq!(chosen("<main><article>map</article></main>", ""), "map");
        assert_eq!(
            chosen("<main>map</main><aside><article>x</article></aside>", ""),
            "map"
        );
        assert_eq!(
            chosen("<article>a</article><article>b</article>", ""),
            "none"
        );
        assert_eq!(chosen("<p>a</p>", ""), "none");
    }
}
