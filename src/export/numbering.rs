//! Which numbers have rows, words, topics, publishers and types?

pub mod dictionary;
pub mod lexicon;
pub mod row;
