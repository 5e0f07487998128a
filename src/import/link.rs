//! Addresses of a record.

use url::Url;

use super::{
    diagnostics::Diagnostics,
    fields::{RecordField, RecordFields},
    report::ProblemKind,
};
use crate::model::{Address, Links};

/// An address that the model accepts and that a browser would read as one.
///
/// # Errors
/// What was expected instead.
pub fn check(text: &str) -> Result<Address, String> {
    let address = Address::parse(text).map_err(|error| error.to_string())?;
    match Url::parse(text) {
        Ok(_) => Ok(address),
        Err(error) => Err(format!("an address that browsers can read ({error})")),
    }
}

/// Reads one address; anything but `http(s)` is a warning and left out.
pub fn read(field: &RecordField, findings: &mut Diagnostics) -> Option<Address> {
    let text = field.scalar(findings)?.trim();
    if text.is_empty() {
        return None;
    }
    check(text)
        .map_err(|expected| {
            field.warn(
                ProblemKind::UnusableAddress,
                findings,
                text,
                &format!("{expected}; left out"),
            )
        })
        .ok()
}

/// Reads the four addresses of a story.
pub fn read_all(fields: &mut RecordFields, findings: &mut Diagnostics) -> Links {
    let mut one = |name| fields.take(name).and_then(|field| read(&field, findings));
    Links {
        web_url: one("webUrl"),
        original_url: one("originalUrl"),
        amp_web_url: one("ampWebUrl"),
        cdn_amp_web_url: one("cdnAmpWebUrl"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_both_the_model_and_a_browser_accept() {
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
