//! Which pictures and which logo does the site show, and in which sizes?

pub mod logo;
pub mod pictures;
