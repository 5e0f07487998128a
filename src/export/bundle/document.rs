//! Builds the page of a bundle: the built page with all files that it names embedded.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};

use super::BundleError;
use crate::export::{
    files::{error::FileError, media_type::media_type},
    page::{
        bootstrap,
        code::WASM_RELATION,
        integrity::sha256,
        links::{attribute, links},
        placeholders::{BASE, POLICY, Placeholder, START, fill},
        policy, script_comments,
    },
};

const BUNDLE_SCRIPT: &str = include_str!("bundle.js");

/// The export statement of wasm-bindgen's script. A bundle has one script, so it is removed.
const EXPORTS_PLACEHOLDER: Placeholder = ("export {", "};");

/// The text before which the data is inserted. The application has loaded when the browser has read
/// the data.
const BODY_END: &str = "</body>";

/// A page without its data.
#[derive(Debug)]
pub struct BundleDocument {
    html: String,
    /// The wasm files: the name of each part, and of its file in the folder of the site.
    pub parts: Vec<(String, String)>,
}

impl BundleDocument {
    /// Embeds styles, icon and script in the page `shell` of the site in `folder`.
    ///
    /// # Errors
    /// Returns [`BundleError`] if a file cannot be read or embedded, or if the page is not a page
    /// of this application.
    pub fn of(shell: &str, folder: &Path) -> Result<Self, BundleError> {
        let mut html = shell.to_owned();
        let mut script = None;
        let mut parts = Vec::new();
        let mut styles = String::new();
        for link in links(shell) {
            let address = attribute(link, "href").unwrap_or_default();
            let name = address.rsplit('/').next().unwrap_or_default();
            let mut element = String::new();
            match attribute(link, "rel").unwrap_or_default() {
                "stylesheet" => {
                    let sheet = text(folder, name, "style")?;
                    styles.push_str(&hash(&sheet));
                    let media = attribute(link, "media").map(|media| format!(" media=\"{media}\""));
                    element = format!("<style{}>{sheet}</style>", media.unwrap_or_default());
                }
                "icon" => {
                    let path = folder.join(name);
                    let bytes = fs::read(&path).map_err(FileError::at(&path))?;
                    let (kind, bytes) = (media_type(name), BASE64_STANDARD.encode(bytes));
                    element = format!("<link rel=\"icon\" href=\"data:{kind};base64,{bytes}\">");
                }
                "modulepreload" => script = Some(text(folder, name, "script")?),
                WASM_RELATION => {
                    let part = attribute(link, "data-part").unwrap_or_default();
                    parts.push((part.to_owned(), name.to_owned()));
                }
                // A bundle has no feeds, cannot be installed and fetches nothing early.
                _ => {}
            }
            html = html.replacen(link, &element, 1);
        }
        let script = join_scripts(&script.ok_or(BundleError::UnknownPage("script"))?)?;
        let mut put = |placeholder: Placeholder, text: &str| {
            fill(&mut html, placeholder, text).map_err(BundleError::UnknownPage)
        };
        put(START, &format!("<script type=\"module\">{script}</script>"))?;
        put(POLICY, &policy(&script, &styles))?;
        // The script sets the base URL, which is not a folder.
        put(BASE, "")?;
        html = html.replacen(&format!("{}{}>", BASE.0, BASE.1), "", 1);
        if parts.is_empty() {
            return Err(BundleError::UnknownPage("wasm"));
        }
        Ok(Self { html, parts })
    }

    /// Returns the page with these elements.
    ///
    /// # Errors
    /// Returns [`BundleError::UnknownPage`] if the page has no end.
    pub fn with(&self, elements: &str) -> Result<String, BundleError> {
        let (before, after) = self
            .html
            .rsplit_once(BODY_END)
            .ok_or(BundleError::UnknownPage(BODY_END))?;
        Ok([before, elements, BODY_END, after].concat())
    }
}

/// Returns the security policy: run the script in the page and show what is in the file. No request
/// is allowed.
fn policy(script: &str, styles: &str) -> String {
    let script = hash(script);
    policy::element(&format!(
        "default-src 'none'; \
         script-src 'wasm-unsafe-eval'{script}; style-src{styles}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types default"
    ))
}

/// Returns the source expression of an element with this text, with a space before it.
fn hash(text: &str) -> String {
    format!(" '{}'", sha256(text))
}

/// Joins wasm-bindgen's script and the script that starts it.
fn join_scripts(script: &str) -> Result<String, BundleError> {
    let foreign = BundleError::UnknownPage(EXPORTS_PLACEHOLDER.0);
    let Some((before, rest)) = script.rsplit_once(EXPORTS_PLACEHOLDER.0) else {
        return Err(foreign);
    };
    let Some((names, after)) = rest.split_once(EXPORTS_PLACEHOLDER.1) else {
        return Err(foreign);
    };
    let start = names
        .split(',')
        .find_map(|name| name.trim().strip_suffix(" as default"));
    let start = start.ok_or(foreign)?;
    Ok([
        before,
        after,
        &bootstrap::shared_script(),
        "const start = ",
        start,
        ";\n",
        &script_comments::strip_comments(BUNDLE_SCRIPT),
    ]
    .concat())
}

/// Reads a file that is to be embedded in an element, and checks that nothing in it ends the
/// element
/// (<https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements>).
fn text(folder: &Path, name: &str, element: &str) -> Result<String, BundleError> {
    let path = folder.join(name);
    let text = fs::read_to_string(&path).map_err(FileError::at(&path))?;
    let lower_text = text.to_ascii_lowercase();
    match [format!("</{element}"), "<!--".to_owned()]
        .into_iter()
        .find(|forbidden| lower_text.contains(forbidden))
    {
        Some(found) => Err(BundleError::UnsafeText {
            file: name.to_owned(),
            found,
        }),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: &str = "<html><head><!-- policy --><!-- /policy --><base href=\"/x/\">\
        <link rel=\"alternate\" type=\"application/atom+xml\" href=\"feed.atom\">\
        <link rel=\"manifest\" href=\"manifest.webmanifest\">\
        <link rel=\"icon\" href=\"/x/icon-1.svg\"/><link rel=\"stylesheet\" href=\"/x/a-1.css\">\
        <link rel=\"stylesheet\" href=\"/x/p-2.css\" media=\"print\"/>\
        <!-- start --><link rel=\"modulepreload\" href=\"/x/broadsheet-1.js\">\
        <link rel=\"wasm\" data-part=\"main\" href=\"/x/broadsheet-1_bg.wasm\">\
        <link rel=\"wasm\" data-part=\"story\" href=\"/x/broadsheet-story-1.wasm\">\
        <script>import('/x/broadsheet-1.js')</script><!-- /start -->\
        </head><body><p>Wait</p></body></html>";

    const GLUE: &str = "async function init() {}\nexport { other, init as default };\n";

    fn document(script: &str, sheet: &str) -> Result<String, BundleError> {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("icon-1.svg", "<svg/>"),
            ("a-1.css", sheet),
            ("p-2.css", "p{}"),
            ("broadsheet-1.js", script),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let document = BundleDocument::of(SHELL, folder.path())?;
        let parts: Vec<(&str, &str)> = document
            .parts
            .iter()
            .map(|(part, file)| (part.as_str(), file.as_str()))
            .collect();
        assert_eq!(
            parts,
            [
                ("main", "broadsheet-1_bg.wasm"),
                ("story", "broadsheet-story-1.wasm")
            ]
        );
        document.with("<held>")
    }

    #[test]
    fn everything_is_inside_and_nothing_is_named() {
        let html = document(GLUE, "a{}").unwrap();
        assert!(
            html.contains("<style>a{}</style><style media=\"print\">p{}</style>"),
            "{html}"
        );
        assert!(
            html.contains("href=\"data:image/svg+xml;base64,PHN2Zy8+\""),
            "{html}"
        );
        assert!(html.contains("const start = init;\n"), "{html}");
        assert!(html.ends_with("<p>Wait</p><held></body></html>"), "{html}");
        for gone in [
            "/x/",
            "<base",
            "feed.atom",
            "webmanifest",
            "export {",
            "import(",
        ] {
            assert!(!html.contains(gone), "{gone}: {html}");
        }
    }

    #[test]
    fn the_policy_names_what_is_inside_by_its_hash() {
        let html = document(GLUE, "a{}").unwrap();
        let script = html.split("<script type=\"module\">").nth(1).unwrap();
        let script = script.split("</script>").next().unwrap();
        let policy = html.split("content=\"").nth(1).unwrap();
        let policy = policy.split('"').next().unwrap();
        assert!(policy.contains(&format!("script-src 'wasm-unsafe-eval'{};", hash(script))));
        assert!(policy.contains(&format!("style-src{}{};", hash("a{}"), hash("p{}"))));
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("self"),
            "{policy}"
        );
    }

    #[test]
    fn what_would_end_its_element_is_refused() {
        let glue = |more: &str| format!("{GLUE}// {more}");
        for script in [glue("</SCRIPT >"), glue("<!-- x"), "no exports".to_owned()] {
            assert!(document(&script, "a{}").is_err(), "{script}");
        }
        let error = document(GLUE, "a{}</style>").unwrap_err().to_string();
        assert!(error.starts_with("a-1.css has </style in it"), "{error}");
    }
}
