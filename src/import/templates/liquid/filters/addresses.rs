//! Filters of addresses. Stories have their own addresses, so `url` and `baseurl` of the site are left out.

use liquid_core::{Result, Value};

use super::{FilterFunction, FilterInput};

/// The filters by name.
pub const FILTERS: &[(&str, FilterFunction)] = &[
    ("absolute_url", relative_url),
    ("cgi_escape", cgi_escape),
    ("relative_url", relative_url),
    ("strip_index", strip_index),
    ("uri_escape", uri_escape),
    ("url_encode", cgi_escape),
];

/// Returns a path from the top of the site.
fn relative_url(input: &FilterInput) -> Result<Value> {
    if input.value.is_nil() {
        return Ok(Value::Nil);
    }
    let text = input.text()?;
    let is_absolute = url::Url::parse(&text).is_ok();
    let is_path = text.is_empty() || text.starts_with('/');
    Ok(Value::scalar(if is_absolute || is_path {
        text
    } else {
        format!("/{text}")
    }))
}

fn strip_index(input: &FilterInput) -> Result<Value> {
    let text = input.text()?;
    let names = ["/index.html", "/index.htm"];
    let folder = names.iter().find_map(|name| text.strip_suffix(name));
    Ok(Value::scalar(match folder {
        Some(folder) => format!("{folder}/"),
        None => text,
    }))
}

fn cgi_escape(input: &FilterInput) -> Result<Value> {
    let text = input.text()?;
    let bytes = form_urlencoded::byte_serialize(text.as_bytes());
    Ok(Value::scalar(bytes.collect::<String>().replace("%7E", "~")))
}

/// Encodes what an address cannot have.
fn uri_escape(input: &FilterInput) -> Result<Value> {
    let text = input.text()?;
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?#[]%".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    Ok(Value::scalar(escaped))
}
