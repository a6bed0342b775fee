//! Putting bytes together and padding them: `join`, `center`, `zfill`, `expandtabs`.

use super::{made, receiver};
use crate::builtins::str::{left_of_centre, tab_size};
use crate::objects::bytes::ByteArray;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::number::no_memory;
use crate::vm::ops::sequence::bytes_like;
use crate::vm::raise::Raised;

const PAD: &str = "(self, width, fillchar=b' ', /)";

/// Bytes beyond this many are refused with MemoryError.
const WIDTH_MAX: i64 = 1 << 33;

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "join",
        "(self, iterable_of_bytes, /)",
        "Concatenate any number of bytes objects, the receiver between them.",
        join,
    ),
    def(
        "center",
        PAD,
        "Return a centered copy of length width.",
        center,
    ),
    def(
        "ljust",
        PAD,
        "Return a left-justified copy of length width.",
        ljust,
    ),
    def(
        "rjust",
        PAD,
        "Return a right-justified copy of length width.",
        rjust,
    ),
    def(
        "zfill",
        "(self, width, /)",
        "Pad with zeros on the left.",
        zfill,
    ),
    def(
        "expandtabs",
        "(self, /, tabsize=8)",
        "Return a copy where all tab characters are expanded using spaces.",
        expandtabs,
    ),
];

fn join(cx: &mut Cx, args: &Args) -> NativeResult {
    let (separator, kind) = receiver(cx, args)?;
    if !cx.is_iterable(args.req(1)) {
        return Err(cx.type_error("can only join an iterable"));
    }
    let items = cx.collect(args.req(1))?;
    let mut out = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.extend_from_slice(&separator);
        }
        match bytes_like(cx.inner(item)) {
            Some(bytes) => out.extend_from_slice(&bytes),
            None => {
                let name = cx.type_name(item);
                return Err(cx.type_error(format_args!(
                    "sequence item {index}: expected a bytes-like object, {name} found"
                )));
            }
        }
    }
    made(kind, out)
}

/// How many bytes are missing to the width in the argument, and what fills them.
fn missing(cx: &mut Cx, args: &Args, name: &str, len: usize) -> Result<(usize, u8), Raised> {
    let width = cx.index(args.req(1))?;
    if width > WIDTH_MAX {
        return Err(no_memory(cx));
    }
    let missing = (width.max(0) as usize).saturating_sub(len);
    let Some(fill) = args.opt(2) else {
        return Ok((missing, b' '));
    };
    let class = cx.type_name(fill);
    match bytes_like(cx.inner(fill)).as_deref() {
        Some([byte]) => Ok((missing, *byte)),
        Some(bytes) => {
            let an = if fill.get::<ByteArray>().is_some() {
                "a bytearray"
            } else {
                "a bytes"
            };
            Err(cx.type_error(format_args!(
                "{name}(): argument 2 must be a byte string of length 1, \
                 not {an} object of length {}",
                bytes.len()
            )))
        }
        None => Err(cx.type_error(format_args!(
            "{name}() argument 2 must be a byte string of length 1, not {class}"
        ))),
    }
}

fn padded(bytes: &[u8], left: usize, right: usize, fill: u8) -> Vec<u8> {
    [&vec![fill; left][..], bytes, &vec![fill; right][..]].concat()
}

fn center(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let (missing, fill) = missing(cx, args, "center", bytes.len())?;
    let left = left_of_centre(missing, bytes.len() + missing);
    made(kind, padded(&bytes, left, missing - left, fill))
}

fn ljust(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let (missing, fill) = missing(cx, args, "ljust", bytes.len())?;
    made(kind, padded(&bytes, 0, missing, fill))
}

fn rjust(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let (missing, fill) = missing(cx, args, "rjust", bytes.len())?;
    made(kind, padded(&bytes, missing, 0, fill))
}

fn zfill(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let (missing, _) = missing(cx, args, "zfill", bytes.len())?;
    let signed = matches!(bytes.first(), Some(b'+' | b'-'));
    let (sign, digits) = bytes.split_at(usize::from(signed));
    made(kind, [sign, &vec![b'0'; missing][..], digits].concat())
}

fn expandtabs(cx: &mut Cx, args: &Args) -> NativeResult {
    let (bytes, kind) = receiver(cx, args)?;
    let size = tab_size(cx, args)?;
    let mut out = Vec::with_capacity(bytes.len());
    let mut column = 0;
    for byte in bytes {
        match byte {
            b'\t' if size > 0 => {
                let spaces = size - column % size;
                if out.try_reserve(spaces).is_err() {
                    return Err(no_memory(cx));
                }
                out.extend(std::iter::repeat_n(b' ', spaces));
                column += spaces;
            }
            b'\t' => {}
            byte => {
                out.push(byte);
                column = if matches!(byte, b'\n' | b'\r') {
                    0
                } else {
                    column + 1
                };
            }
        }
    }
    made(kind, out)
}
