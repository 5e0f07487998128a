//! Evaluates the branches of Liquid in a post (<https://shopify.github.io/liquid/tags/control-flow/>).
//!
//! The text of a branch that is not taken is not public: its generator does not show it either. Conditions
//! are evaluated with literals, the front matter of the record and the settings of the site. If a condition
//! cannot be decided, none of its branches is shown. The same holds for the content of loops and of
//! `capture`.

mod condition;

use std::borrow::Cow;

pub use self::condition::ConditionScope;
use crate::import::syntax::markdown::CodeRanges;

/// A text without the branches that are not taken.
#[derive(Debug, PartialEq, Eq)]
pub struct VisibleText<'a> {
    /// The text, with all other tags unchanged.
    pub text: Cow<'a, str>,
    /// The names of tags that could not be decided, each once.
    pub undecided: Vec<String>,
}

/// The maximum nesting of tags; deeper text is not shown.
const MAX_DEPTH: usize = 100;

/// A block whose end has not been read yet.
struct OpenBlock {
    name: &'static str,
    /// Whether its current branch is shown.
    is_shown: bool,
    /// Whether an earlier branch was taken, or may have been.
    is_done: bool,
    /// The value that `case` compares.
    subject: Option<String>,
}

/// The blocks whose content is shown conditionally, with the names of their end tags.
const BLOCKS: &[(&str, &str)] = &[
    ("if", "endif"),
    ("unless", "endunless"),
    ("case", "endcase"),
    ("for", "endfor"),
    ("tablerow", "endtablerow"),
    ("capture", "endcapture"),
    ("comment", "endcomment"),
];

/// Removes the branches that are not taken. Tags in `code` are no tags.
pub fn visible_text<'a>(
    text: &'a str,
    mut scope: ConditionScope,
    code: &CodeRanges,
) -> VisibleText<'a> {
    let mut undecided = Vec::new();
    if !text.contains("{%") {
        let text = Cow::Borrowed(text);
        return VisibleText { text, undecided };
    }
    let mut shown = String::with_capacity(text.len());
    let mut open: Vec<OpenBlock> = Vec::new();
    // The number of open blocks beyond the maximum nesting.
    let mut too_deep = 0_usize;
    let mut rest = text;
    while let Some(start) = rest.find("{%") {
        let (before, tag) = rest.split_at(start);
        let is_shown = too_deep == 0 && open.iter().all(|block| block.is_shown);
        if is_shown {
            shown.push_str(before);
        }
        if code.contains(text.len() - tag.len()) {
            let (brace, after) = tag.split_at(1);
            if is_shown {
                shown.push_str(brace);
            }
            rest = after;
            continue;
        }
        let Some(end) = tag.find("%}").map(|end| end + 2) else {
            rest = tag;
            break;
        };
        let (tag, after) = tag.split_at(end);
        rest = after;
        let inner = tag.trim_start_matches("{%").trim_end_matches("%}");
        let inner = inner.trim_matches('-').trim();
        let (name, words) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let is_within_comment = open.last().is_some_and(|block| block.name == "comment");
        if is_within_comment && !matches!(name, "comment" | "endcomment") {
            continue;
        }
        if let Some((name, _)) = BLOCKS.iter().find(|(begin, _)| *begin == name) {
            if open.len() >= MAX_DEPTH {
                too_deep += 1;
                continue;
            }
            open.push(OpenBlock::new(
                name,
                words,
                is_shown,
                &scope,
                &mut undecided,
            ));
            continue;
        }
        if let Some((begin, _)) = BLOCKS.iter().find(|(_, end)| *end == name) {
            if too_deep > 0 {
                too_deep -= 1;
            } else if let Some(index) = open.iter().rposition(|block| block.name == *begin) {
                open.truncate(index);
            }
            continue;
        }
        match name {
            "elsif" | "else" | "when" if !open.is_empty() && too_deep == 0 => {
                if let Some(block) = open.last_mut() {
                    block.next_branch(name, words, &scope);
                }
            }
            "raw" | "verbatim" => {
                let (raw, after) = raw_text(rest, name);
                if is_shown {
                    shown.push_str(tag);
                    shown.push_str(raw);
                }
                rest = after;
            }
            "assign" if is_shown => scope.assign(words),
            _ if is_shown => shown.push_str(tag),
            _ => {}
        }
    }
    if too_deep == 0 && open.iter().all(|block| block.is_shown) {
        shown.push_str(rest);
    }
    let text = Cow::Owned(shown);
    VisibleText { text, undecided }
}

/// Splits a text after the end tag of a raw block.
fn raw_text<'a>(text: &'a str, name: &str) -> (&'a str, &'a str) {
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("{%")) {
        let start = from + start;
        let tag = text.get(start + 2..).unwrap_or_default();
        let end = tag.find("%}").map_or(text.len(), |end| start + 2 + end + 2);
        let inner = text.get(start + 2..end).unwrap_or_default();
        let word = inner
            .trim_end_matches("%}")
            .trim_matches(['-', ' ', '\t', '\n']);
        if word.strip_prefix("end") == Some(name) {
            return text.split_at(end);
        }
        from = start + 2;
    }
    (text, "")
}

impl OpenBlock {
    fn new(
        name: &'static str,
        words: &str,
        is_shown_outside: bool,
        scope: &ConditionScope,
        undecided: &mut Vec<String>,
    ) -> Self {
        let decided = match name {
            "if" => scope.evaluate(words),
            "unless" => scope.evaluate(words).map(|is_true| !is_true),
            // The first branch of `case` begins with the first `when`.
            "case" | "comment" => Some(false),
            _ => None,
        };
        if decided.is_none() && is_shown_outside && !undecided.iter().any(|other| other == name) {
            undecided.push(name.to_owned());
        }
        Self {
            name,
            is_shown: decided == Some(true),
            is_done: decided != Some(false),
            subject: (name == "case").then(|| words.to_owned()),
        }
    }

    fn next_branch(&mut self, name: &str, words: &str, scope: &ConditionScope) {
        let decided = match (name, &self.subject) {
            ("else", _) => Some(true),
            ("when", Some(subject)) => scope.equals_any(subject, words),
            ("elsif", _) => scope.evaluate(words),
            _ => None,
        };
        self.is_shown = !self.is_done && decided == Some(true);
        self.is_done |= decided != Some(false);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::syntax::yaml;

    fn shown(text: &str) -> (String, Vec<String>) {
        let page =
            yaml::parse("lead: Hello\nsecret: true\nempty: ''\nnumber: 3\ntags: [a, b]").unwrap();
        let site = yaml::parse("show: false\nrepo: {url: 'https://tide.example'}").unwrap();
        let scope = ConditionScope::new(Some(&page.root), Some(&site.root), true);
        let VisibleText { text, undecided } = visible_text(text, scope, &CodeRanges::default());
        (text.into_owned(), undecided)
    }

    #[test]
    fn branches_that_are_taken() {
        for (text, expected) in [
            ("a{% if false %}b{% else %}c{% endif %}d", "acd"),
            ("{% if true %}a{% endif %}", "a"),
            ("{%- if page.secret -%}a{%- else -%}b{%- endif -%}", "a"),
            ("{% unless page.secret %}a{% endunless %}b", "b"),
            (
                "{% if page.missing %}a{% elsif page.lead == 'Hello' %}b{% else %}c{% endif %}",
                "b",
            ),
            (
                "{% if site.show %}a{% endif %}{% if site.repo.url %}b{% endif %}",
                "b",
            ),
            (
                "{% if page.number > 2 and page.number <= 3 %}a{% endif %}",
                "a",
            ),
            ("{% if page.tags contains 'b' %}a{% endif %}", "a"),
            ("{% if page.lead contains \"ell\" %}a{% endif %}", "a"),
            (
                "{% if page.empty %}a{% endif %}{% if page.empty == blank %}b{% endif %}",
                "ab",
            ),
            ("{% if true or false and false %}a{% endif %}", "a"),
            ("{% if false %}{% if true %}a{% endif %}b{% endif %}c", "c"),
            (
                "{% case page.lead %}x{% when 'Bye', 'Hello' %}a{% else %}b{% endcase %}",
                "a",
            ),
            ("{% case 3 %}{% when 1 %}a{% else %}b{% endcase %}", "b"),
            ("{% assign x = false %}{% if x %}a{% endif %}b", "b"),
            ("{% if include.note %}a{% endif %}b", "b"),
            (
                "{% comment %}{% if true %}a{% endif %}{% endcomment %}b",
                "b",
            ),
            (
                "{% raw %}{% if false %}a{% endif %}{% endraw %}",
                "{% raw %}{% if false %}a{% endif %}{% endraw %}",
            ),
            (
                "{% include x.html %}{{ page.lead }}",
                "{% include x.html %}{{ page.lead }}",
            ),
            (
                "{% if jekyll.environment == 'development' %}a{% endif %}b",
                "b",
            ),
            ("a {% b", "a {% b"),
        ] {
            let (shown, undecided) = shown(text);
            assert_eq!(shown, expected, "{text}");
            assert_eq!(undecided, Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_decided_is_not_shown_and_named() {
        for (text, expected, name) in [
            ("{% if site.data.x %}a{% else %}b{% endif %}c", "c", "if"),
            (
                "{% if page.url == '/x' %}a{% else %}b{% endif %}c",
                "c",
                "if",
            ),
            (
                "{% assign x = site.data.y | first %}{% unless x %}a{% endunless %}",
                "",
                "unless",
            ),
            ("{% for i in (1..3) %}a{% endfor %}b", "b", "for"),
            ("{% capture x %}a{% endcapture %}b", "b", "capture"),
            ("{% if site.time > 3 %}a", "", "if"),
            (
                "{% case site.time %}{% when 1 %}a{% else %}b{% endcase %}",
                "",
                "",
            ),
        ] {
            let (shown, undecided) = shown(text);
            assert_eq!(shown, expected, "{text}");
            if !name.is_empty() {
                assert_eq!(undecided, [name], "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "(\\{%-? ?|-?%\\}|(end)?(if|case|for|raw|comment) |else|when|'|\"|page\\.x|==|\\PC){0,60}") {
            shown(&text);
        }

        #[test]
        fn nothing_in_a_branch_that_is_not_taken_is_shown(before in "[a-y {}%]{0,9}", hidden in "[A-Y ]{1,20}") {
            let (shown, _) = shown(&format!("{before}{{% if false %}}{hidden}Z{{% endif %}}"));
            // A tag that begins in `before` may hide the text as well.
            let is_kept = !shown.contains('Z') || before.contains("{%");
            prop_assert!(is_kept);
        }
    }
}
