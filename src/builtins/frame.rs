//! Frames as objects: where an activation stood when it was asked for, and with which variables.
//!
//! A frame is a picture of its activation, not the activation itself: it does not move on with it.
//! The frames of tracebacks know their place only, as nothing keeps the variables of what has ended.

use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::exception::TraceEntry;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::exec::variable::locals_of;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;
use crate::vm::stack::Frame as StackFrame;

/// The body of a frame object.
pub struct Frame {
    pub code: Ref<CodeObject>,
    /// The instruction that runs or waits.
    pub pc: u32,
    known: Option<Known>,
}

/// What is known of an activation that is on the stack.
struct Known {
    globals: Ref<Dict>,
    locals: Value,
    /// The frame that called, or None.
    back: Value,
}

impl ForeignBody for Frame {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.code.to_value());
        if let Some(known) = &self.known {
            visit(&known.globals.to_value());
            visit(&known.locals);
            visit(&known.back);
        }
    }
}

static GETTERS: &[NativeDef] = &[
    def("f_code", "(self)", "", |cx, args| {
        Ok(body(cx, args)?.code.to_value())
    }),
    def("f_lineno", "(self)", "", |cx, args| {
        Ok(Value::int(line(body(cx, args)?) as i64))
    }),
    def("f_lasti", "(self)", "", |cx, args| {
        Ok(Value::int(body(cx, args)?.pc.into()))
    }),
    def("f_trace", "(self)", "", |_, _| Ok(Value::NONE)),
    def("f_globals", "(self)", "", |cx, args| {
        Ok(known(cx, args)?.globals.to_value())
    }),
    def("f_locals", "(self)", "", |cx, args| {
        Ok(known(cx, args)?.locals.clone())
    }),
    def("f_builtins", "(self)", "", |cx, _| {
        Ok(cx.builtins.to_value())
    }),
    def("f_back", "(self)", "", |cx, args| {
        let known = body(cx, args)?.known.as_ref();
        Ok(known.map_or(Value::NONE, |known| known.back.clone()))
    }),
];

static METHODS: &[NativeDef] = &[
    def("clear", "(self)", "Has no effect.", |_, _| Ok(Value::NONE)),
    def("__repr__", "(self, /)", "The frame as text.", repr),
];

/// Gives the class its attributes.
pub fn install(cx: &mut Cx) {
    let class = cx.types.frame.clone();
    cx.add_properties(&class, GETTERS);
    cx.add_methods(&class, METHODS);
}

fn body<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Frame, Raised> {
    let frame = args.req(0).get::<Foreign>().and_then(|f| f.body::<Frame>());
    frame.ok_or_else(|| cx.type_error("a frame is needed"))
}

fn known<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Known, Raised> {
    let known = body(cx, args)?.known.as_ref();
    known.ok_or_else(|| {
        cx.not_implemented_error("the frames of tracebacks do not keep their variables in Bide")
    })
}

fn line(frame: &Frame) -> usize {
    let code = &frame.code.code;
    code.source.line(code.span_at(frame.pc).start)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let frame = body(cx, args)?;
    let code = &frame.code.code;
    let (at, line) = (args.req(0).identity(), line(frame));
    Ok(cx.str(format!(
        "<frame at {at:#x}, file '{}', line {line}, code {}>",
        code.source.name, code.name
    )))
}

/// The frame of an entry of a traceback.
pub fn of_entry(cx: &Cx, entry: &TraceEntry) -> Value {
    let frame = Frame {
        code: entry.code.clone(),
        pc: entry.pc,
        known: None,
    };
    Foreign::new(cx.types.frame.clone(), frame).into_value()
}

/// The frame that is so many calls above the running one, with those above it; none if there are fewer.
pub fn running(cx: &Cx, depth: usize) -> Option<Value> {
    let activations = cx.stack.frames.iter().filter_map(|frame| match frame {
        StackFrame::Script(activation) => Some(activation),
        _ => None,
    });
    let activations: Vec<_> = activations.collect();
    let count = activations.len().checked_sub(depth)?;
    let mut back = None;
    for activation in &activations[..count] {
        let known = Known {
            globals: activation.function.globals.clone(),
            locals: locals_of(activation),
            back: back.unwrap_or(Value::NONE),
        };
        let frame = Frame {
            code: activation.code().clone(),
            pc: activation.at(),
            known: Some(known),
        };
        back = Some(Foreign::new(cx.types.frame.clone(), frame).into_value());
    }
    back
}
