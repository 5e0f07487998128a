//! The messages of the service worker, and the commands of the reader.

use serde::Deserialize;

use crate::format::{DecodeError, decode_json};

/// A message of the worker: how much of the archive is saved, or what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct WorkerMessage {
    /// The number of files of the archive; 0 if the reader has not saved it.
    pub files: usize,
    /// The size of these files, in bytes.
    pub bytes: u64,
    /// The number of saved files.
    #[serde(rename = "kept")]
    pub saved_files: usize,
    /// The size of the saved files, in bytes.
    #[serde(rename = "keptBytes")]
    pub saved_bytes: u64,
    /// An older version is saved completely, this one is not yet.
    #[serde(rename = "isFormer")]
    pub has_older_version: bool,
    /// The last error: the name of the file that failed, or an empty text if storage is full.
    pub failed: Option<String>,
    /// There is a newer version.
    #[serde(rename = "isNewer")]
    pub has_newer_version: bool,
    /// The worker is unregistered, and its caches are deleted.
    #[serde(rename = "isGone")]
    pub is_unregistered: bool,
}

impl WorkerMessage {
    /// Reads a message.
    ///
    /// # Errors
    /// [`DecodeError::Json`] if `text` is not a message.
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        decode_json("sw.js", text)
    }

    /// Returns whether every file is saved.
    pub fn is_complete(&self) -> bool {
        self.files > 0 && self.saved_files == self.files
    }
}

/// The state of offline reading on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfflineState {
    /// The last message of the worker.
    pub report: WorkerMessage,
    /// Whether the whole archive is being downloaded.
    pub is_downloading: bool,
    /// Whether the reader turned offline reading off.
    pub is_off: bool,
}

/// The stage of saving the archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DownloadStage {
    /// Offline reading is off.
    Off,
    /// Opened stories are saved.
    #[default]
    OpenedStories,
    /// The whole archive is being downloaded.
    Downloading,
    /// A part of the archive is saved.
    Partial,
    /// The whole archive is saved.
    Complete,
}

/// A command of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerCommand {
    /// Downloads the archive, or the rest of it.
    Download,
    /// Pauses the download.
    Pause,
    /// Deletes the download; opened stories stay saved.
    Delete,
    /// Turns offline reading off, and deletes everything.
    Disable,
    /// Turns offline reading on.
    Enable,
}

impl OfflineState {
    /// Returns the current stage.
    pub fn stage(&self) -> DownloadStage {
        match (self.is_off, self.is_downloading, self.report.files) {
            (true, ..) => DownloadStage::Off,
            (_, true, _) => DownloadStage::Downloading,
            (.., 0) => DownloadStage::OpenedStories,
            _ if self.report.is_complete() => DownloadStage::Complete,
            _ => DownloadStage::Partial,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worker_messages_are_decoded() {
        let text = r#"{"files":3,"bytes":5000000000,"kept":1,"keptBytes":7,"isFormer":true,"failed":"No."}"#;
        let report = WorkerMessage {
            files: 3,
            bytes: 5_000_000_000,
            saved_files: 1,
            saved_bytes: 7,
            has_older_version: true,
            failed: Some("No.".to_owned()),
            ..WorkerMessage::default()
        };
        assert_eq!(WorkerMessage::decode(text), Ok(report));
        assert_eq!(WorkerMessage::decode("{}"), Ok(WorkerMessage::default()));
        assert!(
            WorkerMessage::decode("{\"isNewer\":true}")
                .unwrap()
                .has_newer_version
        );
        assert!(WorkerMessage::decode("meet").is_err());
        assert!(WorkerMessage::decode("{\"files\":-1}").is_err());
    }

    #[test]
    fn the_stage_follows_the_state() {
        let at = |files, saved_files, is_downloading, is_off| {
            let report = WorkerMessage {
                files,
                saved_files,
                ..WorkerMessage::default()
            };
            OfflineState {
                report,
                is_downloading,
                is_off,
            }
            .stage()
        };
        assert_eq!(at(0, 0, false, false), DownloadStage::OpenedStories);
        assert_eq!(at(0, 0, true, false), DownloadStage::Downloading);
        assert_eq!(at(3, 1, true, false), DownloadStage::Downloading);
        assert_eq!(at(3, 1, false, false), DownloadStage::Partial);
        assert_eq!(at(3, 3, false, false), DownloadStage::Complete);
        assert_eq!(at(3, 3, false, true), DownloadStage::Off);
    }
}
