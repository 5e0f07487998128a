//! Parses the arguments of a tag with the grammar of `liquid-core`.

use liquid_core::{
    Expression, TagTokenIter,
    parser::{FilterChain, Tag},
};

use super::filters;

/// The maximum length of the arguments of a tag, in bytes.
const MAX_ARGUMENT_BYTES: usize = 2_000;

/// The maximum number of brackets; the parser is recursive.
const MAX_BRACKETS: usize = 16;

/// The maximum number of digits in a row; the parser accepts no larger numbers.
const MAX_DIGITS: usize = 17;

/// Parses arguments with `read`, which takes the tokens that it knows. Returns `None` if the arguments are
/// malformed, or if tokens are left.
pub fn parse<R>(arguments: &str, read: impl FnOnce(&mut TagTokenIter) -> Option<R>) -> Option<R> {
    let tag = format!("{{% tag {} %}}", normalized(arguments)?);
    let mut tokens = Tag::new(&tag).ok()?.into_tokens();
    let result = read(&mut tokens)?;
    tokens.next().is_none().then_some(result)
}

/// Parses a value with filters.
pub fn filter_chain(text: &str) -> Option<FilterChain> {
    parse(text, next_filter_chain)
}

/// Parses a single value.
pub fn value(text: &str) -> Option<Expression> {
    parse(text, next_value)
}

/// Parses the name of a variable.
pub fn name(text: &str) -> Option<String> {
    parse(text, next_name)
}

/// Parses the next token as a value with filters.
pub fn next_filter_chain(tokens: &mut TagTokenIter) -> Option<FilterChain> {
    let token = tokens.next()?;
    token
        .expect_filter_chain(filters::language())
        .into_result()
        .ok()
}

/// Parses the next token as a value.
pub fn next_value(tokens: &mut TagTokenIter) -> Option<Expression> {
    tokens.next()?.expect_value().into_result().ok()
}

/// Parses the next token as the name of a variable.
pub fn next_name(tokens: &mut TagTokenIter) -> Option<String> {
    let token = tokens.next()?;
    let name = token.expect_identifier().into_result().ok()?;
    Some(name.to_owned())
}

/// Returns the arguments with spaces for other white space outside of quotes; the grammar knows no tabs.
/// Returns `None` for arguments that could overtax the parser.
fn normalized(arguments: &str) -> Option<String> {
    if arguments.len() > MAX_ARGUMENT_BYTES || arguments.contains("%}") {
        return None;
    }
    let mut quote = None;
    let (mut brackets, mut digits) = (0, 0);
    let mut output = String::with_capacity(arguments.len());
    for c in arguments.chars() {
        let is_quoted = quote.is_some();
        match c {
            '"' | '\'' if quote == Some(c) => quote = None,
            '"' | '\'' if !is_quoted => quote = Some(c),
            '[' if !is_quoted => brackets += 1,
            _ => {}
        }
        digits = if c.is_ascii_digit() && !is_quoted {
            digits + 1
        } else {
            0
        };
        if brackets > MAX_BRACKETS || digits > MAX_DIGITS {
            return None;
        }
        let is_space = c.is_whitespace() && !is_quoted;
        output.push(if is_space { ' ' } else { c });
    }
    Some(output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_overtaxes_the_parser_is_refused() {
        for text in [
            &"a[".repeat(500),
            &format!("a{}{}", "[b".repeat(17), "]".repeat(17)),
            "99999999999999999999",
            "-99999999999999999999.5",
            "'%}'",
            "a | unknown_filter",
            "a b",
            "",
        ] {
            assert!(filter_chain(text).is_none(), "{text}");
        }
        for text in [
            "a\t|\tupcase",
            "'99999999999999999999'",
            "a['b'][0].c",
            "1.5",
        ] {
            assert!(filter_chain(text).is_some(), "{text}");
        }
    }
}
