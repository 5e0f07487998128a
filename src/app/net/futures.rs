//! Boxed futures. All fetches share one of two types, so that each `async` block is compiled once
//! (docs/internals/wasm-size.md).

use std::{
    any::Any,
    future::poll_fn,
    marker::PhantomData,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use super::error::FetchError;
use crate::{app::browser::tasks::BoxFuture, format::DecodeError};

/// A fetched file of any type.
pub type AnyFile = Arc<dyn Any + Send + Sync>;

/// Downcasts a file to its type.
///
/// # Errors
/// [`FetchError::Canceled`] for a file of another type, which does not happen.
pub fn downcast_file<V: Send + Sync + 'static>(file: AnyFile) -> Result<Arc<V>, FetchError> {
    file.downcast().map_err(|_| wrong_type())
}

fn wrong_type() -> FetchError {
    FetchError::Canceled {
        file: String::new(),
    }
}

/// A future that ends with a `V`.
pub struct FetchFuture<V> {
    future: BoxFuture<Result<AnyFile, FetchError>>,
    marker: PhantomData<fn() -> V>,
}

impl<V: Send + Sync + 'static> FetchFuture<V> {
    /// Wraps a future that has not started.
    pub fn new(future: impl Future<Output = Result<Arc<V>, FetchError>> + 'static) -> Self {
        Self::from_untyped(Box::pin(
            async move { future.await.map(|file| file as AnyFile) },
        ))
    }

    /// Wraps an untyped future whose file is a `V`.
    pub fn from_untyped(future: BoxFuture<Result<AnyFile, FetchError>>) -> Self {
        Self {
            future,
            marker: PhantomData,
        }
    }

    /// Returns the untyped future.
    pub fn untyped(self) -> BoxFuture<Result<AnyFile, FetchError>> {
        self.future
    }
}

impl<V: Send + Sync + 'static> Future for FetchFuture<V> {
    type Output = Result<Arc<V>, FetchError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let done = self.future.as_mut().poll(context);
        done.map(|file| file.and_then(downcast_file))
    }
}

/// Runs two futures at once.
pub async fn join<A, B>(
    first: FetchFuture<A>,
    second: FetchFuture<B>,
) -> (Result<Arc<A>, FetchError>, Result<Arc<B>, FetchError>)
where
    A: Send + Sync + 'static,
    B: Send + Sync + 'static,
{
    let mut done = join_all(vec![first.future, second.future])
        .await
        .into_iter();
    let mut next = || done.next().unwrap_or_else(|| Err(wrong_type()));
    (
        next().and_then(downcast_file),
        next().and_then(downcast_file),
    )
}

/// Decodes a file from its name and text.
pub type DecodeFile = Box<dyn FnOnce(&str, &str) -> Result<AnyFile, DecodeError>>;

/// Decodes the text of a file when it has arrived.
pub fn decoded(
    file: String,
    text: BoxFuture<Result<String, FetchError>>,
    decode: DecodeFile,
) -> BoxFuture<Result<AnyFile, FetchError>> {
    Box::pin(async move { Ok(decode(&file, &text.await?)?) })
}

/// Runs futures at once, and returns their results in the same order.
pub fn join_all<T: 'static>(futures: Vec<BoxFuture<T>>) -> BoxFuture<Vec<T>> {
    let mut pending: Vec<(BoxFuture<T>, Option<T>)> =
        futures.into_iter().map(|future| (future, None)).collect();
    Box::pin(poll_fn(move |context| {
        for (future, done) in &mut pending {
            if done.is_none()
                && let Poll::Ready(file) = future.as_mut().poll(context)
            {
                *done = Some(file);
            }
        }
        if pending.iter().any(|(_, done)| done.is_none()) {
            return Poll::Pending;
        }
        let done = std::mem::take(&mut pending).into_iter();
        Poll::Ready(done.filter_map(|(_, done)| done).collect())
    }))
}
