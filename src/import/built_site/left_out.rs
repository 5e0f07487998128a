//! Decides which elements of a page are not part of its text: hidden ones, navigation, comments, share buttons.

use super::{element::PageElement, page::Page, words::WordBag};

/// Elements that show nothing, or controls.
const HIDDEN_ELEMENTS: [&str; 22] = [
    "annotation-xml",
    "base",
    "button",
    "canvas",
    "datalist",
    "embed",
    "form",
    "head",
    "input",
    "link",
    "map",
    "meta",
    "noscript",
    "object",
    "optgroup",
    "option",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
];

/// Classes of elements that are hidden, or shown to programs that read pages aloud.
const HIDDEN_CLASSES: [&str; 9] = [
    "d-none",
    "hidden",
    "invisible",
    "is-hidden",
    "sr-only",
    "screen-reader-text",
    "visually-hidden",
    "visuallyhidden",
    "print-only",
];

/// Classes of line numbers and buttons in code.
const CODE_ADDITIONS: [&str; 12] = [
    "gutter",
    "linenos",
    "linenodiv",
    "lineno",
    "lineno-wrapper",
    "rouge-gutter",
    "lnt",
    "ln",
    "copy-button",
    "copy-code-button",
    "code-copy",
    "clipboard-button",
];

/// Classes of links from a heading to itself.
const HEADING_LINKS: [&str; 8] = [
    "headerlink",
    "header-anchor",
    "anchor",
    "anchor-link",
    "hash-link",
    "heading-anchor",
    "zola-anchor",
    "toclink-anchor",
];

/// Roles of landmarks beside the text.
const OTHER_ROLES: [&str; 7] = [
    "navigation",
    "complementary",
    "contentinfo",
    "banner",
    "search",
    "dialog",
    "menu",
];

/// Words in classes and identifiers of elements beside the text.
const OTHER_WORDS: [&str; 43] = [
    "adsense",
    "advert",
    "advertisement",
    "author",
    "authors",
    "avatar",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "comment",
    "comments",
    "cookie",
    "disqus",
    "dateline",
    "giscus",
    "isso",
    "meta",
    "metadata",
    "nav",
    "navigation",
    "newsletter",
    "pager",
    "pagination",
    "paginator",
    "popup",
    "postmeta",
    "prevnext",
    "promo",
    "related",
    "respond",
    "share",
    "sharing",
    "sidebar",
    "signup",
    "social",
    "subscribe",
    "subscription",
    "taglist",
    "tags",
    "toc",
    "utterances",
    "webmentions",
    "nextprev",
];

/// Beginnings of classes that say something about a page, and not the purpose of an element.
const STATES: [&str; 10] = [
    "has-",
    "is-",
    "no-",
    "with-",
    "without-",
    "tag-",
    "category-",
    "post-id-",
    "status-",
    "format-",
];

/// The largest share of an element's words that are words of the record and stand nowhere else, if the element is left
/// out.
const MAX_OWN_SHARE: f64 = 0.5;

/// The largest share of the record's words that an element has for itself, if it is left out.
const MAX_RECORD_SHARE: f64 = 0.3;

/// Returns, for each element, whether it is left out, also because of an element around it. An element beside the text stays if it has words of the record that
/// are nowhere else on the page.
pub fn left_out(page: &Page, root: usize, record: &WordBag) -> Vec<bool> {
    let mut left_out: Vec<bool> = page.elements.iter().map(is_hidden).collect();
    let hidden = left_out.clone();
    let is_hidden = |index: usize| hidden.get(index).copied().unwrap_or_default();
    let whole = page.words(root, is_hidden);
    let mut end_of_last = 0;
    let mut end_of_code = 0;
    let mut examined = 0;
    for (index, element) in page.elements.iter().enumerate() {
        // Highlighters mark comments and the like in code.
        if matches!(element.name.as_str(), "pre" | "code") {
            end_of_code = end_of_code.max(element.end);
        }
        let is_inside = element.start < end_of_last.max(end_of_code);
        if is_inside || is_hidden(index) || !is_beside_text(element) {
            continue;
        }
        // A hostile page may have any number of such elements in each other.
        examined += 1;
        let words = page.words(index, is_hidden);
        let outside = whole.without(&words);
        let own = record.shared_with(&whole) - record.shared_with(&outside);
        let share = |of: usize| ratio(own, of);
        let is_text = own > 0
            && (share(words.len()) >= MAX_OWN_SHARE || share(record.len()) > MAX_RECORD_SHARE);
        if !is_text || examined > MAX_EXAMINED_ELEMENTS {
            end_of_last = element.end;
            if let Some(is_left_out) = left_out.get_mut(index) {
                *is_left_out = true;
            }
        }
    }
    leave_out_contents(page, &mut left_out);
    left_out
}

/// Leaves out the elements in those that are left out.
fn leave_out_contents(page: &Page, left_out: &mut [bool]) {
    let mut end = 0;
    for (element, is_left_out) in page.elements.iter().zip(left_out) {
        if *is_left_out {
            end = end.max(element.end);
        }
        *is_left_out |= element.start < end;
    }
}

/// The largest number of elements beside the text that are compared with the words of the record.
const MAX_EXAMINED_ELEMENTS: usize = 100;

fn ratio(part: usize, whole: usize) -> f64 {
    let as_number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    as_number(part) / as_number(whole.max(1))
}

/// Returns whether an element is not shown, or is a control.
fn is_hidden(element: &PageElement) -> bool {
    let style = element.attribute("style").unwrap_or_default();
    let style: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    HIDDEN_ELEMENTS.contains(&element.name.as_str())
        || element.name == "dialog" && element.attribute("open").is_none()
        || element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        // Line numbers cannot be selected with the code.
        || style.contains("user-select:none")
        || element.classes().any(|class| {
            HIDDEN_CLASSES.contains(&class)
                || CODE_ADDITIONS.contains(&class)
                || element.name == "a" && HEADING_LINKS.contains(&class)
        })
}

/// Returns whether the purpose of an element is beside the text, by its name, role, classes or identifier.
fn is_beside_text(element: &PageElement) -> bool {
    match element.name.as_str() {
        "nav" | "aside" | "header" | "footer" | "search" => return true,
        "html" | "body" | "main" | "article" => return false,
        _ => {}
    }
    let role = element.attribute("role").unwrap_or_default();
    // The identifier of a heading consists of its words.
    let is_heading = matches!(element.name.as_bytes(), [b'h', b'1'..=b'6']);
    let id = element.attribute("id").filter(|_| !is_heading);
    let id = id.unwrap_or_default();
    OTHER_ROLES.contains(&role) || element.classes().chain([id]).any(is_other_name)
}

/// Returns whether a class or an identifier has a word of elements beside the text.
fn is_other_name(name: &str) -> bool {
    if STATES.iter().any(|state| name.starts_with(state)) {
        return false;
    }
    let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| {
        let is_same = |other: &&str| other.eq_ignore_ascii_case(word);
        OTHER_WORDS.iter().any(is_same)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(html: &str, record: &str) -> String {
        let page = Page::parse(html);
        let left_out = left_out(&page, 0, &WordBag::of(record));
        let text = page.text(0, |index| left_out[index]);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn parts_beside_the_text_and_hidden_parts_are_left_out() {
        for (part, is_left_out) in [
            ("<nav>x</nav>", true),
            ("<div class='post-meta'>x</div>", true),
            ("<ul id=related-posts><li>x</ul>", true),
            ("<div role=complementary>x</div>", true),
            ("<p hidden>x</p>", true),
            ("<p style='Display : none'>x</p>", true),
            ("<span class=sr-only>x</span>", true),
            ("<template>x</template>", true),
            ("<noscript>x</noscript>", true),
            ("<div class=has-sidebar>x</div>", false),
            ("<article class='tag-comments'>x</article>", false),
            ("<div class=metals>x</div>", false),
            ("<h2 id=pagination-2>x</h2>", false),
            ("<pre><span class='token comment'>x</span></pre>", false),
        ] {
            let html = format!("<div><p>One two three</p>{part}</div>");
            let expected = if is_left_out {
                "One two three"
            } else {
                "One two three x"
            };
            assert_eq!(rest(&html, "one two three"), expected, "{part}");
        }
    }

    #[test]
    fn an_aside_with_words_of_the_record_stays() {
        let html = "<div><aside>Mind the tide</aside><p>Sea and salt</p><aside>Salt</aside></div>";
        assert_eq!(
            rest(html, "Sea and salt. Mind the tide."),
            "Mind the tide Sea and salt"
        );
        let html = "<div class=sidebar><p>Sea and salt</p><nav>Home</nav></div>";
        assert_eq!(rest(html, "Sea and salt"), "Sea and salt");
    }
}
