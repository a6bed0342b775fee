//! `super`: looking attributes up in the classes after a given one.

use crate::objects::class::{Class, is_subclass};
use crate::objects::function::Super;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Gives `super` its constructor and attributes.
pub fn install(cx: &mut Cx) {
    let class = cx.types.super_.clone();
    cx.add_methods(&class, METHODS);
    cx.add_properties(&class, GETTERS);
}

static METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, type=<unrepresentable>, object=<unrepresentable>, /)",
        "Create and return a new object.",
        new,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", repr),
    def(
        "__get__",
        "(self, instance, owner=None, /)",
        "Return an attribute of instance, which is of type owner.",
        get,
    ),
];

static GETTERS: &[NativeDef] = &[
    def("__thisclass__", "(self)", "", |cx, args| {
        Ok(this(cx, args)?.class.clone())
    }),
    def("__self__", "(self)", "", |cx, args| {
        Ok(or_none(&this(cx, args)?.receiver))
    }),
    def("__self_class__", "(self)", "", |cx, args| {
        Ok(or_none(&this(cx, args)?.receiver_class))
    }),
];

fn or_none(value: &Value) -> Value {
    value.bound().cloned().unwrap_or(Value::NONE)
}

fn this<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Super>, Raised> {
    crate::builtins::protocol::receiver(cx, args, "super")
}

/// The form without arguments never comes here: the compiler passes them.
fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    if !args.req(0).is(&cx.types.super_.to_value()) {
        let message = "valid Python, not in Bide: an instance of a class derived from super";
        return Err(cx.not_implemented_error(message));
    }
    let Some(class) = args.opt(1) else {
        return Err(cx.runtime_error("super(): no arguments"));
    };
    let Some(class) = class.get::<Class>() else {
        let given = cx.type_name(class);
        return Err(cx.type_error(format_args!(
            "super() argument 1 must be a type, not {given}"
        )));
    };
    let receiver = args.opt(2).cloned().unwrap_or(Value::UNBOUND);
    make(cx, class, receiver).map(Ref::into_value)
}

/// `super(class, receiver)`
pub fn make(cx: &mut Cx, class: &Ref<Class>, receiver: Value) -> Result<Ref<Super>, Raised> {
    let receiver_class = match receiver.bound() {
        Some(receiver) => order_of(cx, class, receiver)?.into_value(),
        None => Value::UNBOUND,
    };
    Ok(Ref::new(Super {
        class: class.to_value(),
        receiver,
        receiver_class,
    }))
}

/// The class whose MRO is followed: the receiver itself if it is a class that derives from `class`,
/// else the class of the receiver.
fn order_of(cx: &mut Cx, class: &Ref<Class>, receiver: &Value) -> Result<Ref<Class>, Raised> {
    if let Some(own) = receiver.get::<Class>()
        && is_subclass(own, class)
    {
        return Ok(own.clone());
    }
    let own = cx.class_of(receiver);
    if is_subclass(&own, class) {
        return Ok(own);
    }
    let name = cx.names.class.clone();
    if let Some(claimed) = cx.find_attr(receiver, &name)?
        && let Some(claimed) = claimed.get::<Class>()
        && is_subclass(claimed, class)
    {
        return Ok(claimed.clone());
    }
    let (kind, name) = match receiver.get::<Class>() {
        Some(given) => ("type", given.name_text()),
        None => ("instance of", own.name_text()),
    };
    let class = class.name_text();
    Err(cx.type_error(format_args!(
        "super(type, obj): obj ({kind} {name}) is not an instance or subtype of type ({class})."
    )))
}

/// One that knows no receiver becomes that of the instance it is read through.
fn get(cx: &mut Cx, args: &Args) -> NativeResult {
    let this = this(cx, args)?.clone();
    let instance = args.req(1);
    match this.class.get::<Class>() {
        Some(class) if this.receiver.is_unbound() && !instance.is_none() => {
            make(cx, class, instance.clone()).map(Ref::into_value)
        }
        _ => Ok(args.req(0).clone()),
    }
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let this = this(cx, args)?.clone();
    let class = cx.repr(&this.class)?;
    let text = match this.receiver_class.get::<Class>() {
        Some(receiver) => {
            let name = receiver.name_text();
            format!("<super: {}, <{name} object>>", class.as_str())
        }
        None => format!("<super: {}, NULL>", class.as_str()),
    };
    Ok(cx.str(text))
}
