//! Renders a page with the views of the application: the masthead, and a main part.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    format::{Manifest, manifest::Totals},
    message::{self, MessageCatalog, language},
    view::{ArchiveInfo, masthead::Masthead, menu::MenuOption},
};

/// The archive and the language in which its pages are rendered.
#[derive(Debug)]
pub struct PageRenderer {
    /// The archive.
    pub archive_info: ArchiveInfo,
    /// The same archive without the values that change with every story.
    pub stable_archive_info: ArchiveInfo,
    catalog: &'static MessageCatalog,
    languages: Vec<MenuOption>,
}

impl PageRenderer {
    /// Returns the renderer of an archive in a language. `cdn` is the address of its files, if that is
    /// not the folder of the site.
    pub fn new(manifest: &Manifest, catalog: &'static MessageCatalog, cdn: Option<&str>) -> Self {
        let stable = Manifest {
            totals: Totals::default(),
            fingerprint: String::new(),
            ..manifest.clone()
        };
        // The `<base>` of the page is the folder of the site.
        let data = [cdn.unwrap_or_default(), "data/"].concat();
        Self {
            archive_info: ArchiveInfo::new(Arc::new(manifest.clone()), &data),
            stable_archive_info: ArchiveInfo::new(Arc::new(stable), &data),
            catalog,
            languages: language::language_names(),
        }
    }

    /// Returns the manifest of the archive.
    pub fn manifest(&self) -> &Manifest {
        self.archive_info.manifest()
    }

    /// Renders masthead and main part as HTML, in the language of the renderer.
    pub fn render(
        &self,
        archive_info: &ArchiveInfo,
        is_heading: bool,
        main: impl FnOnce(ArchiveInfo) -> AnyView,
    ) -> String {
        message::set_catalog(self.catalog);
        let owner = Owner::new();
        let html = owner.with(|| {
            let main = main(archive_info.clone());
            view! {
                <Masthead
                    archive_info=archive_info.clone()
                    is_heading=is_heading
                    languages=self.languages.clone()
                    language=message::current_language()
                    on_language=|_: String| {}
                />
                <main id="main" tabindex="-1">
                    {main}
                </main>
            }
            .to_html()
        });
        // Leptos writes markers between adjacent texts, and a space for an empty text, for
        // hydration. The application does not hydrate these pages.
        html.replace("<!>", "").replace("> </p>", "></p>")
    }
}
