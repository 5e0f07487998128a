//! Searches settings written in JavaScript for literals; nothing is run.

mod exported_object;
mod literal_reader;

pub use exported_object::{constants, exported_object};

/// Returns the program without its comments. Strings stay unchanged.
pub fn without_comments(program: &str) -> String {
    let mut stripped = String::with_capacity(program.len());
    let mut rest = program;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '"' | '\'' | '`' => {
                let end = end_of_string(after, c);
                let length = c.len_utf8() + end;
                stripped.push_str(rest.get(..length).unwrap_or(rest));
                rest = rest.get(length..).unwrap_or_default();
            }
            '/' if after.starts_with('/') => {
                rest = rest
                    .find('\n')
                    .and_then(|end| rest.get(end..))
                    .unwrap_or_default();
            }
            '/' if after.starts_with('*') => {
                let end = after.get(1..).and_then(|inner| inner.find("*/"));
                let length = end.map_or(rest.len(), |end| end + 4);
                rest = rest.get(length..).unwrap_or_default();
            }
            c => {
                stripped.push(c);
                rest = after;
            }
        }
    }
    stripped
}

/// Returns the end of a string whose opening quote has been read, including its closing quote.
fn end_of_string(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (index, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == quote => return index + c.len_utf8(),
            '\n' if quote != '`' => return index,
            _ => {}
        }
    }
    text.len()
}

/// Returns the text after each `name:` of a program without comments.
pub fn values<'a>(program: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    program.match_indices(name).filter_map(move |(index, _)| {
        let preceding = program.get(..index)?.chars().next_back();
        let is_whole =
            preceding.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '$' | '.'));
        let after = program.get(index + name.len()..)?;
        let after = after
            .strip_prefix(['"', '\''])
            .unwrap_or(after)
            .trim_start();
        let value = after.strip_prefix(':')?.trim_start();
        is_whole.then_some(value)
    })
}

/// Returns the content of the string literal at the start of a program.
pub fn string_literal(program: &str) -> Option<&str> {
    let quote = program
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let inner = program.get(1..)?;
    let (text, _) = inner.split_once(quote)?;
    (!text.contains(['\\', '$'])).then_some(text)
}

/// Returns the content of the braces that a program begins with.
pub fn object(program: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let mut skip_to = 0;
    for (index, c) in program.char_indices() {
        match c {
            _ if index < skip_to => {}
            '"' | '\'' | '`' => {
                let after = index + c.len_utf8();
                skip_to = after + end_of_string(program.get(after..).unwrap_or_default(), c);
            }
            '{' => depth += 1,
            '}' if depth == 1 => return program.get(1..index),
            '}' => depth -= 1,
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Returns the string literals of the list at the start of a program, up to the first item that is none.
pub fn string_list(program: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let Some(mut rest) = program.strip_prefix('[') else {
        return items;
    };
    loop {
        let item = rest.trim_start_matches([',', ' ', '\n', '\r', '\t']);
        let Some(text) = string_literal(item) else {
            return items;
        };
        items.push(text);
        // The literal has a quote on both sides.
        rest = item.get(text.len() + 2..).unwrap_or_default();
    }
}

/// Returns whether the program contains `name: word`.
pub fn has_value(program: &str, name: &str, word: &str) -> bool {
    values(program, name).any(|value| {
        let after = value.strip_prefix(word);
        after.is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

/// Returns the string argument in the first call of this function.
pub fn call_argument<'a>(program: &'a str, function: &str) -> Option<&'a str> {
    let (_, call) = program.split_once(function)?;
    string_literal(call.trim_start().strip_prefix('(')?.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_found_and_comments_are_not() {
        let program = "// permalink: false\nexport default { dir: { input: 'src', /* input: 'x' */ 'output': \"out\" },\n\
            url: 'https://a.example/', permalink: falsey, draft: true };\nconfig.setInputDirectory( `pages` )";
        let stripped = without_comments(program);
        let texts = |name: &'static str| -> Vec<&str> {
            values(&stripped, name).filter_map(string_literal).collect()
        };
        assert_eq!(texts("input"), ["src"]);
        assert_eq!(texts("output"), ["out"]);
        assert_eq!(texts("url"), ["https://a.example/"]);
        assert!(has_value(&stripped, "draft", "true"));
        assert!(!has_value(&stripped, "permalink", "false"));
        assert_eq!(call_argument(&stripped, "setInputDirectory"), Some("pages"));
        assert_eq!(
            object("{ a: { b: '}' }, c }, d"),
            Some(" a: { b: '}' }, c ")
        );
        assert_eq!(object("a"), None);
        assert_eq!(object("{ a"), None);
        assert_eq!(
            string_list("['a',\n \"**/*.{b,c}\", '', d, 'e']"),
            ["a", "**/*.{b,c}", ""]
        );
        assert_eq!(string_list("'a'"), [""; 0]);
    }
}
