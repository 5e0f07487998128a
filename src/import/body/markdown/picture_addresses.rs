//! Encodes spaces in the addresses of pictures. CommonMark allows none there, but people write file
//! names as they are.

use crate::{import::syntax::markdown::CodeRanges, model::PictureFile};

/// The longest address, in bytes.
const MAX_ADDRESS_BYTES: usize = 1_000;

/// Returns a text in which spaces of picture addresses are encoded, or `None` if there are none.
pub fn encode_spaces(text: &str) -> Option<String> {
    if !text.contains("![") {
        return None;
    }
    let mut output = String::new();
    let mut copied_to = 0;
    let mut code = None;
    for (start, _) in text.match_indices("](") {
        let from = start + 2;
        let rest = text.get(from..)?;
        let rest = rest.get(..rest.floor_char_boundary(MAX_ADDRESS_BYTES))?;
        let Some(address) = address(rest).filter(|address| is_unencoded_picture(address)) else {
            continue;
        };
        let code = code.get_or_insert_with(|| CodeRanges::of(text));
        if from < copied_to || code.contains(start) {
            continue;
        }
        output.push_str(text.get(copied_to..from)?);
        output.push_str(&address.trim().replace(' ', "%20"));
        copied_to = from + address.len();
    }
    if copied_to == 0 {
        return None;
    }
    output.push_str(text.get(copied_to..)?);
    Some(output)
}

/// Returns the text up to the parenthesis that closes an address.
fn address(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (offset, c) in text.char_indices() {
        match c {
            '\n' | '<' | '>' | '"' | '\\' => return None,
            '(' => depth += 1,
            ')' if depth == 0 => return text.get(..offset),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Returns whether an address has spaces inside and ends like that of a picture.
fn is_unencoded_picture(address: &str) -> bool {
    let address = address.trim();
    let extension = address.rsplit('.').next().unwrap_or_default();
    let extensions = PictureFile::PICTURE_EXTENSIONS.iter();
    let mut extensions = extensions.filter(|known| known.eq_ignore_ascii_case(extension));
    address.contains(' ') && !address.contains(" '") && extensions.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::encode_spaces;

    #[test]
    fn spaces_of_picture_addresses() {
        for (text, output) in [
            ("![a](old pier.png) b", Some("![a](old%20pier.png) b")),
            ("![a](pier (1).JPG)", Some("![a](pier%20(1).JPG)")),
            ("![a](<old pier.png>)", None),
            ("![a](b.png \"c.png\")", None),
            ("`![a](old pier.png)`", None),
            ("![a](b.png) and (c.png)", None),
            ("![a](old pier", None),
        ] {
            assert_eq!(encode_spaces(text).as_deref(), output, "{text}");
        }
    }
}
