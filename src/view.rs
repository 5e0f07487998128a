//! Components: props in, HTML out. They neither fetch nor use browser state, so the exporter, its tests and
//! the page share them.

#![allow(
    missing_docs,
    reason = "props with a clear name are documented at their component"
)]

pub mod about;
pub mod archive_info;
pub mod body;
pub mod card;
pub mod chip;
pub mod clock;
mod code_block;
pub mod count_line;
pub mod coverage;
pub mod density;
pub mod duration;
pub mod export_menu;
pub mod facet;
pub mod facet_button;
pub mod facts;
pub mod figure;
pub mod highlight;
pub mod histogram;
pub mod image;
pub mod kicker;
pub mod kind_names;
pub mod library;
pub mod masthead;
pub mod menu;
pub mod no_results;
pub mod not_found;
pub mod notice;
pub mod numbers;
pub mod offline;
pub mod order_names;
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
pub mod story;
pub mod story_list_item;
pub mod term_list;
pub mod time_offset;
pub mod timeline;

pub use archive_info::ArchiveInfo;
