//! Makes a built page installable as an app: icons, and the web manifest that names them.

use serde::Serialize;

use super::{built_page::BuiltPage, error::PageError};
use crate::{export::files::content_name, format::Site};

/// The file name of the web manifest.
const WEB_MANIFEST: &str = "manifest.webmanifest";

/// The background color of icons, and of the window while the page loads: that of the light theme.
const BACKGROUND_COLOR: &str = "#fbf9f5";

/// The default theme color, which is that of the icons.
const THEME_COLOR: &str = "#9a3412";

/// An icon, made from `style/icon.svg` by `scripts/icons.mjs`.
struct Icon {
    name: &'static str,
    sizes: &'static str,
    purpose: &'static str,
    bytes: &'static [u8],
}

const ICONS: [Icon; 3] = [
    Icon {
        name: "icon-192",
        sizes: "192x192",
        purpose: "any",
        bytes: include_bytes!("../../../style/icons/icon-192.png"),
    },
    Icon {
        name: "icon-512",
        sizes: "512x512",
        purpose: "any",
        bytes: include_bytes!("../../../style/icons/icon-512.png"),
    },
    Icon {
        name: "icon-maskable",
        sizes: "512x512",
        purpose: "maskable",
        bytes: include_bytes!("../../../style/icons/icon-maskable.png"),
    },
];

impl Icon {
    fn file(&self) -> String {
        format!("{}-{}.png", self.name, content_name::of(self.bytes))
    }
}

/// Writes icons and web manifest into the folder of the page.
///
/// # Errors
/// Returns [`PageError`] if a file cannot be encoded or written.
pub fn write_files(page: &BuiltPage, site: &Site) -> Result<(), PageError> {
    for (name, bytes) in icons() {
        page.write_file(&name, bytes)?;
    }
    page.write_file(WEB_MANIFEST, &web_manifest(site)?)
}

/// Returns the icons: their content-based file names and their bytes.
fn icons() -> impl Iterator<Item = (String, &'static [u8])> {
    ICONS.iter().map(|icon| (icon.file(), icon.bytes))
}

/// Returns the elements for the head of the page. A page with a build name registers the service
/// worker; one without does not.
pub fn head(build: Option<&str>) -> String {
    let build = build.map_or_else(String::new, |build| format!(" data-worker=\"{build}\""));
    let icon = ICONS[0].file();
    format!(
        "<link rel=\"manifest\" href=\"{WEB_MANIFEST}\"{build}>\
         <link rel=\"apple-touch-icon\" href=\"{icon}\">"
    )
}

/// The members of a web app manifest that we use (W3C Web Application Manifest).
#[derive(Serialize)]
struct WebManifest<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    lang: &'a str,
    start_url: &'a str,
    scope: &'a str,
    display: &'a str,
    background_color: &'a str,
    theme_color: &'a str,
    icons: Vec<WebIcon<'a>>,
}

#[derive(Serialize)]
struct WebIcon<'a> {
    src: String,
    sizes: &'a str,
    r#type: &'a str,
    purpose: &'a str,
}

/// Returns the web manifest of a site. Its URLs are relative to itself, so it works in any folder.
///
/// # Errors
/// Returns the error of the serializer.
fn web_manifest(site: &Site) -> serde_json::Result<Vec<u8>> {
    let icons = ICONS.iter().map(|icon| WebIcon {
        src: icon.file(),
        sizes: icon.sizes,
        r#type: "image/png",
        purpose: icon.purpose,
    });
    serde_json::to_vec(&WebManifest {
        name: &site.title,
        description: &site.tagline,
        lang: &site.language,
        start_url: "./",
        scope: "./",
        display: "standalone",
        background_color: BACKGROUND_COLOR,
        theme_color: site.accent.as_deref().unwrap_or(THEME_COLOR),
        icons: icons.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_installed_under_its_own_name_wherever_it_is() {
        let site = Site {
            title: "The \"Post\"".to_owned(),
            language: "de".to_owned(),
            accent: Some("#123456".to_owned()),
            ..Site::default()
        };
        let text = web_manifest(&site).unwrap();
        let manifest: serde_json::Value = serde_json::from_slice(&text).unwrap();
        assert_eq!(manifest["name"], site.title);
        assert_eq!(manifest["lang"], "de");
        assert_eq!(manifest["theme_color"], "#123456");
        assert_eq!(
            (&manifest["scope"], &manifest["start_url"]),
            (&"./".into(), &"./".into())
        );
        let named = manifest["icons"]
            .as_array()
            .unwrap()
            .iter()
            .map(|icon| icon["src"].as_str());
        assert!(
            named.eq(icons()
                .map(|(name, _)| name)
                .collect::<Vec<_>>()
                .iter()
                .map(|name| Some(name.as_str())))
        );
    }

    #[test]
    fn icons_have_the_sizes_that_are_said() {
        for icon in ICONS {
            let side = |at: usize| u32::from_be_bytes(icon.bytes[at..at + 4].try_into().unwrap());
            assert_eq!(
                format!("{}x{}", side(16), side(20)),
                icon.sizes,
                "{}",
                icon.name
            );
        }
    }
}
