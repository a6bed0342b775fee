//! Frames as objects: where an activation stood when it was asked for, and with which variables.
//!
//! A frame is a picture of its activation, not the activation itself: it does not move on with it.

use crate::objects::code::CodeObject;
use crate::objects::coroutine::{Generator, State};
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
    /// The generator or coroutine that runs in it, or None.
    generator: Value,
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
        visit(&self.generator);
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
    def("f_generator", "(self)", "", |cx, args| {
        Ok(body(cx, args)?.generator.clone())
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
    if frame.pc == 0 {
        return code.source.line(code.span.start);
    }
    code.source.line(code.span_at(frame.pc).start)
}

fn repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let frame = body(cx, args)?;
    let code = &frame.code.code;
    let (at, line) = (args.req(0).identity(), line(frame));
    Ok(cx.str(format!(
        "<frame at {at:#x}, file '{}', line {line}, code {}>",
        code.source.path, code.name
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
            (variables_of(&entry.code, entry.pc, taken), Value::NONE)
        }
        Locals::Elsewhere => {
            let mut functions = under_way(cx);
            while functions
                .last()
                .is_some_and(|top| !top.code().same(&entry.code))
            {
                functions.pop();
            }
            match functions.pop() {
                Some(here) => {
                    let frame = here.frame(chain(cx, &functions));
                    (frame.locals, frame.back)
                }
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
        generator: Value::NONE,
    };
    Foreign::new(cx.types.frame.clone(), frame).into_value()
}

/// The frame of a generator or coroutine; None if it has finished.
pub fn of_generator(cx: &Cx, generator: &Ref<Generator>) -> Value {
    match generator.state.get() {
        State::Finished => Value::NONE,
        State::Running => {
            let mut functions = under_way(cx);
            while functions.last().is_some_and(|top| !top.is_of(generator)) {
                functions.pop();
            }
            chain(cx, &functions)
        }
        State::Created | State::Suspended => {
            let frame = suspended(generator, Value::NONE);
            Foreign::new(cx.types.frame.clone(), frame).into_value()
        }
    }
}

/// The frame that is so many calls above the running one, with those above it; none if there are fewer.
pub fn running(cx: &Cx, depth: usize) -> Option<Value> {
    let functions = under_way(cx);
    let count = functions.len().checked_sub(depth);
    let count = count.filter(|count| *count > 0)?;
    Some(chain(cx, &functions[..count]))
}

/// A function of a script that is under way.
enum UnderWay<'a> {
    /// It has a frame on the stack.
    Here(&'a Activation),
    /// It awaits one that is stepped without it.
    Awaiting(&'a Ref<Generator>),
}

impl UnderWay<'_> {
    fn code(&self) -> &Ref<CodeObject> {
        match self {
            UnderWay::Here(activation) => activation.code(),
            UnderWay::Awaiting(generator) => &generator.function.code,
        }
    }

    fn is_of(&self, generator: &Ref<Generator>) -> bool {
        match self {
            UnderWay::Here(activation) => {
                let heap = activation.heap.as_ref();
                heap.is_some_and(|heap| heap.same(generator))
            }
            UnderWay::Awaiting(other) => other.same(generator),
        }
    }

    /// Its frame, which was called from this one.
    fn frame(&self, back: Value) -> Frame {
        match self {
            UnderWay::Here(activation) => Frame {
                code: activation.code().clone(),
                pc: activation.at(),
                globals: activation.function.globals.clone(),
                locals: locals_of(activation),
                back,
                kept: None,
                generator: activation.heap.as_ref().map_or(Value::NONE, Ref::to_value),
            },
            UnderWay::Awaiting(generator) => suspended(generator, back),
        }
    }
}

/// The functions of scripts that are under way in the running thread, the innermost last.
fn under_way(cx: &Cx) -> Vec<UnderWay<'_>> {
    let mut functions = Vec::new();
    for frame in &cx.stack.frames {
        match frame {
            StackFrame::Script(activation) => functions.push(UnderWay::Here(activation)),
            StackFrame::Root(root) => {
                let waiting = [&root.owner].into_iter().chain(&*root.chain);
                let waiting = waiting.filter_map(Value::get::<Generator>);
                let waiting = waiting.filter(|g| g.state.get() == State::Suspended);
                functions.extend(waiting.map(UnderWay::Awaiting));
            }
            _ => {}
        }
    }
    functions
}

/// The frame of the last of these functions, with the others above it; None if there are none.
fn chain(cx: &Cx, functions: &[UnderWay]) -> Value {
    functions.iter().fold(Value::NONE, |back, function| {
        Foreign::new(cx.types.frame.clone(), function.frame(back)).into_value()
    })
}

/// The frame of a generator that is suspended or has not begun.
fn suspended(generator: &Ref<Generator>, back: Value) -> Frame {
    let code: &Ref<CodeObject> = &generator.function.code;
    let pc = generator.registers.pc.get().saturating_sub(1);
    Frame {
        code: Ref::clone(code),
        pc,
        globals: generator.function.globals.clone(),
        locals: variables_of(code, pc, |index| Some(generator.registers.get(index))),
        back,
        kept: None,
        generator: generator.to_value(),
    }
}
