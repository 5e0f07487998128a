//! Work under way. All of it has one of two types: each `async` block is compiled once, and whoever
//! waits for it does not contain it. As futures of their own types, one within another, the page's
//! fetches took 15 kB more wasm with brotli.

use std::{
    any::Any,
    future::poll_fn,
    marker::PhantomData,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use super::fetch::FetchError;
use crate::format::DecodeError;

/// Work under way. It does nothing before it is polled.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// Anything that can be fetched.
pub type AnyFile = Arc<dyn Any + Send + Sync>;

/// The thing as what it is.
///
/// # Errors
/// [`FetchError::Cancelled`] for a thing of another type, which nobody makes.
pub fn typed<V: Send + Sync + 'static>(thing: AnyFile) -> Result<Arc<V>, FetchError> {
    thing.downcast().map_err(|_| lost())
}

fn lost() -> FetchError {
    FetchError::Cancelled {
        file: String::new(),
    }
}

/// Work that ends with a `V`.
pub struct FetchFuture<V> {
    work: BoxFuture<Result<AnyFile, FetchError>>,
    of: PhantomData<fn() -> V>,
}

impl<V: Send + Sync + 'static> FetchFuture<V> {
    /// Work that is not begun yet.
    pub fn new(work: impl Future<Output = Result<Arc<V>, FetchError>> + 'static) -> Self {
        Self::of(Box::pin(
            async move { work.await.map(|thing| thing as AnyFile) },
        ))
    }

    /// Work whose thing is a `V`.
    pub fn of(work: BoxFuture<Result<AnyFile, FetchError>>) -> Self {
        Self {
            work,
            of: PhantomData,
        }
    }

    /// The same work, whatever its thing is.
    pub fn untyped(self) -> BoxFuture<Result<AnyFile, FetchError>> {
        self.work
    }
}

impl<V: Send + Sync + 'static> Future for FetchFuture<V> {
    type Output = Result<Arc<V>, FetchError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let done = self.work.as_mut().poll(context);
        done.map(|thing| thing.and_then(typed))
    }
}

/// Two things at once.
pub async fn both<A, B>(
    one: FetchFuture<A>,
    other: FetchFuture<B>,
) -> (Result<Arc<A>, FetchError>, Result<Arc<B>, FetchError>)
where
    A: Send + Sync + 'static,
    B: Send + Sync + 'static,
{
    let mut done = all(vec![one.work, other.work]).await.into_iter();
    let mut next = || done.next().unwrap_or_else(|| Err(lost()));
    (next().and_then(typed), next().and_then(typed))
}

/// Makes a thing of a file's name and text.
pub type DecodeFile = Box<dyn FnOnce(&str, &str) -> Result<AnyFile, DecodeError>>;

/// Decodes the text of a file once it is there.
pub fn decoded(
    file: String,
    text: BoxFuture<Result<String, FetchError>>,
    decode: DecodeFile,
) -> BoxFuture<Result<AnyFile, FetchError>> {
    Box::pin(async move { Ok(decode(&file, &text.await?)?) })
}

/// All of it at once; what comes of it in the same order.
pub fn all<T: 'static>(works: Vec<BoxFuture<T>>) -> BoxFuture<Vec<T>> {
    let mut under_way: Vec<(BoxFuture<T>, Option<T>)> =
        works.into_iter().map(|work| (work, None)).collect();
    Box::pin(poll_fn(move |context| {
        for (work, done) in &mut under_way {
            if done.is_none()
                && let Poll::Ready(thing) = work.as_mut().poll(context)
            {
                *done = Some(thing);
            }
        }
        if under_way.iter().any(|(_, done)| done.is_none()) {
            return Poll::Pending;
        }
        let done = std::mem::take(&mut under_way).into_iter();
        Poll::Ready(done.filter_map(|(_, done)| done).collect())
    }))
}
