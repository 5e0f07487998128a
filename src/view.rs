//! Components: props in, HTML out. No fetching, no browser state; the same in the exporter's
//! tests and on the page.

#![allow(
    missing_docs,
    reason = "a prop whose name says it all is explained at its component"
)]

pub mod about;
pub mod any_signal;
pub mod archive_info;
pub mod body;
pub mod card;
pub mod clock;
pub mod count;
pub mod coverage;
pub mod density;
pub mod empty;
pub mod export_menu;
pub mod facet;
pub mod facts;
pub mod figure;
pub mod highlight;
pub mod histogram;
pub mod kicker;
pub mod length;
pub mod library;
pub mod masthead;
pub mod menu;
pub mod not_found;
pub mod notice;
pub mod numbers;
pub mod offline;
pub mod offset;
pub mod pager;
pub mod publication_time;
pub mod publisher_logo;
pub mod related_coverage;
pub mod related_links;
pub mod row_heights;
pub mod save_and_mute;
pub mod search_box;
pub mod shortcuts;
pub mod show_all;
pub mod skeleton;
pub mod sort;
pub mod static_html;
pub mod story;
pub mod term_list;
pub mod timeline;

pub use archive_info::ArchiveInfo;
