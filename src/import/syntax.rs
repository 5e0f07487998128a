//! Parses the syntaxes of files and of front matter into nodes with line numbers. It knows no field.

pub mod encoding;
pub mod field_list;
pub mod front_matter;
pub mod json;
pub mod liquid_value;
pub mod markdown;
pub mod markup;
pub mod metadata;
pub mod node;
pub mod toml;
pub mod xml;
pub mod yaml;
