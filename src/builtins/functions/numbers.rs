//! `abs`, `divmod`, `pow`, `round`, `bin`, `oct` and `hex`: mostly the dunder methods of the numbers.

use crate::objects::class::{is_subclass, lookup_value};
use crate::objects::heap::Ref;
use crate::objects::int;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::ops::int_text;
use crate::vm::raise::Raised;

/// The functions of this file.
pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "abs",
        "(number, /)",
        "Return the absolute value of the argument.",
        abs,
    ),
    def(
        "divmod",
        "(x, y, /)",
        "Return the tuple (x//y, x%y).",
        divmod,
    ),
    def(
        "pow",
        "(base, exp, mod=None)",
        "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.",
        pow,
    ),
    def(
        "round",
        "(number, ndigits=None)",
        "Round a number to a given precision in decimal digits.",
        round,
    ),
    def(
        "bin",
        "(integer, /)",
        "Return the binary representation of an integer.",
        |cx, args| in_base(cx, args, 2, "0b"),
    ),
    def(
        "oct",
        "(integer, /)",
        "Return the octal representation of an integer.",
        |cx, args| in_base(cx, args, 8, "0o"),
    ),
    def(
        "hex",
        "(integer, /)",
        "Return the hexadecimal representation of an integer.",
        |cx, args| in_base(cx, args, 16, "0x"),
    ),
];

fn abs(cx: &mut Cx, args: &Args) -> NativeResult {
    if let Some(number) = args.req(0).as_int().and_then(i64::checked_abs) {
        return Ok(Value::int(number));
    }
    let name = cx.names.abs.clone();
    match cx.call_special(args.req(0), &name, &[])? {
        Some(result) => Ok(result),
        None => {
            let given = cx.type_name(args.req(0));
            Err(cx.type_error(format_args!("bad operand type for abs(): '{given}'")))
        }
    }
}

fn divmod(cx: &mut Cx, args: &Args) -> NativeResult {
    if let Some((quotient, rest)) = int_text::divmod(cx, args.req(0), args.req(1))? {
        return Ok(Tuple::pair(quotient, rest).into_value());
    }
    let (name, reflected) = (cx.names.divmod.clone(), cx.names.rdivmod.clone());
    match either(cx, args.req(0), args.req(1), &name, &reflected)? {
        Some(result) => Ok(result),
        None => Err(unsupported(cx, "divmod()", &args.positional[..2])),
    }
}

/// What the left operand's method gives, or else the right operand's reflected one; that one goes first if
/// the right operand's class derives from the left one's and has a method of its own.
fn either(
    cx: &mut Cx,
    left: &Value,
    right: &Value,
    name: &Ref<Str>,
    reflected: &Ref<Str>,
) -> Result<Option<Value>, Raised> {
    let (left_class, right_class) = (cx.class_of(left), cx.class_of(right));
    let own = (left, name, right);
    let tries = if left_class.same(&right_class) {
        vec![own]
    } else {
        let other = (right, reflected, left);
        let inherited = lookup_value(&left_class, reflected).unwrap_or_default();
        let overrides = is_subclass(&right_class, &left_class)
            && lookup_value(&right_class, reflected).is_some_and(|method| !method.is(&inherited));
        if overrides {
            vec![other, own]
        } else {
            vec![own, other]
        }
    };
    for (receiver, name, argument) in tries {
        let result = cx.call_special(receiver, name, std::slice::from_ref(argument))?;
        if let Some(result) = result.filter(|value| !value.is_not_implemented()) {
            return Ok(Some(result));
        }
    }
    Ok(None)
}

/// The TypeError for operands that an operator cannot combine.
fn unsupported(cx: &mut Cx, operator: &str, operands: &[Value]) -> Raised {
    let names: Vec<String> = operands
        .iter()
        .map(|operand| format!("'{}'", cx.type_name(operand)))
        .collect();
    let names = if names.len() == 2 {
        names.join(" and ")
    } else {
        names.join(", ")
    };
    cx.type_error(format_args!(
        "unsupported operand type(s) for {operator}: {names}"
    ))
}

fn pow(cx: &mut Cx, args: &Args) -> NativeResult {
    let (base, exponent) = (args.req(0), args.req(1));
    let Some(modulus) = args.opt(2).filter(|modulus| !modulus.is_none()) else {
        return cx.binary(BinOp::Pow, base, exponent).map_err(|raised| {
            if is_unsupported(cx, base, exponent) {
                unsupported(cx, "** or pow()", &args.positional[..2])
            } else {
                raised
            }
        });
    };
    let name = cx.names.pow.clone();
    let made = cx.call_special(base, &name, &[exponent.clone(), modulus.clone()])?;
    if let Some(result) = made.filter(|result| !result.is_not_implemented()) {
        return Ok(result);
    }
    let name = cx.names.rpow.clone();
    let made = match exponent.kind() {
        Kind::Instance => cx.call_special(exponent, &name, &[base.clone(), modulus.clone()])?,
        _ => None,
    };
    match made.filter(|result| !result.is_not_implemented()) {
        Some(result) => Ok(result),
        None => Err(unsupported(cx, "** or pow()", args.positional)),
    }
}

/// Whether neither operand knows how to be raised to a power.
fn is_unsupported(cx: &mut Cx, base: &Value, exponent: &Value) -> bool {
    let (name, reflected) = (cx.names.pow.clone(), cx.names.rpow.clone());
    cx.class_attr(base, &name).is_none() && cx.class_attr(exponent, &reflected).is_none()
}

fn round(cx: &mut Cx, args: &Args) -> NativeResult {
    let name = cx.names.round.clone();
    let digits = args.opt(1).filter(|digits| !digits.is_none());
    let digits = digits.map_or(&[][..], std::slice::from_ref);
    match cx.call_special(args.req(0), &name, digits)? {
        Some(result) => Ok(result),
        None => {
            let given = cx.type_name(args.req(0));
            Err(cx.type_error(format_args!("type {given} doesn't define __round__ method")))
        }
    }
}

fn in_base(cx: &mut Cx, args: &Args, base: u32, prefix: &str) -> NativeResult {
    let number = cx.index_value(args.req(0))?;
    let number = int::to_big(&number).unwrap_or_default();
    let sign = if number.sign() == num_bigint::Sign::Minus {
        "-"
    } else {
        ""
    };
    let digits = number.magnitude().to_str_radix(base);
    Ok(cx.str(format!("{sign}{prefix}{digits}")))
}
