//! Defines articles and their parts: plain data, shared by the exporter and the browser.

pub mod action;
pub mod address;
pub mod article;
pub mod body;
pub mod day;
pub mod details;
pub mod instant;
pub mod kind;
pub mod media_duration;
pub mod mention;
pub mod outline;
pub mod part;
pub mod picture;
pub mod provider;
pub mod rating;
pub mod related;
pub mod slug;
pub mod sorted;
pub mod unicode;

pub use action::Action;
pub use address::{Address, Links};
pub use article::Article;
pub use body::{Element, Piece, Tag};
pub use day::Day;
pub use details::{Details, PackedDetails, StoredDetails};
pub use instant::Instant;
pub use kind::Kind;
pub use media_duration::MediaDuration;
pub use mention::Mention;
pub use outline::{Outline, RelatedOutline, StoredArticle};
pub use part::Part;
pub use picture::{Picture, PictureFile, PictureSource};
pub use provider::Provider;
pub use rating::Rating;
pub use related::Related;
pub use slug::Slug;
