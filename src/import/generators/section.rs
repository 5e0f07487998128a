//! The section of a page, as Hugo and Zola call the first folder of their contents.

/// Returns the section of a page by its path below the content. The folder of a page bundle is no section.
pub fn of_path(path: &str) -> Option<String> {
    let (section, rest) = path.split_once('/')?;
    (rest.split('.').next() != Some("index")).then(|| section.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_folder_is_the_section_unless_it_is_the_page() {
        assert_eq!(of_path("news/locks/open.md").as_deref(), Some("news"));
        assert_eq!(of_path("news/open/index").as_deref(), Some("news"));
        for page in ["open.md", "open/index.md", "open/index.de.md", "open/index"] {
            assert_eq!(of_path(page), None, "{page}");
        }
    }
}
