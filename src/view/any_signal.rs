//! Type-erased signals, handlers and views. Each type would add its own code to the wasm
//! (docs/internals/wasm-size.md).

use std::{any::Any, marker::PhantomData, sync::Arc};

use leptos::{
    attr::{
        any_attribute::{AnyAttribute, IntoAnyAttribute},
        custom::custom_attribute,
    },
    ev,
    prelude::*,
};

/// Creates a text that follows the signals it reads.
pub fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    fn boxed(read: Box<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
        Signal::derive(read)
    }
    boxed(Box::new(read))
}

/// Creates a condition that follows the signals it reads.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    fn boxed(read: Box<dyn Fn() -> bool + Send + Sync>) -> Signal<bool> {
        Signal::derive(read)
    }
    boxed(Box::new(read))
}

/// Creates rare attributes that never change, all of one type.
pub fn static_attributes(attributes: &[(&'static str, &str)]) -> Vec<AnyAttribute> {
    let any = |(name, value): &(&'static str, &str)| {
        custom_attribute(*name, (*value).to_owned()).into_any_attr()
    };
    attributes.iter().map(any).collect()
}

/// Creates a rare attribute that follows a text, of the same type as those of [`static_attributes`].
pub fn dynamic_attribute(name: &'static str, text: Signal<String>) -> AnyAttribute {
    custom_attribute(name, text).into_any_attr()
}

/// A click handler.
pub type ClickHandler = Box<dyn FnMut(ev::MouseEvent)>;

/// Creates a click handler that ignores the event.
pub fn click_handler(mut run: impl FnMut() + 'static) -> ClickHandler {
    Box::new(move |_| run())
}

/// A change handler of an input or a menu.
pub type ChangeHandler = Box<dyn FnMut(ev::Event)>;

/// Creates a change handler.
pub fn change_handler(run: impl FnMut(ev::Event) + 'static) -> ChangeHandler {
    Box::new(run)
}

/// A part of a page that is rendered again when its signals change.
pub type DynamicView = Box<dyn FnMut() -> AnyView + Send>;

/// Creates a part of a page that is rendered again when the signals it reads change.
pub fn dynamic_view(draw: impl FnMut() -> AnyView + Send + 'static) -> DynamicView {
    Box::new(draw)
}

/// Creates a part of a page that is rendered while a condition holds.
pub fn show_if(
    is_shown: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> DynamicView {
    let is_shown = AnyMemo::new(is_shown);
    Box::new(move || is_shown.get().then(&draw).into_any())
}

/// Creates a list whose items keep their elements as long as their numbers stay.
pub fn keyed_list(
    numbers: impl Fn() -> Vec<usize> + Send + 'static,
    draw: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    type NumberList = Box<dyn Fn() -> Vec<usize> + Send>;
    type DrawItem = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;
    fn boxed(numbers: NumberList, draw: DrawItem) -> AnyView {
        view! { <For each=numbers key=|number| *number children=move |number| draw(number) /> }
            .into_any()
    }
    boxed(Box::new(numbers), Arc::new(draw))
}

/// Runs `run` now and when the signals it reads change, as long as its owner lives.
pub fn effect(run: impl FnMut() + 'static) {
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_| run());
    }
    boxed(Box::new(run));
}

/// A memo for values of any type: it follows the signals it reads, and notifies only if the value changes.
pub struct AnyMemo<T> {
    memo: Memo<AnyValue>,
    marker: PhantomData<fn() -> T>,
}

/// Computes a value, and may use the previous one.
type ReadValue = Box<dyn Fn(Option<&AnyValue>) -> AnyValue + Send + Sync>;

impl<T> Clone for AnyMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for AnyMemo<T> {}

impl<T: Default + PartialEq + Send + Sync + 'static> AnyMemo<T> {
    /// Creates a memo of the value that `read` returns.
    pub fn new(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::from_boxed(Box::new(move |_| AnyValue(Arc::new(read()))))
    }

    /// Creates a memo of the value that `read` returns, or else the previous one.
    pub fn last_known(read: impl Fn() -> Option<T> + Send + Sync + 'static) -> Self {
        Self::from_boxed(Box::new(move |previous| match (read(), previous) {
            (Some(value), _) => AnyValue(Arc::new(value)),
            (None, Some(previous)) => previous.clone(),
            (None, None) => AnyValue(Arc::new(T::default())),
        }))
    }

    fn from_boxed(read: ReadValue) -> Self {
        Self {
            memo: Memo::new(read),
            marker: PhantomData,
        }
    }

    /// Passes the value to `read`, and tracks it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        downcast(&*self.memo.get().0, read)
    }

    /// Passes the value to `read` without tracking it.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        downcast(&*self.memo.get_untracked().0, read)
    }

    /// Tracks the value without reading it.
    pub fn track(self) {
        self.memo.track();
    }
}

impl<T: Clone + Default + PartialEq + Send + Sync + 'static> AnyMemo<T> {
    /// Creates a memo of a constant value.
    pub fn constant(value: T) -> Self {
        Self::new(move || value.clone())
    }

    /// Returns the value and tracks it.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// Returns the value without tracking it.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// A writable signal for values of any type.
pub struct AnySignal<T> {
    signal: RwSignal<Arc<dyn Any + Send + Sync>>,
    marker: PhantomData<fn() -> T>,
}

impl<T> Clone for AnySignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for AnySignal<T> {}

impl<T: Default + Send + Sync + 'static> AnySignal<T> {
    /// Creates a signal with a first value.
    pub fn new(value: T) -> Self {
        Self {
            signal: RwSignal::new(Arc::new(value)),
            marker: PhantomData,
        }
    }

    /// Passes the value to `read`, and tracks it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        downcast(&*self.signal.get(), read)
    }

    /// Passes the value to `read` without tracking it.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        downcast(&*self.signal.get_untracked(), read)
    }

    /// Replaces the value.
    pub fn set(self, value: T) {
        self.signal.set(Arc::new(value));
    }
}

impl<T: Clone + Default + Send + Sync + 'static> AnySignal<T> {
    /// Returns the value and tracks it.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// Returns the value without tracking it.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// Changes the value.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        let mut value = self.get_untracked();
        change(&mut value);
        self.set(value);
    }
}

/// A value of any type that can be compared with others.
#[derive(Clone)]
struct AnyValue(Arc<dyn Comparable>);

trait Comparable: Any + Send + Sync {
    fn equals(&self, other: &dyn Comparable) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Comparable for T {
    fn equals(&self, other: &dyn Comparable) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref() == Some(self)
    }
}

impl PartialEq for AnyValue {
    fn eq(&self, other: &Self) -> bool {
        (*self.0).equals(&*other.0)
    }
}

/// Passes a value to `read`. The value always has its type; the default is a fallback that does not happen.
fn downcast<T: Default + 'static, R>(value: &dyn Any, read: impl FnOnce(&T) -> R) -> R {
    let default;
    let value = match value.downcast_ref() {
        Some(value) => value,
        None => {
            default = T::default();
            &default
        }
    };
    read(value)
}
