//! The methods of `memoryview`.

use crate::builtins::protocol;
use crate::objects::bytes::Bytes;
use crate::objects::list::List;
use crate::objects::memory_view::{Format, MemoryView, view_of, viewed_bytes};
use crate::objects::packing::{float_bytes, int_bytes, is_signed, unpack};
use crate::objects::slice::Slice;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::compare::with_bytes;
use crate::vm::ops::item::normalise;
use crate::vm::ops::sequence::bytes_like;
use crate::vm::ops::slicing::Bounds;
use crate::vm::raise::Raised;

/// Gives `memoryview` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.memoryview.clone();
    cx.add_methods(&class, METHODS);
    cx.add_methods(&class, ITEMS);
    cx.add_methods(&class, protocol::CLASS_GETITEM);
    cx.add_properties(&class, GETTERS);
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, object)",
        "Create a new memoryview object which references the given object.",
        new,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
    def("__hash__", "(self, /)", "Return hash(self).", hash),
    def(
        "__eq__",
        "(self, value, /)",
        "Return self==value.",
        |cx, args| equals(cx, args, true),
    ),
    def(
        "__ne__",
        "(self, value, /)",
        "Return self!=value.",
        |cx, args| equals(cx, args, false),
    ),
    def("__enter__", "(self, /)", "", |cx, args| {
        view(cx, args)?;
        Ok(args.req(0).clone())
    }),
    def("__exit__", "(self, /, *exc_info)", "", release),
    def(
        "release",
        "(self, /)",
        "Release the underlying buffer exposed by the memoryview object.",
        release,
    ),
    def(
        "tobytes",
        "(self, /, order='C')",
        "Return the data in the buffer as a byte string.",
        |cx, args| Ok(Bytes::new(view(cx, args)?.to_bytes()).into_value()),
    ),
    def(
        "tolist",
        "(self, /)",
        "Return the data in the buffer as a list of elements.",
        |cx, args| {
            let view = view(cx, args)?;
            Ok(List::new((0..view.len).map(|index| read(view, index)).collect()).into_value())
        },
    ),
    def(
        "hex",
        "(self, /, sep=None, bytes_per_sep=1)",
        "Return the data in the buffer as a str of hexadecimal numbers.",
        |cx, args| {
            view(cx, args)?;
            crate::builtins::bytes::hex(cx, args)
        },
    ),
    def(
        "toreadonly",
        "(self, /)",
        "Return a readonly version of the memoryview.",
        |cx, args| {
            let mut same = view(cx, args)?.same();
            same.read_only = true;
            Ok(same.object(&cx.types.memoryview))
        },
    ),
    def(
        "cast",
        "(self, /, format, shape=<unrepresentable>)",
        "Cast a memoryview to a new format or shape.",
        cast,
    ),
];

static ITEMS: &[NativeDef] = &[
    def("__len__", "(self, /)", "Return len(self).", |cx, args| {
        Ok(Value::int(view(cx, args)?.len as i64))
    }),
    def(
        "__getitem__",
        "(self, key, /)",
        "Return self[key].",
        get_item,
    ),
    def(
        "__setitem__",
        "(self, key, value, /)",
        "Set self[key] to value.",
        set_item,
    ),
    def(
        "__delitem__",
        "(self, key, /)",
        "Delete self[key].",
        |cx, args| {
            let message = match view(cx, args)?.read_only {
                true => "cannot modify read-only memory",
                false => "cannot delete memory",
            };
            Err(cx.type_error(message))
        },
    ),
    def(
        "count",
        "(self, value, /)",
        "Count the number of occurrences of a value.",
        |cx, args| {
            let items = equal_items(cx, args)?;
            Ok(Value::int(
                items.iter().filter(|equal| **equal).count() as i64
            ))
        },
    ),
    def(
        "index",
        "(self, value, start=0, stop=<unrepresentable>, /)",
        "Return the index of the first occurrence of a value.",
        index,
    ),
];

static GETTERS: &[NativeDef] = &[
    def("obj", "(self)", "The underlying object.", |cx, args| {
        Ok(view(cx, args)?.owner.clone())
    }),
    def("nbytes", "(self)", "", |cx, args| {
        let view = view(cx, args)?;
        Ok(Value::int((view.len * view.format.size) as i64))
    }),
    def("readonly", "(self)", "", |cx, args| {
        Ok(Value::bool(view(cx, args)?.read_only))
    }),
    def("itemsize", "(self)", "", |cx, args| {
        Ok(Value::int(view(cx, args)?.format.size as i64))
    }),
    def("format", "(self)", "", |cx, args| {
        let letter = view(cx, args)?.format.letter;
        Ok(cx.str(letter.to_string()))
    }),
    def("ndim", "(self)", "", |cx, args| {
        view(cx, args)?;
        Ok(Value::int(1))
    }),
    def("shape", "(self)", "", |cx, args| {
        let len = view(cx, args)?.len;
        Ok(Tuple::new([Value::int(len as i64)]).into_value())
    }),
    def("strides", "(self)", "", |cx, args| {
        let stride = view(cx, args)?.stride;
        Ok(Tuple::new([Value::int(stride as i64)]).into_value())
    }),
    def("suboffsets", "(self)", "", |cx, args| {
        view(cx, args)?;
        Ok(Tuple::new([]).into_value())
    }),
    def("contiguous", "(self)", "", is_contiguous),
    def("c_contiguous", "(self)", "", is_contiguous),
    def("f_contiguous", "(self)", "", is_contiguous),
];

fn is_contiguous(cx: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::bool(view(cx, args)?.is_contiguous()))
}

/// The receiver, which must not be released.
fn view<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a MemoryView, Raised> {
    let view = any_view(cx, args)?;
    if view.released.get() {
        return Err(cx.value_error("operation forbidden on released memoryview object"));
    }
    Ok(view)
}

fn any_view<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a MemoryView, Raised> {
    match view_of(args.req(0)) {
        Some(view) => Ok(view),
        None => Err(protocol::wrong_receiver(cx, args.req(0), "memoryview")),
    }
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let owner = cx.inner(args.req(1));
    if let Some(view) = view_of(owner) {
        if view.released.get() {
            return Err(cx.value_error("operation forbidden on released memoryview object"));
        }
        return Ok(view.same().object(&cx.types.memoryview));
    }
    match MemoryView::of(owner) {
        Some(view) => Ok(view.object(&cx.types.memoryview)),
        None => {
            let given = cx.type_name(args.req(1));
            Err(cx.type_error(format_args!(
                "memoryview: a bytes-like object is required, not '{given}'"
            )))
        }
    }
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let what = match any_view(cx, args)?.released.get() {
        true => "released memory",
        false => "memory",
    };
    let identity = args.req(0).identity();
    Ok(cx.str(format!("<{what} at {identity:#x}>")))
}

fn hash(cx: &mut Cx, args: &Args) -> NativeResult {
    let view = view(cx, args)?;
    if !view.read_only {
        return Err(cx.value_error("cannot hash writable memoryview object"));
    }
    if !view.format.is_byte() {
        return Err(cx.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    let bytes = Bytes::new(view.to_bytes()).into_value();
    let hash = cx.hash(&bytes)?;
    Ok(Value::int(hash as i64))
}

/// Views of one format are equal if their bytes are; else item by item.
fn equals(cx: &mut Cx, args: &Args, wanted: bool) -> NativeResult {
    let (mine, other) = (any_view(cx, args)?, cx.inner(args.req(1)));
    if args.req(0).is(args.req(1)) {
        return Ok(Value::bool(wanted));
    }
    if view_of(other).is_none() && with_bytes(other, |_| ()).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    if mine.released.get() || view_of(other).is_some_and(|view| view.released.get()) {
        return Ok(Value::bool(!wanted));
    }
    let whole;
    let theirs = match view_of(other) {
        Some(view) => view,
        None => {
            whole = MemoryView::of(other);
            let Some(view) = &whole else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            view
        }
    };
    if mine.format == theirs.format && !matches!(mine.format.letter, 'f' | 'd') {
        return Ok(Value::bool(
            (mine.to_bytes() == theirs.to_bytes()) == wanted,
        ));
    }
    if mine.len != theirs.len {
        return Ok(Value::bool(!wanted));
    }
    for index in 0..mine.len {
        if !cx.same_or_equal(&read(mine, index), &read(theirs, index))? {
            return Ok(Value::bool(!wanted));
        }
    }
    Ok(Value::bool(wanted))
}

fn release(cx: &mut Cx, args: &Args) -> NativeResult {
    any_view(cx, args)?.release();
    Ok(Value::NONE)
}

fn cast(cx: &mut Cx, args: &Args) -> NativeResult {
    let view = view(cx, args)?;
    let Some(format) = cx.inner(args.req(1)).get::<Str>().cloned() else {
        let given = cx.type_name(args.req(1));
        return Err(cx.type_error(format_args!(
            "cast() argument 'format' must be str, not {given}"
        )));
    };
    if !view.is_contiguous() {
        return Err(cx.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let Some(format) = Format::parse(format.as_str()) else {
        return Err(cx.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        ));
    };
    if !format.is_byte() && !view.format.is_byte() {
        return Err(cx.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let size = view.len * view.format.size;
    if !size.is_multiple_of(format.size) {
        return Err(cx.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let mut same = view.same();
    same.len = size / format.size;
    same.stride = format.size as isize;
    same.format = format;
    if let Some(shape) = args.opt(2) {
        check_shape(cx, shape, &same)?;
    }
    Ok(same.object(&cx.types.memoryview))
}

/// Views have one dimension.
fn check_shape(cx: &mut Cx, shape: &Value, view: &MemoryView) -> Result<(), Raised> {
    let lengths = cx.collect(shape)?;
    let [length] = &lengths[..] else {
        return Err(cx.not_implemented_error(
            "valid Python, not in Bide: a memoryview with several dimensions",
        ));
    };
    if cx.index(length)? != view.len as i64 {
        return Err(cx.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    Ok(())
}

// ---- items ----------------------------------------------------------------------------------------

/// One item as a value.
fn read(view: &MemoryView, index: usize) -> Value {
    unpack(view.format.letter, &view.item(index))
}

/// The bytes of a value in the view's format.
fn packed(cx: &mut Cx, format: Format, value: &Value) -> Result<Vec<u8>, Raised> {
    let letter = format.letter;
    let wrong_type = format!("memoryview: invalid type for format '{letter}'");
    match letter {
        'c' => match cx.inner(value).get::<Bytes>() {
            Some(bytes) if bytes.as_slice().len() == 1 => Ok(bytes.as_slice().to_vec()),
            Some(_) => Err(cx.value_error(format_args!(
                "memoryview: invalid value for format '{letter}'"
            ))),
            None => Err(cx.type_error(wrong_type)),
        },
        '?' => Ok(vec![u8::from(cx.truth(value)?)]),
        'e' | 'f' | 'd' => {
            let name = cx.names.index.clone();
            if value.as_float().is_none() && cx.class_attr(value, &name).is_none() {
                return Err(cx.type_error(wrong_type));
            }
            let number = cx.to_float(value)?;
            let wide = float_bytes(letter, number);
            match wide.or_else(|| float_bytes(letter, number.signum() * f64::INFINITY)) {
                Some(word) if letter != 'e' || wide.is_some() => Ok(word[..format.size].to_vec()),
                _ => Err(cx.overflow_error("float too large to pack with e format")),
            }
        }
        _ => packed_int(cx, format, value, wrong_type),
    }
}

fn packed_int(
    cx: &mut Cx,
    format: Format,
    value: &Value,
    wrong_type: String,
) -> Result<Vec<u8>, Raised> {
    let name = cx.names.index.clone();
    if cx.class_attr(value, &name).is_none() {
        return Err(cx.type_error(wrong_type));
    }
    let number = cx.index_value(value)?;
    match int_bytes(&number, format.size, is_signed(format.letter)) {
        Some(word) => Ok(word[..format.size].to_vec()),
        None => {
            let letter = format.letter;
            Err(cx.value_error(format_args!(
                "memoryview: invalid value for format '{letter}'"
            )))
        }
    }
}

/// What a key means.
enum Key {
    At(usize),
    Part(MemoryView),
}

fn key(cx: &mut Cx, view: &MemoryView, key: &Value) -> Result<Key, Raised> {
    if let Some(slice) = key.get::<Slice>() {
        let extent = Bounds::of(cx, slice)?.extent(view.len);
        let mut part = view.same();
        part.start = view.offset(extent.start.max(0) as usize);
        part.stride = view.stride * extent.step as isize;
        part.len = extent.count;
        return Ok(Key::Part(part));
    }
    let name = cx.names.index.clone();
    if let Some(keys) = key.get::<Tuple>() {
        return match keys.items() {
            [one] if cx.class_attr(one, &name).is_some() => position(cx, view, one),
            _ => Err(cx.type_error("memoryview: invalid slice key")),
        };
    }
    if cx.class_attr(key, &name).is_none() {
        return Err(cx.type_error("memoryview: invalid slice key"));
    }
    position(cx, view, key)
}

fn position(cx: &mut Cx, view: &MemoryView, key: &Value) -> Result<Key, Raised> {
    let index = cx.index(key)?;
    match normalise(index, view.len) {
        Some(index) => Ok(Key::At(index)),
        None => Err(cx.index_error("index out of bounds on dimension 1")),
    }
}

fn get_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let view = view(cx, args)?;
    Ok(match key(cx, view, args.req(1))? {
        Key::At(index) => read(view, index),
        Key::Part(part) => part.object(&cx.types.memoryview),
    })
}

fn set_item(cx: &mut Cx, args: &Args) -> NativeResult {
    let view = view(cx, args)?;
    if view.read_only {
        return Err(cx.type_error("cannot modify read-only memory"));
    }
    let part = match key(cx, view, args.req(1))? {
        Key::At(index) => {
            let item = packed(cx, view.format, args.req(2))?;
            view.set_item(index, &item);
            return Ok(Value::NONE);
        }
        Key::Part(part) => part,
    };
    let given = cx.inner(args.req(2));
    let Some(bytes) = viewed_bytes(given).or_else(|| bytes_like(given)) else {
        return Err(cx.not_bytes_like(args.req(2)));
    };
    let size = part.format.size;
    let format = view_of(given).map_or(Format::BYTES, |view| view.format);
    if bytes.len() != part.len * size || format != part.format {
        return Err(
            cx.value_error("memoryview assignment: lvalue and rvalue have different structures")
        );
    }
    for (index, item) in bytes.chunks(size).enumerate() {
        part.set_item(index, item);
    }
    Ok(Value::NONE)
}

fn equal_items(cx: &mut Cx, args: &Args) -> Result<Vec<bool>, Raised> {
    let view = view(cx, args)?;
    (0..view.len)
        .map(|index| cx.same_or_equal(&read(view, index), args.req(1)))
        .collect()
}

fn index(cx: &mut Cx, args: &Args) -> NativeResult {
    let items = equal_items(cx, args)?;
    let len = items.len() as i64;
    let mut bounds = [0, len];
    for (bound, given) in bounds.iter_mut().zip([args.opt(2), args.opt(3)]) {
        if let Some(given) = given {
            let given = cx.index(given)?;
            *bound = if given < 0 {
                (given + len).max(0)
            } else {
                given.min(len)
            };
        }
    }
    let found = (bounds[0]..bounds[1]).find(|index| items[*index as usize]);
    match found {
        Some(index) => Ok(Value::int(index)),
        None => Err(cx.value_error("memoryview.index(x): x not found")),
    }
}
