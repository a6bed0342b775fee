//! `atexit`: functions that are called when the interpreter ends, the last one first.

use std::cell::RefCell;
use std::rc::Rc;

use crate::bytecode::instr::CmpOp;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

static FUNCTIONS: &[NativeDef] = &[
    def(
        "register",
        "(func, /, *args, **kwargs)",
        "Lets a function be called at the end; gives it.",
        register,
    ),
    def(
        "unregister",
        "(func, /)",
        "Lets a function not be called at the end.",
        unregister,
    ),
    def("_clear", "()", "Forgets all functions.", |cx, _| {
        calls(cx).borrow_mut().clear();
        Ok(Value::NONE)
    }),
    def(
        "_ncallbacks",
        "()",
        "How many functions there are.",
        |cx, _| Ok(Value::int(calls(cx).borrow().len() as i64)),
    ),
    def(
        "_run_exitfuncs",
        "()",
        "Calls all functions now.",
        |cx, _| {
            run(cx);
            Ok(Value::NONE)
        },
    ),
];

/// A call that is to be made.
#[derive(Clone)]
struct Call {
    function: Value,
    args: Vec<Value>,
    keywords: Vec<(Ref<Str>, Value)>,
}

/// The calls, in the order of their registration.
type Calls = RefCell<Vec<Call>>;

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "atexit", "What is called at the end.", FUNCTIONS);
    Ok(module.into_value())
}

fn calls(cx: &mut Cx) -> Rc<Calls> {
    let known = cx.module_state.get("atexit").cloned();
    if let Some(calls) = known.and_then(|state| state.downcast::<Calls>().ok()) {
        return calls;
    }
    let calls = Rc::new(Calls::default());
    cx.module_state.insert("atexit", calls.clone());
    calls
}

fn register(cx: &mut Cx, args: &Args) -> NativeResult {
    let function = args.req(0).clone();
    if !cx.is_callable(&function) {
        return Err(cx.type_error("the first argument must be callable"));
    }
    let keywords = match args.extra {
        Some(extra) => cx.keywords_of(extra)?,
        None => Vec::new(),
    };
    let call = Call {
        function: function.clone(),
        args: args.rest(1).to_vec(),
        keywords,
    };
    calls(cx).borrow_mut().push(call);
    Ok(function)
}

fn unregister(cx: &mut Cx, args: &Args) -> NativeResult {
    let calls = calls(cx);
    let known = calls.borrow().clone();
    let mut kept = Vec::new();
    for call in known {
        if !cx.compare_truth(CmpOp::Eq, &call.function, args.req(0))? {
            kept.push(call);
        }
    }
    let old = calls.replace(kept);
    drop(old);
    Ok(Value::NONE)
}

/// Makes all calls, the last one first; what they raise is reported.
pub fn run(cx: &mut Cx) {
    if !cx.module_state.contains_key("atexit") {
        return;
    }
    for call in calls(cx).take().into_iter().rev() {
        if let Err(raised) = cx.call_kw(&call.function, &call.args, &call.keywords) {
            report(cx, &call.function, &raised);
        }
    }
}

fn report(cx: &mut Cx, function: &Value, raised: &Raised) {
    let shown = match cx.repr(function) {
        Ok(text) => text.as_str().to_owned(),
        Err(_) => cx.type_name(function),
    };
    let unraisable = cx.hooks.unraisable;
    unraisable(
        cx,
        &format!("Exception ignored in atexit callback {shown}"),
        raised,
    );
}
