//! The methods of arrays: adding, removing, turning them into other things.

use super::items::{self, packed_item, push};
use super::sequence::find;
use super::{new_array, this};
use crate::builtins::list::search_bound;
use crate::objects::array::{Array, array_of};
use crate::objects::bytes::Bytes;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::item::normalise;
use crate::vm::ops::sequence::check_exports;
use crate::vm::raise::Raised;

pub(super) static METHODS: &[NativeDef] = &[
    def(
        "append",
        "(self, v, /)",
        "Append new value v to the end of the array.",
        |cx, args| {
            let array = this(cx, args)?;
            push(cx, array, args.req(1))?;
            Ok(Value::NONE)
        },
    ),
    def(
        "extend",
        "(self, bb, /)",
        "Append items to the end of the array.",
        |cx, args| {
            let array = this(cx, args)?;
            extend_with(cx, array, args.req(1))?;
            Ok(Value::NONE)
        },
    ),
    def(
        "insert",
        "(self, i, v, /)",
        "Insert a new item v into the array before position i.",
        insert,
    ),
    def(
        "pop",
        "(self, i=-1, /)",
        "Return the i-th element and delete it from the array.",
        pop,
    ),
    def(
        "remove",
        "(self, v, /)",
        "Remove the first occurrence of v in the array.",
        |cx, args| match find(cx, args, 0, usize::MAX)? {
            Some(index) => {
                let array = this(cx, args)?;
                remove_at(cx, array, index)
            }
            None => Err(cx.value_error("array.remove(x): x not in array")),
        },
    ),
    def(
        "clear",
        "(self, /)",
        "Remove all items from the array.",
        |cx, args| {
            let array = this(cx, args)?;
            check_exports(cx, &array.bytes)?;
            array.bytes.bytes.borrow_mut().clear();
            Ok(Value::NONE)
        },
    ),
    def(
        "index",
        "(self, v, start=0, stop=9223372036854775807, /)",
        "Return index of first occurrence of v.",
        index,
    ),
    def(
        "count",
        "(self, v, /)",
        "Return number of occurrences of v in the array.",
        |cx, args| {
            let (mut from, mut count) = (0, 0);
            while let Some(at) = find(cx, args, from, usize::MAX)? {
                (from, count) = (at + 1, count + 1);
            }
            Ok(Value::int(count))
        },
    ),
    def(
        "reverse",
        "(self, /)",
        "Reverse the order of the items in the array.",
        |cx, args| {
            let array = this(cx, args)?;
            let mut bytes = array.bytes.bytes.borrow_mut();
            bytes.reverse();
            bytes
                .chunks_mut(array.format.size)
                .for_each(<[u8]>::reverse);
            Ok(Value::NONE)
        },
    ),
    def(
        "byteswap",
        "(self, /)",
        "Byteswap all items of the array.",
        |cx, args| {
            let array = this(cx, args)?;
            let mut bytes = array.bytes.bytes.borrow_mut();
            bytes
                .chunks_mut(array.format.size)
                .for_each(<[u8]>::reverse);
            Ok(Value::NONE)
        },
    ),
    def(
        "buffer_info",
        "(self, /)",
        "The address and the number of the items.",
        |cx, args| {
            let array = this(cx, args)?;
            let address = array.bytes.bytes.borrow().as_ptr().addr();
            let parts = [Value::int(address as i64), Value::int(array.len() as i64)];
            Ok(Tuple::new(parts).into_value())
        },
    ),
    def(
        "tolist",
        "(self, /)",
        "Convert array to an ordinary list with the same items.",
        |cx, args| {
            let array = this(cx, args)?;
            items::list(cx, array)
        },
    ),
    def(
        "fromlist",
        "(self, list, /)",
        "Append items to array from list.",
        from_list,
    ),
    def(
        "tobytes",
        "(self, /)",
        "The bytes of the items.",
        |cx, args| Ok(Bytes::new(this(cx, args)?.to_bytes()).into_value()),
    ),
    def(
        "frombytes",
        "(self, buffer, /)",
        "Append items from bytes.",
        |cx, args| {
            let array = this(cx, args)?;
            let bytes = cx.bytes_argument(args.req(1))?;
            items::extend_with_bytes(cx, array, &bytes)?;
            Ok(Value::NONE)
        },
    ),
    def(
        "tounicode",
        "(self, /)",
        "The characters as text.",
        |cx, args| {
            let array = this(cx, args)?;
            check_text(cx, array, "tounicode")?;
            items::text(cx, array)
        },
    ),
    def(
        "fromunicode",
        "(self, ustr, /)",
        "Append the characters of a text.",
        from_unicode,
    ),
    def(
        "tofile",
        "(self, f, /)",
        "Write all items to a file.",
        |cx, args| {
            let bytes = Bytes::new(this(cx, args)?.to_bytes()).into_value();
            let write = cx.intern("write");
            cx.call_method(args.req(1), &write, &[bytes])?;
            Ok(Value::NONE)
        },
    ),
    def(
        "fromfile",
        "(self, f, n, /)",
        "Read n items from a file.",
        from_file,
    ),
    def("__copy__", "(self, /)", "Return a copy of the array.", copy),
    def(
        "__deepcopy__",
        "(self, unused, /)",
        "Return a copy of the array.",
        copy,
    ),
    def(
        "__reduce_ex__",
        "(self, value, /)",
        "Return state information for pickling.",
        reduce,
    ),
    def(
        "__sizeof__",
        "(self, /)",
        "Size of the array in memory, in bytes.",
        |cx, args| {
            let array = this(cx, args)?;
            Ok(Value::int(64 + (array.len() * array.format.size) as i64))
        },
    ),
];

/// Adds the items of an array of the same kind, or of another iterable.
pub(super) fn extend_with(cx: &mut Cx, array: &Array, source: &Value) -> Result<(), Raised> {
    let other = array_of(cx.inner(source));
    if other.is_some_and(|other| other.format != array.format) {
        return Err(cx.type_error("can only extend with array of same kind"));
    }
    items::extend_from(cx, array, source)
}

fn insert(cx: &mut Cx, args: &Args) -> NativeResult {
    let index = cx.index(args.req(1))?;
    let array = this(cx, args)?;
    let word = packed_item(cx, array.format, args.req(2))?;
    check_exports(cx, &array.bytes)?;
    let (len, size) = (array.len() as i64, array.format.size);
    let index = if index < 0 {
        index.saturating_add(len)
    } else {
        index
    };
    let at = index.clamp(0, len) as usize * size;
    array
        .bytes
        .bytes
        .borrow_mut()
        .splice(at..at, word[..size].iter().copied());
    Ok(Value::NONE)
}

fn pop(cx: &mut Cx, args: &Args) -> NativeResult {
    let index = args.opt(1).map_or(Ok(-1), |index| cx.index(index))?;
    let array = this(cx, args)?;
    if array.is_empty() {
        return Err(cx.index_error("pop from empty array"));
    }
    let Some(index) = normalise(index, array.len()) else {
        return Err(cx.index_error("pop index out of range"));
    };
    let item = items::get(cx, array, index)?.unwrap_or(Value::NONE);
    remove_at(cx, array, index)?;
    Ok(item)
}

fn remove_at(cx: &mut Cx, array: &Array, index: usize) -> NativeResult {
    check_exports(cx, &array.bytes)?;
    let (at, size) = (index * array.format.size, array.format.size);
    array.bytes.bytes.borrow_mut().drain(at..at + size);
    Ok(Value::NONE)
}

fn index(cx: &mut Cx, args: &Args) -> NativeResult {
    let len = this(cx, args)?.len();
    let start = search_bound(cx, args.opt(2), 0, len)?;
    let stop = search_bound(cx, args.opt(3), usize::MAX, len)?;
    match find(cx, args, start, stop)? {
        Some(index) => Ok(Value::int(index as i64)),
        None => Err(cx.value_error("array.index(x): x not in array")),
    }
}

/// All or nothing.
fn from_list(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(list) = cx.inner(args.req(1)).get::<List>().cloned() else {
        return Err(cx.type_error("arg must be list"));
    };
    let array = this(cx, args)?;
    let mut bytes = Vec::new();
    for item in list.to_vec() {
        let word = packed_item(cx, array.format, &item)?;
        bytes.extend_from_slice(&word[..array.format.size]);
    }
    if !bytes.is_empty() {
        check_exports(cx, &array.bytes)?;
        array.bytes.bytes.borrow_mut().extend_from_slice(&bytes);
    }
    Ok(Value::NONE)
}

fn check_text(cx: &mut Cx, array: &Array, name: &str) -> Result<(), Raised> {
    if array.is_text() {
        return Ok(());
    }
    Err(cx.value_error(format_args!(
        "{name}() may only be called on unicode type arrays ('u' or 'w')"
    )))
}

fn from_unicode(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(text) = cx.inner(args.req(1)).get::<Str>().cloned() else {
        let given = cx.type_name(args.req(1));
        return Err(cx.type_error(format_args!(
            "fromunicode() argument must be str, not {given}"
        )));
    };
    let array = this(cx, args)?;
    check_text(cx, array, "fromunicode")?;
    items::extend_with_text(cx, array, &text)?;
    Ok(Value::NONE)
}

/// What could be read is added, even if it is too little.
fn from_file(cx: &mut Cx, args: &Args) -> NativeResult {
    let array = this(cx, args)?;
    let count = cx.index(args.req(2))?;
    let Ok(count) = usize::try_from(count) else {
        return Err(cx.value_error("negative count"));
    };
    let wanted = count
        .saturating_mul(array.format.size)
        .min(i64::MAX as usize);
    let read = cx.intern("read");
    let data = cx.call_method(args.req(1), &read, &[Value::int(wanted as i64)])?;
    let Some(mut bytes) = data.get::<Bytes>().map(|bytes| bytes.as_slice().to_vec()) else {
        return Err(cx.type_error("read() didn't return bytes"));
    };
    let enough = bytes.len() == wanted;
    bytes.truncate(bytes.len() / array.format.size * array.format.size);
    items::extend_with_bytes(cx, array, &bytes)?;
    match enough {
        true => Ok(Value::NONE),
        false => Err(cx.eof_error("read() didn't return enough bytes")),
    }
}

fn copy(cx: &mut Cx, args: &Args) -> NativeResult {
    let array = this(cx, args)?;
    new_array(cx, array.format, array.to_bytes())
}

fn reduce(cx: &mut Cx, args: &Args) -> NativeResult {
    let array = this(cx, args)?;
    let class = cx.class_of(args.req(0)).into_value();
    let letter = cx.str(array.format.letter.to_string());
    let name = cx.names.dict.clone();
    let attrs = cx.find_attr(args.req(0), &name)?.unwrap_or(Value::NONE);
    let protocol = cx.index(args.req(1))?;
    let (make, given) = if protocol < 3 {
        let items = items::list(cx, array)?;
        (class, vec![letter, items])
    } else {
        let module = cx.import(super::NAME)?;
        let make = cx.intern("_array_reconstructor");
        let make = cx.get_attr(&module, &make)?;
        let bytes = Bytes::new(array.to_bytes()).into_value();
        let code = Value::int(machine_format(array));
        (make, vec![class, letter, code, bytes])
    };
    let parts = [make, Tuple::new(given).into_value(), attrs];
    Ok(Tuple::new(parts).into_value())
}

/// The number under which pickles know how the items are laid out.
fn machine_format(array: &Array) -> i64 {
    match array.format.letter {
        'B' => 0,
        'b' => 1,
        'H' => 2,
        'h' => 4,
        'I' => 6,
        'i' => 8,
        'L' | 'Q' => 10,
        'l' | 'q' => 12,
        'f' => 14,
        'd' => 16,
        _ => 20,
    }
}
