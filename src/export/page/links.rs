//! Reads the links of a page.

/// Returns the links of a page.
pub fn links(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices("<link ").filter_map(|(start, _)| {
        let rest = html.get(start..)?;
        rest.get(..=rest.find('>')?)
    })
}

/// Returns the raw value of an attribute.
pub fn attribute<'a>(link: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = link.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}
