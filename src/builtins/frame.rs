//! Frames as objects: where an activation stood when it was asked for, and with which variables.
//!
//! A frame is a picture of its activation, not the activation itself: it does not move on with it.

use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::exception::{Locals, TraceEntry};
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::list::List;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::exec::variable::{locals_of, variables_of};
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;
use crate::vm::stack::{Activation, Frame as StackFrame};

/// The body of a frame object.
pub struct Frame {
    pub code: Ref<CodeObject>,
    /// The instruction that runs or waits.
    pub pc: u32,
    globals: Ref<Dict>,
    locals: Value,
    /// The frame that called, or None.
    back: Value,
    /// The variables that an exception's traceback keeps, if it is a frame of one.
    kept: Option<Ref<List>>,
}

impl ForeignBody for Frame {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.code.to_value());
        visit(&self.globals.to_value());
        visit(&self.locals);
        visit(&self.back);
        if let Some(kept) = &self.kept {
            visit(&kept.to_value());
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
        Ok(body(cx, args)?.globals.to_value())
    }),
    def("f_locals", "(self)", "", |cx, args| {
        Ok(body(cx, args)?.locals.clone())
    }),
    def("f_builtins", "(self)", "", |cx, _| {
        Ok(cx.builtins.to_value())
    }),
    def("f_back", "(self)", "", |cx, args| {
        Ok(body(cx, args)?.back.clone())
    }),
];

static METHODS: &[NativeDef] = &[
    def(
        "clear",
        "(self)",
        "Clear all references held by the frame.",
        clear,
    ),
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

fn clear(cx: &mut Cx, args: &Args) -> NativeResult {
    let frame = body(cx, args)?;
    let Some(kept) = &frame.kept else {
        return Err(cx.runtime_error("cannot clear an executing frame"));
    };
    if let Some(locals) = frame.locals.get::<Dict>() {
        drop(locals.table.borrow_mut().clear());
    }
    let mut variables = kept.items.take();
    while variables.pop().is_some() {}
    Ok(Value::NONE)
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

/// The frame of an entry of a traceback: as the exception left it, or as it is if it runs still.
pub fn of_entry(cx: &Cx, entry: &TraceEntry) -> Value {
    let mut kept = None;
    let (locals, back) = match &entry.locals {
        Locals::Namespace(namespace) => (namespace.clone(), Value::NONE),
        Locals::Variables(variables) => {
            kept = Some(variables.clone());
            let taken = |index| variables.items.borrow().get(index).cloned();
            (variables_of(&entry.code, taken), Value::NONE)
        }
        Locals::Elsewhere => {
            let mut running = activations(cx);
            while running
                .last()
                .is_some_and(|top| !top.code().same(&entry.code))
            {
                running.pop();
            }
            match running.split_last() {
                Some((here, before)) => (locals_of(here), chain(cx, before)),
                None => (Dict::new().into_value(), Value::NONE),
            }
        }
    };
    let frame = Frame {
        code: entry.code.clone(),
        pc: entry.pc,
        globals: entry.globals.clone().unwrap_or_else(Dict::new),
        locals,
        back,
        kept,
    };
    Foreign::new(cx.types.frame.clone(), frame).into_value()
}

/// The frame that is so many calls above the running one, with those above it; none if there are fewer.
pub fn running(cx: &Cx, depth: usize) -> Option<Value> {
    let activations = activations(cx);
    let count = activations
        .len()
        .checked_sub(depth)
        .filter(|count| *count > 0)?;
    Some(chain(cx, &activations[..count]))
}

/// The activations of scripts on the stack, the innermost last.
fn activations(cx: &Cx) -> Vec<&Activation> {
    let frames = cx.stack.frames.iter();
    let scripts = frames.filter_map(|frame| match frame {
        StackFrame::Script(activation) => Some(activation),
        _ => None,
    });
    scripts.collect()
}

/// The frame of the last of these activations, with the others above it; None if there are none.
fn chain(cx: &Cx, activations: &[&Activation]) -> Value {
    let mut back = Value::NONE;
    for activation in activations {
        let frame = Frame {
            code: activation.code().clone(),
            pc: activation.at(),
            globals: activation.function.globals.clone(),
            locals: locals_of(activation),
            back,
            kept: None,
        };
        back = Foreign::new(cx.types.frame.clone(), frame).into_value();
    }
    back
}
