//! The functions of `sys` that a script may put its own in the place of, and those that it cannot use.

use std::rc::Rc;

use super::struct_sequence;
use crate::builtins::functions::output::redirected;
use crate::objects::class::Class;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::module::Module;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// The hooks: each is there under `__name__` too.
static HOOKS: &[NativeDef] = &[
    def(
        "excepthook",
        "(exctype, value, traceback, /)",
        "Handle an exception by displaying it with a traceback on sys.stderr.",
        |cx, args| {
            if let Some(exception) = args.req(1).get::<Exception>().cloned() {
                let _ = cx.stdout.flush();
                let show = cx.hooks.traceback_text;
                let text = show(cx, &exception);
                match redirected(cx, "stderr") {
                    Some(stderr) => {
                        let (write, text) = (cx.intern("write"), cx.str(text));
                        cx.call_method(&stderr, &write, &[text])?;
                    }
                    None => drop(cx.stderr.write_all(text.as_bytes())),
                }
            }
            Ok(Value::NONE)
        },
    ),
    def(
        "unraisablehook",
        "(unraisable, /)",
        "Handle an exception that cannot be raised.",
        |cx, args| {
            let names = ["err_msg", "exc_value"].map(|name| cx.intern(name));
            let [context, value] = names.map(|name| cx.get_attr(args.req(0), &name));
            let (context, value) = (context?, value?);
            if let Some(exception) = value.get::<Exception>().cloned() {
                let context = cx.str_of(&context)?;
                let show = cx.hooks.traceback_text;
                let text = show(cx, &exception);
                let text = format!("{}:\n{text}", context.as_str());
                let _ = cx.stderr.write_all(text.as_bytes());
            }
            Ok(Value::NONE)
        },
    ),
    def(
        "displayhook",
        "(object, /)",
        "Print an object to sys.stdout and also save it in builtins._",
        |cx, args| {
            let show = cx.hooks.display;
            show(cx, args.req(0))?;
            Ok(Value::NONE)
        },
    ),
    def(
        "breakpointhook",
        "(*args, **kwargs)",
        "There is no debugger: raises NotImplementedError.",
        |cx, _| Err(cx.not_implemented_error("valid Python, not in Bide: breakpoint()")),
    ),
];

/// What is asked, or set to what it is anyway.
static FUNCTIONS: &[NativeDef] = &[
    def("gettrace", "()", "None: nothing traces.", none),
    def("getprofile", "()", "None: nothing profiles.", none),
    def(
        "settrace",
        "(function, /)",
        "Only None is accepted.",
        |cx, args| only_none(cx, args, "sys.settrace"),
    ),
    def(
        "setprofile",
        "(function, /)",
        "Only None is accepted.",
        |cx, args| only_none(cx, args, "sys.setprofile"),
    ),
    def("addaudithook", "(hook)", "Refused.", |cx, _| {
        Err(cx.not_implemented_error("valid Python, not in Bide: sys.addaudithook"))
    }),
    def(
        "getswitchinterval",
        "()",
        "The time after which threads take turns.",
        |_, _| Ok(Value::float(0.005)),
    ),
    def(
        "setswitchinterval",
        "(interval, /)",
        "Nothing depends on it: threads take turns by counted slices.",
        |cx, args| match cx.to_float(args.req(0))? {
            interval if interval > 0.0 => Ok(Value::NONE),
            _ => Err(cx.value_error("switch interval must be strictly positive")),
        },
    ),
    def("_is_gil_enabled", "()", "True.", |_, _| Ok(Value::TRUE)),
];

/// The class of what `sys.unraisablehook` is given.
struct Unraisable(Ref<Class>);

/// Gives the module the functions.
pub fn add(cx: &mut Cx, module: &Ref<Module>) {
    let fields = [
        "exc_type",
        "exc_value",
        "exc_traceback",
        "err_msg",
        "object",
    ];
    let class = struct_sequence::class(cx, "sys", "UnraisableHookArgs", &fields);
    super::set(cx, module, "UnraisableHookArgs", class.to_value());
    cx.module_state
        .insert(UNRAISABLE, Rc::new(Unraisable(class)));
    for hook in HOOKS {
        let function = cx.native(hook, false);
        super::set(cx, module, hook.name, function.clone());
        super::set(cx, module, &format!("__{}__", hook.name), function);
    }
    for def in FUNCTIONS {
        let function = cx.native(def, false);
        super::set(cx, module, def.name, function);
    }
}

fn none(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::NONE)
}

fn only_none(cx: &mut Cx, args: &Args, name: &str) -> NativeResult {
    match args.req(0).is_none() {
        true => Ok(Value::NONE),
        false => {
            let message = format!("valid Python, not in Bide: {name}");
            Err(cx.not_implemented_error(message))
        }
    }
}

const UNRAISABLE: &str = "sys.unraisablehook";

/// Has the script's own `sys.unraisablehook` told of an exception that nobody can be given; gives whether
/// there is one that took it.
pub fn unraisablehook(cx: &mut Cx, context: &str, raised: &Raised) -> bool {
    let Some(hook) = cx.replaced_hook("unraisablehook") else {
        return false;
    };
    let state = cx.module_state.get(UNRAISABLE).cloned();
    let Some(state) = state.and_then(|state| state.downcast::<Unraisable>().ok()) else {
        return false;
    };
    let mut args = class_value_traceback(cx, raised).to_vec();
    args.extend([cx.str(context.trim_end_matches(':')), Value::NONE]);
    let unraisable = struct_sequence::instance(cx, &state.0, args);
    cx.call(&hook, &[unraisable]).is_ok()
}

fn class_value_traceback(cx: &mut Cx, raised: &Raised) -> [Value; 3] {
    let value = raised.0.to_value();
    let class = cx.class_of(&value).into_value();
    let name = cx.names.traceback.clone();
    let traceback = cx.find_attr(&value, &name).ok().flatten();
    [class, value, traceback.unwrap_or(Value::NONE)]
}

/// Has the script's own `sys.excepthook` say what nobody caught; gives whether there is one. If that
/// raises, both are told.
pub fn excepthook(cx: &mut Cx, raised: &Raised) -> bool {
    let Some(hook) = cx.replaced_hook("excepthook") else {
        return false;
    };
    let args = class_value_traceback(cx, raised);
    let told = cx.call(&hook, &args);
    let _ = cx.stdout.flush();
    if let Err(failed) = told {
        let show = cx.hooks.traceback_text;
        let (failed, original) = (show(cx, &failed.0), show(cx, &raised.0));
        let text =
            format!("Error in sys.excepthook:\n{failed}\nOriginal exception was:\n{original}");
        let _ = cx.stderr.write_all(text.as_bytes());
    }
    true
}
