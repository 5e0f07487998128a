//! Files that are whole or not there.

use std::{fs, io, path::Path};

/// What the name of a file begins with that is being written: hidden, and known again where a run was
/// killed.
pub const TEMPORARY_PREFIX: &str = ".broadsheet-";

/// Writes a file under another name first, so that nobody ever sees half of it.
///
/// # Errors
/// What the system said. The file that was there is then as it was.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new()
        .prefix(TEMPORARY_PREFIX)
        .tempfile_in(folder)?;
    io::Write::write_all(&mut file, bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is private; what is written here is for others, too.
        fs::set_permissions(file.path(), fs::Permissions::from_mode(0o644))?;
    }
    file.persist(path)?;
    Ok(())
}
