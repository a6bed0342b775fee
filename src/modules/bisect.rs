//! `bisect`: places in sorted sequences.

use crate::builtins::sorting::before_alike;
use crate::bytecode::instr::CmpOp;
use crate::modules::{new as new_module, set};
use crate::objects::list::List;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::compare::quick_before;
use crate::vm::raise::Raised;

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(cx, "bisect", "Bisection algorithms.", FUNCTIONS);
    for (alias, name) in [("bisect", "bisect_right"), ("insort", "insort_right")] {
        let name = cx.intern(name);
        let function = module.globals.get_str(&name).unwrap_or(Value::NONE);
        set(cx, &module, alias, function);
    }
    Ok(module.into_value())
}

static FUNCTIONS: &[NativeDef] = &[
    def(
        "bisect_right",
        "(a, x, lo=0, hi=None, *, key=None)",
        "Return the index where to insert item x in list a, assuming a is sorted.",
        |cx, args| place(cx, args, false, false).map(Value::int),
    ),
    def(
        "bisect_left",
        "(a, x, lo=0, hi=None, *, key=None)",
        "Return the index where to insert item x in list a, assuming a is sorted.",
        |cx, args| place(cx, args, true, false).map(Value::int),
    ),
    def(
        "insort_right",
        "(a, x, lo=0, hi=None, *, key=None)",
        "Insert item x in list a, and keep it sorted assuming a is sorted.",
        |cx, args| insort(cx, args, false),
    ),
    def(
        "insort_left",
        "(a, x, lo=0, hi=None, *, key=None)",
        "Insert item x in list a, and keep it sorted assuming a is sorted.",
        |cx, args| insort(cx, args, true),
    ),
];

/// The index of the place for x. With a key, x is a key already, unless it is to be `inserted`.
fn place(cx: &mut Cx, args: &Args, left: bool, inserted: bool) -> Result<i64, Raised> {
    let key = args.kw(0).filter(|key| !key.is_none());
    let wanted = match key {
        Some(key) if inserted => cx.call(key, std::slice::from_ref(args.req(1)))?,
        _ => args.req(1).clone(),
    };
    let mut low = match args.opt(2) {
        Some(low) => cx.index(low)?,
        None => 0,
    };
    if low < 0 {
        return Err(cx.value_error("lo must be non-negative"));
    }
    let mut high = match args.opt(3) {
        Some(high) if !high.is_none() => cx.index(high)?,
        _ => -1,
    };
    if high == -1 {
        high = cx.len(args.req(0))? as i64;
    }
    let mut alike = true;
    while low < high {
        let middle = low + (high - low) / 2;
        let at_hand = args.req(0).get::<List>();
        let mut item = match at_hand.and_then(|list| list.get(middle as usize)) {
            Some(item) => item,
            None => cx.get_item(args.req(0), &Value::int(middle))?,
        };
        if let Some(key) = key {
            item = cx.call(key, &[item])?;
        }
        let goes_right = if left {
            before(cx, &item, &wanted, &mut alike)?
        } else {
            !before(cx, &wanted, &item, &mut alike)?
        };
        if goes_right {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// Whether one comes before the other. As in CPython, `__lt__` of two of a class is asked alone,
/// `alike`, until it has given NotImplemented once.
fn before(cx: &mut Cx, a: &Value, b: &Value, alike: &mut bool) -> Result<bool, Raised> {
    if let Some(before) = quick_before(a, b) {
        return Ok(before);
    }
    if *alike && cx.class_of(a).same(&cx.class_of(b)) {
        match before_alike(cx, a, b)? {
            Some(before) => return Ok(before),
            None => *alike = false,
        }
    }
    cx.compare_truth(CmpOp::Lt, a, b)
}

fn insort(cx: &mut Cx, args: &Args, left: bool) -> NativeResult {
    let place = place(cx, args, left, true)?;
    if let Some(list) = args.req(0).get::<List>() {
        let mut items = list.items.borrow_mut();
        let place = items.len().min(place as usize);
        items.insert(place, args.req(1).clone());
        return Ok(Value::NONE);
    }
    let insert = cx.intern("insert");
    cx.call_method(
        args.req(0),
        &insert,
        &[Value::int(place), args.req(1).clone()],
    )?;
    Ok(Value::NONE)
}
