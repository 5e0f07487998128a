//! Joins paths of a folder, with `/` between folders.

/// Returns the path of a file that a record in `folder` names. Empty segments, `.` and `..` are
/// resolved. Returns `None` if the path leads out of the top folder.
///
/// ```
/// use broadsheet::import::fields::relative_path::join;
///
/// assert_eq!(join("a/b", "../c.png").as_deref(), Some("a/c.png"));
/// assert_eq!(join("", "/a//c.png").as_deref(), Some("a/c.png"));
/// assert_eq!(join("a", "../../c.png"), None);
/// ```
pub fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
