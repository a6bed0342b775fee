//! The methods that only `bytearray` has: those that change it.

use crate::builtins::bytes::{SHARED, from_arguments, ints};
use crate::builtins::object::class_argument;
use crate::builtins::protocol;
use crate::objects::bytes::ByteArray;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::sequence::{bytes_like, check_resizable};
use crate::vm::raise::Raised;

/// Gives `bytearray` its methods.
pub fn install(cx: &mut Cx) {
    let class = cx.types.bytearray.clone();
    for methods in SHARED {
        cx.add_methods(&class, methods);
    }
    for methods in [METHODS, protocol::SET_ITEM, protocol::CONCAT_IN_PLACE] {
        cx.add_methods(&class, methods);
    }
    let hash = cx.names.hash.clone();
    class.set_attr(&hash, Value::NONE);
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Create and return a new object.",
        new,
    ),
    def(
        "__init__",
        "(self, source=b'', encoding=None, errors=None)",
        "Fill from an iterable of ints, a string, a buffer or a length.",
        init,
    ),
    def(
        "append",
        "(self, item, /)",
        "Append a single item to the end.",
        append,
    ),
    def(
        "extend",
        "(self, iterable_of_ints, /)",
        "Append all the items from the iterator or sequence to the end.",
        extend,
    ),
    def(
        "insert",
        "(self, index, item, /)",
        "Insert a single item before the given index.",
        insert,
    ),
    def(
        "pop",
        "(self, index=-1, /)",
        "Remove and return a single item.",
        pop,
    ),
    def(
        "remove",
        "(self, value, /)",
        "Remove the first occurrence of a value.",
        remove,
    ),
    def(
        "reverse",
        "(self, /)",
        "Reverse the order of the values in place.",
        reverse,
    ),
    def("clear", "(self, /)", "Remove all items.", clear),
    def("copy", "(self, /)", "Return a copy.", copy),
    def(
        "resize",
        "(self, size, /)",
        "Resize the internal buffer to a new length.",
        resize,
    ),
];

const RANGE: &str = "byte must be in range(0, 256)";

/// The receiver, which is about to get longer or shorter.
fn resizable<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<ByteArray>, Raised> {
    let array = array(cx, args)?;
    check_resizable(cx, array)?;
    Ok(array)
}

fn array<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<ByteArray>, Raised> {
    protocol::receiver(cx, args, "bytearray")
}

fn byte(cx: &mut Cx, value: &Value) -> Result<u8, Raised> {
    match u8::try_from(cx.index(value)?) {
        Ok(byte) => Ok(byte),
        Err(_) => Err(cx.value_error(RANGE)),
    }
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = class_argument(cx, args, "bytearray")?;
    let value = ByteArray::new(Vec::new()).into_value();
    Ok(cx.wrap_new(&class, value))
}

fn init(cx: &mut Cx, args: &Args) -> NativeResult {
    let array = array(cx, args)?;
    let bytes = from_arguments(cx, args, "bytearray", RANGE)?;
    *array.bytes.borrow_mut() = bytes;
    Ok(Value::NONE)
}

fn append(cx: &mut Cx, args: &Args) -> NativeResult {
    let byte = byte(cx, args.req(1))?;
    resizable(cx, args)?.bytes.borrow_mut().push(byte);
    Ok(Value::NONE)
}

fn extend(cx: &mut Cx, args: &Args) -> NativeResult {
    let array = resizable(cx, args)?;
    let source = args.req(1);
    let more = if let Some(bytes) = bytes_like(cx.inner(source)) {
        bytes
    } else if cx.inner(source).get::<Str>().is_some() {
        return Err(cx.type_error("expected iterable of integers; got: 'str'"));
    } else if cx.is_iterable(source) {
        let items = cx.collect_list(source)?;
        ints(cx, &items, RANGE)?
    } else {
        let name = cx.type_name(source);
        return Err(cx.type_error(format_args!("can't extend bytearray with {name}")));
    };
    array.bytes.borrow_mut().extend(more);
    Ok(Value::NONE)
}

fn insert(cx: &mut Cx, args: &Args) -> NativeResult {
    let index = cx.index(args.req(1))?;
    let byte = byte(cx, args.req(2))?;
    let mut bytes = resizable(cx, args)?.bytes.borrow_mut();
    let len = bytes.len() as i64;
    let index = if index < 0 {
        index.saturating_add(len)
    } else {
        index
    };
    bytes.insert(index.clamp(0, len) as usize, byte);
    Ok(Value::NONE)
}

fn pop(cx: &mut Cx, args: &Args) -> NativeResult {
    let index = match args.opt(1) {
        Some(index) => cx.index(index)?,
        None => -1,
    };
    let array = resizable(cx, args)?;
    let len = array.bytes.borrow().len();
    if len == 0 {
        return Err(cx.index_error("pop from empty bytearray"));
    }
    match crate::vm::ops::item::normalise(index, len) {
        Some(index) => {
            let byte = array.bytes.borrow_mut().remove(index);
            Ok(Value::int(i64::from(byte)))
        }
        None => Err(cx.index_error("pop index out of range")),
    }
}

fn remove(cx: &mut Cx, args: &Args) -> NativeResult {
    let byte = byte(cx, args.req(1))?;
    let array = resizable(cx, args)?;
    let at = memchr::memchr(byte, &array.bytes.borrow());
    match at {
        Some(at) => {
            array.bytes.borrow_mut().remove(at);
            Ok(Value::NONE)
        }
        None => Err(cx.value_error("value not found in bytearray")),
    }
}

fn reverse(cx: &mut Cx, args: &Args) -> NativeResult {
    array(cx, args)?.bytes.borrow_mut().reverse();
    Ok(Value::NONE)
}

fn clear(cx: &mut Cx, args: &Args) -> NativeResult {
    resizable(cx, args)?.bytes.borrow_mut().clear();
    Ok(Value::NONE)
}

fn copy(cx: &mut Cx, args: &Args) -> NativeResult {
    let bytes = array(cx, args)?.bytes.borrow().clone();
    Ok(ByteArray::new(bytes).into_value())
}

fn resize(cx: &mut Cx, args: &Args) -> NativeResult {
    let size = cx.index(args.req(1))?;
    let array = resizable(cx, args)?;
    match usize::try_from(size) {
        Ok(size) if size < 1 << 34 => {
            array.bytes.borrow_mut().resize(size, 0);
            Ok(Value::NONE)
        }
        Ok(_) => Err(crate::vm::ops::number::no_memory(cx)),
        Err(_) => Err(cx.value_error(format_args!(
            "bytearray.resize(): new size must be >= 0, got {size}"
        ))),
    }
}
