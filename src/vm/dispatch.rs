//! The interpreter's loop: one match over the instructions.
//!
//! Arms are short: the hot part of an instruction stands in its arm, everything else is a function
//! in `vm/exec/`. The loop stays inside `execute` across calls and returns of script functions, steps of
//! generators and awaits; it leaves when a frame of Rust comes up, and `drive` takes over.
//!
//! Registers, constants and instructions are accessed without bounds checks: the verifier has
//! passed every code. The cargo feature `checked` puts the checks back.
#![allow(unsafe_code)]

use std::hint::cold_path;
use std::sync::atomic::Ordering;

use crate::bytecode::instr::{Conversion, Instr, Reg, WithKind};
use crate::objects::cell::Cell;
use crate::objects::code::CodeObject;
use crate::objects::iterator::ListIter;
use crate::objects::list::List;
use crate::objects::range::RangeIter;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::drive::Outcome;
use crate::vm::exec;
use crate::vm::exec::Done;
use crate::vm::exec::attribute::{
    cached_entry, cached_getter, cached_method, cached_slot, method_alone, receiver_of,
    set_cached_slot,
};
use crate::vm::ops::iterator_step::{gives_pairs, next_of_list, next_pair};
use crate::vm::ops::{BinOp, UnaryOp};
use crate::vm::quick::{
    Began, Given, InPlace, begin_other, call_alone, native_in_place, spread_call,
};
use crate::vm::quick::{call_and_await, call_getter, leave, leave_directly, quick_call};
use crate::vm::quick::{
    quick_anext, quick_await, quick_item, quick_next, quick_yield, yield_to_loop,
};
use crate::vm::raise::Raised;
use crate::vm::stack::{Activation, Frame, Gives, Pending};
use crate::vm::unwind::Arrival;

/// Runs the script frame on top, and what it calls and returns to, until a frame of another kind is on
/// top or something is raised that no frame up to there handles.
#[inline(never)]
pub(in crate::vm) fn execute(cx: &mut Cx) -> Outcome {
    let mut activation: *mut Activation;
    let mut base: *mut Value;
    let mut pc: *const Instr;

    // The frame on top changed: take its registers and code into the loop.
    macro_rules! load {
        () => {{
            let Some(Frame::Script(top)) = cx.stack.frames.last_mut() else {
                unreachable!("execute runs with a script's frame on top")
            };
            enter!(top);
        }};
    }
    // This frame is on top now: take its registers and place into the loop.
    macro_rules! enter {
        ($top:expr) => {{
            activation = $top;
            base = frame!().base;
            pc = frame!().next;
        }};
    }
    // The frame on top.
    macro_rules! frame {
        () => {{
            // SAFETY: `activation` points to it: `load!` or `renew!` follow whatever may have moved the
            // frames' array.
            unsafe { &mut *activation }
        }};
    }
    // The code that runs.
    macro_rules! code {
        () => {{
            let code: *const CodeObject = frame!().code_object();
            // SAFETY: the frame keeps its function, and that its code, alive while it is on the stack.
            unsafe { &*code }
        }};
    }
    // The index of the next instruction.
    macro_rules! index {
        () => {{
            let entry = code!().entry;
            // SAFETY: `pc` points into the code's instructions, or one past the last.
            unsafe { pc.offset_from(entry) as u32 }
        }};
    }
    macro_rules! save {
        () => {
            frame!().next = pc
        };
    }
    macro_rules! renew {
        () => {
            match cx.stack.frames.last_mut() {
                Some(Frame::Script(top)) => activation = top,
                _ if cfg!(feature = "checked") => unreachable!("the frame that runs is on top"),
                // SAFETY: the frame that runs is on top again when what it called is done.
                _ => unsafe { std::hint::unreachable_unchecked() },
            }
        };
    }
    macro_rules! r {
        ($reg:expr) => {{
            if cfg!(feature = "checked") {
                assert!(($reg.0) < code!().code.registers, "register out of range");
            }
            // SAFETY: the verifier checked the register against the code's.
            unsafe { &mut *base.add($reg.0 as usize) }
        }};
    }
    macro_rules! is_temporary {
        ($reg:expr) => {
            $reg.0 >= frame!().first_temp
        };
    }
    // Consumes an operand that was only looked at.
    macro_rules! release {
        ($reg:expr) => {
            if is_temporary!($reg) {
                *r!($reg) = Value::UNBOUND;
            }
        };
    }
    // The value of an operand that is consumed if it is a temporary.
    macro_rules! consume {
        ($reg:expr) => {
            if is_temporary!($reg) {
                r!($reg).take()
            } else {
                r!($reg).dup()
            }
        };
    }
    macro_rules! constant {
        ($k:expr) => {{ of_code!(consts, $k) }};
    }
    // What the code has at an index of one of its tables.
    macro_rules! of_code {
        ($table:ident, $index:expr) => {{
            let table = &code!().$table;
            if cfg!(feature = "checked") {
                assert!(($index.0 as usize) < table.len(), "index out of range");
            }
            // SAFETY: the verifier checked the index against the table.
            unsafe { table.get_unchecked($index.0 as usize) }
        }};
    }
    macro_rules! jump {
        ($offset:expr) => {{
            // SAFETY: the verifier checked that the jump lands inside the code.
            pc = unsafe { pc.offset($offset as isize) }
        }};
    }
    // Goes on after the comparison or at another place. As a branch, which the processor predicts: a place
    // chosen without one makes the next instruction wait for the comparison.
    macro_rules! branch {
        ($truth:expr, $there:expr, $here:expr) => {
            if $truth {
                cold_path();
                jump!($there)
            } else {
                jump!($here)
            }
        };
    }
    macro_rules! raise {
        ($raised:expr, $arrival:expr) => {{
            cold_path();
            match cx.unwind($raised, $arrival) {
                Outcome::Go => {
                    load!();
                    continue;
                }
                outcome => return outcome,
            }
        }};
    }
    // The frame on top, whose registers below `live` may hold objects, returns this.
    macro_rules! give_back {
        ($value:expr, $live:expr) => {
            if let Some((below, register)) = leave_directly(cx, activation, $live) {
                enter!(below);
                *r!(Reg(register)) = $value;
            } else {
                match leave(cx, activation, $value) {
                    Ok(top) => enter!(top),
                    Err(outcome) => return outcome,
                }
            }
        };
    }
    // Frames were pushed or popped, and this comes to the one on top.
    macro_rules! go_on {
        ($outcome:expr) => {
            match $outcome {
                Outcome::Go => load!(),
                outcome => match cx.hand_down(outcome) {
                    Outcome::Go => load!(),
                    outcome => return outcome,
                },
            }
        };
    }
    // The result of something that may have run script code, and so moved the frames' array.
    macro_rules! attempt {
        ($result:expr) => {
            match $result {
                Ok(value) => {
                    renew!();
                    value
                }
                Err(raised) => raise!(raised, Arrival::Here),
            }
        };
    }
    // A slow path: may run script code nested or begin a call whose result `pending` is for.
    macro_rules! slow {
        ($pending:expr, $done:expr) => {{
            cold_path();
            save!();
            frame!().pending = $pending;
            match $done {
                Ok(Done::Here) => renew!(),
                Ok(Done::Value(value)) => {
                    renew!();
                    match frame!().pending {
                        Pending::Reg(register) => *r!(Reg(register)) = value.by_words(),
                        Pending::Discard => drop(value),
                        Pending::Jump { when, target } => {
                            if value.is_true() == when {
                                frame!().go_to(target);
                                load!();
                            }
                        }
                    }
                }
                Ok(Done::Switch(outcome)) => go_on!(outcome),
                Err(raised) => raise!(raised, Arrival::Here),
            }
        }};
    }
    macro_rules! binary {
        ($op:expr, $inplace:expr, $dst:expr, $a:expr, $b:expr) => {{
            let (left, right) = (consume!($a), consume!($b));
            slow!(
                Pending::Reg($dst.0),
                exec::operator::binary(cx, $op, $inplace, left, right)
            )
        }};
    }
    macro_rules! arith {
        ($op:expr, $checked:ident, $float:tt, $inplace:expr, $dst:expr, $a:expr, $b:expr) => {{
            let (a, b) = (&*r!($a), &*r!($b));
            if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
                match x.$checked(y) {
                    Some(z) => *r!($dst) = Value::int(z),
                    None => binary!($op, $inplace, $dst, $a, $b),
                }
            } else if let (Some(x), Some(y)) = (a.as_real(), b.as_real()) {
                *r!($dst) = Value::float(x $float y);
            } else {
                binary!($op, $inplace, $dst, $a, $b);
            }
        }};
    }
    // The operator with a small int on the right: of ints, if that gives an int of 64 bits, and floats.
    macro_rules! with_int {
        ($op:expr, $int:expr, $float:expr, $inplace:expr, $dst:expr, $a:expr, $value:expr) => {{
            let result: fn(i64, i64) -> Option<i64> = $int;
            if let Some(x) = r!($a).as_int()
                && let Some(z) = result(x, $value.into())
            {
                *r!($dst) = Value::int(z);
            } else if let Some(x) = r!($a).as_float() {
                let result: fn(f64, f64) -> f64 = $float;
                *r!($dst) = Value::float(result(x, $value.into()));
            } else {
                with_any!($op, $inplace, $dst, $a, $value);
            }
        }};
    }
    macro_rules! int_only {
        ($op:expr, $int:expr, $inplace:expr, $dst:expr, $a:expr, $value:expr) => {{
            let result: fn(i64, i64) -> Option<i64> = $int;
            match r!($a).as_int().and_then(|x| result(x, $value.into())) {
                Some(z) => *r!($dst) = Value::int(z),
                None => with_any!($op, $inplace, $dst, $a, $value),
            }
        }};
    }
    macro_rules! with_any {
        ($op:expr, $inplace:expr, $dst:expr, $a:expr, $value:expr) => {{
            let (left, right) = (consume!($a), Value::int($value.into()));
            slow!(
                Pending::Reg($dst.0),
                exec::operator::binary(cx, $op, $inplace, left, right)
            );
        }};
    }
    macro_rules! bits {
        ($op:expr, $bits:tt, $inplace:expr, $dst:expr, $a:expr, $b:expr) => {{
            if let (Some(x), Some(y)) = (r!($a).as_int(), r!($b).as_int()) {
                *r!($dst) = Value::int(x $bits y);
            } else {
                binary!($op, $inplace, $dst, $a, $b);
            }
        }};
    }
    // The truth of an operand, known without script code; else None.
    macro_rules! jump_if {
        ($src:expr, $offset:expr, $when:expr, $keep:expr) => {{
            let value = &*r!($src);
            let truth = match value.as_bool() {
                Some(truth) => Some(truth),
                None => exec::operator::quick_truth(value),
            };
            match truth {
                Some(truth) => {
                    if !$keep && is_temporary!($src) {
                        *r!($src) = Value::UNBOUND;
                    }
                    if truth == $when {
                        cold_path();
                        jump!($offset);
                    }
                }
                None => {
                    let value = if $keep {
                        r!($src).clone()
                    } else {
                        consume!($src)
                    };
                    let target = index!().wrapping_add_signed($offset);
                    slow!(
                        Pending::Jump {
                            when: $when,
                            target
                        },
                        exec::operator::truth(cx, value)
                    );
                }
            }
        }};
    }
    macro_rules! quick_compare {
        ($op:expr, $a:expr, $b:expr) => {{
            let (a, b) = (&*r!($a), &*r!($b));
            if let (Some(x), Some(y)) = (a.as_int(), b.as_int()) {
                Some($op.holds_of_ints(x, y))
            } else if let (Some(x), Some(y)) = (a.as_float(), b.as_float()) {
                Some($op.holds(x, y))
            } else if a.is_object() && b.is_object() {
                let holds = exec::operator::compare_texts($op, a, b);
                if holds.is_some() {
                    release!($a);
                    release!($b);
                }
                holds
            } else {
                None
            }
        }};
    }
    // A bool; where all that the next instruction does is to go by it, that is done at once.
    macro_rules! set_truth {
        ($dst:expr, $truth:expr) => {{
            let truth = $truth;
            match next!() {
                Instr::JumpIfFalse { src, offset } if src == $dst && is_temporary!(src) => {
                    branch!(!truth, offset as isize + 1, 1)
                }
                Instr::JumpIfTrue { src, offset } if src == $dst && is_temporary!(src) => {
                    branch!(truth, offset as isize + 1, 1)
                }
                _ => *r!($dst) = Value::bool(truth),
            }
        }};
    }
    macro_rules! contains {
        ($dst:expr, $a:expr, $b:expr, $negate:expr) => {
            if let Some(found) = exec::item::quick_contains(r!($b), r!($a)) {
                release!($a);
                release!($b);
                set_truth!($dst, found != $negate);
            } else {
                let (item, container) = (consume!($a), consume!($b));
                slow!(
                    Pending::Reg($dst.0),
                    exec::item::contains(cx, container, item, $negate)
                )
            }
        };
    }
    // After something that may have been the last reference: its finaliser runs here and now.
    macro_rules! finalise {
        () => {
            if cx.poll.load(Ordering::Relaxed) {
                cold_path();
                save!();
                cx.finalise_here();
                renew!();
            }
        };
    }
    // The next instruction, where there must be one.
    macro_rules! next {
        () => {{
            // SAFETY: the verifier checked that control cannot leave the instructions.
            unsafe { *pc }
        }};
    }
    // Whether the next instruction awaits what comes to this register.
    macro_rules! is_awaited {
        ($window:expr) => {
            matches!(next!(), Instr::Await { src, .. } if src == $window)
        };
    }
    // A call gave a coroutine in Rust that has done its first step, for the `await` that comes next.
    macro_rules! awaited {
        ($window:expr) => {{
            let Instr::Await { dst, .. } = next!() else {
                unreachable!("the next instruction was looked at")
            };
            *r!($window) = Value::UNBOUND;
            let awaited = cx
                .awaited
                .take()
                .expect("a call gives no unbound value else");
            match exec::suspend::after_first_step(cx, awaited) {
                Ok(value) => {
                    renew!();
                    // SAFETY: the `await` is not the last instruction either.
                    pc = unsafe { pc.add(1) };
                    *r!(dst) = value;
                }
                Err(outcome) => go_on!(outcome),
            }
        }};
    }
    // Before a call or a backward jump: the slice may end here.
    macro_rules! poll_call {
        () => {
            if cx.poll.load(Ordering::Relaxed) {
                cold_path();
                save!();
                match cx.handle_poll() {
                    Ok(()) => renew!(),
                    Err(raised) => raise!(raised, Arrival::Here),
                }
            }
        };
    }

    // Calls what `R[window]` holds with the arguments from `first` on.
    macro_rules! call {
        ($window:expr, $first:expr, $count:expr, $names:expr) => {{
            let given = Given {
                first: $first,
                count: $count,
                names: $names,
                dst: $window.0,
                next: pc,
                gives: Gives::ToCaller,
                awaited: false,
            };
            if let Some(top) = quick_call(cx, activation, r!($window), given) {
                enter!(top);
            } else if let Some(top) = call_and_await(cx, activation, r!($window), given, next!()) {
                enter!(top);
            } else {
                save!();
                match native_in_place(cx, r!($window), $first, $count, is_awaited!($window)) {
                    InPlace::Done => renew!(),
                    InPlace::Raised(raised) => raise!(raised, Arrival::Here),
                    InPlace::Not => {
                        let awaited = is_awaited!($window);
                        let given = Given { awaited, ..given };
                        begin_other!(
                            $window,
                            given,
                            |cx: &mut Cx, callee, args| exec::call::call(cx, callee, args)
                        );
                    }
                }
            }
        }};
    }
    // The same with names for the last arguments.
    macro_rules! call_kw {
        ($window:expr, $first:expr, $count:expr, $names:expr) => {{
            let names = $names;
            let given = Given {
                first: $first,
                count: $count,
                names: names.get::<Tuple>().map_or(&[][..], |names| names.items()),
                dst: $window.0,
                next: pc,
                gives: Gives::ToCaller,
                awaited: false,
            };
            save!();
            begin_other!($window, given, |cx: &mut Cx, callee, args| {
                exec::call::call_kw(cx, callee, args, names)
            });
        }};
    }
    macro_rules! begin_other {
        ($window:expr, $given:expr, $general:expr) => {{
            match attempt!(begin_other(cx, activation, r!($window), &$given)) {
                Began::Frame(top) => enter!(top),
                Began::Value(value) if value.is_unbound() => awaited!($window),
                Began::Value(value) => *r!($window) = value.by_words(),
                Began::Flow(flow) => {
                    slow!(Pending::Reg($window.0), exec::flow(cx, Ok(flow)));
                }
                Began::Not => {
                    let callee = r!($window).take();
                    let args = (0..$given.count as usize)
                        // SAFETY: the arguments' registers are this frame's.
                        .map(|i| unsafe { (*$given.first.add(i)).take() })
                        .collect();
                    let general = $general;
                    slow!(Pending::Reg($window.0), general(cx, callee, args));
                }
            }
        }};
    }

    load!();
    loop {
        if cfg!(feature = "checked") {
            assert!(
                (index!() as usize) < code!().code.instrs.len(),
                "pc out of range"
            );
        }
        // SAFETY: the verifier checked that control cannot leave the instructions.
        let instr = unsafe { &*pc };
        // SAFETY: as above: at most one past the last.
        pc = unsafe { pc.add(1) };
        // By reference: each arm loads the operands that it has, and no other.
        match *instr {
            // ---- registers
            Instr::LoadConst { dst, k } => *r!(dst) = constant!(k).clone(),
            Instr::LoadInt { dst, value } => *r!(dst) = Value::int(value as i64),
            Instr::LoadNone { dst } => {
                *r!(dst) = Value::NONE;
                finalise!();
            }
            Instr::LoadBool { value, dst } => *r!(dst) = Value::bool(value),
            Instr::Copy { dst, src } => *r!(dst) = r!(src).dup(),
            Instr::Move { dst, src } => *r!(dst) = r!(src).take(),
            Instr::Clear { reg } => {
                *r!(reg) = Value::UNBOUND;
                finalise!();
            }
            Instr::CheckBound { reg } => {
                if r!(reg).is_unbound() {
                    save!();
                    let raised = exec::variable::unbound(cx, code!(), reg);
                    raise!(raised, Arrival::Here);
                }
            }

            // ---- variables of other scopes
            Instr::MakeCell { reg } => {
                let content = r!(reg).take();
                *r!(reg) = Cell::new(content).into_value();
            }
            Instr::CopyFree { base: first, count } => {
                let function = &frame!().function;
                for offset in 0..count {
                    *r!(Reg(first.0 + offset)) = function.closure[offset as usize].clone();
                }
            }
            Instr::LoadCell { dst, cell } => {
                let content = exec::variable::cell_content(r!(cell));
                if content.is_unbound() {
                    save!();
                    let raised = exec::variable::unbound(cx, code!(), cell);
                    raise!(raised, Arrival::Here);
                }
                *r!(dst) = content;
            }
            Instr::StoreCell { cell, src } => {
                let value = consume!(src);
                exec::variable::set_cell(r!(cell), value);
            }
            Instr::ClearCell { cell } => {
                if exec::variable::set_cell(r!(cell), Value::UNBOUND).is_unbound() {
                    save!();
                    let raised = exec::variable::unbound(cx, code!(), cell);
                    raise!(raised, Arrival::Here);
                }
            }
            Instr::GetGlobal { dst, site } => {
                let site = of_code!(global_sites, site);
                let globals = &frame!().function.globals;
                match exec::variable::cached_global(cx, globals, site) {
                    Some(value) => *r!(dst) = value,
                    None => {
                        cold_path();
                        save!();
                        let value = attempt!(exec::variable::get_global(cx, globals, site));
                        *r!(dst) = value;
                    }
                }
            }
            Instr::SetGlobal { src, name } => {
                let value = consume!(src);
                let globals = &frame!().function.globals;
                drop(globals.set_str(&code!().names[name.0 as usize], value));
                finalise!();
            }
            Instr::DelGlobal { name } => {
                let name = &code!().names[name.0 as usize];
                let removed = frame!().function.globals.remove_str(name);
                if removed.is_none() {
                    save!();
                    let raised = cx.name_error(name);
                    raise!(raised, Arrival::Here);
                }
                drop(removed);
                finalise!();
            }
            Instr::GetName { dst, name } => {
                slow!(
                    Pending::Reg(dst.0),
                    exec::variable::get_name(cx, &code!().names[name.0 as usize], None)
                )
            }
            Instr::GetNameOrCell { dst, name, cell } => {
                let cell_value = r!(cell).clone();
                let name = &code!().names[name.0 as usize];
                slow!(
                    Pending::Reg(dst.0),
                    exec::variable::get_name(cx, name, Some((code!(), cell, cell_value)))
                )
            }
            Instr::SetName { src, name } => {
                let value = consume!(src);
                slow!(
                    Pending::Discard,
                    exec::variable::set_name(cx, &code!().names[name.0 as usize], value)
                )
            }
            Instr::DelName { name } => {
                slow!(
                    Pending::Discard,
                    exec::variable::del_name(cx, &code!().names[name.0 as usize])
                )
            }

            // ---- attributes and items
            Instr::GetAttr { dst, obj, site } => {
                let site = of_code!(attr_sites, site);
                let object = &*r!(obj);
                if let Some(value) = cached_slot(cx, object, site) {
                    release!(obj);
                    *r!(dst) = value;
                } else if let Some(value) = cached_entry(cx, object, site) {
                    drop(consume!(obj));
                    *r!(dst) = value;
                } else if let Some(getter) = cached_getter(cx, object, site)
                    && let Some(top) = call_getter(cx, activation, getter, object, dst.0, pc)
                {
                    release!(obj);
                    enter!(top);
                } else {
                    let object = consume!(obj);
                    slow!(Pending::Reg(dst.0), exec::attribute::get(cx, object, site));
                }
            }
            Instr::SetAttr { obj, src, site } => {
                let site = of_code!(attr_sites, site);
                let value = consume!(src);
                if let Err(value) = set_cached_slot(cx, r!(obj), site, value) {
                    let object = consume!(obj);
                    slow!(
                        Pending::Discard,
                        exec::attribute::set(cx, object, site, value)
                    );
                } else {
                    release!(obj);
                }
            }
            Instr::DelAttr { obj, site } => {
                let object = consume!(obj);
                slow!(
                    Pending::Discard,
                    exec::attribute::delete(cx, object, of_code!(attr_sites, site))
                )
            }
            Instr::GetMethod {
                base: window,
                obj,
                site,
            } => {
                let site = of_code!(attr_sites, site);
                if let Instr::CallMethod { argc: 0, .. } = next!()
                    && let Some(run) = method_alone(cx, r!(obj), site)
                {
                    // The next instruction calls what this one gets, with nothing but the object.
                    jump!(1);
                    poll_call!();
                    save!();
                    match call_alone(cx, run, r!(obj)) {
                        Ok(value) => {
                            renew!();
                            release!(obj);
                            *r!(window) = value.by_words();
                        }
                        Err(raised) => raise!(raised, Arrival::Here),
                    }
                } else if let Some((function, receiver)) = cached_method(cx, r!(obj), site) {
                    let object = consume!(obj);
                    *r!(window) = function;
                    *r!(Reg(window.0 + 1)) = receiver_of(receiver, object);
                } else if let Some(value) = cached_entry(cx, r!(obj), site) {
                    drop(consume!(obj));
                    *r!(window) = value;
                    *r!(Reg(window.0 + 1)) = Value::UNBOUND;
                } else {
                    let object = consume!(obj);
                    save!();
                    match attempt!(exec::attribute::method(cx, object, site)) {
                        exec::attribute::Found::Function(function, receiver) => {
                            *r!(window) = function;
                            *r!(Reg(window.0 + 1)) = receiver;
                        }
                        exec::attribute::Found::Other(object) => {
                            *r!(Reg(window.0 + 1)) = Value::UNBOUND;
                            slow!(
                                Pending::Reg(window.0),
                                exec::attribute::get(cx, object, site)
                            );
                        }
                    }
                }
            }
            Instr::GetItem { dst, obj, index } => {
                let found = match (r!(obj).get::<List>(), r!(index).as_int()) {
                    (Some(list), Some(at)) if at >= 0 => list.get(at as usize),
                    _ => exec::item::quick_get(cx, r!(obj), r!(index)),
                };
                match found {
                    Some(value) => {
                        release!(obj);
                        release!(index);
                        *r!(dst) = value.by_words();
                    }
                    None => {
                        let (object, index) = (consume!(obj), consume!(index));
                        slow!(Pending::Reg(dst.0), exec::item::get(cx, object, index));
                    }
                }
            }
            Instr::GetItemInt { dst, obj, value } => {
                let found = match r!(obj).get::<List>() {
                    Some(list) if value >= 0 => list.get(value as usize),
                    _ => exec::item::quick_get(cx, r!(obj), &Value::int(value as i64)),
                };
                match found {
                    Some(value) => {
                        release!(obj);
                        *r!(dst) = value.by_words();
                    }
                    None => {
                        let object = consume!(obj);
                        slow!(
                            Pending::Reg(dst.0),
                            exec::item::get(cx, object, Value::int(value as i64))
                        );
                    }
                }
            }
            Instr::SetItem { obj, index, src } => {
                let value = consume!(src);
                if let Err(value) = exec::item::quick_set(r!(obj), r!(index), value) {
                    let (object, index) = (consume!(obj), consume!(index));
                    slow!(Pending::Discard, exec::item::set(cx, object, index, value));
                } else {
                    release!(obj);
                    release!(index);
                }
            }
            Instr::DelItem { obj, index } => {
                let (object, index) = (consume!(obj), consume!(index));
                slow!(Pending::Discard, exec::item::delete(cx, object, index))
            }
            Instr::BuildSlice { dst, base: first } => {
                let [start, stop, step] = [0, 1, 2].map(|i| r!(Reg(first.0 + i)).take());
                *r!(dst) = crate::objects::slice::Slice::new(start, stop, step).into_value();
            }

            // ---- arithmetic
            Instr::Add { inplace, dst, a, b } => {
                let (left, right) = (&*r!(a), &*r!(b));
                if let (Some(x), Some(y)) = (left.as_int(), right.as_int()) {
                    match x.checked_add(y) {
                        Some(z) => *r!(dst) = Value::int(z),
                        None => binary!(BinOp::Add, inplace, dst, a, b),
                    }
                } else if let (Some(x), Some(y)) = (left.as_real(), right.as_real()) {
                    *r!(dst) = Value::float(x + y);
                } else if dst == a && exec::operator::append_in_place(r!(dst), right) {
                    release!(b);
                } else {
                    binary!(BinOp::Add, inplace, dst, a, b);
                }
            }
            Instr::Sub { inplace, dst, a, b } => {
                arith!(BinOp::Sub, checked_sub, -, inplace, dst, a, b)
            }
            Instr::Mul { inplace, dst, a, b } => {
                arith!(BinOp::Mul, checked_mul, *, inplace, dst, a, b)
            }
            Instr::TrueDiv { inplace, dst, a, b } => match (r!(a).as_exact(), r!(b).as_exact()) {
                (Some(x), Some(y)) if y != 0.0 => *r!(dst) = Value::float(x / y),
                _ => binary!(BinOp::TrueDiv, inplace, dst, a, b),
            },
            Instr::FloorDiv { inplace, dst, a, b } => match (r!(a).as_int(), r!(b).as_int()) {
                (Some(x), Some(y)) if y > 0 => {
                    *r!(dst) = Value::int(x.div_euclid(y));
                }
                _ => binary!(BinOp::FloorDiv, inplace, dst, a, b),
            },
            Instr::Mod { inplace, dst, a, b } => match (r!(a).as_int(), r!(b).as_int()) {
                (Some(x), Some(y)) if y > 0 => {
                    *r!(dst) = Value::int(x.rem_euclid(y));
                }
                _ => binary!(BinOp::Mod, inplace, dst, a, b),
            },
            Instr::Pow { inplace, dst, a, b } => match exec::operator::quick_pow(r!(a), r!(b)) {
                Some(power) => *r!(dst) = power,
                None => binary!(BinOp::Pow, inplace, dst, a, b),
            },
            Instr::MatMul { inplace, dst, a, b } => binary!(BinOp::MatMul, inplace, dst, a, b),
            Instr::BitAnd { inplace, dst, a, b } => bits!(BinOp::BitAnd, &, inplace, dst, a, b),
            Instr::BitOr { inplace, dst, a, b } => bits!(BinOp::BitOr, |, inplace, dst, a, b),
            Instr::BitXor { inplace, dst, a, b } => bits!(BinOp::BitXor, ^, inplace, dst, a, b),
            Instr::Shl { inplace, dst, a, b } => binary!(BinOp::Shl, inplace, dst, a, b),
            Instr::Shr { inplace, dst, a, b } => match (r!(a).as_int(), r!(b).as_int()) {
                (Some(x), Some(y)) if (0..64).contains(&y) => *r!(dst) = Value::int(x >> y),
                _ => binary!(BinOp::Shr, inplace, dst, a, b),
            },
            Instr::AddInt {
                inplace,
                dst,
                a,
                value,
            } => with_int!(
                BinOp::Add,
                |x, y| x.checked_add(y),
                |x, y| x + y,
                inplace,
                dst,
                a,
                value
            ),
            Instr::SubInt {
                inplace,
                dst,
                a,
                value,
            } => with_int!(
                BinOp::Sub,
                |x, y| x.checked_sub(y),
                |x, y| x - y,
                inplace,
                dst,
                a,
                value
            ),
            Instr::MulInt {
                inplace,
                dst,
                a,
                value,
            } => with_int!(
                BinOp::Mul,
                |x, y| x.checked_mul(y),
                |x, y| x * y,
                inplace,
                dst,
                a,
                value
            ),
            Instr::FloorDivInt {
                inplace,
                dst,
                a,
                value,
            } => int_only!(
                BinOp::FloorDiv,
                |x, y| x.checked_div_euclid(y),
                inplace,
                dst,
                a,
                value
            ),
            Instr::ModInt {
                inplace,
                dst,
                a,
                value,
            } => int_only!(
                BinOp::Mod,
                |x, y| x.checked_rem_euclid(y),
                inplace,
                dst,
                a,
                value
            ),
            Instr::BitAndInt {
                inplace,
                dst,
                a,
                value,
            } => int_only!(BinOp::BitAnd, |x, y| Some(x & y), inplace, dst, a, value),
            Instr::ShlInt {
                inplace,
                dst,
                a,
                value,
            } => int_only!(
                BinOp::Shl,
                |x, y| x.checked_mul(1 << y),
                inplace,
                dst,
                a,
                value
            ),
            Instr::ShrInt {
                inplace,
                dst,
                a,
                value,
            } => int_only!(BinOp::Shr, |x, y| Some(x >> y), inplace, dst, a, value),
            Instr::Neg { dst, src } => match r!(src).as_float() {
                Some(x) => *r!(dst) = Value::float(-x),
                None => {
                    let value = consume!(src);
                    slow!(
                        Pending::Reg(dst.0),
                        exec::operator::unary(cx, UnaryOp::Neg, value)
                    );
                }
            },
            Instr::Pos { dst, src } => {
                let value = consume!(src);
                slow!(
                    Pending::Reg(dst.0),
                    exec::operator::unary(cx, UnaryOp::Pos, value)
                )
            }
            Instr::Invert { dst, src } => {
                let value = consume!(src);
                slow!(
                    Pending::Reg(dst.0),
                    exec::operator::unary(cx, UnaryOp::Invert, value)
                )
            }
            Instr::Not { dst, src } => match exec::operator::quick_truth(r!(src)) {
                Some(truth) => {
                    release!(src);
                    *r!(dst) = Value::bool(!truth);
                }
                None => {
                    let value = consume!(src);
                    slow!(Pending::Reg(dst.0), exec::operator::not(cx, value));
                }
            },

            // ---- comparison
            Instr::Compare { op, dst, a, b } => match quick_compare!(op, a, b) {
                Some(truth) => set_truth!(dst, truth),
                None => {
                    let (left, right) = (consume!(a), consume!(b));
                    slow!(
                        Pending::Reg(dst.0),
                        exec::operator::compare(cx, op, left, right)
                    );
                }
            },
            Instr::Is { dst, a, b } => {
                let (left, right) = (consume!(a), consume!(b));
                set_truth!(dst, left.is(&right));
            }
            Instr::IsNot { dst, a, b } => {
                let (left, right) = (consume!(a), consume!(b));
                set_truth!(dst, !left.is(&right));
            }
            Instr::In { dst, a, b } => contains!(dst, a, b, false),
            Instr::NotIn { dst, a, b } => contains!(dst, a, b, true),

            // ---- jumps
            Instr::Jump { offset } => jump!(offset),
            Instr::JumpBack { offset } => {
                poll_call!();
                jump!(offset);
                // Most loops begin with one of these: it goes on at once where it is plain.
                match next!() {
                    Instr::ForIter { dst, iter, .. } => {
                        if let Some(range) = r!(iter).get::<RangeIter>()
                            && let Some(number) = range.advance()
                        {
                            *r!(dst) = Value::int(number);
                            jump!(1);
                        }
                    }
                    Instr::JumpUnless { op, a, b, .. } => {
                        if let (Some(x), Some(y)) = (r!(a).as_int(), r!(b).as_int()) {
                            branch!(!op.holds_of_ints(x, y), 0, 3);
                        }
                    }
                    _ => {}
                }
            }
            Instr::JumpIfFalse { src, offset } => jump_if!(src, offset, false, false),
            Instr::JumpIfTrue { src, offset } => jump_if!(src, offset, true, false),
            Instr::JumpIfFalseKeep { src, offset } => jump_if!(src, offset, false, true),
            Instr::JumpIfTrueKeep { src, offset } => jump_if!(src, offset, true, true),
            Instr::JumpIfNone { src, offset } => {
                branch!(consume!(src).is_none(), offset, 0)
            }
            Instr::JumpIfNotNone { src, offset } => {
                branch!(!consume!(src).is_none(), offset, 0)
            }
            Instr::JumpUnless { op, a, b, offset } => {
                if let Some(holds) = quick_compare!(op, a, b) {
                    branch!(!holds, offset, 2)
                }
            }
            Instr::JumpUnlessInt {
                op,
                a,
                value,
                offset,
            } => {
                if let Some(x) = r!(a).as_int() {
                    branch!(!op.holds_of_ints(x, value as i64), offset, 3)
                }
            }
            Instr::JumpWhen { op, a, b, offset } => {
                if let Some(holds) = quick_compare!(op, a, b) {
                    branch!(holds, offset, 2)
                }
            }
            Instr::JumpWhenInt {
                op,
                a,
                value,
                offset,
            } => {
                if let Some(x) = r!(a).as_int() {
                    branch!(op.holds_of_ints(x, value as i64), offset, 3)
                }
            }

            // ---- iteration
            Instr::GetIter { dst, src } => {
                let value = consume!(src);
                slow!(Pending::Reg(dst.0), exec::iterate::iter(cx, value))
            }
            Instr::ForIter { dst, iter, offset } => {
                if let Some(range) = r!(iter).get::<RangeIter>() {
                    match range.advance() {
                        Some(number) => *r!(dst) = Value::int(number),
                        None => {
                            *r!(iter) = Value::UNBOUND;
                            jump!(offset);
                        }
                    }
                } else if let Some(list) = r!(iter).get::<ListIter>() {
                    match next_of_list(list) {
                        Some(item) => *r!(dst) = item.by_words(),
                        None => {
                            *r!(iter) = Value::UNBOUND;
                            jump!(offset);
                        }
                    }
                } else if let Some(top) = quick_next(cx, activation, r!(iter), dst, pc) {
                    enter!(top);
                } else if let Instr::Unpack {
                    src,
                    base: first,
                    count: 2,
                } = next!()
                    && src == dst
                    && is_temporary!(dst)
                    && let Some(pairs) = gives_pairs(r!(iter)).cloned()
                {
                    save!();
                    match attempt!(next_pair(cx, &pairs)) {
                        Some((one, other)) => {
                            *r!(first) = one.by_words();
                            *r!(Reg(first.0 + 1)) = other.by_words();
                            jump!(1);
                        }
                        None => {
                            drop(pairs);
                            *r!(iter) = Value::UNBOUND;
                            jump!(offset);
                        }
                    }
                } else if let Some(item) = exec::iterate::quick_item(cx, r!(iter)) {
                    *r!(dst) = item.by_words();
                } else {
                    let iterator = r!(iter).clone();
                    save!();
                    frame!().pending = Pending::Reg(dst.0);
                    match exec::iterate::for_iter(cx, iterator, iter, offset) {
                        Ok(Done::Here) => load!(),
                        Ok(Done::Value(item)) => {
                            renew!();
                            *r!(dst) = item.by_words();
                        }
                        Ok(Done::Switch(outcome)) => go_on!(outcome),
                        Err(raised) => raise!(raised, Arrival::Here),
                    }
                }
            }
            Instr::GetAIter { dst, src } => {
                let value = consume!(src);
                slow!(Pending::Reg(dst.0), exec::iterate::aiter(cx, value))
            }
            Instr::AsyncForNext { dst, iter, .. } => {
                match quick_anext(cx, activation, r!(iter), dst, pc) {
                    Some(top) => enter!(top),
                    None => {
                        let iterator = r!(iter).clone();
                        save!();
                        go_on!(exec::suspend::async_for_next(cx, iterator));
                    }
                }
            }
            Instr::Unpack {
                src,
                base: first,
                count,
            } => {
                let value = consume!(src);
                let items = value.get::<Tuple>().map_or(&[][..], |tuple| tuple.items());
                if items.len() == count as usize && count > 0 {
                    for (offset, item) in items.iter().enumerate() {
                        *r!(Reg(first.0 + offset as u16)) = item.dup();
                    }
                } else {
                    save!();
                    let items = attempt!(exec::iterate::unpack(cx, &value, count));
                    for (offset, item) in items.into_iter().enumerate() {
                        *r!(Reg(first.0 + offset as u16)) = item;
                    }
                }
            }
            Instr::UnpackStar {
                after,
                src,
                base: first,
                before,
            } => {
                let value = consume!(src);
                save!();
                let items = attempt!(exec::iterate::unpack_star(cx, &value, before, after));
                for (offset, item) in items.into_iter().enumerate() {
                    *r!(Reg(first.0 + offset as u16)) = item;
                }
            }

            // ---- building
            Instr::BuildList {
                dst,
                base: first,
                count,
            } => {
                let items: Vec<Value> = (0..count).map(|i| r!(Reg(first.0 + i)).take()).collect();
                *r!(dst) = List::new(items).into_value();
            }
            Instr::BuildTuple {
                dst,
                base: first,
                count,
            } => {
                let tuple = Tuple::build(count.into(), |i| r!(Reg(first.0 + i as u16)).take());
                *r!(dst) = tuple.into_value();
            }
            Instr::BuildSet {
                dst,
                base: first,
                count,
            } => {
                let items: Vec<Value> = (0..count).map(|i| r!(Reg(first.0 + i)).take()).collect();
                slow!(Pending::Reg(dst.0), exec::build::set(cx, items))
            }
            Instr::BuildDict {
                dst,
                base: first,
                count,
            } => {
                let items: Vec<Value> = (0..count * 2)
                    .map(|i| r!(Reg(first.0 + i)).take())
                    .collect();
                slow!(Pending::Reg(dst.0), exec::build::dict(cx, items))
            }
            Instr::BuildString {
                dst,
                base: first,
                count,
            } => {
                // SAFETY: the verifier checked the registers against the code's.
                let parts = unsafe {
                    std::slice::from_raw_parts_mut(base.add(first.0 as usize), count as usize)
                };
                let text = exec::build::string(parts);
                *r!(dst) = text.by_words();
            }
            Instr::Format {
                conversion,
                dst,
                src,
                spec,
            } => {
                if conversion == Conversion::Part && exec::build::is_part(r!(src)) {
                    let value = consume!(src);
                    *r!(dst) = value;
                    continue;
                }
                let value = consume!(src);
                let spec = if spec == crate::bytecode::instr::NO_REG {
                    Value::UNBOUND
                } else {
                    consume!(spec)
                };
                slow!(
                    Pending::Reg(dst.0),
                    exec::build::format(cx, conversion, value, spec)
                )
            }
            Instr::ListAppend { list, src } => {
                let value = consume!(src);
                if let Some(list) = r!(list).get::<List>() {
                    list.push(value);
                }
            }
            Instr::ListExtend { list, src } => {
                let (list, value) = (r!(list).clone(), consume!(src));
                slow!(Pending::Discard, exec::build::list_extend(cx, list, value))
            }
            Instr::ArgsExtend { list, src } => {
                let (list, value) = (r!(list).clone(), consume!(src));
                slow!(Pending::Discard, exec::build::list_extend(cx, list, value))
            }
            Instr::ArgsOf { list, src } => {
                let callee = r!(Reg(list.0 - 1)).clone();
                let value = consume!(src);
                slow!(
                    Pending::Reg(list.0),
                    exec::build::args_of(cx, value, callee)
                )
            }
            Instr::SetAdd { set, src } => {
                let value = consume!(src);
                slow!(Pending::Discard, exec::build::set_add(cx, r!(set), value))
            }
            Instr::SetUpdate { set, src } => {
                let (set, value) = (r!(set).clone(), consume!(src));
                slow!(Pending::Discard, exec::build::set_update(cx, set, value))
            }
            Instr::DictSet { dict, key, src } => {
                let (key, value) = (consume!(key), consume!(src));
                if let Err(value) = exec::item::quick_set(r!(dict), &key, value) {
                    slow!(
                        Pending::Discard,
                        exec::build::dict_set(cx, r!(dict), key, value)
                    );
                }
            }
            Instr::DictUpdate { dict, src } => {
                let (dict, value) = (r!(dict).clone(), consume!(src));
                slow!(Pending::Discard, exec::build::dict_update(cx, dict, value))
            }
            Instr::DictMerge { dict, src } => {
                let callee = r!(Reg(dict.0 - 2)).clone();
                let (dict, value) = (r!(dict).clone(), consume!(src));
                slow!(
                    Pending::Discard,
                    exec::build::dict_merge(cx, dict, value, callee)
                )
            }
            Instr::KeywordsOf { dict, src } => {
                let callee = r!(Reg(dict.0 - 2)).clone();
                let value = consume!(src);
                slow!(
                    Pending::Reg(dict.0),
                    exec::build::keywords_of(cx, value, callee)
                )
            }
            Instr::Intrinsic { op, dst, src } => {
                use crate::bytecode::instr::Intrinsic;
                let reads = !matches!(op, Intrinsic::BuildClass | Intrinsic::Namespace);
                let value = if reads { consume!(src) } else { Value::UNBOUND };
                slow!(Pending::Reg(dst.0), exec::build::intrinsic(cx, op, value))
            }

            // ---- calls
            Instr::Call { base: window, argc } => {
                poll_call!();
                // SAFETY: the verifier checked the window's registers against the code's.
                let first = unsafe { base.add(window.0 as usize + 1) };
                call!(window, first, argc, &[]);
            }
            Instr::CallKw {
                base: window,
                argc,
                names,
            } => {
                poll_call!();
                // SAFETY: as above.
                let first = unsafe { base.add(window.0 as usize + 1) };
                call_kw!(window, first, argc, constant!(names));
            }
            Instr::CallEx { base: window } => {
                poll_call!();
                save!();
                match spread_call(cx, activation, r!(window), window.0, pc) {
                    Began::Frame(top) => enter!(top),
                    Began::Value(value) => *r!(window) = value,
                    Began::Flow(flow) => {
                        slow!(Pending::Reg(window.0), exec::flow(cx, Ok(flow)));
                    }
                    Began::Not => {
                        let [callee, args, keywords] =
                            [0, 1, 2].map(|i| r!(Reg(window.0 + i)).take());
                        slow!(
                            Pending::Reg(window.0),
                            exec::call::call_ex(cx, callee, args, keywords)
                        )
                    }
                }
            }
            Instr::CallMethod { base: window, argc } => {
                poll_call!();
                let bound = !r!(Reg(window.0 + 1)).is_unbound();
                let skip = if bound { 1 } else { 2 };
                // SAFETY: as above.
                let first = unsafe { base.add((window.0 + skip) as usize) };
                call!(window, first, argc + bound as u16, &[]);
            }
            Instr::CallMethodKw {
                base: window,
                argc,
                names,
            } => {
                poll_call!();
                let bound = !r!(Reg(window.0 + 1)).is_unbound();
                let skip = if bound { 1 } else { 2 };
                // SAFETY: as above.
                let first = unsafe { base.add((window.0 + skip) as usize) };
                call_kw!(window, first, argc + bound as u16, constant!(names));
            }
            Instr::Return { src, live } => {
                let value = r!(src).take();
                give_back!(value, live);
            }
            Instr::ReturnNone { live } => give_back!(Value::NONE, live),
            Instr::MakeFunction {
                dst,
                code: k,
                base: first,
            } => {
                let parts = [0, 1, 2, 3].map(|i| r!(Reg(first.0 + i)).take());
                let function = &frame!().function;
                let function = exec::call::make_function(cx, function, constant!(k), parts);
                *r!(dst) = function;
            }

            // ---- suspension
            Instr::Yield { src, .. } => {
                let mut value = consume!(src);
                if let Some((below, register)) = yield_to_loop(cx, activation, pc) {
                    enter!(below);
                    *r!(Reg(register)) = value;
                    continue;
                }
                match quick_yield(cx, activation, &mut value, pc) {
                    Some(Ok(top)) => enter!(top),
                    Some(Err(outcome)) => return outcome,
                    None => match quick_item(cx, activation, &mut value, pc) {
                        Some(top) => enter!(top),
                        None => {
                            save!();
                            go_on!(exec::suspend::yield_value(cx, value));
                        }
                    },
                }
            }
            Instr::YieldFrom { src, .. } => {
                let value = consume!(src);
                save!();
                go_on!(exec::suspend::yield_from(cx, value));
            }
            Instr::Await { dst, src } => {
                let value = consume!(src);
                match quick_await(cx, activation, &value, dst, pc) {
                    Some(top) => enter!(top),
                    None => {
                        save!();
                        match exec::suspend::await_value(cx, value) {
                            Ok(value) => {
                                renew!();
                                *r!(dst) = value;
                            }
                            Err(outcome) => go_on!(outcome),
                        }
                    }
                }
            }

            // ---- with
            Instr::WithEnter {
                kind,
                base: window,
                src,
            } => {
                let manager = consume!(src);
                save!();
                let (exit, enter) = attempt!(exec::with::methods(cx, &manager, kind));
                for (offset, part) in exit.into_iter().chain(enter).enumerate() {
                    *r!(Reg(window.0 + offset as u16)) = part;
                }
            }
            Instr::WithExit { dst, exit } => {
                for offset in 0..2 {
                    *r!(Reg(dst.0 + offset)) = r!(Reg(exit.0 + offset)).take();
                }
                for offset in 2..5 {
                    *r!(Reg(dst.0 + offset)) = Value::NONE;
                }
            }
            Instr::WithExitExc {
                kind: WithKind::Sync | WithKind::Async,
                dst,
                exit,
                exc,
            } => {
                let args = exec::with::exit_args(cx, r!(exc));
                for offset in 0..2 {
                    *r!(Reg(dst.0 + offset)) = r!(Reg(exit.0 + offset)).take();
                }
                for (offset, arg) in args.into_iter().enumerate() {
                    *r!(Reg(dst.0 + 2 + offset as u16)) = arg;
                }
            }

            // ---- exceptions
            Instr::Raise { exc } => {
                let value = consume!(exc);
                save!();
                let raised = exec::raise::raise(cx, value, None);
                raise!(raised, Arrival::Here)
            }
            Instr::RaiseFrom { exc, cause } => {
                let (value, cause) = (consume!(exc), consume!(cause));
                save!();
                let raised = exec::raise::raise(cx, value, Some(cause));
                raise!(raised, Arrival::Here)
            }
            Instr::Reraise { exc } => {
                let value = consume!(exc);
                save!();
                let raised = exec::raise::again(cx, value);
                raise!(raised, Arrival::Again)
            }
            Instr::RaiseBare => {
                save!();
                match cx.handled_exception() {
                    Some(exception) => raise!(Raised(exception), Arrival::Again),
                    None => {
                        let raised = cx.runtime_error("No active exception to reraise");
                        raise!(raised, Arrival::Here)
                    }
                }
            }
            Instr::RaiseAssert { message } => {
                let message = if message == crate::bytecode::instr::NO_REG {
                    Value::UNBOUND
                } else {
                    consume!(message)
                };
                save!();
                let raised = exec::raise::assertion(cx, message);
                raise!(raised, Arrival::Here)
            }
            Instr::MatchExc { dst, exc, class } => {
                if let Some(matches) = exec::raise::quick_match(r!(exc), r!(class)) {
                    drop(consume!(class));
                    *r!(dst) = Value::bool(matches);
                    continue;
                }
                let (exception, class) = (r!(exc).clone(), consume!(class));
                slow!(
                    Pending::Reg(dst.0),
                    exec::raise::matches(cx, exception, class)
                )
            }
            Instr::MatchExcGroup {
                base: window,
                exc,
                class,
            } => {
                let (exception, class) = (r!(exc).clone(), consume!(class));
                save!();
                let (matching, rest) = attempt!(exec::raise::split_group(cx, exception, class));
                *r!(window) = matching;
                *r!(Reg(window.0 + 1)) = rest;
            }
            Instr::PrepReraiseStar { dst, exc, list } => {
                let (exception, list) = (consume!(exc), consume!(list));
                slow!(
                    Pending::Reg(dst.0),
                    exec::raise::prep_reraise_star(cx, exception, list)
                )
            }

            // ---- imports
            Instr::ImportName {
                level,
                dst,
                name,
                from,
            } => {
                let (name, from) = (constant!(name), constant!(from));
                slow!(
                    Pending::Reg(dst.0),
                    exec::import::name(cx, level, name, from)
                )
            }
            Instr::ImportFrom { dst, module, name } => {
                let module = r!(module).clone();
                slow!(
                    Pending::Reg(dst.0),
                    exec::import::from(cx, module, &code!().names[name.0 as usize])
                )
            }
            Instr::ImportStar { module } => {
                let module = consume!(module);
                slow!(Pending::Discard, exec::import::star(cx, module))
            }

            // ---- match
            Instr::MatchSequence { dst, src } => {
                let value = r!(src).clone();
                slow!(Pending::Reg(dst.0), exec::pattern::is_sequence(cx, &value))
            }
            Instr::MatchMapping { dst, src } => {
                let value = r!(src).clone();
                slow!(Pending::Reg(dst.0), exec::pattern::is_mapping(cx, &value))
            }
            Instr::GetLen { dst, src } => {
                let value = r!(src).clone();
                slow!(Pending::Reg(dst.0), exec::pattern::len(cx, value))
            }
            Instr::MatchClass {
                positional,
                dst,
                base: window,
                names,
            } => {
                let (subject, class) = (r!(window).clone(), r!(Reg(window.0 + 1)).take());
                slow!(
                    Pending::Reg(dst.0),
                    exec::pattern::class(cx, subject, class, positional, constant!(names))
                )
            }
            Instr::MatchKeys { dst, src, keys } => {
                let (subject, keys) = (r!(src).clone(), r!(keys).clone());
                slow!(Pending::Reg(dst.0), exec::pattern::keys(cx, subject, keys))
            }
            Instr::MatchRest { dst, src, keys } => {
                let (subject, keys) = (r!(src).clone(), consume!(keys));
                slow!(Pending::Reg(dst.0), exec::pattern::rest(cx, subject, keys))
            }
        }
    }
}
