//! `_weakref`: weak references, for `weakref`, which is written in Python.

use std::cell::{Cell, RefCell};

use crate::bytecode::instr::CmpOp;
use crate::objects::exception::Exception;
use crate::objects::foreign::Foreign;
use crate::objects::heap::Weak;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::objects::weakref::{self, WeakRef};
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

static FUNCTIONS: &[NativeDef] = &[
    def(
        "getweakrefcount",
        "(object, /)",
        "How many weak references to the object there are.",
        count,
    ),
    def(
        "getweakrefs",
        "(object, /)",
        "The weak references to the object.",
        references,
    ),
];

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(type, object, callback=None, /)",
        "A weak reference to the object.",
        new,
    ),
    def(
        "__init__",
        "(self, object, callback=None, /)",
        "Everything is done by __new__.",
        |_, _| Ok(Value::NONE),
    ),
    def(
        "__call__",
        "(self)",
        "The object, or None if it is dead.",
        call,
    ),
    def(
        "__eq__",
        "(self, other, /)",
        "Whether the objects are equal; of dead ones, whether the references are the same.",
        eq,
    ),
    def("__ne__", "(self, other, /)", "The opposite of ==.", ne),
    def("__hash__", "(self, /)", "The hash of the object.", hash),
    def("__repr__", "(self, /)", "The reference as text.", repr),
    def(
        "__class_getitem__",
        "(cls, item, /)",
        "The class with a type argument.",
        crate::builtins::protocol::class_getitem,
    ),
];

static PROPERTIES: &[NativeDef] = &[def(
    "__callback__",
    "(self)",
    "What is called when the object dies.",
    callback,
)];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "_weakref", "Weak references.", FUNCTIONS);
    let object = cx.types.object.clone();
    let class = cx.new_builtin_class("ReferenceType", &object, Kind::Foreign);
    let home = cx.str("weakref");
    class.attrs.set_str(&cx.names.module, home);
    cx.add_methods(&class, METHODS);
    cx.add_properties(&class, PROPERTIES);
    super::set(cx, &module, "ref", class.into_value());
    Ok(module.into_value())
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let class = crate::builtins::object::class_argument(cx, args, "weakref.ReferenceType")?;
    let object = args.req(1);
    let callback = args.opt(2).filter(|callback| !callback.is_none());
    if !is_referenceable(object) {
        let path = type_path(cx, object);
        return Err(cx.type_error(format_args!(
            "cannot create weak reference to '{path}' object"
        )));
    }
    if class.builtin && callback.is_none() {
        let plain = |known: &Value| {
            known.get::<Foreign>().is_some()
                && weakref::body(known).is_some_and(|body| body.callback.borrow().is_unbound())
        };
        if let Some(known) = weakref::references_to(object).into_iter().find(plain) {
            return Ok(known);
        }
    }
    let Some(referent) = Weak::to(object) else {
        return Err(cx.type_error("cannot create weak reference"));
    };
    let builtin = class
        .mro_rest
        .borrow()
        .iter()
        .find(|c| c.layout == Kind::Foreign && c.builtin)
        .cloned();
    let body = WeakRef {
        referent,
        callback: RefCell::new(callback.cloned().unwrap_or_default()),
        hash: Cell::new(None),
    };
    let inner = Foreign::new(builtin.unwrap_or_else(|| class.clone()), body);
    let reference = cx.wrap_new(&class, inner.into_value());
    weakref::note(&reference);
    Ok(reference)
}

/// Whether objects of this type can be weakly referenced.
fn is_referenceable(object: &Value) -> bool {
    match object.kind() {
        Kind::Instance => object
            .get::<Instance>()
            .is_some_and(|i| i.class.borrow().has_weakrefs),
        Kind::Exception => object
            .get::<Exception>()
            .is_some_and(|e| e.class.borrow().has_weakrefs),
        Kind::Foreign => weakref::body(object).is_none(),
        Kind::Set
        | Kind::FrozenSet
        | Kind::Code
        | Kind::Function
        | Kind::Native
        | Kind::Method
        | Kind::Class
        | Kind::Module
        | Kind::Generator
        | Kind::Coroutine
        | Kind::AsyncGenerator
        | Kind::Future
        | Kind::Task
        | Kind::Lock
        | Kind::Event
        | Kind::Condition
        | Kind::Semaphore
        | Kind::Queue
        | Kind::Handle
        | Kind::EventLoop => true,
        _ => false,
    }
}

fn type_path(cx: &mut Cx, object: &Value) -> String {
    if weakref::body(object).is_some() {
        return "weakref.ReferenceType".to_owned();
    }
    cx.type_name(object)
}

fn receiver<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a WeakRef, Raised> {
    match weakref::body(args.req(0)) {
        Some(body) => Ok(body),
        None => Err(cx.type_error("a weak reference is needed")),
    }
}

fn call(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = receiver(cx, args)?;
    Ok(body.referent.upgrade().unwrap_or(Value::NONE))
}

fn callback(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = receiver(cx, args)?;
    let callback = body.callback.borrow();
    Ok(callback.bound().cloned().unwrap_or(Value::NONE))
}

fn equal(cx: &mut Cx, args: &Args) -> Result<Option<bool>, Raised> {
    let body = receiver(cx, args)?;
    let Some(other) = weakref::body(args.req(1)) else {
        return Ok(None);
    };
    match (body.referent.upgrade(), other.referent.upgrade()) {
        (Some(a), Some(b)) => cx.compare_truth(CmpOp::Eq, &a, &b).map(Some),
        _ => Ok(Some(args.req(0).is(args.req(1)))),
    }
}

fn eq(cx: &mut Cx, args: &Args) -> NativeResult {
    let equal = equal(cx, args)?;
    Ok(equal.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn ne(cx: &mut Cx, args: &Args) -> NativeResult {
    let equal = equal(cx, args)?;
    Ok(equal.map_or(Value::NOT_IMPLEMENTED, |equal| Value::bool(!equal)))
}

fn hash(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = receiver(cx, args)?;
    if let Some(hash) = body.hash.get() {
        return Ok(Value::int(hash as i64));
    }
    let Some(object) = body.referent.upgrade() else {
        return Err(cx.type_error("weak object has gone away"));
    };
    let hash = cx.hash(&object)?;
    body.hash.set(Some(hash));
    Ok(Value::int(hash as i64))
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let body = receiver(cx, args)?;
    let at = args.req(0).identity();
    let Some(object) = body.referent.upgrade() else {
        return Ok(cx.str(format!("<weakref at {at:#x}; dead>")));
    };
    let name_attr = cx.names.name_.clone();
    let name = match cx.find_attr(&object, &name_attr)? {
        Some(name) => name
            .get::<Str>()
            .map(|name| format!(" ({})", name.as_str())),
        None => None,
    };
    let (kind, there) = (cx.type_name(&object), object.identity());
    let name = name.unwrap_or_default();
    Ok(cx.str(format!(
        "<weakref at {at:#x}; to '{kind}' at {there:#x}{name}>"
    )))
}

fn count(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(Value::int(references_or_none(args.req(0)).len() as i64))
}

fn references(_: &mut Cx, args: &Args) -> NativeResult {
    Ok(List::new(references_or_none(args.req(0))).into_value())
}

fn references_or_none(object: &Value) -> Vec<Value> {
    if is_referenceable(object) {
        weakref::references_to(object)
    } else {
        Vec::new()
    }
}
