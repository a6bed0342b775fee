//! Taking off what is at the ends of bytes, and replacing bytes by a table.

use super::split::is_space;
use super::{made, receiver};
use crate::objects::kind::Kind;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};

const STRIP: &str = "(self, bytes=None, /)";

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "strip",
        STRIP,
        "Strip leading and trailing bytes contained in the argument.",
        strip,
    ),
    def(
        "lstrip",
        STRIP,
        "Strip leading bytes contained in the argument.",
        lstrip,
    ),
    def(
        "rstrip",
        STRIP,
        "Strip trailing bytes contained in the argument.",
        rstrip,
    ),
    def(
        "removeprefix",
        "(self, prefix, /)",
        "Remove the prefix if present.",
        removeprefix,
    ),
    def(
        "removesuffix",
        "(self, suffix, /)",
        "Remove the suffix if present.",
        removesuffix,
    ),
    def(
        "translate",
        "(self, table, /, delete=b'')",
        "Return a copy with each byte mapped by the given translation table.",
        translate,
    ),
    def(
        "maketrans",
        "(frm, to, /)",
        "Return a translation table usable for the bytes or bytearray translate method.",
        maketrans,
    ),
];

fn stripped(cx: &mut Cx, args: &Args, left: bool, right: bool) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let given = match args.opt(1) {
        Some(value) if !value.is_none() => Some(cx.bytes_argument(value)?),
        _ => None,
    };
    let stays = |byte: &u8| match &given {
        Some(given) => !given.contains(byte),
        None => !is_space(*byte),
    };
    let start = match left {
        true => bytes.iter().position(stays).unwrap_or(bytes.len()),
        false => 0,
    };
    let end = match right {
        true => bytes.iter().rposition(stays).map_or(start, |at| at + 1),
        false => bytes.len(),
    };
    if end - start.min(end) == bytes.len() && args.req(0).kind() == Kind::Bytes {
        return Ok(args.req(0).clone());
    }
    made(kind, &bytes[start..end.max(start)])
}

fn strip(cx: &mut Cx, args: &Args) -> NativeResult {
    stripped(cx, args, true, true)
}

fn lstrip(cx: &mut Cx, args: &Args) -> NativeResult {
    stripped(cx, args, true, false)
}

fn rstrip(cx: &mut Cx, args: &Args) -> NativeResult {
    stripped(cx, args, false, true)
}

fn removeprefix(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let prefix = cx.bytes_argument(args.req(1))?;
    made(kind, bytes.strip_prefix(&prefix[..]).unwrap_or(&bytes))
}

fn removesuffix(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let suffix = cx.bytes_argument(args.req(1))?;
    made(kind, bytes.strip_suffix(&suffix[..]).unwrap_or(&bytes))
}

fn translate(cx: &mut Cx, args: &Args) -> NativeResult {
    let (mut bytes, kind) = receiver(cx, args)?;
    let table = match args.req(1) {
        table if table.is_none() => None,
        table => Some(cx.bytes_argument(table)?),
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(cx.value_error("translation table must be 256 characters long"));
    }
    if let Some(delete) = args.opt(2) {
        let delete = cx.bytes_argument(delete)?;
        bytes.retain(|byte| !delete.contains(byte));
    }
    if let Some(table) = table {
        for byte in &mut bytes {
            *byte = table[usize::from(*byte)];
        }
    }
    made(kind, bytes)
}

fn maketrans(cx: &mut Cx, args: &Args) -> NativeResult {
    let from = cx.bytes_argument(args.req(0))?;
    let to = cx.bytes_argument(args.req(1))?;
    if from.len() != to.len() {
        return Err(cx.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=u8::MAX).collect();
    for (from, to) in from.into_iter().zip(to) {
        table[usize::from(from)] = to;
    }
    made(Kind::Bytes, table)
}
