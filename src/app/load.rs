//! Something that is fetched: not there yet, there, or failed.

use super::fetch::FetchError;

/// The state of something that is fetched.
#[derive(Clone, Debug)]
pub enum Load<T> {
    /// Asked for.
    Waiting,
    /// Here.
    Ready(T),
    /// Not to be had; asking again may help.
    Failed(FetchError),
}

impl<T> Load<T> {
    /// What was fetched, where it is here.
    pub fn ready(self) -> Option<T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Waiting | Self::Failed(_) => None,
        }
    }

    /// What went wrong, where something did.
    pub fn failed(&self) -> Option<&FetchError> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Waiting | Self::Ready(_) => None,
        }
    }
}

impl<T> From<Result<T, FetchError>> for Load<T> {
    fn from(result: Result<T, FetchError>) -> Self {
        match result {
            Ok(value) => Self::Ready(value),
            Err(error) => Self::Failed(error),
        }
    }
}
