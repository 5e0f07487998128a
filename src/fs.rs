//! Writes files so that nobody sees half of one.

use std::{fs, io, path::Path};

/// The prefix of the names of temporary files. It makes them hidden, and lets a later run recognize
/// and remove those that a killed run left.
pub const TEMPORARY_PREFIX: &str = ".broadsheet-";

/// Writes a file under a temporary name and then renames it, so that nobody ever sees half of it.
///
/// # Errors
/// Returns the error of the operating system. The former file is then unchanged.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new()
        .prefix(TEMPORARY_PREFIX)
        .tempfile_in(folder)?;
    io::Write::write_all(&mut file, bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private, but this one must be readable by the web server.
        fs::set_permissions(file.path(), fs::Permissions::from_mode(0o644))?;
    }
    file.persist(path)?;
    Ok(())
}
