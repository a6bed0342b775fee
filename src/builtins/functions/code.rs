//! Running and ending: `eval`, `exec`, `compile`, `__import__`, `exit`, `open`, `breakpoint`, `help`.

use std::rc::Rc;

use crate::objects::cell::Cell;
use crate::objects::code::CodeObject;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::text::source::SourceFile;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::compare::with_bytes;
use crate::vm::raise::Raised;

/// The functions of this file.
pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "eval",
        "(source, /, globals=None, locals=None)",
        "Evaluate the given source in the context of globals and locals.",
        |cx, args| run(cx, args, "eval"),
    ),
    def(
        "exec",
        "(source, /, globals=None, locals=None, *, closure=None)",
        "Execute the given source in the context of globals and locals.",
        |cx, args| run(cx, args, "exec"),
    ),
    def(
        "compile",
        "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
        "Compile source into a code object that can be executed by exec() or eval().",
        compile,
    ),
    def(
        "__import__",
        "(name, globals=None, locals=None, fromlist=(), level=0)",
        "Import a module.",
        import,
    ),
    def("exit", "(code=None)", "Leave the program.", exit),
    def("quit", "(code=None)", "Leave the program.", exit),
    def(
        "breakpoint",
        "(*args, **kwargs)",
        "Call sys.breakpointhook; without one of the script's own raises NotImplementedError.",
        breakpoint,
    ),
    def(
        "help",
        "(object=None)",
        "Prints what an object says about itself.",
        help,
    ),
    def(
        "open",
        "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
        "Open file and return a stream.",
        |cx, _| Err(cx.not_implemented_error("valid Python, not in Bide: open()")),
    ),
];

// ---- source ---------------------------------------------------------------------------------------

/// The text of what is to be compiled; an encoded one is UTF-8.
fn source_text(cx: &mut Cx, source: &Value, function: &str) -> Result<String, Raised> {
    let inner = cx.inner(source);
    if let Some(text) = inner.get::<Str>() {
        return Ok(text.as_str().to_owned());
    }
    match with_bytes(inner, |bytes| String::from_utf8_lossy(bytes).into_owned()) {
        Some(text) => Ok(text),
        None => Err(cx.type_error(if function == "compile" {
            "compile() arg 1 must be a string, bytes or AST object".to_owned()
        } else {
            format!("{function}() arg 1 must be a string, bytes or code object")
        })),
    }
}

fn compile_text(cx: &mut Cx, name: &str, text: &str, mode: &str) -> NativeResult {
    let text = if mode == "eval" {
        text.trim_start_matches([' ', '\t'])
    } else {
        text
    };
    if text.contains('\0') {
        let class = cx.exceptions.SyntaxError.clone();
        return Err(cx.raise(&class, "source code string cannot contain null bytes"));
    }
    let file = Rc::new(SourceFile::new(name, text));
    (cx.hooks.compile)(cx, &file, mode)
}

fn compile(cx: &mut Cx, args: &Args) -> NativeResult {
    let mode = match cx.inner(args.req(2)).get::<Str>() {
        Some(mode) => mode.as_str().to_owned(),
        None => {
            let given = cx.type_name(args.req(2));
            return Err(cx.type_error(format_args!(
                "compile() argument 'mode' must be str, not {given}"
            )));
        }
    };
    if !matches!(&*mode, "exec" | "eval" | "single") {
        return Err(cx.value_error("compile() mode must be 'exec', 'eval' or 'single'"));
    }
    let text = source_text(cx, args.req(0), "compile")?;
    let name = cx.str_of(args.req(1))?;
    compile_text(cx, name.as_str(), &text, &mode)
}

/// `eval` and `exec`
fn run(cx: &mut Cx, args: &Args, mode: &str) -> NativeResult {
    let code = match args.req(0).get::<CodeObject>() {
        Some(code) => code.to_value(),
        None => {
            let text = source_text(cx, args.req(0), mode)?;
            compile_text(cx, "<string>", &text, mode)?
        }
    };
    let globals = namespace(cx, args.opt(1), mode)?;
    let closure = closure(cx, args, mode, &code)?;
    let locals = match args.opt(2).filter(|locals| !locals.is_none()) {
        Some(locals) => {
            check_locals(cx, locals, mode)?;
            Some(locals.clone())
        }
        None if globals.is_some() => None,
        None => Some(cx.current_locals()),
    };
    let globals = globals.unwrap_or_else(|| cx.current_globals());
    let locals = locals.filter(|locals| !locals.is(&globals.to_value()));
    let name = cx.names.builtins.clone();
    if globals.get_str(&name).is_none() {
        let builtins = cx.builtins.to_value();
        globals.set_str(&name, builtins);
    }
    let result = cx.run_code_with(&code, &globals, locals.as_ref(), closure)?;
    Ok(if mode == "eval" { result } else { Value::NONE })
}

/// The cells for the free variables of a code object that is to be run.
fn closure(cx: &mut Cx, args: &Args, mode: &str, code: &Value) -> Result<Box<[Value]>, Raised> {
    let given = args.opt(3).filter(|closure| !closure.is_none());
    let free = code
        .get::<CodeObject>()
        .map_or(0, |code| code.code.free.len());
    let is_code = args.req(0).get::<CodeObject>().is_some();
    let message = match given {
        None if free == 0 => return Ok(Box::default()),
        Some(_) if !is_code => "closure can only be used when source is a code object".into(),
        Some(_) if free == 0 => "cannot use a closure with this code object".into(),
        _ if mode == "eval" => "code object passed to eval() may not contain free variables".into(),
        _ => match given.and_then(|given| given.get::<Tuple>()) {
            Some(cells)
                if cells.len() == free
                    && cells
                        .items()
                        .iter()
                        .all(|cell| cell.get::<Cell>().is_some()) =>
            {
                return Ok(cells.items().into());
            }
            _ => format!("code object requires a closure of exactly length {free}"),
        },
    };
    Err(cx.type_error(message))
}

/// Locals may be any mapping.
fn check_locals(cx: &mut Cx, locals: &Value, function: &str) -> Result<(), Raised> {
    let key = cx.intern("__getitem__");
    if cx.class_attr(locals, &key).is_some() {
        return Ok(());
    }
    let name = cx.type_name(locals);
    Err(cx.type_error(match function {
        "eval" => "locals must be a mapping".to_owned(),
        _ => format!("locals must be a mapping or None, not {name}"),
    }))
}

/// The dict given for the globals, if one was.
fn namespace(
    cx: &mut Cx,
    given: Option<&Value>,
    function: &str,
) -> Result<Option<Ref<Dict>>, Raised> {
    let Some(given) = given.filter(|given| !given.is_none()) else {
        return Ok(None);
    };
    match cx.inner(given).get::<Dict>() {
        Some(dict) => Ok(Some(dict.clone())),
        None => {
            let name = cx.type_name(given);
            let key = cx.intern("__getitem__");
            let is_mapping = cx.class_attr(given, &key).is_some();
            Err(cx.type_error(if function == "eval" && is_mapping {
                "globals must be a real dict; try eval(expr, {}, mapping)".to_owned()
            } else if function == "eval" {
                "globals must be a dict".to_owned()
            } else {
                format!("exec() globals must be a dict, not {name}")
            }))
        }
    }
}

// ---- modules --------------------------------------------------------------------------------------

/// Without a `fromlist` the outermost package is given, as `import a.b` binds it.
fn import(cx: &mut Cx, args: &Args) -> NativeResult {
    if cx.inner(args.req(0)).get::<Str>().is_none() {
        return Err(cx.type_error("module name must be a string"));
    }
    let level = match args.opt(4) {
        Some(level) => cx.index(level)?,
        None => 0,
    };
    let Ok(level) = u8::try_from(level) else {
        return Err(cx.value_error("level must be >= 0"));
    };
    let names = match args.opt(3).filter(|names| !names.is_none()) {
        // What cannot be gone through names nothing, but asks for the innermost module.
        Some(names) if !cx.truth(names)? => Vec::new(),
        Some(names) => match cx.iter(names) {
            Ok(_) => cx.collect(names)?,
            Err(_) => vec![Value::NONE],
        },
        None => Vec::new(),
    };
    let name = cx.inner(args.req(0)).clone();
    let package = match args.opt(1).and_then(|globals| globals.get::<Dict>()) {
        Some(globals) => globals.clone(),
        None => cx.current_globals(),
    };
    crate::vm::exec::import::import_name(cx, level, &name, &names, &package)
}

// ---- ending and help ------------------------------------------------------------------------------

fn exit(cx: &mut Cx, args: &Args) -> NativeResult {
    let code = args.opt(0).cloned().unwrap_or(Value::NONE);
    let class = cx.exceptions.SystemExit.clone();
    Err(Raised(Exception::new(class, vec![code])))
}

fn help(cx: &mut Cx, args: &Args) -> NativeResult {
    let object = args.opt(0).cloned().unwrap_or(Value::NONE);
    let (name, doc) = (cx.names.name_.clone(), cx.names.doc.clone());
    let name = match cx.find_attr(&object, &name)? {
        Some(name) => cx.str_of(&name)?,
        None => cx.repr(&object)?,
    };
    let doc = match cx.find_attr(&object, &doc)? {
        Some(doc) if !doc.is_none() => cx.str_of(&doc)?,
        _ => Str::new("No documentation."),
    };
    let text = format!("{}\n    {}\n", name.as_str(), doc.as_str());
    super::output::write_stdout(cx, &text, false)?;
    Ok(Value::NONE)
}

/// `breakpoint(*args, **kwargs)`
fn breakpoint(cx: &mut Cx, args: &Args) -> NativeResult {
    match cx.replaced_hook("breakpointhook") {
        Some(hook) => {
            let empty = Dict::new();
            cx.call_dict(&hook, args.positional, args.extra.unwrap_or(&empty))
        }
        None => Err(cx.not_implemented_error("valid Python, not in Bide: breakpoint()")),
    }
}
