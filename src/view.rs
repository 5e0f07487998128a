//! Components: props in, HTML out. No fetching, no browser state; the same in the exporter's
//! tests and on the page.

#![allow(
    missing_docs,
    reason = "a prop whose name says it all is explained at its component"
)]

pub mod about;
pub mod also;
pub mod around;
pub mod body;
pub mod card;
pub mod clock;
pub mod count;
pub mod counted;
pub mod coverage;
pub mod density;
pub mod empty;
pub mod facet;
pub mod facts;
pub mod figure;
pub mod fixed;
pub mod histogram;
pub mod kicker;
pub mod length;
pub mod live;
pub mod mark;
pub mod marked;
pub mod masthead;
pub mod menu;
pub mod missing;
pub mod notice;
pub mod offline;
pub mod offset;
pub mod own;
pub mod pager;
pub mod paper;
pub mod ruler;
pub mod search_box;
pub mod shortcuts;
pub mod skeleton;
pub mod sort;
pub mod story;
pub mod take_away;
pub mod terms;
pub mod timeline;
pub mod unfold;
pub mod when;
pub mod yours;

pub use paper::Paper;
