//! Operators: built-in types at once, other classes through their methods.
//!
//! The order in which methods are tried is that of the data model ("Emulating numeric types",
//! "Basic customization"): the left operand's, then the right operand's reflected one, which comes
//! first if the right operand's class derives from the left's.

use std::collections::VecDeque;

use crate::bytecode::instr::CmpOp;
use crate::objects::arithmetic::float_pow;
use crate::objects::class::is_subclass;
use crate::objects::function::Native;
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::call::{takes_just, then};
use crate::vm::cx::Cx;
use crate::vm::exec::{Done, call_with, flow};
use crate::vm::names::Names;
use crate::vm::native::{Flow, NativeResult};
use crate::vm::ops::arith::{builtin_binary, builtin_inplace, builtin_unary};
use crate::vm::ops::class_of::inner;
use crate::vm::ops::compare::{builtin_compare, builtin_truth};
use crate::vm::ops::sequence::{concat_texts, is_repeatable};
use crate::vm::ops::{BinOp, UnaryOp};
use crate::vm::quick::call_native;
use crate::vm::raise::Raised;
use crate::vm::stack::{Frame, Operation, Operator};

/// A method to try: the function and its two arguments.
type Candidate = (Value, Value, Value);

/// `left op right`, or `left op= right`.
pub fn binary(
    cx: &mut Cx,
    op: BinOp,
    inplace: bool,
    left: Value,
    right: Value,
) -> Result<Done, Raised> {
    if left.kind() == Kind::Instance
        && let Some(method) = first_binary_method(cx, op, inplace, &left, &right)
    {
        return try_first(cx, Operator::Binary { op, inplace }, method, left, right);
    }
    if op == BinOp::Add
        && let Some(text) = concat_texts(&left, &right)
    {
        return Ok(Done::Value(text));
    }
    let found = binary_flow(cx, op, inplace, left, right);
    flow(cx, found)
}

/// `op value`
pub fn unary(cx: &mut Cx, op: UnaryOp, value: Value) -> Result<Done, Raised> {
    let found = unary_flow(cx, op, value);
    flow(cx, found)
}

/// `left op right` for a comparison.
pub fn compare(cx: &mut Cx, op: CmpOp, left: Value, right: Value) -> Result<Done, Raised> {
    if left.kind() == Kind::Instance
        && let Some(method) = first_compare_method(cx, op, &left, &right)
    {
        return try_first(cx, Operator::Compare(op), method, left, right);
    }
    let found = compare_flow(cx, op, left, right);
    flow(cx, found)
}

/// `left ** right` of floats, the left one positive, or of ints where it fits; None if it is not so plain.
#[inline(never)]
pub fn quick_pow(left: &Value, right: &Value) -> Option<Value> {
    if let (Some(base), Some(exponent)) = (left.as_int(), right.as_int()) {
        let power = base.checked_pow(u32::try_from(exponent).ok()?)?;
        return Some(Value::int(power));
    }
    let (base, exponent) = (left.as_float()?, right.as_real()?);
    let power = (base > 0.0).then(|| float_pow(base, exponent).ok().flatten())??;
    Some(Value::float(power))
}

/// `left op right` of two strings; None if they are not.
#[inline(never)]
pub fn compare_texts(op: CmpOp, left: &Value, right: &Value) -> Option<bool> {
    let (left, right) = (left.get::<Str>()?, right.get::<Str>()?);
    let (a, b) = (left.as_str(), right.as_str());
    Some(match op {
        CmpOp::Eq => left.same(right) || a == b,
        CmpOp::Ne => !left.same(right) && a != b,
        CmpOp::Lt => a < b,
        CmpOp::Le => a <= b,
        CmpOp::Gt => a > b,
        CmpOp::Ge => a >= b,
    })
}

/// The method of the left operand that a binary operator tries first, if it is a plain one of a script.
fn first_binary_method(
    cx: &mut Cx,
    op: BinOp,
    inplace: bool,
    left: &Value,
    right: &Value,
) -> Option<Value> {
    if inplace && let Some(method) = cx.class_attr(left, inplace_name(&cx.names, op)) {
        return Some(method).filter(|method| takes_just(method, 2));
    }
    let name = binary_names(&cx.names, op).0;
    left_comes_first(left, right)
        .then(|| cx.class_attr(left, name))?
        .filter(|method| takes_just(method, 2))
}

/// The same for a comparison.
fn first_compare_method(cx: &mut Cx, op: CmpOp, left: &Value, right: &Value) -> Option<Value> {
    let name = compare_name(&cx.names, op);
    left_comes_first(left, right)
        .then(|| cx.class_attr(left, name))?
        .filter(|method| takes_just(method, 2))
}

/// Whether the right operand, of the same class or a built-in one, cannot override the instance on the
/// left.
fn left_comes_first(left: &Value, right: &Value) -> bool {
    match (left.get::<Instance>(), right.get::<Instance>()) {
        (Some(left), Some(right)) => left.class.borrow().same(&right.class.borrow()),
        (Some(_), None) => !has_methods(right),
        (None, _) => false,
    }
}

/// Begins the call of the method that is tried first.
fn try_first(
    cx: &mut Cx,
    operator: Operator,
    method: Value,
    left: Value,
    right: Value,
) -> Result<Done, Raised> {
    let operation = Operation {
        operator,
        left: left.clone(),
        right: right.clone(),
    };
    cx.stack.frames.push(Frame::Operator(operation));
    call_with(cx, method, [left, right]).inspect_err(|_| {
        cx.stack.frames.pop();
    })
}

/// The method that was tried first returned or raised: NotImplemented means that the others are tried.
pub fn after_first_method(
    cx: &mut Cx,
    operation: Operation,
    result: NativeResult,
) -> Result<Flow, Raised> {
    let value = result?;
    if !value.is_not_implemented() {
        return Ok(Flow::Return(value));
    }
    let Operation {
        operator,
        left,
        right,
    } = operation;
    match operator {
        Operator::Binary { op, inplace } => {
            let mut candidates = binary_candidates(cx, op, inplace, &left, &right);
            candidates.pop_front();
            let fallback = move |cx: &mut Cx| Err(unsupported(cx, op, inplace, &left, &right));
            try_candidates(cx, candidates, Box::new(fallback))
        }
        Operator::Compare(op) => {
            let mut candidates = compare_candidates(cx, op, &left, &right);
            candidates.pop_front();
            let fallback = move |cx: &mut Cx| compare_identity(cx, op, &left, &right);
            try_candidates(cx, candidates, Box::new(fallback))
        }
    }
}

/// The truth of a value, as a bool.
pub fn truth(cx: &mut Cx, value: Value) -> Result<Done, Raised> {
    let found = truth_flow(cx, &value);
    flow(cx, found)
}

/// `not value`
pub fn not(cx: &mut Cx, value: Value) -> Result<Done, Raised> {
    let found = match truth_flow(cx, &value)? {
        Flow::Return(truth) => Flow::Return(Value::bool(!truth.is_true())),
        Flow::Call {
            callee,
            args,
            then: check,
        } => Flow::Call {
            callee,
            args,
            then: then(move |cx, result| {
                let checked = match check {
                    Some(check) => check(cx, result),
                    None => result.map(Flow::Return),
                };
                match checked? {
                    Flow::Return(truth) => Ok(Flow::Return(Value::bool(!truth.is_true()))),
                    other => Ok(other),
                }
            }),
        },
        other => other,
    };
    flow(cx, Ok(found))
}

/// The truth of a value, if it is known without methods.
pub fn quick_truth(value: &Value) -> Option<bool> {
    builtin_truth(value)
}

/// `s += t` on strings in place, if nobody else refers to `s`; false if that cannot be.
pub fn append_in_place(target: &mut Value, tail: &Value) -> bool {
    let Some(tail) = tail.get::<Str>() else {
        return false;
    };
    if target.get::<Str>().is_none_or(|text| text.count() != 1) {
        return false;
    }
    let tail = tail.clone();
    let Ok(mut text) = target.take().into::<Str>() else {
        unreachable!("it was a string")
    };
    let appended = match Ref::get_mut(&mut text) {
        Some(text) => {
            text.push(&tail);
            true
        }
        None => false,
    };
    *target = text.into_value();
    appended
}

fn binary_flow(
    cx: &mut Cx,
    op: BinOp,
    inplace: bool,
    left: Value,
    right: Value,
) -> Result<Flow, Raised> {
    let scripted = has_methods(&left) || has_methods(&right);
    if !scripted {
        if inplace && let Some(value) = builtin_inplace(cx, op, &left, &right)? {
            return Ok(Flow::Return(value));
        }
        return match builtin_binary(cx, op, &left, &right)? {
            Some(value) => Ok(Flow::Return(value)),
            None => foreign_flow(cx, op, inplace, left, right),
        };
    }
    let candidates = binary_candidates(cx, op, inplace, &left, &right);
    try_candidates(
        cx,
        candidates,
        Box::new(move |cx| Err(unsupported(cx, op, inplace, &left, &right))),
    )
}

/// The methods to try for a binary operator, in order.
fn binary_candidates(
    cx: &mut Cx,
    op: BinOp,
    inplace: bool,
    left: &Value,
    right: &Value,
) -> VecDeque<Candidate> {
    let mut candidates = Vec::new();
    if inplace && let Some(method) = cx.class_attr(left, inplace_name(&cx.names, op)) {
        candidates.push((method, left.clone(), right.clone()));
    }
    add_binary_candidates(cx, op, left, right, &mut candidates);
    if inplace && op == BinOp::Mul && left.kind() == Kind::Instance {
        candidates.retain(|(method, receiver, _)| receiver.is(left) || !repeats(method, receiver));
    }
    if matches!(op, BinOp::Add | BinOp::Mul) && is_repeatable(inner(left)) {
        // What is like a number is asked before what joins and repeats sequences; but `+=` of a
        // subclass counts as like a number.
        let first = usize::from(inplace && op == BinOp::Add && left.kind() == Kind::Instance);
        let rest = candidates.get_mut(first..).unwrap_or_default();
        rest.sort_by_key(|(method, ..)| method.kind() == Kind::Native);
    }
    candidates.into()
}

/// Whether the method is a built-in sequence's own.
fn repeats(method: &Value, receiver: &Value) -> bool {
    method.kind() == Kind::Native && is_repeatable(inner(receiver))
}

/// Neither operand is a script's, and the built-in types do not know each other: classes written in
/// Rust may have methods.
fn foreign_flow(
    cx: &mut Cx,
    op: BinOp,
    inplace: bool,
    left: Value,
    right: Value,
) -> Result<Flow, Raised> {
    let mut candidates = Vec::new();
    if inplace
        && is_extensible(&left)
        && let Some(method) = cx.class_attr_or_none(&left, inplace_name(&cx.names, op))
    {
        candidates.push((method, left.clone(), right.clone()));
    }
    if is_extensible(&left) || is_extensible(&right) {
        add_binary_candidates(cx, op, &left, &right, &mut candidates);
    }
    try_candidates(
        cx,
        candidates.into(),
        Box::new(move |cx| Err(unsupported(cx, op, inplace, &left, &right))),
    )
}

fn is_extensible(value: &Value) -> bool {
    matches!(value.kind(), Kind::Foreign | Kind::Class)
}

fn has_methods(value: &Value) -> bool {
    matches!(value.kind(), Kind::Instance | Kind::Exception)
        || value
            .get::<crate::objects::class::Class>()
            .is_some_and(|class| class.metaclass.is_some())
}

fn add_binary_candidates(
    cx: &mut Cx,
    op: BinOp,
    left: &Value,
    right: &Value,
    candidates: &mut Vec<Candidate>,
) {
    let (name, reflected) = binary_names(&cx.names, op);
    let own = cx
        .class_attr_or_none(left, name)
        .map(|method| (method, left.clone(), right.clone()));
    let (left_class, right_class) = (cx.class_of(left), cx.class_of(right));
    let other = if left_class.same(&right_class) {
        None
    } else {
        cx.class_attr_or_none(right, reflected)
            .map(|method| (method, right.clone(), left.clone()))
    };
    let overrides = is_subclass(&right_class, &left_class)
        && other.as_ref().is_some_and(|(method, ..)| {
            cx.class_attr(left, reflected)
                .is_none_or(|inherited| !inherited.is(method))
        });
    if overrides {
        candidates.extend(other);
        candidates.extend(own);
    } else {
        candidates.extend(own);
        candidates.extend(other);
    }
}

type Fallback = Box<dyn FnOnce(&mut Cx) -> Result<Flow, Raised>>;

/// Tries methods one after the other until one does not give NotImplemented.
fn try_candidates(
    cx: &mut Cx,
    mut candidates: VecDeque<Candidate>,
    fallback: Fallback,
) -> Result<Flow, Raised> {
    let Some((callee, receiver, argument)) = candidates.pop_front() else {
        return fallback(cx);
    };
    let (callee, args) = cx.special_call(callee, receiver, &[argument])?;
    Ok(Flow::Call {
        callee,
        args,
        then: then(move |cx, result| {
            let value = result?;
            if value.is_not_implemented() {
                try_candidates(cx, candidates, fallback)
            } else {
                Ok(Flow::Return(value))
            }
        }),
    })
}

fn unsupported(cx: &mut Cx, op: BinOp, inplace: bool, left: &Value, right: &Value) -> Raised {
    crate::vm::ops::arith::unsupported(cx, op, left, right, inplace)
}

fn binary_names(names: &Names, op: BinOp) -> (&Ref<Str>, &Ref<Str>) {
    match op {
        BinOp::Add => (&names.add, &names.radd),
        BinOp::Sub => (&names.sub, &names.rsub),
        BinOp::Mul => (&names.mul, &names.rmul),
        BinOp::TrueDiv => (&names.truediv, &names.rtruediv),
        BinOp::FloorDiv => (&names.floordiv, &names.rfloordiv),
        BinOp::Mod => (&names.mod_, &names.rmod),
        BinOp::Pow => (&names.pow, &names.rpow),
        BinOp::MatMul => (&names.matmul, &names.rmatmul),
        BinOp::BitAnd => (&names.and, &names.rand),
        BinOp::BitOr => (&names.or, &names.ror),
        BinOp::BitXor => (&names.xor, &names.rxor),
        BinOp::Shl => (&names.lshift, &names.rlshift),
        BinOp::Shr => (&names.rshift, &names.rrshift),
    }
}

fn inplace_name(names: &Names, op: BinOp) -> &Ref<Str> {
    match op {
        BinOp::Add => &names.iadd,
        BinOp::Sub => &names.isub,
        BinOp::Mul => &names.imul,
        BinOp::TrueDiv => &names.itruediv,
        BinOp::FloorDiv => &names.ifloordiv,
        BinOp::Mod => &names.imod,
        BinOp::Pow => &names.ipow,
        BinOp::MatMul => &names.imatmul,
        BinOp::BitAnd => &names.iand,
        BinOp::BitOr => &names.ior,
        BinOp::BitXor => &names.ixor,
        BinOp::Shl => &names.ilshift,
        BinOp::Shr => &names.irshift,
    }
}

const INVERTED_BOOL: &str = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. \
    This returns the bitwise inversion of the underlying int object and is usually not what you expect from \
    negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise \
    inversion of the underlying int.";

fn unary_flow(cx: &mut Cx, op: UnaryOp, value: Value) -> Result<Flow, Raised> {
    if op == UnaryOp::Invert && value.kind() == Kind::Bool {
        cx.deprecated(INVERTED_BOOL)?;
    }
    if !has_methods(&value)
        && let Some(result) = builtin_unary(cx, op, &value)?
    {
        return Ok(Flow::Return(result));
    }
    let (name, symbol) = match op {
        UnaryOp::Neg => (cx.names.neg.clone(), "-"),
        UnaryOp::Pos => (cx.names.pos.clone(), "+"),
        UnaryOp::Invert => (cx.names.invert.clone(), "~"),
    };
    match cx.class_attr_or_none(&value, &name) {
        Some(method) => {
            let (callee, args) = cx.special_call(method, value, &[])?;
            Ok(Flow::Call {
                callee,
                args,
                then: None,
            })
        }
        None => {
            let name = cx.type_name(&value);
            Err(cx.type_error(format_args!(
                "bad operand type for unary {symbol}: '{name}'"
            )))
        }
    }
}

fn compare_flow(cx: &mut Cx, op: CmpOp, left: Value, right: Value) -> Result<Flow, Raised> {
    if !has_methods(&left) && !has_methods(&right) {
        if let Some(truth) = builtin_compare(cx, op, &left, &right)? {
            return Ok(Flow::Return(Value::bool(truth)));
        }
        if !is_extensible(&left) && !is_extensible(&right) {
            return compare_identity(cx, op, &left, &right);
        }
    }
    let candidates = compare_candidates(cx, op, &left, &right);
    try_candidates(
        cx,
        candidates,
        Box::new(move |cx| compare_identity(cx, op, &left, &right)),
    )
}

/// The methods to try for a comparison, in order.
fn compare_candidates(cx: &mut Cx, op: CmpOp, left: &Value, right: &Value) -> VecDeque<Candidate> {
    let mut candidates = VecDeque::new();
    let (name, mirrored) = (
        compare_name(&cx.names, op),
        compare_name(&cx.names, mirror(op)),
    );
    let own = cx
        .class_attr_or_none(left, name)
        .map(|method| (method, left.clone(), right.clone()));
    let other = cx
        .class_attr_or_none(right, mirrored)
        .map(|method| (method, right.clone(), left.clone()));
    let (left_class, right_class) = (cx.class_of(left), cx.class_of(right));
    if !left_class.same(&right_class) && is_subclass(&right_class, &left_class) {
        candidates.extend(other);
        candidates.extend(own);
    } else {
        candidates.extend(own);
        candidates.extend(other);
    }
    candidates
}

/// No method knows: `==` and `!=` compare identity, the rest is an error.
fn compare_identity(cx: &mut Cx, op: CmpOp, left: &Value, right: &Value) -> Result<Flow, Raised> {
    match op {
        CmpOp::Eq => Ok(Flow::Return(Value::bool(left.is(right)))),
        CmpOp::Ne => Ok(Flow::Return(Value::bool(!left.is(right)))),
        CmpOp::Lt | CmpOp::Le | CmpOp::Gt | CmpOp::Ge => {
            let (left, right) = (cx.type_name(left), cx.type_name(right));
            let symbol = match op {
                CmpOp::Lt => "<",
                CmpOp::Le => "<=",
                CmpOp::Gt => ">",
                _ => ">=",
            };
            Err(cx.type_error(format_args!(
                "'{symbol}' not supported between instances of '{left}' and '{right}'"
            )))
        }
    }
}

fn compare_name(names: &Names, op: CmpOp) -> &Ref<Str> {
    match op {
        CmpOp::Lt => &names.lt,
        CmpOp::Le => &names.le,
        CmpOp::Eq => &names.eq,
        CmpOp::Ne => &names.ne,
        CmpOp::Gt => &names.gt,
        CmpOp::Ge => &names.ge,
    }
}

fn mirror(op: CmpOp) -> CmpOp {
    match op {
        CmpOp::Lt => CmpOp::Gt,
        CmpOp::Le => CmpOp::Ge,
        CmpOp::Eq => CmpOp::Eq,
        CmpOp::Ne => CmpOp::Ne,
        CmpOp::Gt => CmpOp::Lt,
        CmpOp::Ge => CmpOp::Le,
    }
}

fn truth_flow(cx: &mut Cx, value: &Value) -> Result<Flow, Raised> {
    if let Some(truth) = builtin_truth(value) {
        return Ok(Flow::Return(Value::bool(truth)));
    }
    let (bool_name, len_name) = (cx.names.bool.clone(), cx.names.len.clone());
    let (method, check): (_, Check) = match cx.class_attr_or_none(value, &bool_name) {
        Some(method) if method.is_none() => {
            let name = cx.type_name(value);
            return Err(cx.type_error(format_args!("'{name}' cannot be interpreted as a boolean")));
        }
        Some(method) => (method, checked_bool),
        None => match cx.class_attr_or_none(value, &len_name) {
            Some(method) => (method, checked_len),
            None => return Ok(Flow::Return(Value::TRUE)),
        },
    };
    if method
        .get::<Native>()
        .is_some_and(|native| native.is_method)
        && let Some(result) = call_native(cx, &method, std::slice::from_ref(value))
    {
        return check(cx, result);
    }
    let (callee, args) = cx.special_call(method, value.clone(), &[])?;
    let then = then(check);
    Ok(Flow::Call { callee, args, then })
}

/// Makes a truth of what `__bool__` or `__len__` gave.
type Check = fn(&mut Cx, NativeResult) -> Result<Flow, Raised>;

fn checked_bool(cx: &mut Cx, result: NativeResult) -> Result<Flow, Raised> {
    let value = result?;
    if value.as_bool().is_some() {
        return Ok(Flow::Return(value));
    }
    let name = cx.type_name(&value);
    Err(cx.type_error(format_args!("__bool__ should return bool, returned {name}")))
}

fn checked_len(cx: &mut Cx, result: NativeResult) -> Result<Flow, Raised> {
    let value = result?;
    let length = cx.len_result(&value)?;
    Ok(Flow::Return(Value::bool(length != 0)))
}

impl Cx {
    /// `a op b`, methods of scripts' classes included.
    pub fn binary(&mut self, op: BinOp, a: &Value, b: &Value) -> NativeResult {
        let flow = binary_flow(self, op, false, a.clone(), b.clone());
        self.finish(flow)
    }

    /// `a op= b`, methods of scripts' classes included.
    pub fn binary_inplace(&mut self, op: BinOp, a: &Value, b: &Value) -> NativeResult {
        let flow = binary_flow(self, op, true, a.clone(), b.clone());
        self.finish(flow)
    }

    /// `op a`, methods of scripts' classes included.
    pub fn unary(&mut self, op: UnaryOp, a: &Value) -> NativeResult {
        let flow = unary_flow(self, op, a.clone());
        self.finish(flow)
    }

    /// `a op b` as a value (a script's `__lt__` may give anything).
    pub fn compare(&mut self, op: CmpOp, a: &Value, b: &Value) -> NativeResult {
        let flow = compare_flow(self, op, a.clone(), b.clone());
        self.finish(flow)
    }

    /// Whether `a op b` is true.
    pub fn compare_truth(&mut self, op: CmpOp, a: &Value, b: &Value) -> Result<bool, Raised> {
        if !has_methods(a)
            && !has_methods(b)
            && let Some(truth) = builtin_compare(self, op, a, b)?
        {
            return Ok(truth);
        }
        if a.kind() == Kind::Instance
            && let Some(method) = first_compare_method(self, op, a, b)
        {
            let value = self.call(&method, &[a.clone(), b.clone()])?;
            if !value.is_not_implemented() {
                return self.truth(&value);
            }
            let (left, right) = (a.clone(), b.clone());
            let operation = Operation {
                operator: Operator::Compare(op),
                left,
                right,
            };
            let flow = after_first_method(self, operation, Ok(value));
            let value = self.finish(flow)?;
            return self.truth(&value);
        }
        let value = self.compare(op, a, b)?;
        self.truth(&value)
    }

    /// `bool(value)`
    pub fn truth(&mut self, value: &Value) -> Result<bool, Raised> {
        if let Some(truth) = builtin_truth(value) {
            return Ok(truth);
        }
        let flow = truth_flow(self, value);
        self.finish(flow).map(|truth| truth.is_true())
    }
}
