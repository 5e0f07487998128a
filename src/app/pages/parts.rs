//! The parts of the pages that are loaded on first use, each through one function.

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use web_sys::Element;

use super::{
    about::AboutPage,
    context::AppContext,
    coverage_panel::CoveragePanel,
    library::LibraryPage,
    list::export_menu::{self, ViewExport},
    prefetch::fetch_ahead,
    story::StoryPage,
};
use crate::{
    app::{
        archive::{ArchiveStore, story_lookup},
        net::parts::part,
    },
    feed::ExportFormat,
    model::Slug,
    query::Query,
    view::ArchiveInfo,
};

/// Renders a page.
pub type RenderPage = fn(ArchiveInfo) -> AnyView;

/// The functions of the part `story`.
#[derive(Clone, Copy)]
pub struct StoryPart {
    /// Renders the page of a story.
    pub page: RenderPage,
    /// Renders the coverage of the story in a row, below its card.
    pub coverage: fn(ArchiveInfo, usize, Query) -> AnyView,
    /// Fetches the files of the story in a row, so that the service worker has them without a connection.
    pub save_offline: fn(ArchiveStore, usize, &Slug),
    /// Fetches what a click on a control will show.
    pub fetch_ahead: fn(AppContext, &Element),
}

part! {
    /// The page of a story, and its coverage in the list.
    STORY = story, StoryPart, StoryPart {
        page: story_page,
        coverage,
        save_offline: story_lookup::fetch_for_offline,
        fetch_ahead,
    }
}

/// The functions of the part `extras`.
#[derive(Clone, Copy)]
pub struct ExtrasPart {
    /// Renders the page "My library".
    pub library: RenderPage,
    /// Renders the page about the archive, with the settings for offline reading.
    pub about: RenderPage,
    /// Exports a view: feeds, tables and citations.
    pub export: fn(ViewExport, ExportFormat) -> LocalBoxFuture<'static, ()>,
}

part! {
    /// The pages and actions that few visits need. Each further part would be a further request, and a line in
    /// every page.
    EXTRAS = extras, ExtrasPart, ExtrasPart {
        library: library_page,
        about: about_page,
        export: export_menu::run,
    }
}

fn story_page(archive_info: ArchiveInfo) -> AnyView {
    view! { <StoryPage archive_info=archive_info /> }.into_any()
}

fn coverage(archive_info: ArchiveInfo, row: usize, query: Query) -> AnyView {
    view! { <CoveragePanel archive_info=archive_info row=row query=query /> }.into_any()
}

fn library_page(archive_info: ArchiveInfo) -> AnyView {
    view! { <LibraryPage archive_info=archive_info /> }.into_any()
}

fn about_page(archive_info: ArchiveInfo) -> AnyView {
    view! { <AboutPage archive_info=archive_info /> }.into_any()
}
