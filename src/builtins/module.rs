//! Modules, code, cells and the singletons: the attributes that scripts look at.

use crate::builtins::protocol::{self, receiver};
use crate::builtins::{frame, traceback};
use crate::bytecode::code::CodeKind;
use crate::bytecode::instr::Instr;
use crate::objects::cell::Cell;
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// Gives these types their methods and attributes.
pub fn install(cx: &mut Cx) {
    let class = cx.types.module.clone();
    cx.add_methods(&class, MODULE_METHODS);
    let class = cx.types.code.clone();
    cx.add_properties(&class, CODE_GETTERS);
    let class = cx.types.cell.clone();
    cx.add_methods(&class, CELL_METHODS);
    cx.add_property(&class, &GET_CONTENTS, &SET_CONTENTS);
    frame::install(cx);
    traceback::install(cx);
    let singletons: [(_, &'static [NativeDef]); 3] = [
        (cx.types.none.clone(), NONE),
        (cx.types.ellipsis.clone(), ELLIPSIS),
        (cx.types.not_implemented.clone(), NOT_IMPLEMENTED),
    ];
    for (class, methods) in &singletons {
        cx.add_methods(class, methods);
        cx.add_methods(class, protocol::REPR);
        cx.add_methods(class, protocol::HASH);
    }
}

// ---- modules --------------------------------------------------------------------------------------

static MODULE_METHODS: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, name, doc=None)",
        "Create and return a new object.",
        new_module,
    ),
    def("__repr__", "(self, /)", "Return repr(self).", |cx, args| {
        cx.repr(args.req(0)).map(Ref::into_value)
    }),
    def("__dir__", "(self, /)", "__dir__() -> list", |cx, args| {
        let globals = receiver::<Module>(cx, args, "module")?.globals.to_value();
        let names = cx.collect(&globals)?;
        Ok(crate::objects::list::List::new(names).into_value())
    }),
];

fn new_module(cx: &mut Cx, args: &Args) -> NativeResult {
    if cx.inner(args.req(1)).get::<Str>().is_none() {
        let given = cx.type_name(args.req(1));
        return Err(cx.type_error(format_args!(
            "module() argument 'name' must be str, not {given}"
        )));
    }
    let globals = Dict::new();
    globals.set_str(&cx.names.name_, args.req(1).clone());
    globals.set_str(&cx.names.doc, args.opt(2).cloned().unwrap_or(Value::NONE));
    for name in [&cx.names.package, &cx.names.loader, &cx.names.spec] {
        globals.set_str(name, Value::NONE);
    }
    Ok(Module::new(globals).into_value())
}

// ---- code -----------------------------------------------------------------------------------------

static CODE_GETTERS: &[NativeDef] = &[
    def("co_name", "(self)", "", |cx, args| {
        let name = code(cx, args)?.code.name.to_string();
        Ok(cx.str(name))
    }),
    def("co_qualname", "(self)", "", |cx, args| {
        let name = code(cx, args)?.code.qualname.to_string();
        Ok(cx.str(name))
    }),
    def("co_filename", "(self)", "", |cx, args| {
        let name = code(cx, args)?.code.source.path.clone();
        Ok(cx.str(name))
    }),
    def("co_varnames", "(self)", "", |cx, args| {
        let names = plain_variables(code(cx, args)?);
        Ok(Tuple::new(names).into_value())
    }),
    def("co_nlocals", "(self)", "", |cx, args| {
        let names = plain_variables(code(cx, args)?);
        Ok(Value::int(names.len() as i64))
    }),
    def("co_cellvars", "(self)", "", |cx, args| {
        let code = code(cx, args)?;
        let names = cells(code).map(|reg| code.variables[reg].to_value());
        Ok(Tuple::new(names.collect::<Vec<Value>>()).into_value())
    }),
    def("co_names", "(self)", "", |cx, args| {
        let code = code(cx, args)?;
        let globals = code.global_sites.iter().map(|site| &site.name);
        let names = globals.chain(code.attr_sites.iter().map(|site| &site.name));
        let mut seen: Vec<Value> = Vec::new();
        for name in names.chain(code.names.iter()).map(Ref::to_value) {
            if !seen.iter().any(|known| known.is(&name)) {
                seen.push(name);
            }
        }
        Ok(Tuple::new(seen).into_value())
    }),
    def("co_consts", "(self)", "", |cx, args| {
        let consts = code(cx, args)?.consts.to_vec();
        Ok(Tuple::new(consts).into_value())
    }),
    def("co_flags", "(self)", "", |cx, args| {
        Ok(Value::int(flags(code(cx, args)?)))
    }),
    def("co_freevars", "(self)", "", |cx, args| {
        let names = code(cx, args)?.code.free.clone();
        let names = names.iter().map(|name| cx.str(&**name));
        Ok(Tuple::new(names.collect::<Vec<Value>>()).into_value())
    }),
    def("co_firstlineno", "(self)", "", |cx, args| {
        let code = &code(cx, args)?.code;
        let line = code.source.line(code.span.start);
        Ok(Value::int(line as i64))
    }),
    def("co_argcount", "(self)", "", |cx, args| {
        Ok(Value::int(i64::from(
            code(cx, args)?.code.params.positional,
        )))
    }),
    def("co_posonlyargcount", "(self)", "", |cx, args| {
        let params = &code(cx, args)?.code.params;
        Ok(Value::int(i64::from(params.positional_only)))
    }),
    def("co_kwonlyargcount", "(self)", "", |cx, args| {
        let params = &code(cx, args)?.code.params;
        Ok(Value::int(i64::from(params.keyword_only)))
    }),
];

fn code<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Ref<CodeObject>, Raised> {
    receiver(cx, args, "code")
}

/// The variables that are no cells; a parameter always is one of them.
fn plain_variables(code: &CodeObject) -> Vec<Value> {
    let params = usize::from(code.code.params.count());
    let cells: Vec<usize> = cells(code).collect();
    let own = usize::from(code.first_temp) - code.code.free.len();
    let names = code.variables.iter().enumerate().take(own);
    names
        .filter(|(index, name)| {
            *index < params || !cells.contains(index) && !name.as_str().starts_with('.')
        })
        .map(|(_, name)| name.to_value())
        .collect()
}

/// The registers of the variables that functions within share.
fn cells(code: &CodeObject) -> impl Iterator<Item = usize> {
    let cell = |instr: &Instr| match instr {
        Instr::MakeCell { reg } => Some(usize::from(reg.0)),
        _ => None,
    };
    code.code.instrs.iter().filter_map(cell)
}

/// What CPython says in bits of a function's code.
fn flags(code: &CodeObject) -> i64 {
    let params = &code.code.params;
    let kind = match code.code.kind {
        CodeKind::Plain => 0,
        CodeKind::Generator => 0x20,
        CodeKind::Coroutine => 0x80,
        CodeKind::AsyncGenerator => 0x200,
    };
    let awaitable = i64::from(code.awaitable.get()) << 8;
    let nested = if code.code.free.is_empty() { 0 } else { 0x10 };
    0x3 | i64::from(params.varargs) << 2 | i64::from(params.varkw) << 3 | nested | kind | awaitable
}

// ---- cells ----------------------------------------------------------------------------------------

static CELL_METHODS: &[NativeDef] = &[def(
    "__new__",
    "(cls, contents=<unrepresentable>, /)",
    "Create and return a new object.",
    |_, args| Ok(Cell::new(args.opt(1).cloned().unwrap_or_default()).into_value()),
)];

static GET_CONTENTS: NativeDef = def("cell_contents", "(self)", "", |cx, args| {
    let content = receiver::<Cell>(cx, args, "cell")?.content.borrow().clone();
    match content.bound() {
        Some(content) => Ok(content.clone()),
        None => Err(cx.value_error("cell is empty")),
    }
});

static SET_CONTENTS: NativeDef = def("cell_contents", "(self, value)", "", |cx, args| {
    let cell = receiver::<Cell>(cx, args, "cell")?;
    drop(cell.content.replace(args.req(1).clone()));
    Ok(Value::NONE)
});

// ---- singletons -----------------------------------------------------------------------------------

static NONE: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /)",
        "Create and return a new object.",
        |_, _| Ok(Value::NONE),
    ),
    def(
        "__bool__",
        "(self, /)",
        "True if self else False",
        |_, _| Ok(Value::FALSE),
    ),
];
static ELLIPSIS: &[NativeDef] = &[def(
    "__new__",
    "(cls, /)",
    "Create and return a new object.",
    |_, _| Ok(Value::ELLIPSIS),
)];
static NOT_IMPLEMENTED: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /)",
        "Create and return a new object.",
        |_, _| Ok(Value::NOT_IMPLEMENTED),
    ),
    def(
        "__bool__",
        "(self, /)",
        "True if self else False",
        |cx, _| Err(cx.type_error("NotImplemented should not be used in a boolean context")),
    ),
];
