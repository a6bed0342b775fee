//! `struct`: values packed into bytes as a format says, and unpacked again.
//!
//! In: formats, values, bytes. Out: bytes, tuples of values, and the class `Struct`, a format read once.

mod layout;
mod pack;
mod unpack;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use self::layout::Layout;
use self::pack::{pack, pack_into};
use self::unpack::{ITERATOR_METHODS, iter_unpack, unpack, unpack_from};
use crate::builtins::iterators::ITERATOR;
use crate::builtins::object::class_argument;
use crate::modules::{add_class, foreign_body, new_class, set, state};
use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::codec;
use crate::vm::raise::Raised;

/// How many formats are kept as they were read.
const KEPT: usize = 100;

/// What the module keeps.
struct State {
    error: Ref<Class>,
    iterator: Ref<Class>,
    /// Formats that were used before.
    layouts: RefCell<HashMap<Box<[u8]>, Rc<Layout>, rustc_hash::FxBuildHasher>>,
}

const NAME: &str = "struct";

static FUNCTIONS: &[NativeDef] = &[
    def(
        "calcsize",
        "(format, /)",
        "How many bytes the format means.",
        |cx, args| {
            let layout = layout(cx, args.req(0))?;
            Ok(Value::int(layout.size as i64))
        },
    ),
    def(
        "pack",
        "(*args)",
        "pack(format, v1, v2, ...): the values as bytes.",
        |cx, args| {
            let (layout, rest) = format_first(cx, args)?;
            pack(cx, &layout, rest)
        },
    ),
    def(
        "pack_into",
        "(*args)",
        "pack_into(format, buffer, offset, v1, v2, ...): write the values into a buffer.",
        |cx, args| {
            let (layout, rest) = format_first(cx, args)?;
            pack_into(cx, &layout, rest)
        },
    ),
    def(
        "unpack",
        "(format, buffer, /)",
        "The values that the bytes mean.",
        |cx, args| {
            let layout = layout(cx, args.req(0))?;
            unpack(cx, &layout, args.req(1))
        },
    ),
    def(
        "unpack_from",
        "(format, /, buffer, offset=0)",
        "The values that the bytes from an offset on mean.",
        |cx, args| {
            let layout = layout(cx, args.req(0))?;
            unpack_from(cx, &layout, args.req(1), args.opt(2))
        },
    ),
    def(
        "iter_unpack",
        "(format, buffer, /)",
        "An iterator over the values of bytes that repeat the format.",
        |cx, args| {
            let layout = layout(cx, args.req(0))?;
            iter_unpack(cx, layout, args.req(1))
        },
    ),
    def(
        "_clearcache",
        "()",
        "Forget the formats that were used.",
        |cx, _| {
            state::<State>(cx, NAME)?.layouts.borrow_mut().clear();
            Ok(Value::NONE)
        },
    ),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, NAME, "Values packed into bytes.", FUNCTIONS);
    let structs = add_class(cx, &module, "_struct", "Struct", METHODS);
    cx.add_properties(&structs, GETTERS);
    let (exception, object) = (cx.exceptions.Exception.clone(), cx.types.object.clone());
    let error = new_class(cx, NAME, "error", &exception, Kind::Exception);
    set(cx, &module, "error", error.to_value());
    let iterator = new_class(cx, "_struct", "unpack_iterator", &object, Kind::Iter);
    cx.add_methods(&iterator, ITERATOR);
    cx.add_methods(&iterator, ITERATOR_METHODS);
    let names: Vec<Value> = FUNCTIONS[..6]
        .iter()
        .map(|def| def.name)
        .chain(["Struct", "error"])
        .map(|name| cx.str(name))
        .collect();
    let names = crate::objects::list::List::new(names).into_value();
    set(cx, &module, "__all__", names);
    let state = State {
        error,
        iterator,
        layouts: RefCell::default(),
    };
    cx.module_state.insert(NAME, Rc::new(state));
    Ok(module.into_value())
}

// ---- the class ------------------------------------------------------------------------------------

/// A format that was read once, and its text.
#[derive(Default)]
struct Struct(RefCell<Option<(Rc<Layout>, String)>>);

impl ForeignBody for Struct {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, *args, **kwargs)",
        "Create and return a new object.",
        |cx, args| {
            let (own, class) = super::classes_of_new(cx, args)?;
            let object = Foreign::new(own, Struct::default()).into_value();
            class_argument(cx, args, "Struct")?;
            Ok(cx.wrap_new(&class, object))
        },
    ),
    def(
        "__init__",
        "(self, /, format)",
        "Read a format.",
        |cx, args| {
            let text = format_bytes(cx, args.req(1))?;
            let read = layout(cx, args.req(1))?;
            let body = foreign_body::<Struct>(cx, args.req(0), "Struct")?;
            *body.0.borrow_mut() = Some((read, String::from_utf8_lossy(&text).into_owned()));
            Ok(Value::NONE)
        },
    ),
    def(
        "pack",
        "(self, /, *values)",
        "The values as bytes.",
        |cx, args| {
            let layout = own_layout(cx, args)?;
            pack(cx, &layout, args.rest(1))
        },
    ),
    def(
        "pack_into",
        "(self, /, *values)",
        "pack_into(buffer, offset, v1, v2, ...): write the values into a buffer.",
        |cx, args| {
            let layout = own_layout(cx, args)?;
            pack_into(cx, &layout, args.rest(1))
        },
    ),
    def(
        "unpack",
        "(self, buffer, /)",
        "The values that the bytes mean.",
        |cx, args| {
            let layout = own_layout(cx, args)?;
            unpack(cx, &layout, args.req(1))
        },
    ),
    def(
        "unpack_from",
        "(self, /, buffer, offset=0)",
        "The values that the bytes from an offset on mean.",
        |cx, args| {
            let layout = own_layout(cx, args)?;
            unpack_from(cx, &layout, args.req(1), args.opt(2))
        },
    ),
    def(
        "iter_unpack",
        "(self, buffer, /)",
        "An iterator over the values of bytes that repeat the format.",
        |cx, args| {
            let layout = own_layout(cx, args)?;
            iter_unpack(cx, layout, args.req(1))
        },
    ),
    def("__repr__", "(self, /)", "Return repr(self).", |cx, args| {
        let format = own_format(cx, args)?;
        let format = cx.repr(&format)?;
        let name = cx.class_of(args.req(0)).name_text();
        Ok(cx.str(format!("{name}({})", format.as_str())))
    }),
];

static GETTERS: &[NativeDef] = &[
    def("format", "(self)", "struct format string", own_format),
    def("size", "(self)", "struct size in bytes", |cx, args| {
        Ok(Value::int(own_layout(cx, args)?.size as i64))
    }),
];

fn own_layout(cx: &mut Cx, args: &Args) -> Result<Rc<Layout>, Raised> {
    let body = foreign_body::<Struct>(cx, args.req(0), "Struct")?;
    match &*body.0.borrow() {
        Some((layout, _)) => Ok(layout.clone()),
        None => Err(cx.runtime_error("Struct object is not initialized")),
    }
}

fn own_format(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = foreign_body::<Struct>(cx, args.req(0), "Struct")?;
    match &*body.0.borrow() {
        Some((_, format)) => Ok(cx.str(format.as_str())),
        None => Err(cx.runtime_error("Struct object is not initialized")),
    }
}

// ---- formats --------------------------------------------------------------------------------------

/// `struct.error`
fn error(cx: &mut Cx, message: impl std::fmt::Display) -> Raised {
    match state::<State>(cx, NAME) {
        Ok(state) => cx.raise(&state.error, message),
        Err(raised) => raised,
    }
}

/// The bytes of a format, which is text or bytes.
fn format_bytes(cx: &mut Cx, format: &Value) -> Result<Vec<u8>, Raised> {
    let inner = cx.inner(format);
    if let Some(bytes) = inner.get::<Bytes>() {
        return Ok(bytes.as_slice().to_vec());
    }
    match inner.get::<Str>() {
        Some(text) if text.is_ascii() => Ok(text.as_str().as_bytes().to_vec()),
        Some(text) => codec::encode(cx, text.as_str(), "ascii", "strict"),
        None => {
            let given = cx.type_name(format);
            Err(cx.type_error(format_args!(
                "Struct() argument 1 must be a str or bytes object, not {given}"
            )))
        }
    }
}

fn layout(cx: &mut Cx, format: &Value) -> Result<Rc<Layout>, Raised> {
    let state = state::<State>(cx, NAME)?;
    if let Some(text) = format.get::<Str>()
        && let Some(layout) = state.layouts.borrow().get(text.as_str().as_bytes())
    {
        return Ok(layout.clone());
    }
    let bytes = format_bytes(cx, format)?;
    if let Some(layout) = state.layouts.borrow().get(bytes.as_slice()) {
        return Ok(layout.clone());
    }
    let layout = Layout::parse(&bytes).map_err(|message| error(cx, message))?;
    let layout = Rc::new(layout);
    let mut layouts = state.layouts.borrow_mut();
    if layouts.len() >= KEPT {
        layouts.clear();
    }
    layouts.insert(bytes.into(), layout.clone());
    Ok(layout)
}

fn format_first<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<(Rc<Layout>, &'a [Value]), Raised> {
    match args.positional.split_first() {
        Some((format, rest)) => Ok((layout(cx, format)?, rest)),
        None => Err(cx.type_error("missing format argument")),
    }
}
