//! Finds the words of programs in code blocks, for their colors.
//!
//! The grammars are those of Sublime Text, as the editor `bat` collects them. A code block is highlighted only if its
//! text names a language; guessing would be wrong too often.

mod languages;
mod tokens;

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference};

pub use self::languages::language_of_class;
use self::{languages::Language, tokens::token_of};
use crate::model::{CodeRun, CodeToken, Element, Piece, Tag, body::each_element};

/// The longest code that is highlighted, in bytes.
const MAX_CODE_BYTES: usize = 32 * 1024;

/// The longest line that is highlighted, in bytes. Minified code is not for reading.
const MAX_LINE_BYTES: usize = 1_000;

/// Highlights the code blocks of a body, and names their languages. Code with elements in it, such as links, keeps
/// them and is not highlighted.
pub fn highlight(pieces: &mut [Piece]) {
    each_element(pieces, &mut |element| {
        if element.tag == Tag::Pre {
            highlight_block(element);
        } else if element.tag != Tag::Code {
            element.language = None;
        }
    });
    // The language of a block is that of its `pre`; code within a line has none.
    each_element(pieces, &mut |element| {
        if element.tag == Tag::Code {
            element.language = None;
        }
    });
}

fn highlight_block(block: &mut Element) {
    let of_code = block.children.iter().find_map(|piece| match piece {
        Piece::Element(code) if code.tag == Tag::Code => code.language.clone(),
        _ => None,
    });
    let Some(language) = block.language.take().or(of_code) else {
        return;
    };
    let language = Language::named(&language);
    block.language = language.label;
    let Some(syntax) = language.syntax else {
        return;
    };
    // HTML may have the text without an element for code.
    if let [Piece::Text(_)] = block.children.as_slice() {
        let code = Element {
            children: std::mem::take(&mut block.children),
            ..Element::new(Tag::Code)
        };
        block.children.push(Piece::Element(code));
    }
    if let [Piece::Element(code)] = block.children.as_mut_slice()
        && let [Piece::Text(text)] = code.children.as_slice()
    {
        code.runs = runs(text, syntax).unwrap_or_default();
    }
}

/// Returns the runs of a code, without the plain ones at its end. Returns `None` if it is too long or its grammar gives
/// up.
fn runs(code: &str, syntax: &SyntaxReference) -> Option<Vec<CodeRun>> {
    if code.len() > MAX_CODE_BYTES {
        return None;
    }
    let syntaxes = languages::syntaxes();
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut runs = Runs::default();
    for line in code.split_inclusive('\n') {
        if line.len() > MAX_LINE_BYTES {
            return None;
        }
        let mut start = 0;
        for (end, change) in state.parse_line(line, syntaxes).ok()? {
            runs.add(line.get(start..end)?, token_of(&scopes));
            scopes.apply(&change).ok()?;
            start = end;
        }
        runs.add(line.get(start..)?, token_of(&scopes));
    }
    Some(runs.finish())
}

/// Joins neighboring runs of one kind.
#[derive(Default)]
struct Runs(Vec<CodeRun>);

impl Runs {
    fn add(&mut self, text: &str, token: CodeToken) {
        let Ok(length) = u32::try_from(text.chars().count()) else {
            return;
        };
        if length == 0 {
            return;
        }
        let is_blank = text.trim().is_empty();
        match self.0.last_mut() {
            // White space takes the kind before it, because nobody sees it.
            Some(CodeRun(before, kind)) if *kind == token || is_blank => *before += length,
            _ => self.0.push(CodeRun(length, token)),
        }
    }

    fn finish(mut self) -> Vec<CodeRun> {
        while let Some(CodeRun(_, CodeToken::Plain)) = self.0.last() {
            self.0.pop();
        }
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlighted(language: &str, code: &str) -> (Option<String>, String) {
        let mut block = Element::new(Tag::Pre);
        block.language = Some(language.to_owned());
        block.children = vec![Piece::Text(code.to_owned())];
        let mut body = vec![Piece::Element(block)];
        highlight(&mut body);
        let Some(Piece::Element(block)) = body.pop() else {
            panic!("a block")
        };
        let Some(Piece::Element(code)) = block.children.first() else {
            return (block.language, String::new());
        };
        let Some(Piece::Text(text)) = code.children.first() else {
            panic!("a text")
        };
        let mut chars = text.chars();
        let mut shown = String::new();
        for CodeRun(length, token) in &code.runs {
            let part: String = chars.by_ref().take(*length as usize).collect();
            match token {
                CodeToken::Plain => shown.push_str(&part),
                token => shown.push_str(&format!("[{}:{part}]", &token.class_name()[6..])),
            }
        }
        shown.extend(chars);
        (block.language, shown)
    }

    #[test]
    fn words_of_programs() {
        for (language, label, code, expected) in [
            (
                "rust",
                "Rust",
                "fn tide() -> u8 { 1 } // low",
                "[keyword:fn ][function:tide]() -> [keyword:u8 ]{ [number:1 ]} [comment:// low]",
            ),
            (
                "js",
                "JavaScript",
                "let é = 'ü';",
                "[keyword:let ][variable:é ][operator:= ][string:'ü'];",
            ),
            (
                "json",
                "JSON",
                "{\"a\": true}",
                "{[property:\"a\"]: [constant:true]}",
            ),
            ("diff", "Diff", "-a\n+b\n", "[deleted:-a\n][inserted:+b\n]"),
            (
                "html",
                "HTML",
                "<b class=\"x\">y</b>",
                "<[tag:b ][property:class]=[string:\"x\"]>y</[tag:b]>",
            ),
            ("toml", "TOML", "a = 1", "[property:a ]= [number:1]"),
        ] {
            let (found, shown) = highlighted(language, code);
            assert_eq!(shown, expected, "{language}");
            assert_eq!(found.as_deref(), Some(label));
        }
    }

    #[test]
    fn code_that_is_not_highlighted_stays_whole() {
        for (language, label, code) in [
            ("text", None, "fn a() {}"),
            ("no-such-language", Some("no-such-language"), "fn a() {}"),
            ("rust", Some("Rust"), &"x".repeat(1_001)),
        ] {
            let mut block = Element::new(Tag::Pre);
            block.language = Some(language.to_owned());
            block.children = vec![Piece::Text(code.to_owned())];
            let mut body = vec![Piece::Element(block)];
            highlight(&mut body);
            let json = serde_json::to_string(&body).unwrap();
            assert!(json.contains(code), "{language}");
            assert!(!json.contains("runs"), "{language}");
            assert_eq!(json.contains("language"), label.is_some(), "{language}");
        }
    }
}
