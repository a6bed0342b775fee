//! Iteration: `for`, unpacking, `async for`'s start.

use crate::bytecode::instr::Reg;
use crate::objects::coroutine::{Generator, State};
use crate::objects::iterator::Iter;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::call::then;
use crate::vm::cx::Cx;
use crate::vm::exec::{Done, call_with, flow};
use crate::vm::native::{Flow, NativeResult};
use crate::vm::ops::class_of::inner_unchanged;
use crate::vm::ops::iterate::builtin_iter;
use crate::vm::ops::iterator_step::step_builtin;
use crate::vm::quick::{delegated_item, method_flow};
use crate::vm::raise::Raised;
use crate::vm::stack::Purpose;

/// `iter(value)`
pub fn iter(cx: &mut Cx, value: Value) -> Result<Done, Raised> {
    if value.kind() != Kind::Instance {
        if let Some(iter) = builtin_iter(cx, &value) {
            return Ok(Done::Value(iter));
        }
        return cx.iter(&value).map(Done::Value);
    }
    if let Some(inner) = inner_unchanged(cx, &value, &cx.names.iter)
        && let Some(iter) = builtin_iter(cx, inner)
    {
        return Ok(Done::Value(iter));
    }
    let name = cx.names.iter.clone();
    match cx.class_attr(&value, &name) {
        Some(callee) if callee.kind() == Kind::Function => flow(
            cx,
            Ok(Flow::Call {
                callee,
                args: vec![value],
                then: then(checked_iterator),
            }),
        ),
        _ => cx.iter(&value).map(Done::Value),
    }
}

fn checked_iterator(cx: &mut Cx, result: NativeResult) -> Result<Flow, Raised> {
    let iter = result?;
    let name = cx.names.next.clone();
    if cx.class_attr(&iter, &name).is_some() {
        return Ok(Flow::Return(iter));
    }
    let name = cx.type_name(&iter);
    Err(cx.type_error(format_args!(
        "iter() returned non-iterator of type '{name}'"
    )))
}

/// The next item of an iterator over a built-in container, without calls; None if it has to be asked for
/// in the general way.
#[inline(never)]
pub fn quick_item(cx: &mut Cx, iterator: &Value) -> Option<Value> {
    if let Some(iter) = iterator.get::<Iter>() {
        return step_builtin(cx, &mut iter.state.borrow_mut());
    }
    delegated_item(cx, iterator.get::<Generator>()?)
}

/// One step of a `for` loop over anything but a range or list.
pub fn for_iter(cx: &mut Cx, iterator: Value, register: Reg, offset: u16) -> Result<Done, Raised> {
    let next = match iterator.kind() {
        Kind::Generator => {
            let finished = iterator
                .get::<Generator>()
                .is_some_and(|g| g.state.get() == State::Finished);
            if !finished {
                return cx
                    .start_step(&iterator, Ok(Value::NONE), Purpose::ForIter)
                    .map(Done::Switch);
            }
            None
        }
        Kind::Instance => {
            let name = cx.names.next.clone();
            match cx.class_attr(&iterator, &name) {
                Some(callee) if callee.kind() == Kind::Function => {
                    return call_with(cx, callee, [iterator]);
                }
                Some(callee) if callee.kind() == Kind::Native => {
                    if let Some(found) = method_flow(cx, &callee, std::slice::from_ref(&iterator)) {
                        return flow(cx, found);
                    }
                    cx.next(&iterator)?
                }
                _ => cx.next(&iterator)?,
            }
        }
        _ => cx.next(&iterator)?,
    };
    match next {
        Some(item) => Ok(Done::Value(item)),
        None => {
            if let Some(activation) = cx.stack.top() {
                activation.leave_loop(register, offset);
            }
            Ok(Done::Here)
        }
    }
}

/// `aiter(value)`
pub fn aiter(cx: &mut Cx, value: Value) -> Result<Done, Raised> {
    if value.kind() == Kind::AsyncGenerator {
        return Ok(Done::Value(value));
    }
    let name = cx.names.aiter.clone();
    let Some(callee) = cx.class_attr(&value, &name) else {
        let name = cx.type_name(&value);
        return Err(cx.type_error(format_args!(
            "'async for' requires an object with __aiter__ method, got {name}"
        )));
    };
    let (callee, args) = cx.special_call(callee, value, &[])?;
    flow(
        cx,
        Ok(Flow::Call {
            callee,
            args,
            then: then(checked_async_iterator),
        }),
    )
}

fn checked_async_iterator(cx: &mut Cx, result: NativeResult) -> Result<Flow, Raised> {
    let iter = result?;
    let name = cx.names.anext.clone();
    if iter.kind() == Kind::AsyncGenerator || cx.class_attr(&iter, &name).is_some() {
        return Ok(Flow::Return(iter));
    }
    let name = cx.type_name(&iter);
    Err(cx.type_error(format_args!(
        "'async for' received an object from __aiter__ that does not implement __anext__: {name}"
    )))
}

/// The items of a value, exactly as many.
pub fn unpack(cx: &mut Cx, value: &Value, count: u16) -> Result<Vec<Value>, Raised> {
    let items = unpackable(cx, value, count as usize + 1)?;
    let (got, sized) = (items.len(), is_sized(value));
    if got == count as usize {
        return Ok(items);
    }
    if got < count as usize {
        return Err(cx.value_error(format_args!(
            "not enough values to unpack (expected {count}, got {got})"
        )));
    }
    if sized {
        return Err(cx.value_error(format_args!(
            "too many values to unpack (expected {count}, got {got})"
        )));
    }
    Err(cx.value_error(format_args!("too many values to unpack (expected {count})")))
}

/// The items of a value: the first ones, a list of the middle ones, the last ones.
pub fn unpack_star(
    cx: &mut Cx,
    value: &Value,
    before: u16,
    after: u8,
) -> Result<Vec<Value>, Raised> {
    let mut items = unpackable(cx, value, usize::MAX)?;
    let (least, got) = (before as usize + after as usize, items.len());
    if got < least {
        return Err(cx.value_error(format_args!(
            "not enough values to unpack (expected at least {least}, got {got})"
        )));
    }
    let middle: Vec<Value> = items.drain(before as usize..got - after as usize).collect();
    items.insert(before as usize, List::new(middle).into_value());
    Ok(items)
}

fn is_sized(value: &Value) -> bool {
    matches!(value.kind(), Kind::Tuple | Kind::List | Kind::Dict)
}

/// Up to `most` items of a value, all of them if it is a tuple or list.
fn unpackable(cx: &mut Cx, value: &Value, most: usize) -> Result<Vec<Value>, Raised> {
    let sequence = |inner: &&Value| matches!(inner.kind(), Kind::Tuple | Kind::List);
    let inner = inner_unchanged(cx, value, &cx.names.iter).filter(sequence);
    let value = inner.unwrap_or(value);
    if let Some(tuple) = value.get::<Tuple>() {
        return Ok(tuple.items().to_vec());
    }
    if let Some(list) = value.get::<List>() {
        return Ok(list.to_vec());
    }
    if value.kind() == Kind::Dict {
        return cx.collect(value);
    }
    let iter_name = cx.names.iter.clone();
    let item_name = cx.names.getitem.clone();
    if builtin_iter(cx, value).is_none()
        && cx.class_attr(value, &iter_name).is_none()
        && cx.class_attr(value, &item_name).is_none()
    {
        let name = cx.type_name(value);
        return Err(cx.type_error(format_args!("cannot unpack non-iterable {name} object")));
    }
    let iter = cx.iter(value)?;
    let mut items = Vec::new();
    while items.len() < most
        && let Some(item) = cx.next(&iter)?
    {
        items.push(item);
    }
    Ok(items)
}
