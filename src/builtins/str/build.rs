//! Putting text together and padding it: `join`, `center`, `zfill`, `expandtabs`.

use super::{made, text};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::number::no_memory;
use crate::vm::raise::Raised;

const PAD: &str = "(self, width, fillchar=' ', /)";

/// Text beyond this many characters is refused with MemoryError.
const WIDTH_MAX: i64 = 1 << 33;

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "join",
        "(self, iterable, /)",
        "Concatenate any number of strings, the receiver between them.",
        join,
    ),
    def(
        "center",
        PAD,
        "Return a centered string of length width.",
        center,
    ),
    def(
        "ljust",
        PAD,
        "Return a left-justified string of length width.",
        ljust,
    ),
    def(
        "rjust",
        PAD,
        "Return a right-justified string of length width.",
        rjust,
    ),
    def(
        "zfill",
        "(self, width, /)",
        "Pad a numeric string with zeros on the left.",
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
    let separator = text(cx, args)?;
    if !cx.is_iterable(args.req(1)) {
        return Err(cx.type_error("can only join an iterable"));
    }
    let separator = separator.as_str();
    if let Some(list) = args.req(1).get::<List>() {
        return joined(cx, separator, &list.items.borrow());
    }
    if let Some(tuple) = args.req(1).get::<Tuple>() {
        return joined(cx, separator, tuple.items());
    }
    let items = cx.collect(args.req(1))?;
    joined(cx, separator, &items)
}

fn joined(cx: &mut Cx, separator: &str, items: &[Value]) -> NativeResult {
    if let [only] = items
        && only.get::<Str>().is_some()
    {
        return Ok(only.clone());
    }
    let mut len = separator.len() * items.len().saturating_sub(1);
    for (index, item) in items.iter().enumerate() {
        match cx.inner(item).get::<Str>() {
            Some(text) => len += text.as_str().len(),
            None => {
                let name = cx.type_name(item);
                return Err(cx.type_error(format_args!(
                    "sequence item {index}: expected str instance, {name} found"
                )));
            }
        }
    }
    let mut out = String::new();
    if out.try_reserve_exact(len).is_err() {
        return Err(no_memory(cx));
    }
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        if let Some(text) = cx.inner(item).get::<Str>() {
            out.push_str(text.as_str());
        }
    }
    made(out)
}

/// How many characters are missing to the width in the argument, and what fills them.
fn missing(cx: &mut Cx, args: &Args, text: &Ref<Str>) -> Result<(usize, char), Raised> {
    let width = cx.index(args.req(1))?;
    let fill = match args.opt(2) {
        Some(value) => match cx.inner(value).get::<Str>() {
            Some(fill) if fill.chars() == 1 => fill.as_str().chars().next().unwrap_or(' '),
            Some(_) => {
                let message = "The fill character must be exactly one character long";
                return Err(cx.type_error(message));
            }
            None => {
                let name = cx.type_name(value);
                return Err(cx.type_error(format_args!(
                    "The fill character must be a unicode character, not {name}"
                )));
            }
        },
        None => ' ',
    };
    if width > WIDTH_MAX {
        return Err(no_memory(cx));
    }
    Ok(((width.max(0) as usize).saturating_sub(text.chars()), fill))
}

fn padded(cx: &mut Cx, text: &Ref<Str>, left: usize, right: usize, fill: char) -> NativeResult {
    if left + right == 0 {
        return Ok(text.to_value());
    }
    let mut out = String::new();
    let len = text.as_str().len() + (left + right) * fill.len_utf8();
    if out.try_reserve_exact(len).is_err() {
        return Err(no_memory(cx));
    }
    out.extend(std::iter::repeat_n(fill, left));
    out.push_str(text.as_str());
    out.extend(std::iter::repeat_n(fill, right));
    made(out)
}

fn center(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?;
    let (missing, fill) = missing(cx, args, text)?;
    let left = left_of_centre(missing, text.chars() + missing);
    padded(cx, text, left, missing - left, fill)
}

/// How much of the padding stands left of centred text: the odd one out goes left in an odd width.
pub fn left_of_centre(missing: usize, width: usize) -> usize {
    missing / 2 + (missing & width & 1)
}

fn ljust(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?;
    let (missing, fill) = missing(cx, args, text)?;
    padded(cx, text, 0, missing, fill)
}

fn rjust(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?;
    let (missing, fill) = missing(cx, args, text)?;
    padded(cx, text, missing, 0, fill)
}

fn zfill(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?;
    let (missing, _) = missing(cx, args, text)?;
    let body = text.as_str();
    let sign_len = usize::from(body.starts_with(['+', '-']));
    let (sign, digits) = body.split_at(sign_len);
    let mut out = String::new();
    if out.try_reserve_exact(body.len() + missing).is_err() {
        return Err(no_memory(cx));
    }
    out.push_str(sign);
    out.extend(std::iter::repeat_n('0', missing));
    out.push_str(digits);
    made(out)
}

fn expandtabs(cx: &mut Cx, args: &Args) -> NativeResult {
    let text = text(cx, args)?;
    let size = tab_size(cx, args)?;
    let mut out = String::with_capacity(text.as_str().len());
    let mut column = 0;
    for c in text.as_str().chars() {
        match c {
            '\t' if size > 0 => {
                let spaces = size - column % size;
                if out.try_reserve(spaces).is_err() {
                    return Err(no_memory(cx));
                }
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\t' => {}
            c => {
                out.push(c);
                column = if matches!(c, '\n' | '\r') {
                    0
                } else {
                    column + 1
                };
            }
        }
    }
    made(out)
}

/// How far tabs are apart: 0 for no spaces at all.
pub fn tab_size(cx: &mut Cx, args: &Args) -> Result<usize, Raised> {
    let size = match args.opt(1) {
        Some(size) => cx.index(size)?,
        None => 8,
    };
    match i32::try_from(size) {
        Ok(size) => Ok(size.max(0) as usize),
        Err(_) => Err(cx.overflow_error("Python int too large to convert to C int")),
    }
}
