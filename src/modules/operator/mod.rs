//! `operator`: the operators as functions, and functions that fetch items, attributes and methods.

mod getters;

use crate::bytecode::instr::CmpOp;
use crate::modules::{new as new_module, set};
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::{BinOp, UnaryOp};

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = new_module(cx, "operator", "Operator interface.", OPERATORS);
    for def in FUNCTIONS.iter().chain(IN_PLACE) {
        let function = cx.native(def, false);
        set(cx, &module, def.name, function);
    }
    for def in OPERATORS
        .iter()
        .chain(IN_PLACE)
        .chain(&FUNCTIONS[..DUNDERS])
    {
        let name = cx.intern(def.name);
        let function = module.globals.get_str(&name).unwrap_or(Value::NONE);
        let dunder = format!("__{}__", def.name.trim_end_matches('_'));
        set(cx, &module, &dunder, function);
    }
    getters::add(cx, &module);
    Ok(module.into_value())
}

macro_rules! binary {
    ($($name:literal $doc:literal $op:ident;)*) => {
        &[$(def($name, "(a, b, /)", $doc, |cx, args| {
            cx.binary(BinOp::$op, args.req(0), args.req(1))
        }),)*]
    };
}

macro_rules! in_place {
    ($($name:literal $doc:literal $op:ident;)*) => {
        &[$(def($name, "(a, b, /)", $doc, |cx, args| {
            cx.binary_inplace(BinOp::$op, args.req(0), args.req(1))
        }),)*]
    };
}

static OPERATORS: &[NativeDef] = binary! {
    "add" "Same as a + b." Add;
    "sub" "Same as a - b." Sub;
    "mul" "Same as a * b." Mul;
    "truediv" "Same as a / b." TrueDiv;
    "floordiv" "Same as a // b." FloorDiv;
    "mod" "Same as a % b." Mod;
    "pow" "Same as a ** b." Pow;
    "matmul" "Same as a @ b." MatMul;
    "and_" "Same as a & b." BitAnd;
    "or_" "Same as a | b." BitOr;
    "xor" "Same as a ^ b." BitXor;
    "lshift" "Same as a << b." Shl;
    "rshift" "Same as a >> b." Shr;
};

static IN_PLACE: &[NativeDef] = in_place! {
    "iadd" "Same as a += b." Add;
    "isub" "Same as a -= b." Sub;
    "imul" "Same as a *= b." Mul;
    "itruediv" "Same as a /= b." TrueDiv;
    "ifloordiv" "Same as a //= b." FloorDiv;
    "imod" "Same as a %= b." Mod;
    "ipow" "Same as a **= b." Pow;
    "imatmul" "Same as a @= b." MatMul;
    "iand" "Same as a &= b." BitAnd;
    "ior" "Same as a |= b." BitOr;
    "ixor" "Same as a ^= b." BitXor;
    "ilshift" "Same as a <<= b." Shl;
    "irshift" "Same as a >>= b." Shr;
};

/// How many of [`FUNCTIONS`] are there under their dunder names too.
const DUNDERS: usize = 20;

static FUNCTIONS: &[NativeDef] = &[
    def("lt", "(a, b, /)", "Same as a < b.", |cx, args| {
        compare(cx, args, CmpOp::Lt)
    }),
    def("le", "(a, b, /)", "Same as a <= b.", |cx, args| {
        compare(cx, args, CmpOp::Le)
    }),
    def("eq", "(a, b, /)", "Same as a == b.", |cx, args| {
        compare(cx, args, CmpOp::Eq)
    }),
    def("ne", "(a, b, /)", "Same as a != b.", |cx, args| {
        compare(cx, args, CmpOp::Ne)
    }),
    def("ge", "(a, b, /)", "Same as a >= b.", |cx, args| {
        compare(cx, args, CmpOp::Ge)
    }),
    def("gt", "(a, b, /)", "Same as a > b.", |cx, args| {
        compare(cx, args, CmpOp::Gt)
    }),
    def("neg", "(a, /)", "Same as -a.", |cx, args| {
        cx.unary(UnaryOp::Neg, args.req(0))
    }),
    def("pos", "(a, /)", "Same as +a.", |cx, args| {
        cx.unary(UnaryOp::Pos, args.req(0))
    }),
    def("inv", "(a, /)", "Same as ~a.", |cx, args| {
        cx.unary(UnaryOp::Invert, args.req(0))
    }),
    def("invert", "(a, /)", "Same as ~a.", |cx, args| {
        cx.unary(UnaryOp::Invert, args.req(0))
    }),
    def("not_", "(a, /)", "Same as not a.", |cx, args| {
        Ok(Value::bool(!cx.truth(args.req(0))?))
    }),
    def("abs", "(a, /)", "Same as abs(a).", |cx, args| {
        builtin(cx, "abs", args)
    }),
    def("index", "(a, /)", "Same as a.__index__()", |cx, args| {
        cx.index_value(args.req(0))
    }),
    def("getitem", "(a, b, /)", "Same as a[b].", |cx, args| {
        cx.get_item(args.req(0), args.req(1))
    }),
    def(
        "setitem",
        "(a, b, c, /)",
        "Same as a[b] = c.",
        |cx, args| {
            cx.set_item(args.req(0), args.req(1), args.req(2).clone())?;
            Ok(Value::NONE)
        },
    ),
    def("delitem", "(a, b, /)", "Same as del a[b].", |cx, args| {
        cx.del_item(args.req(0), args.req(1))?;
        Ok(Value::NONE)
    }),
    def(
        "contains",
        "(a, b, /)",
        "Same as b in a (note reversed operands).",
        |cx, args| Ok(Value::bool(cx.contains(args.req(0), args.req(1))?)),
    ),
    def(
        "concat",
        "(a, b, /)",
        "Same as a + b, for a and b sequences.",
        |cx, args| sequences(cx, args, BinOp::Add, false),
    ),
    def(
        "iconcat",
        "(a, b, /)",
        "Same as a += b, for a and b sequences.",
        |cx, args| sequences(cx, args, BinOp::Add, true),
    ),
    def(
        "call",
        "(obj, /, *args, **kwargs)",
        "Same as obj(*args, **kwargs).",
        call,
    ),
    def(
        "truth",
        "(a, /)",
        "Return True if a is true, False otherwise.",
        |cx, args| Ok(Value::bool(cx.truth(args.req(0))?)),
    ),
    def("is_", "(a, b, /)", "Same as a is b.", |_, args| {
        Ok(Value::bool(args.req(0).is(args.req(1))))
    }),
    def("is_not", "(a, b, /)", "Same as a is not b.", |_, args| {
        Ok(Value::bool(!args.req(0).is(args.req(1))))
    }),
    def("is_none", "(a, /)", "Same as a is None.", |_, args| {
        Ok(Value::bool(args.req(0).is_none()))
    }),
    def(
        "is_not_none",
        "(a, /)",
        "Same as a is not None.",
        |_, args| Ok(Value::bool(!args.req(0).is_none())),
    ),
    def(
        "countOf",
        "(a, b, /)",
        "Return the number of items in a which are, or which equal, b.",
        count_of,
    ),
    def(
        "indexOf",
        "(a, b, /)",
        "Return the first index of b in a.",
        index_of,
    ),
    def(
        "length_hint",
        "(obj, default=0, /)",
        "Return an estimate of the number of items in obj.",
        length_hint,
    ),
];

fn compare(cx: &mut Cx, args: &Args, op: CmpOp) -> NativeResult {
    cx.compare(op, args.req(0), args.req(1))
}

/// Calls the built-in function of this name with the same arguments.
fn builtin(cx: &mut Cx, name: &str, args: &Args) -> NativeResult {
    let name = cx.intern(name);
    let function = cx.builtins.get_str(&name).unwrap_or(Value::NONE);
    cx.call(&function, args.positional)
}

fn call(cx: &mut Cx, args: &Args) -> NativeResult {
    match args.extra {
        Some(keywords) => cx.call_dict(args.req(0), args.rest(1), &keywords.clone()),
        None => cx.call(args.req(0), args.rest(1)),
    }
}

/// `a + b`, where both must have items.
fn sequences(cx: &mut Cx, args: &Args, op: BinOp, in_place: bool) -> NativeResult {
    let getitem = cx.names.getitem.clone();
    if cx.class_attr(args.req(0), &getitem).is_none() {
        let given = cx.type_name(args.req(0));
        return Err(cx.type_error(format_args!("'{given}' object can't be concatenated")));
    }
    if in_place {
        cx.binary_inplace(op, args.req(0), args.req(1))
    } else {
        cx.binary(op, args.req(0), args.req(1))
    }
}

/// An iterator over the first argument, which must have one.
fn searched(cx: &mut Cx, args: &Args) -> NativeResult {
    if !cx.is_iterable(args.req(0)) {
        let given = cx.type_name(args.req(0));
        let message = format!("argument of type '{given}' is not iterable");
        return Err(cx.type_error(message));
    }
    cx.iter(args.req(0))
}

fn count_of(cx: &mut Cx, args: &Args) -> NativeResult {
    let iter = searched(cx, args)?;
    let mut count = 0;
    while let Some(item) = cx.next(&iter)? {
        count += i64::from(cx.same_or_equal(&item, args.req(1))?);
    }
    Ok(Value::int(count))
}

fn index_of(cx: &mut Cx, args: &Args) -> NativeResult {
    let iter = searched(cx, args)?;
    let mut index = 0;
    while let Some(item) = cx.next(&iter)? {
        if cx.same_or_equal(&item, args.req(1))? {
            return Ok(Value::int(index));
        }
        index += 1;
    }
    Err(cx.value_error("sequence.index(x): x not in sequence"))
}

fn length_hint(cx: &mut Cx, args: &Args) -> NativeResult {
    let default = match args.opt(1) {
        Some(default)
            if default.as_int().is_none() && default.kind() != crate::objects::kind::Kind::Bool =>
        {
            let given = cx.type_name(default);
            let message = format!("'{given}' object cannot be interpreted as an integer");
            return Err(cx.type_error(message));
        }
        Some(default) => default.clone(),
        None => Value::int(0),
    };
    Ok(match cx.length_hint(args.req(0))? {
        Some(hint) => Value::int(hint),
        None => default,
    })
}
