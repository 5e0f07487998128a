//! Reads the addresses of a record.

use url::Url;

use super::{RecordField, RecordFields};
use crate::{
    import::diagnostics::{Diagnostics, report::ProblemKind},
    model::{Address, LinkTarget, Links},
};

/// Returns an address that both the model and browsers accept.
///
/// # Errors
/// Returns what was expected instead.
pub fn check(text: &str) -> Result<Address, String> {
    let address = Address::parse(text).map_err(|error| error.to_string())?;
    match Url::parse(text) {
        Ok(_) => Ok(address),
        Err(error) => Err(format!("an address that browsers can read ({error})")),
    }
}

/// Returns the target of a link in a text. Phone numbers lose their spaces.
///
/// # Errors
/// Returns what was expected instead.
pub fn check_target(text: &str) -> Result<LinkTarget, String> {
    if text
        .get(..4)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("tel:"))
    {
        let number = text.replace("%20", "").replace(char::is_whitespace, "");
        return LinkTarget::parse(&number).map_err(|error| error.to_string());
    }
    let target = LinkTarget::parse(text).map_err(|error| error.to_string())?;
    match Url::parse(text) {
        Ok(_) => Ok(target),
        Err(error) => Err(format!("an address that browsers can read ({error})")),
    }
}

/// Reads one address. Anything but `http(s)` is reported and left out.
pub fn read(field: &RecordField, diagnostics: &mut Diagnostics) -> Option<Address> {
    let text = field.scalar(diagnostics)?.trim();
    if text.is_empty() {
        return None;
    }
    check(text)
        .map_err(|expected| {
            field.warn(
                ProblemKind::UnusableAddress,
                diagnostics,
                text,
                &format!("{expected}; the address is left out"),
            )
        })
        .ok()
}

/// Reads the four addresses of a story.
pub fn read_all(fields: &mut RecordFields, diagnostics: &mut Diagnostics) -> Links {
    let mut address = |name| {
        fields
            .take(name)
            .and_then(|field| read(&field, diagnostics))
    };
    Links {
        web_url: address("webUrl"),
        original_url: address("originalUrl"),
        amp_web_url: address("ampWebUrl"),
        cdn_amp_web_url: address("cdnAmpWebUrl"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_model_and_browsers_accept() {
        for (text, good) in [
            ("https://a.example/b?c#d", true),
            ("http://[::1]:8080/", true),
            ("https://münchen.example/ü", true),
            ("https://a.example:99999/", false),
            ("https://a b.example/", false),
            ("https://%00.example/", false),
            ("javascript:alert(1)", false),
            ("java\nscript:alert(1)", false),
            ("data:text/html,x", false),
            ("//a.example/b", false),
            ("/a", false),
        ] {
            assert_eq!(check(text).is_ok(), good, "{text:?}");
        }
    }
}
