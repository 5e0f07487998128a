//! What changes on a page, behind one type each: every type of closure, of value that is followed, of
//! item in a list would bring its own code into the wasm.

use std::{any::Any, marker::PhantomData, sync::Arc};

use leptos::{
    attr::{
        any_attribute::{AnyAttribute, IntoAnyAttribute},
        custom::custom_attribute,
    },
    ev,
    prelude::*,
};

/// A text that follows what it reads.
pub fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    fn boxed(read: Box<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
        Signal::derive(read)
    }
    boxed(Box::new(read))
}

/// A condition that follows what it reads.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    fn boxed(read: Box<dyn Fn() -> bool + Send + Sync>) -> Signal<bool> {
        Signal::derive(read)
    }
    boxed(Box::new(read))
}

/// Attributes that never change and that few elements have. Behind their names they are of one type; a
/// name that Leptos knows is a type of its own.
pub fn set(attributes: &[(&'static str, &str)]) -> Vec<AnyAttribute> {
    let any = |(name, value): &(&'static str, &str)| {
        custom_attribute(*name, (*value).to_owned()).into_any_attr()
    };
    attributes.iter().map(any).collect()
}

/// An attribute that few elements have and that follows a text. Of one type, as those of [`set`].
pub fn tied(name: &'static str, text: Signal<String>) -> AnyAttribute {
    custom_attribute(name, text).into_any_attr()
}

/// What a button does.
pub type ClickHandler = Box<dyn FnMut(ev::MouseEvent)>;

/// What a button does when it is pressed.
pub fn press(mut run: impl FnMut() + 'static) -> ClickHandler {
    Box::new(move |_| run())
}

/// What is done when a box or a menu changes.
pub type ChangeHandler = Box<dyn FnMut(ev::Event)>;

/// What is done when a box or a menu changes.
pub fn heard(run: impl FnMut(ev::Event) + 'static) -> ChangeHandler {
    Box::new(run)
}

/// A part of a page.
pub type DynamicView = Box<dyn FnMut() -> AnyView + Send>;

/// A part of a page that is drawn again when what it reads changes.
pub fn part(draw: impl FnMut() -> AnyView + Send + 'static) -> DynamicView {
    Box::new(draw)
}

/// A part of a page that is there while a condition holds.
pub fn shown(
    is_shown: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> DynamicView {
    let is_shown = AnyMemo::new(is_shown);
    Box::new(move || is_shown.get().then(&draw).into_any())
}

/// Items that keep their part of the page while their numbers stay.
pub fn list(
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

/// Runs `run` now and whenever what it reads changes, for as long as its owner lives.
pub fn effect(run: impl FnMut() + 'static) {
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_| run());
    }
    boxed(Box::new(run));
}

/// A value that follows what it reads, and changes only when it is another. A memo of Leptos, but one
/// for values of all types.
pub struct AnyMemo<T> {
    memo: Memo<AnyValue>,
    of: PhantomData<fn() -> T>,
}

/// Gives a value, and may look at the one before.
type ReadValue = Box<dyn Fn(Option<&AnyValue>) -> AnyValue + Send + Sync>;

impl<T> Clone for AnyMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for AnyMemo<T> {}

impl<T: Default + PartialEq + Send + Sync + 'static> AnyMemo<T> {
    /// The value that `read` gives.
    pub fn new(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::of(Box::new(move |_| AnyValue(Arc::new(read()))))
    }

    /// The value that `read` gives, or else the one before.
    pub fn last(read: impl Fn() -> Option<T> + Send + Sync + 'static) -> Self {
        Self::of(Box::new(move |before| match (read(), before) {
            (Some(value), _) => AnyValue(Arc::new(value)),
            (None, Some(before)) => before.clone(),
            (None, None) => AnyValue(Arc::new(T::default())),
        }))
    }

    fn of(read: ReadValue) -> Self {
        Self {
            memo: Memo::new(read),
            of: PhantomData,
        }
    }

    /// What `read` makes of the value. Tracks it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        inside(&*self.memo.get().0, read)
    }

    /// What `read` makes of the value, untracked.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        inside(&*self.memo.get_untracked().0, read)
    }

    /// Follows the value without a look at it.
    pub fn track(self) {
        self.memo.track();
    }
}

impl<T: Clone + Default + PartialEq + Send + Sync + 'static> AnyMemo<T> {
    /// A value that stays.
    pub fn stored(value: T) -> Self {
        Self::new(move || value.clone())
    }

    /// The value. Tracks it.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, untracked.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// A value that is set. A signal of Leptos, but one for values of all types.
pub struct AnySignal<T> {
    signal: RwSignal<Arc<dyn Any + Send + Sync>>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for AnySignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for AnySignal<T> {}

impl<T: Default + Send + Sync + 'static> AnySignal<T> {
    /// A value to begin with.
    pub fn new(value: T) -> Self {
        Self {
            signal: RwSignal::new(Arc::new(value)),
            of: PhantomData,
        }
    }

    /// What `read` makes of the value. Tracks it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        inside(&*self.signal.get(), read)
    }

    /// What `read` makes of the value, untracked.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        inside(&*self.signal.get_untracked(), read)
    }

    /// Puts another value in its place.
    pub fn set(self, value: T) {
        self.signal.set(Arc::new(value));
    }
}

impl<T: Clone + Default + Send + Sync + 'static> AnySignal<T> {
    /// The value. Tracks it.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value, untracked.
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

/// A value of any type that knows whether it is equal to another.
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

/// What `read` makes of a value. It is always of its own type; the default of that is never seen.
fn inside<T: Default + 'static, R>(value: &dyn Any, read: impl FnOnce(&T) -> R) -> R {
    let other;
    let value = match value.downcast_ref() {
        Some(value) => value,
        None => {
            other = T::default();
            &other
        }
    };
    read(value)
}
