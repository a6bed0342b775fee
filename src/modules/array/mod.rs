//! `array`: sequences of numbers or characters of one kind, kept as bare bytes.

mod edit;
mod items;
mod sequence;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use self::items::{extend_from, letter_of};
use crate::builtins::iterators::ITERATOR;
use crate::builtins::object::class_argument;
use crate::builtins::protocol::CLASS_GETITEM;
use crate::modules::{add_class, foreign_body, new_class, set, set_text, state};
use crate::objects::array::{Array, array_of};
use crate::objects::class::Class;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::memory_view::Format;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::compare::with_bytes;
use crate::vm::ops::iterate::{NextItem, native_iter, with_native_body};
use crate::vm::raise::Raised;

/// The classes of arrays and of the iterators over them.
struct Classes {
    array: Ref<Class>,
    iterator: Ref<Class>,
}

const NAME: &str = "array";

/// The letters of all kinds of items.
const LETTERS: &str = "bBuwhHiIlLqQfd";

static FUNCTIONS: &[NativeDef] = &[def(
    "_array_reconstructor",
    "(arraytype, typecode, mformat_code, items, /)",
    "An array from the bytes that `__reduce_ex__` gave.",
    |cx, args| cx.call(args.req(0), &[args.req(1).clone(), args.req(3).clone()]),
)];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, NAME, "Arrays of numbers of one kind.", FUNCTIONS);
    let array = add_class(cx, &module, NAME, NAME, METHODS);
    for methods in [sequence::METHODS, edit::METHODS, CLASS_GETITEM] {
        cx.add_methods(&array, methods);
    }
    cx.add_properties(&array, GETTERS);
    array.set_attr(&cx.names.hash, Value::NONE);
    set(cx, &module, "ArrayType", array.to_value());
    set_text(cx, &module, "typecodes", LETTERS);
    let object = cx.types.object.clone();
    let iterator = new_class(cx, NAME, "arrayiterator", &object, Kind::Iter);
    cx.add_methods(&iterator, ITERATOR);
    cx.add_methods(&iterator, ITERATOR_METHODS);
    register(cx, &array)?;
    cx.module_state
        .insert(NAME, Rc::new(Classes { array, iterator }));
    Ok(module.into_value())
}

/// Arrays count as mutable sequences, as soon as there are such.
fn register(cx: &mut Cx, array: &Ref<Class>) -> Result<(), Raised> {
    let abstract_classes = cx.import("_collections_abc")?;
    let (name, register) = (cx.intern("MutableSequence"), cx.intern("register"));
    let sequence = cx.get_attr(&abstract_classes, &name)?;
    cx.call_method(&sequence, &register, &[array.to_value()])?;
    Ok(())
}

/// A new array of the built-in class.
fn new_array(cx: &mut Cx, format: Format, bytes: Vec<u8>) -> NativeResult {
    let class = state::<Classes>(cx, NAME)?.array.clone();
    Ok(Array::new(format, bytes).object(&class))
}

/// The array that a method was called on.
fn this<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Array, Raised> {
    foreign_body(cx, args.req(0), "array.array")
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, *args, **kwargs)",
        "Create and return a new object.",
        new,
    ),
    def(
        "__iter__",
        "(self, /)",
        "Implement iter(self).",
        |cx, args| {
            this(cx, args)?;
            let walk = Walk {
                array: RefCell::new(args.req(0).clone()),
                next: Cell::new(0),
            };
            let class = state::<Classes>(cx, NAME)?.iterator.clone();
            Ok(native_iter(&class, walk))
        },
    ),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
];

static GETTERS: &[NativeDef] = &[
    def(
        "typecode",
        "(self)",
        "the typecode character used to create the array",
        |cx, args| {
            let letter = this(cx, args)?.format.letter;
            Ok(cx.str(letter.to_string()))
        },
    ),
    def(
        "itemsize",
        "(self)",
        "the size, in bytes, of one array item",
        |cx, args| Ok(Value::int(this(cx, args)?.format.size as i64)),
    ),
];

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let (own, class) = super::classes_of_new(cx, args)?;
    class_argument(cx, args, "array")?;
    if class.builtin && args.extra.is_some_and(|extra| !extra.is_empty()) {
        return Err(cx.type_error("array.array() takes no keyword arguments"));
    }
    let given = args.rest(1);
    let (letter, initial) = match given {
        [letter] => (letter, None),
        [letter, initial] => (letter, Some(initial)),
        [] => return Err(cx.type_error("array() takes at least 1 argument (0 given)")),
        _ => {
            let count = given.len();
            return Err(cx.type_error(format_args!(
                "array() takes at most 2 arguments ({count} given)"
            )));
        }
    };
    let format = letter_of(cx, letter)?;
    let array = Array::new(format, Vec::new());
    if let Some(initial) = initial {
        fill(cx, &array, initial)?;
    }
    let object = array.object(&own);
    Ok(cx.wrap_new(&class, object))
}

/// Fills a new array with what it was made from.
fn fill(cx: &mut Cx, array: &Array, initial: &Value) -> Result<(), Raised> {
    let letter = array.format.letter;
    let inner = cx.inner(initial);
    let wrong = match (inner.get::<Str>(), array_of(inner)) {
        (Some(_), _) if !array.is_text() => "str",
        (_, Some(other)) if other.is_text() && !array.is_text() => "unicode array",
        _ => "",
    };
    if !wrong.is_empty() {
        let article = wrong;
        return Err(cx.type_error(format_args!(
            "cannot use a {article} to initialize an array with typecode '{letter}'"
        )));
    }
    if matches!(inner.kind(), Kind::Bytes | Kind::ByteArray)
        && let Some(bytes) = with_bytes(inner, <[u8]>::to_vec)
    {
        return items::extend_with_bytes(cx, array, &bytes);
    }
    extend_from(cx, array, initial)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let array = this(cx, args)?;
    let name = cx.class_of(args.req(0)).name_text();
    let letter = array.format.letter;
    if array.is_empty() {
        return Ok(cx.str(format!("{name}('{letter}')")));
    }
    let items = if array.is_text() {
        items::text(cx, array)?
    } else {
        items::list(cx, array)?
    };
    let items = cx.repr(&items)?;
    Ok(cx.str(format!("{name}('{letter}', {})", items.as_str())))
}

// ---- iterators ------------------------------------------------------------------------------------

struct Walk {
    array: RefCell<Value>,
    next: Cell<usize>,
}

static ITERATOR_METHODS: &[NativeDef] = &[def(
    "__reduce__",
    "(self, /)",
    "How to make it again.",
    |cx, args| {
        let state = with_native_body::<Walk, _>(args.req(0), |walk| {
            (walk.array.borrow().clone(), walk.next.get())
        });
        let (array, next) = state.unwrap_or((Value::NONE, 0));
        let name = cx.intern("iter");
        let iter = cx.builtins.get_str(&name).unwrap_or(Value::NONE);
        let parts = match array.is_unbound() {
            true => vec![iter, Tuple::new([Tuple::new([]).into_value()]).into_value()],
            false => vec![
                iter,
                Tuple::new([array]).into_value(),
                Value::int(next as i64),
            ],
        };
        Ok(Tuple::new(parts).into_value())
    },
)];

impl NextItem for Walk {
    fn next(&self, cx: &mut Cx) -> Result<Option<Value>, Raised> {
        let object = self.array.borrow().clone();
        let Some(array) = array_of(cx.inner(&object)) else {
            return Ok(None);
        };
        let next = self.next.get();
        match items::get(cx, array, next)? {
            Some(item) => {
                self.next.set(next + 1);
                Ok(Some(item))
            }
            None => {
                drop(self.array.replace(Value::UNBOUND));
                Ok(None)
            }
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.array.borrow());
    }
}
