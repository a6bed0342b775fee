//! The class of a value, and what is inside an instance of a built-in type's subclass.

use crate::objects::class::{Class, is_from};
use crate::objects::exception::Exception;
use crate::objects::foreign::Foreign;
use crate::objects::function::{ClassMethod, Native, Property};
use crate::objects::handle::Handle;
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::iterator::{DictPart, DictView, Iter, IterState};
use crate::objects::kind::Kind;
use crate::objects::queue::{Queue, QueueOrder};
use crate::objects::str::Str;
use crate::objects::sync::Semaphore;
use crate::objects::value::Value;
use crate::vm::cx::Cx;

/// `type(value)`
pub fn class_of(cx: &Cx, value: &Value) -> Ref<Class> {
    if let Some(instance) = value.get::<Instance>() {
        return instance.class.borrow().clone();
    }
    if let Some(exception) = value.get::<Exception>() {
        return exception.class.borrow().clone();
    }
    if let Some(iter) = value.get::<Iter>()
        && let IterState::Native { class, .. } = &*iter.state.borrow()
    {
        return class.clone();
    }
    builtin_class_of(cx, value).clone()
}

/// The class of a value whose kind has one class, or whose own data says which.
fn builtin_class_of<'a>(cx: &'a Cx, value: &'a Value) -> &'a Ref<Class> {
    let types = &cx.types;
    match value.kind() {
        Kind::Unbound | Kind::None => &types.none,
        Kind::Bool => &types.bool,
        Kind::Int | Kind::BigInt => &types.int,
        Kind::Float => &types.float,
        Kind::NotImplemented => &types.not_implemented,
        Kind::Ellipsis => &types.ellipsis,
        Kind::Complex => &types.complex,
        Kind::Str => &types.str,
        Kind::Bytes => &types.bytes,
        Kind::ByteArray => &types.bytearray,
        Kind::List => &types.list,
        Kind::Tuple => &types.tuple,
        Kind::Dict => &types.dict,
        Kind::DictView => dict_view_class(cx, value),
        Kind::Set => &types.set,
        Kind::FrozenSet => &types.frozenset,
        Kind::Range => &types.range,
        Kind::Slice => &types.slice,
        Kind::Cell => &types.cell,
        Kind::Code => &types.code,
        Kind::Function => &types.function,
        Kind::Native => native_class(cx, value),
        Kind::Method => &types.method,
        Kind::Class => value
            .get::<Class>()
            .and_then(|class| class.metaclass.as_ref())
            .unwrap_or(&types.type_),
        Kind::Instance | Kind::Exception => &types.object,
        Kind::Traceback => &types.traceback,
        Kind::Module => &types.module,
        Kind::Property => property_class(cx, value),
        Kind::StaticMethod => &types.staticmethod,
        Kind::ClassMethod => classmethod_class(cx, value),
        Kind::Super => &types.super_,
        Kind::Member => &types.member,
        Kind::RangeIter => &types.range_iterator,
        Kind::ListIter => &types.list_iterator,
        Kind::Iter => iter_class(cx, value),
        Kind::Generator => &types.generator,
        Kind::Coroutine | Kind::NativeCoroutine => &types.coroutine,
        Kind::AsyncGenerator => &types.async_generator,
        Kind::AsyncGenStep => &types.async_generator_step,
        Kind::Future => &types.future,
        Kind::Task => &types.task,
        Kind::Lock => &types.lock,
        Kind::Event => &types.event,
        Kind::Condition => &types.condition,
        Kind::Semaphore => semaphore_class(cx, value),
        Kind::Queue => queue_class(cx, value),
        Kind::Handle => handle_class(cx, value),
        Kind::EventLoop => &types.event_loop,
        Kind::Foreign => value
            .get::<Foreign>()
            .map_or(&types.object, |foreign| &foreign.class),
    }
}

fn native_class<'a>(cx: &'a Cx, value: &Value) -> &'a Ref<Class> {
    let types = &cx.types;
    let Some(native) = value.get::<Native>() else {
        return &types.builtin_function;
    };
    let is_slot = || cx.natives[native.id as usize].is_slot();
    match (native.is_method, native.receiver.is_unbound()) {
        (true, true) if is_slot() => &types.wrapper_descriptor,
        (true, true) => &types.method_descriptor,
        (true, false) if native.receiver.kind() != Kind::Class && is_slot() => {
            &types.method_wrapper
        }
        _ => &types.builtin_function,
    }
}

/// A property made in Rust is what CPython calls a computed attribute.
fn property_class<'a>(cx: &'a Cx, value: &Value) -> &'a Ref<Class> {
    match value.get::<Property>() {
        Some(property) if cx.is_built_in(&property.get) => &cx.types.getset_descriptor,
        _ => &cx.types.property,
    }
}

/// So is a class method made in Rust.
fn classmethod_class<'a>(cx: &'a Cx, value: &Value) -> &'a Ref<Class> {
    match value.get::<ClassMethod>() {
        Some(method) if cx.is_built_in(&method.function) => &cx.types.classmethod_descriptor,
        _ => &cx.types.classmethod,
    }
}

fn dict_view_class<'a>(cx: &'a Cx, value: &Value) -> &'a Ref<Class> {
    match value.get::<DictView>().map(|view| view.part) {
        Some(DictPart::Values) => &cx.types.dict_values,
        Some(DictPart::Items) => &cx.types.dict_items,
        Some(DictPart::Keys) | None => &cx.types.dict_keys,
    }
}

fn iter_class<'a>(cx: &'a Cx, value: &Value) -> &'a Ref<Class> {
    let types = &cx.types;
    let Some(iter) = value.get::<Iter>() else {
        return &types.sequence_iterator;
    };
    match &*iter.state.borrow() {
        IterState::Tuple { .. } => &types.tuple_iterator,
        IterState::Str { ascii: true, .. } => &types.str_iterator,
        IterState::Str { ascii: false, .. } => &types.wide_str_iterator,
        IterState::Bytes { array: true, .. } => &types.bytearray_iterator,
        IterState::Bytes { array: false, .. } => &types.bytes_iterator,
        IterState::Dict {
            part: DictPart::Keys,
            ..
        } => &types.dict_keyiterator,
        IterState::Dict {
            part: DictPart::Values,
            ..
        } => &types.dict_valueiterator,
        IterState::Dict {
            part: DictPart::Items,
            ..
        } => &types.dict_itemiterator,
        IterState::DictReversed { part, .. } => match part {
            DictPart::Keys => &types.dict_reversekeyiterator,
            DictPart::Values => &types.dict_reversevalueiterator,
            DictPart::Items => &types.dict_reverseitemiterator,
        },
        IterState::Set { .. } => &types.set_iterator,
        IterState::BigRange(_) => &types.longrange_iterator,
        IterState::ListReversed { .. } => &types.list_reverseiterator,
        IterState::Reversed { .. } => &types.reversed,
        IterState::Exhausted | IterState::Sequence { .. } => &types.sequence_iterator,
        IterState::Enumerate { .. } => &types.enumerate,
        IterState::Zip { .. } => &types.zip,
        IterState::Map { .. } => &types.map,
        IterState::Filter { .. } => &types.filter,
        IterState::Callable { .. } => &types.callable_iterator,
        IterState::Native { .. } => &types.sequence_iterator,
    }
}

fn semaphore_class<'a>(cx: &'a Cx, value: &Value) -> &'a Ref<Class> {
    match value.get::<Semaphore>() {
        Some(semaphore) if semaphore.bounded => &cx.types.bounded_semaphore,
        _ => &cx.types.semaphore,
    }
}

fn queue_class<'a>(cx: &'a Cx, value: &Value) -> &'a Ref<Class> {
    match value.get::<Queue>().map(|queue| queue.order) {
        Some(QueueOrder::Priority) => &cx.types.priority_queue,
        Some(QueueOrder::Lifo) => &cx.types.lifo_queue,
        Some(QueueOrder::Fifo) | None => &cx.types.queue,
    }
}

fn handle_class<'a>(cx: &'a Cx, value: &Value) -> &'a Ref<Class> {
    match value.get::<Handle>() {
        Some(handle) if handle.when.is_some() => &cx.types.timer_handle,
        _ => &cx.types.handle,
    }
}

/// The built-in value inside an instance of a built-in type's subclass; else the value itself.
pub fn inner(value: &Value) -> &Value {
    match value.get::<Instance>() {
        Some(instance) if !instance.inner.is_unbound() => &instance.inner,
        _ => value,
    }
}

/// The built-in value inside an instance, if its class has the method of this name from the value's type
/// as it is: the instance then does what the value does.
pub fn inner_unchanged<'a>(cx: &Cx, value: &'a Value, name: &Ref<Str>) -> Option<&'a Value> {
    let inner = &value.get::<Instance>()?.inner;
    let own = builtin_class_of(cx, inner.bound()?);
    is_from(&value.get::<Instance>()?.class.borrow(), name, own).then_some(inner)
}

impl Cx {
    /// Whether a function is one that a built-in class brought along.
    pub fn is_built_in(&self, function: &Value) -> bool {
        let native = function.get::<Native>();
        native.is_some_and(|native| self.natives[native.id as usize].owner.is_some())
    }

    /// The name of a value's class with its module, which goes without saying for built-in classes
    /// and those of the main module.
    pub fn full_type_name(&mut self, value: &Value) -> String {
        let class = self.class_of(value);
        let qualname = class.qualname.borrow().as_str().to_owned();
        let name = self.intern("__module__");
        let module = class.attrs.get_str(&name);
        match module.as_ref().and_then(|module| module.get::<Str>()) {
            Some(module) if !matches!(module.as_str(), "builtins" | "__main__") => {
                format!("{}.{qualname}", module.as_str())
            }
            _ => qualname,
        }
    }
}
