//! Traceback objects: `__traceback__`, link by link, outermost frame first.

use std::cell::RefCell;

use crate::builtins::frame::{self, Frame};
use crate::builtins::protocol::receiver;
use crate::objects::exception::{TraceEntry, Traceback};
use crate::objects::foreign::Foreign;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

static GETTERS: &[NativeDef] = &[
    def("tb_lineno", "(self)", "", line),
    def("tb_frame", "(self)", "", |cx, args| {
        let traceback = traceback(cx, args)?;
        Ok(frame::of_entry(cx, &traceback.entry))
    }),
    def("tb_lasti", "(self)", "", |cx, args| {
        Ok(Value::int(traceback(cx, args)?.entry.pc.into()))
    }),
];

static GET_NEXT: NativeDef = def("tb_next", "(self)", "", |cx, args| {
    let next = traceback(cx, args)?.next.borrow().clone();
    Ok(next.map_or(Value::NONE, Ref::into_value))
});
static SET_NEXT: NativeDef = def("tb_next", "(self, value)", "", set_next);

static METHODS: &[NativeDef] = &[def(
    "__new__",
    "(cls, tb_next, tb_frame, tb_lasti, tb_lineno)",
    "Create a new traceback object.",
    new,
)];

/// Gives the class its attributes.
pub fn install(cx: &mut Cx) {
    let class = cx.types.traceback.clone();
    cx.add_properties(&class, GETTERS);
    cx.add_property(&class, &GET_NEXT, &SET_NEXT);
    cx.add_methods(&class, METHODS);
}

fn traceback<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<Traceback>, Raised> {
    receiver(cx, args, "traceback")
}

fn new(cx: &mut Cx, args: &Args) -> NativeResult {
    let next = next_of(cx, args.req(1))?;
    let frame = args.req(2).get::<Foreign>().and_then(|f| f.body::<Frame>());
    let Some(frame) = frame else {
        let given = cx.type_name(args.req(2));
        return Err(cx.type_error(format_args!(
            "traceback() argument 'tb_frame' must be frame, not {given}"
        )));
    };
    let (_, line) = (cx.index(args.req(3))?, cx.index(args.req(4))?);
    let traceback = Traceback {
        entry: TraceEntry::of_place(frame.code.clone(), frame.pc),
        next: RefCell::new(next),
        line: Some(line),
    };
    Ok(Ref::new(traceback).into_value())
}

fn set_next(cx: &mut Cx, args: &Args) -> NativeResult {
    let traceback = traceback(cx, args)?;
    let next = next_of(cx, args.req(1))?;
    let mut link = next.clone();
    while let Some(further) = link {
        if further.same(traceback) {
            return Err(cx.value_error("traceback loop detected"));
        }
        link = further.next.borrow().clone();
    }
    drop(traceback.next.replace(next));
    Ok(Value::NONE)
}

fn next_of(cx: &mut Cx, value: &Value) -> Result<Option<Ref<Traceback>>, Raised> {
    match value.get::<Traceback>() {
        Some(traceback) => Ok(Some(traceback.clone())),
        None if value.is_none() => Ok(None),
        None => {
            let given = cx.type_name(value);
            Err(cx.type_error(format_args!("expected traceback object, got '{given}'")))
        }
    }
}

fn line(cx: &mut Cx, args: &Args) -> NativeResult {
    let traceback = traceback(cx, args)?;
    let (entry, code) = (&traceback.entry, &traceback.entry.code.code);
    let of_entry = || code.source.line(code.span_at(entry.pc).start) as i64;
    Ok(Value::int(traceback.line.unwrap_or_else(of_entry)))
}
