//! What the service worker says, and what a reader can wish of it.

use crate::{
    format::{DecodeError, error},
    json::{JsonFields, JsonValue, ReadErrors, number, truth},
};

/// A message of the worker: how much of the whole archive is kept, or that something happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkerMessage {
    /// How many files the archive has; 0 where nobody asked to keep it.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// How many of them are here.
    pub kept: usize,
    /// Their bytes.
    pub kept_bytes: u64,
    /// A former edition is here as a whole, this one is not yet.
    pub is_former: bool,
    /// What went wrong last: the file that did not arrive, or nothing where there is no room left.
    pub failed: Option<String>,
    /// There is a newer edition.
    pub is_newer: bool,
    /// The worker is gone, and all that it kept.
    pub is_gone: bool,
}

impl WorkerMessage {
    /// Reads a message.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is none.
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        error::parse("sw.js", text, Self::read)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            files: fields.find("files", number).unwrap_or_default(),
            bytes: fields.find("bytes", number).unwrap_or_default(),
            kept: fields.find("kept", number).unwrap_or_default(),
            kept_bytes: fields.find("keptBytes", number).unwrap_or_default(),
            is_former: fields.find("isFormer", truth).unwrap_or_default(),
            failed: fields.find_text("failed"),
            is_newer: fields.find("isNewer", truth).unwrap_or_default(),
            is_gone: fields.find("isGone", truth).unwrap_or_default(),
        }
    }

    /// Whether every file is here.
    pub fn is_whole(&self) -> bool {
        self.files > 0 && self.kept == self.files
    }
}

/// What is known of what is kept on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfflineState {
    /// What the worker said last.
    pub report: WorkerMessage,
    /// Whether the whole archive is being downloaded.
    pub is_under_way: bool,
    /// Whether the reader wants nothing to be kept.
    pub is_off: bool,
}

/// How far a reader's copy of the archive is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DownloadStage {
    /// Nothing is kept, as the reader said.
    Off,
    /// What was read is kept.
    #[default]
    Read,
    /// The whole archive is on its way.
    UnderWay,
    /// A part of the whole archive is here.
    Part,
    /// All of it is.
    Whole,
}

/// What a reader can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerCommand {
    /// Download the whole archive, or the rest of it.
    Keep,
    /// Stop that.
    Stop,
    /// Keep only what was read.
    Forget,
    /// Keep nothing, from now on.
    Leave,
    /// Keep what is read, from now on.
    Join,
}

impl OfflineState {
    /// How far the copy is.
    pub fn stage(&self) -> DownloadStage {
        match (self.is_off, self.is_under_way, self.report.files) {
            (true, ..) => DownloadStage::Off,
            (_, true, _) => DownloadStage::UnderWay,
            (.., 0) => DownloadStage::Read,
            _ if self.report.is_whole() => DownloadStage::Whole,
            _ => DownloadStage::Part,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_worker_says_is_read() {
        let text = r#"{"files":3,"bytes":5000000000,"kept":1,"keptBytes":7,"isFormer":true,"failed":"No."}"#;
        let report = WorkerMessage {
            files: 3,
            bytes: 5_000_000_000,
            kept: 1,
            kept_bytes: 7,
            is_former: true,
            failed: Some("No.".to_owned()),
            ..WorkerMessage::default()
        };
        assert_eq!(WorkerMessage::decode(text), Ok(report));
        assert_eq!(WorkerMessage::decode("{}"), Ok(WorkerMessage::default()));
        assert!(
            WorkerMessage::decode("{\"isNewer\":true}")
                .unwrap()
                .is_newer
        );
        assert!(WorkerMessage::decode("meet").is_err());
        assert!(WorkerMessage::decode("{\"files\":-1}").is_err());
    }

    #[test]
    fn a_copy_goes_through_its_stages() {
        let at = |files, kept, is_under_way, is_off| {
            let report = WorkerMessage {
                files,
                kept,
                ..WorkerMessage::default()
            };
            OfflineState {
                report,
                is_under_way,
                is_off,
            }
            .stage()
        };
        assert_eq!(at(0, 0, false, false), DownloadStage::Read);
        assert_eq!(at(0, 0, true, false), DownloadStage::UnderWay);
        assert_eq!(at(3, 1, true, false), DownloadStage::UnderWay);
        assert_eq!(at(3, 1, false, false), DownloadStage::Part);
        assert_eq!(at(3, 3, false, false), DownloadStage::Whole);
        assert_eq!(at(3, 3, false, true), DownloadStage::Off);
    }
}
