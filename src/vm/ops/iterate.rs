//! Iteration: making iterators, and asking any of them for its items.

use std::any::Any;
use std::rc::Rc;

use crate::objects::class::Class;
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::iterator::{DictPart, DictView, Iter, IterBody, IterState, ListIter};
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::range::{Range, RangeIter};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::exec::class::class_lookup;
use crate::vm::native::NativeResult;
use crate::vm::ops::class_of::{inner, inner_unchanged};
use crate::vm::ops::item::char_value;
use crate::vm::ops::iterator_step::{next_of_iter, next_of_list, step_builtin};
use crate::vm::raise::Raised;
use crate::vm::suspend::Items;

/// An iterator over a value of a built-in type; None if it is not iterable.
pub fn builtin_iter(_cx: &mut Cx, value: &Value) -> Option<Value> {
    let state = match value.kind() {
        Kind::List => return value.get::<List>().map(iter_list),
        Kind::Range => return value.get::<Range>().map(|range| range.iter()),
        Kind::RangeIter | Kind::ListIter | Kind::Iter | Kind::Generator => {
            return Some(value.clone());
        }
        Kind::Tuple => IterState::Tuple {
            tuple: value.clone(),
            next: 0,
        },
        Kind::Str => IterState::Str {
            text: value.clone(),
            offset: 0,
            ascii: value.get::<Str>().is_some_and(|text| text.is_ascii()),
        },
        Kind::Bytes | Kind::ByteArray => IterState::Bytes {
            bytes: value.clone(),
            next: 0,
            array: value.kind() == Kind::ByteArray,
        },
        Kind::Dict => iter_dict(value.get::<Dict>()?, DictPart::Keys),
        Kind::DictView => {
            let view = value.get::<DictView>()?;
            iter_dict(&view.dict, view.part)
        }
        Kind::Set | Kind::FrozenSet => IterState::Set {
            set: value.clone(),
            next: 0,
            len: value.get::<Set>()?.len(),
        },
        _ => return None,
    };
    Some(Iter::new(state).into_value())
}

fn iter_list(list: &Ref<List>) -> Value {
    let iter = ListIter {
        list: std::cell::RefCell::new(Some(list.clone())),
        next: std::cell::Cell::new(0),
    };
    Ref::new(iter).into_value()
}

fn iter_dict(dict: &Ref<Dict>, part: DictPart) -> IterState {
    IterState::Dict {
        dict: dict.clone(),
        part,
        next: 0,
        len: dict.len(),
        left: dict.len(),
    }
}

/// The body of an iterator written in Rust.
pub trait NextItem: Any {
    /// The next item, None at the end. It may run script code: no borrow is held meanwhile.
    fn next(&self, cx: &mut Cx) -> Result<Option<Value>, Raised>;

    /// Shows every value it holds to `visit`.
    fn traverse(&self, visit: &mut dyn FnMut(&Value));
}

struct NativeIter(Box<dyn NextItem>);

impl IterBody for NativeIter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.0.traverse(visit);
    }
}

/// An iterator of a class written in Rust.
pub fn native_iter(class: &Ref<Class>, body: impl NextItem) -> Value {
    let state = IterState::Native {
        class: class.clone(),
        body: Rc::new(NativeIter(Box::new(body))),
    };
    Iter::new(state).into_value()
}

pub(super) fn native_body(body: &dyn IterBody) -> Option<&dyn NextItem> {
    let body: &dyn Any = body;
    body.downcast_ref::<NativeIter>().map(|body| &*body.0)
}

/// Looks at the body of an iterator written in Rust, if it is a `T`.
pub fn with_native_body<T: NextItem, R>(iter: &Value, look: impl FnOnce(&T) -> R) -> Option<R> {
    let iter = inner(iter).get::<Iter>()?;
    let IterState::Native { body, .. } = &*iter.state.borrow() else {
        return None;
    };
    let body: &dyn Any = native_body(&**body)?;
    body.downcast_ref().map(look)
}

impl Cx {
    /// `iter(value)`
    pub fn iter(&mut self, value: &Value) -> NativeResult {
        if let Some(iter) = builtin_iter(self, value) {
            return Ok(iter);
        }
        if let Some(inner) = inner_unchanged(self, value, &self.names.iter)
            && let Some(iter) = builtin_iter(self, inner)
        {
            return Ok(iter);
        }
        let name = self.names.iter.clone();
        let class = self.class_of(value);
        match class_lookup(&class, &name) {
            Some(method) if !method.is_none() => {
                if let Some(iter) = self.call_special(value, &name, &[])? {
                    return self.checked_iter(iter);
                }
            }
            None => {
                let name = self.names.getitem.clone();
                if self.class_attr(value, &name).is_some() {
                    let state = IterState::Sequence {
                        sequence: value.clone(),
                        next: 0,
                    };
                    return Ok(Iter::new(state).into_value());
                }
            }
            Some(_) => {}
        }
        let name = self.type_name(value);
        Err(self.type_error(format_args!("'{name}' object is not iterable")))
    }

    /// What `__iter__` returned, which must be an iterator.
    fn checked_iter(&mut self, iter: Value) -> NativeResult {
        if self.is_iterator(&iter) {
            return Ok(iter);
        }
        let name = self.type_name(&iter);
        Err(self.type_error(format_args!(
            "iter() returned non-iterator of type '{name}'"
        )))
    }

    /// Whether `iter` would find a way to iterate over the value.
    pub fn is_iterable(&mut self, value: &Value) -> bool {
        if matches!(value.kind(), Kind::List | Kind::Generator)
            || builtin_iter(self, value).is_some()
        {
            return true;
        }
        let (iter, getitem) = (self.names.iter.clone(), self.names.getitem.clone());
        let class = self.class_of(value);
        match class_lookup(&class, &iter) {
            Some(method) => !method.is_none(),
            None => self.class_attr(value, &getitem).is_some(),
        }
    }

    /// Whether the value has `__next__`.
    pub fn is_iterator(&mut self, value: &Value) -> bool {
        if matches!(
            value.kind(),
            Kind::RangeIter | Kind::ListIter | Kind::Iter | Kind::Generator
        ) {
            return true;
        }
        let name = self.names.next.clone();
        self.class_attr(value, &name).is_some()
    }

    /// The next item of an iterator, None when it is exhausted.
    pub fn next(&mut self, iter: &Value) -> Result<Option<Value>, Raised> {
        let next = self.next_or_stop(iter);
        self.end_at_stop(next)
    }

    /// What StopIteration means.
    pub fn end_at_stop<T>(&self, next: Result<Option<T>, Raised>) -> Result<Option<T>, Raised> {
        match next {
            Err(raised) if self.is_stop_iteration(&raised) => Ok(None),
            next => next,
        }
    }

    /// The same, but StopIteration is raised as it came: it may have a value.
    pub fn next_or_stop(&mut self, iter: &Value) -> Result<Option<Value>, Raised> {
        match iter.kind() {
            Kind::RangeIter => Ok(iter
                .get::<RangeIter>()
                .and_then(|iter| iter.advance())
                .map(Value::int)),
            Kind::ListIter => Ok(iter.get::<ListIter>().and_then(|iter| next_of_list(iter))),
            Kind::Iter => {
                let Some(iter) = iter.get::<Iter>() else {
                    unreachable!("the kind says it is one")
                };
                let mut state = iter.state.borrow_mut();
                if let Some(item) = step_builtin(self, &mut state) {
                    return Ok(Some(item));
                }
                let IterState::Native { body, .. } = &*state else {
                    drop(state);
                    return next_of_iter(self, &iter.clone());
                };
                let body = body.clone();
                drop(state);
                match native_body(&*body) {
                    Some(body) => body.next(self),
                    None => Ok(None),
                }
            }
            Kind::Generator => self.generator_next(iter),
            _ => self.next_by_method(iter),
        }
    }

    /// Calls `__next__`.
    fn next_by_method(&mut self, iter: &Value) -> Result<Option<Value>, Raised> {
        let name = self.names.next.clone();
        match self.call_special(iter, &name, &[])? {
            Some(item) => Ok(Some(item)),
            None => {
                let name = self.type_name(iter);
                Err(self.type_error(format_args!("'{name}' object is not an iterator")))
            }
        }
    }

    /// Whether what was raised says that an iterator has no more items.
    pub fn is_stop_iteration(&self, raised: &Raised) -> bool {
        let class = raised.0.class.borrow();
        crate::objects::class::is_subclass(&class, &self.exceptions.StopIteration)
    }

    /// How many items the value says it has, in its `__len__` or `__length_hint__`.
    pub fn length_hint(&mut self, value: &Value) -> Result<Option<i64>, Raised> {
        let len = self.names.len.clone();
        if self.class_attr(value, &len).is_some() {
            match self.len(value) {
                Ok(len) => return Ok(Some(len as i64)),
                Err(raised) if self.is_type_error(&raised) => {}
                Err(raised) => return Err(raised),
            }
        }
        let name = self.names.length_hint.clone();
        let hint = match self.call_special(value, &name, &[]) {
            Ok(Some(hint)) if !hint.is_not_implemented() => hint,
            Ok(_) => return Ok(None),
            Err(raised) if self.is_type_error(&raised) => return Ok(None),
            Err(raised) => return Err(raised),
        };
        let inner = self.inner(&hint);
        if !crate::vm::ops::text::is_int(inner) {
            let given = self.type_name(&hint);
            return Err(self.type_error(format_args!(
                "__length_hint__ must be an integer, not {given}"
            )));
        }
        match inner.as_int() {
            Some(hint) if hint >= 0 => Ok(Some(hint)),
            Some(_) => Err(self.value_error("__length_hint__() should return >= 0")),
            None => Err(self.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    /// All items of an iterable, whose class is asked first how many there are: so lists are made.
    pub fn collect_list(&mut self, iterable: &Value) -> Result<Vec<Value>, Raised> {
        if iterable.kind() != Kind::Instance {
            return self.collect(iterable);
        }
        let iter = self.iter(iterable)?;
        self.length_hint(iterable)?;
        self.collect(&iter)
    }

    /// Appends all items of an iterable; those that came before an error stay.
    pub fn extend_list(&mut self, list: &List, iterable: &Value) -> Result<(), Raised> {
        // A list, or the one that is extended, whatever its class has as `__iter__`.
        let source = self.inner(iterable).get::<List>();
        let itself = source.is_some_and(|source| std::ptr::eq(list, &**source));
        if let Some(source) = source
            && (itself || iterable.kind() == Kind::List)
        {
            let count = source.len();
            let mut items = list.items.borrow_mut();
            if items.try_reserve(count).is_err() {
                drop(items);
                return Err(super::number::no_memory(self));
            }
            if itself {
                items.extend_from_within(..count);
            } else {
                items.extend_from_slice(&source.items.borrow());
            }
            return Ok(());
        }
        if !matches!(
            iterable.kind(),
            Kind::Instance | Kind::Generator | Kind::Iter
        ) {
            let items = self.collect(iterable)?;
            list.items.borrow_mut().extend(items);
            return Ok(());
        }
        let iter = self.iter(iterable)?;
        if iterable.kind() == Kind::Instance {
            self.length_hint(iterable)?;
        }
        while let Some(item) = self.next(&iter)? {
            list.push(item);
        }
        Ok(())
    }

    /// All items of an iterable.
    pub fn collect(&mut self, iterable: &Value) -> Result<Vec<Value>, Raised> {
        if let Some(items) = collect_builtin(self, iterable) {
            return Ok(items);
        }
        let iter = self.iter(iterable)?;
        let mut items = Vec::new();
        if iterable.get::<Range>().is_some() {
            let len = self.len(iterable)?;
            if items.try_reserve_exact(len).is_err() {
                return Err(super::number::no_memory(self));
            }
        }
        let mut source = Items::of(&iter);
        while let Some(item) = source.next(self, |_| true)? {
            items.push(item);
        }
        Ok(items)
    }
}

/// All items of a container that holds them ready.
fn collect_builtin(cx: &mut Cx, value: &Value) -> Option<Vec<Value>> {
    match value.kind() {
        Kind::List => value.get::<List>().map(|list| list.to_vec()),
        Kind::Tuple => value.get::<Tuple>().map(|tuple| tuple.items().to_vec()),
        Kind::Set | Kind::FrozenSet => value.get::<Set>().map(|set| set.to_vec()),
        Kind::Dict => value
            .get::<Dict>()
            .map(|dict| entries(dict, DictPart::Keys)),
        Kind::DictView => value
            .get::<DictView>()
            .map(|view| entries(&view.dict, view.part)),
        Kind::Str => {
            let text = value.get::<Str>()?.clone();
            let mut buffer = [0; 4];
            let chars = text.as_str().chars();
            Some(
                chars
                    .map(|char| char_value(cx, char.encode_utf8(&mut buffer)))
                    .collect(),
            )
        }
        _ => None,
    }
}

/// The keys, values or items of a dict.
pub fn entries(dict: &Dict, part: DictPart) -> Vec<Value> {
    let table = dict.table.borrow();
    table
        .iter()
        .map(|entry| entry_part(&entry.key, &entry.value, part))
        .collect()
}

pub fn entry_part(key: &Value, value: &Value, part: DictPart) -> Value {
    match part {
        DictPart::Keys => key.clone(),
        DictPart::Values => value.clone(),
        DictPart::Items => Tuple::pair(key.dup(), value.dup()).into_value(),
    }
}
