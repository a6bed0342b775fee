//! `sys`: the interpreter, as scripts see it.

use std::rc::Rc;

use super::io::standard::{self, Stream};
use super::struct_sequence;
use crate::builtins::frame;
use crate::diagnostics::library_names;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::int_text;
use crate::vm::raise::Raised;

/// The version of the language.
pub const PYTHON_VERSION: &str = "3.14.0";
const LEAST_DIGITS: i64 = 640;
const VERSION: (i64, i64, i64) = (3, 14, 0);
const HEX_VERSION: i64 = 0x030E_00F0;
const NAME: &str = "sys";

/// What `sys` shows that exists before, and whether or not, a script imports it.
pub struct SysState {
    argv: Ref<List>,
    path: Ref<List>,
    warnings: Ref<List>,
    dev_mode: bool,
}

impl SysState {
    /// With these arguments and this path.
    pub fn new(argv: Vec<String>, search_path: Vec<String>) -> SysState {
        SysState {
            argv: list_of(argv),
            path: list_of(search_path),
            warnings: list_of(Vec::new()),
            dev_mode: false,
        }
    }

    /// Lets warnings be filtered; in development mode nothing is ignored that no filter speaks of.
    pub fn ask_for_warnings(&mut self, dev_mode: bool, filters: Vec<String>) {
        let first = dev_mode.then(|| "default".to_owned());
        self.warnings = list_of(first.into_iter().chain(filters).collect());
        self.dev_mode = dev_mode;
    }
}

fn list_of(texts: Vec<String>) -> Ref<List> {
    let texts = texts.into_iter().map(|text| Str::new(text).into_value());
    List::new(texts.collect())
}

/// Whether `-X dev` was said.
pub fn is_dev_mode(cx: &mut Cx) -> bool {
    state(cx).dev_mode
}

/// Keeps the state for when it is asked for.
pub fn set_state(cx: &mut Cx, state: SysState) {
    cx.module_state.insert(NAME, Rc::new(state));
}

fn state(cx: &mut Cx) -> Rc<SysState> {
    let known = cx.module_state.get(NAME).cloned();
    let known = known.and_then(|state| state.downcast::<SysState>().ok());
    known.unwrap_or_else(|| Rc::new(SysState::new(vec![String::new()], vec![String::new()])))
}

/// The folders of `sys.path`: what a script made of it, if it did.
pub fn search_path(cx: &mut Cx) -> Vec<String> {
    let key = cx.intern(NAME);
    let module = cx.modules.get_str(&key);
    let own = cx.names.path.clone();
    let path = module
        .as_ref()
        .and_then(|module| module.get::<Module>()?.globals.get_str(&own));
    let path = path.unwrap_or_else(|| state(cx).path.to_value());
    let entries = path.get::<List>().map_or(Vec::new(), |list| list.to_vec());
    let text = |entry: &Value| entry.get::<Str>().map(|text| text.as_str().to_owned());
    entries.iter().filter_map(text).collect()
}

/// The script's name, once `-m` has found the file.
pub fn set_script(cx: &mut Cx, file: &str) {
    let file = cx.str(file);
    let old = state(cx)
        .argv
        .items
        .borrow_mut()
        .first_mut()
        .map(|first| std::mem::replace(first, file));
    drop(old);
}

static FUNCTIONS: &[NativeDef] = &[
    def(
        "exit",
        "(status=None, /)",
        "End the script with a status.",
        exit,
    ),
    def(
        "exc_info",
        "()",
        "The type, value and traceback of the exception being handled.",
        exc_info,
    ),
    def(
        "exception",
        "()",
        "The exception being handled, or None.",
        exception,
    ),
    def(
        "get_coroutine_origin_tracking_depth",
        "()",
        "Of how many functions a new coroutine remembers where they stood.",
        |cx, _| Ok(Value::int(cx.schedule.origin_depth as i64)),
    ),
    def(
        "set_coroutine_origin_tracking_depth",
        "(depth)",
        "Says of how many functions a new coroutine is to remember where they stood.",
        set_origin_depth,
    ),
    def(
        "getrecursionlimit",
        "()",
        "How deep calls may nest.",
        getrecursionlimit,
    ),
    def(
        "setrecursionlimit",
        "(limit, /)",
        "Say how deep calls may nest.",
        setrecursionlimit,
    ),
    def(
        "get_int_max_str_digits",
        "()",
        "How many decimal digits an int may have as text; 0 for any number.",
        |cx, _| Ok(Value::int(int_text::digits_max(cx) as i64)),
    ),
    def(
        "set_int_max_str_digits",
        "(maxdigits)",
        "Say how many decimal digits an int may have as text.",
        set_int_max_str_digits,
    ),
    def(
        "getsizeof",
        "(object, default=None)",
        "Roughly how many bytes an object takes.",
        getsizeof,
    ),
    def(
        "getrefcount",
        "(object, /)",
        "How many references there are to an object.",
        getrefcount,
    ),
    def(
        "intern",
        "(string, /)",
        "The one string object with this text.",
        intern,
    ),
    def("getdefaultencoding", "()", "'utf-8'.", getdefaultencoding),
    def(
        "getfilesystemencoding",
        "()",
        "'utf-8'.",
        getdefaultencoding,
    ),
    def(
        "getfilesystemencodeerrors",
        "()",
        "'surrogateescape'.",
        |cx, _| Ok(cx.str("surrogateescape")),
    ),
    def(
        "_getframemodulename",
        "(depth=0)",
        "The name of the module whose code is running, or called it.",
        getframemodulename,
    ),
    def(
        "_getframe",
        "(depth=0, /)",
        "The frame of the code that is running, or one that called it.",
        getframe,
    ),
    def("audit", "(event, /, *args)", "Tells nobody.", |_, _| {
        Ok(Value::NONE)
    }),
    def(
        "is_finalizing",
        "()",
        "Whether the interpreter is shutting down.",
        is_finalizing,
    ),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, NAME, "The interpreter, as scripts see it.", FUNCTIONS);
    let state = state(cx);
    let modules = cx.modules.to_value();
    super::set(cx, &module, "argv", state.argv.to_value());
    super::set(cx, &module, "path", state.path.to_value());
    super::set(cx, &module, "modules", modules);
    super::set(cx, &module, "maxsize", Value::int(i64::MAX));
    super::set(cx, &module, "maxunicode", Value::int(0x10FFFF));
    super::set(cx, &module, "dont_write_bytecode", Value::TRUE);
    texts(cx, &module);
    versions(cx, &module);
    streams(cx, &module);
    names(cx, &module);
    stdlib_module_names(cx, &module)?;
    float_info(cx, &module);
    number_infos(cx, &module);
    super::sys_hooks::add(cx, &module);
    environment(cx, &module);
    Ok(module.into_value())
}

fn texts(cx: &mut Cx, module: &Ref<Module>) {
    let version = format!(
        "{PYTHON_VERSION} (Bide {}) [Rust]",
        env!("CARGO_PKG_VERSION")
    );
    super::set_text(cx, module, "version", &version);
    super::set_text(
        cx,
        module,
        "platform",
        if cfg!(target_os = "macos") {
            "darwin"
        } else {
            std::env::consts::OS
        },
    );
    super::set_text(
        cx,
        module,
        "byteorder",
        if cfg!(target_endian = "big") {
            "big"
        } else {
            "little"
        },
    );
    super::set_text(cx, module, "copyright", "");
    let executable = std::env::current_exe().unwrap_or_default();
    super::set_text(cx, module, "executable", &executable.to_string_lossy());
    let folder = executable.parent().and_then(std::path::Path::parent);
    let folder = folder.map(|folder| folder.to_string_lossy().into_owned());
    for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
        super::set_text(cx, module, name, folder.as_deref().unwrap_or_default());
    }
}

fn versions(cx: &mut Cx, module: &Ref<Module>) {
    let (major, minor, micro) = VERSION;
    let numbers = [("major", major), ("minor", minor), ("micro", micro)];
    let mut fields: Vec<(&str, Value)> = numbers
        .map(|(name, number)| (name, Value::int(number)))
        .into();
    fields.push(("releaselevel", cx.str("final")));
    fields.push(("serial", Value::int(0)));
    let version = named_tuple(cx, "version_info", &fields);
    super::set(cx, module, "version_info", version.clone());
    super::set(cx, module, "hexversion", Value::int(HEX_VERSION));
    let name = cx.str("bide");
    let implementation = [
        ("name", name),
        ("cache_tag", Value::NONE),
        ("version", version),
        ("hexversion", Value::int(HEX_VERSION)),
    ];
    let implementation = record(cx, "SimpleNamespace", &implementation);
    super::set(cx, module, "implementation", implementation);
}

/// A tuple whose items have names too: `sys.version_info`.
fn named_tuple(cx: &mut Cx, name: &str, fields: &[(&str, Value)]) -> Value {
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let items = fields.iter().map(|(_, value)| value.clone()).collect();
    let class = struct_sequence::class(cx, "sys", name, &names);
    struct_sequence::instance(cx, &class, items)
}

/// What else scripts read of the place they run in.
fn environment(cx: &mut Cx, module: &Ref<Module>) {
    for (name, text) in [("abiflags", ""), ("platlibdir", "lib"), ("_framework", "")] {
        super::set_text(cx, module, name, text);
    }
    super::set(cx, module, "api_version", Value::int(1013));
    super::set(cx, module, "pycache_prefix", Value::NONE);
    for name in ["meta_path", "path_hooks"] {
        super::set(cx, module, name, List::new(Vec::new()).into_value());
    }
    for name in ["path_importer_cache", "_xoptions"] {
        super::set(cx, module, name, Dict::new().into_value());
    }
    let (name, lock, none) = (cx.str("pthread"), cx.str("semaphore"), Value::NONE);
    let fields = [("name", name), ("lock", lock), ("version", none)];
    let info = named_tuple(cx, "thread_info", &fields);
    super::set(cx, module, "thread_info", info);
}

/// An object with these attributes.
fn record(cx: &mut Cx, name: &str, fields: &[(&str, Value)]) -> Value {
    let base = cx.types.object.clone();
    let class = cx.new_builtin_class(name, &base, Kind::Instance);
    cx.add_methods(&class, RECORD);
    let instance = Instance::new(class, Value::UNBOUND);
    set_fields(cx, &instance, fields);
    instance.into_value()
}

static RECORD: &[NativeDef] = &[def(
    "__repr__",
    "(self, /)",
    "Return repr(self).",
    record_repr,
)];

fn record_repr(cx: &mut Cx, args: &Args) -> NativeResult {
    let fields = args.req(0).get::<Instance>().map(|record| record.dict());
    let fields = fields.iter().flat_map(|fields| {
        let table = fields.table.borrow();
        let pairs = table
            .iter()
            .map(|entry| (entry.key.clone(), entry.value.clone()));
        pairs.collect::<Vec<_>>()
    });
    let mut shown = Vec::new();
    for (name, value) in fields.collect::<Vec<_>>() {
        let value = cx.repr(&value)?;
        shown.push(format!("{}={}", cx.str_of(&name)?.as_str(), value.as_str()));
    }
    Ok(cx.str(format!("namespace({})", shown.join(", "))))
}

fn set_fields(cx: &mut Cx, instance: &Ref<Instance>, fields: &[(&str, Value)]) {
    for (name, value) in fields {
        let name = cx.intern(name);
        instance.set(&name, value.clone());
    }
}

fn streams(cx: &mut Cx, module: &Ref<Module>) {
    let class = standard::class(cx);
    let streams = [
        ("stdin", Stream::Stdin),
        ("stdout", Stream::Stdout),
        ("stderr", Stream::Stderr),
    ];
    for (name, which) in streams {
        let object = standard::object(&class, which);
        super::set(cx, module, name, object.clone());
        super::set(cx, module, &format!("__{name}__"), object);
    }
}

fn names(cx: &mut Cx, module: &Ref<Module>) {
    let names: Vec<Value> = super::TABLE.iter().map(|(name, _)| cx.str(*name)).collect();
    super::set(
        cx,
        module,
        "builtin_module_names",
        Tuple::new(names).into_value(),
    );
}

/// The names of CPython's modules, whether they are in Bide or not.
fn stdlib_module_names(cx: &mut Cx, module: &Ref<Module>) -> Result<(), Raised> {
    let names = library_names::NAMES.iter().map(|name| cx.str(*name));
    let names = List::new(names.collect()).into_value();
    let class = cx.types.frozenset.to_value();
    let names = cx.call(&class, &[names])?;
    super::set(cx, module, "stdlib_module_names", names);
    Ok(())
}

fn float_info(cx: &mut Cx, module: &Ref<Module>) {
    let fields = [
        ("max", Value::float(f64::MAX)),
        ("max_exp", Value::int(f64::MAX_EXP.into())),
        ("max_10_exp", Value::int(f64::MAX_10_EXP.into())),
        ("min", Value::float(f64::MIN_POSITIVE)),
        ("min_exp", Value::int(f64::MIN_EXP.into())),
        ("min_10_exp", Value::int(f64::MIN_10_EXP.into())),
        ("dig", Value::int(f64::DIGITS.into())),
        ("mant_dig", Value::int(f64::MANTISSA_DIGITS.into())),
        ("epsilon", Value::float(f64::EPSILON)),
        ("radix", Value::int(f64::RADIX.into())),
        ("rounds", Value::int(1)),
    ];
    let info = named_tuple(cx, "float_info", &fields);
    super::set(cx, module, "float_info", info);
}

/// What is known of hashes and ints.
fn number_infos(cx: &mut Cx, module: &Ref<Module>) {
    let siphash = cx.str("siphash13");
    let fields = [
        ("width", Value::int(64)),
        ("modulus", Value::int((1 << 61) - 1)),
        ("inf", Value::int(314_159)),
        ("nan", Value::int(0)),
        ("imag", Value::int(1_000_003)),
        ("algorithm", siphash),
        ("hash_bits", Value::int(64)),
        ("seed_bits", Value::int(128)),
        ("cutoff", Value::int(0)),
    ];
    let info = named_tuple(cx, "hash_info", &fields);
    super::set(cx, module, "hash_info", info);
    let fields = [
        ("bits_per_digit", Value::int(30)),
        ("sizeof_digit", Value::int(4)),
        ("default_max_str_digits", Value::int(4300)),
        ("str_digits_check_threshold", Value::int(LEAST_DIGITS)),
    ];
    let info = named_tuple(cx, "int_info", &fields);
    super::set(cx, module, "int_info", info);
    super::set_text(cx, module, "float_repr_style", "short");
    let off = [
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
    ];
    let mut fields: Vec<(&str, Value)> = off
        .into_iter()
        .map(|name| (name, Value::int(0)))
        .chain([
            ("dev_mode", Value::FALSE),
            ("utf8_mode", Value::int(1)),
            ("warn_default_encoding", Value::int(0)),
            ("safe_path", Value::FALSE),
            ("int_max_str_digits", Value::int(4300)),
        ])
        .collect();
    fields.extend([
        ("hash_randomization", Value::int(1)),
        ("isolated", Value::int(0)),
        ("dev_mode", Value::bool(state(cx).dev_mode)),
        ("utf8_mode", Value::int(0)),
        ("warn_default_encoding", Value::int(0)),
        ("safe_path", Value::FALSE),
        ("int_max_str_digits", Value::int(4300)),
    ]);
    let flags = named_tuple(cx, "flags", &fields);
    super::set(cx, module, "flags", flags);
    let warnings = state(cx).warnings.to_value();
    super::set(cx, module, "warnoptions", warnings);
}

fn exit(cx: &mut Cx, args: &Args) -> NativeResult {
    let status = args.opt(0).cloned().unwrap_or(Value::NONE);
    let class = cx.exceptions.SystemExit.clone();
    let given = if status.is_none() {
        Vec::new()
    } else {
        vec![status.clone()]
    };
    let exception = Exception::new(class, given);
    exception.dict().set_str(&cx.names.code, status);
    Err(Raised(exception))
}

fn exc_info(cx: &mut Cx, args: &Args) -> NativeResult {
    let handled = exception(cx, args)?;
    if handled.is_none() {
        return Ok(Tuple::new([Value::NONE, Value::NONE, Value::NONE]).into_value());
    }
    let class = cx.class_of(&handled).into_value();
    let name = cx.names.traceback.clone();
    let traceback = cx.find_attr(&handled, &name)?.unwrap_or(Value::NONE);
    Ok(Tuple::new([class, handled, traceback]).into_value())
}

fn exception(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(cx.handled_exception().map_or(Value::NONE, Ref::into_value))
}

fn getframemodulename(cx: &mut Cx, args: &Args) -> NativeResult {
    let depth = args.opt(0).map_or(Ok(0), |depth| cx.index(depth))?;
    let globals = cx.globals_above(depth.max(0) as usize);
    let name = globals.and_then(|globals| globals.get_str(&cx.names.name_));
    Ok(name.unwrap_or(Value::NONE))
}

fn getframe(cx: &mut Cx, args: &Args) -> NativeResult {
    let depth = args.opt(0).map_or(Ok(0), |depth| cx.index(depth))?;
    match frame::running(cx, depth.max(0) as usize) {
        Some(frame) => Ok(frame),
        None => Err(cx.value_error("call stack is not deep enough")),
    }
}

fn set_origin_depth(cx: &mut Cx, args: &Args) -> NativeResult {
    let depth = cx.index(args.req(0))?;
    match usize::try_from(depth) {
        Ok(depth) => cx.schedule.origin_depth = depth,
        Err(_) => return Err(cx.value_error("depth must be >= 0")),
    }
    Ok(Value::NONE)
}

fn getrecursionlimit(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::int(cx.recursion_limit as i64))
}

fn setrecursionlimit(cx: &mut Cx, args: &Args) -> NativeResult {
    let limit = cx.index(args.req(0))?;
    if limit < 1 {
        return Err(cx.value_error("recursion limit must be greater or equal than 1"));
    }
    let depth = cx.stack.activations();
    if depth as i64 >= limit {
        return Err(cx.recursion_error(format_args!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
        )));
    }
    cx.recursion_limit = u32::try_from(limit).unwrap_or(u32::MAX) as _;
    cx.stack.forget_limit();
    Ok(Value::NONE)
}

fn set_int_max_str_digits(cx: &mut Cx, args: &Args) -> NativeResult {
    let limit = cx.index(args.req(0))?;
    if limit != 0 && limit < LEAST_DIGITS {
        return Err(cx.value_error(format_args!(
            "maxdigits must be >= {LEAST_DIGITS} or 0 for unlimited"
        )));
    }
    if i32::try_from(limit).is_err() {
        return Err(cx.overflow_error("Python int too large to convert to C int"));
    }
    int_text::set_digits_max(cx, limit as usize);
    Ok(Value::NONE)
}

fn getsizeof(cx: &mut Cx, args: &Args) -> NativeResult {
    const HEADER: usize = 16;
    const VALUE: usize = 16;
    let value = args.req(0);
    let inner = cx.inner(value);
    let items = match inner.kind() {
        Kind::Str => inner
            .get::<Str>()
            .map_or(0, |text| text.as_str().len() / VALUE),
        Kind::List => inner.get::<List>().map_or(0, |list| list.len()),
        Kind::Tuple => inner.get::<Tuple>().map_or(0, |tuple| tuple.len()),
        _ => 1,
    };
    Ok(Value::int((HEADER + VALUE * (items + 1)) as i64))
}

fn getrefcount(_: &mut Cx, args: &Args) -> NativeResult {
    let count = args
        .req(0)
        .header()
        .map_or(u32::MAX, |header| header.count());
    Ok(Value::int(count.into()))
}

fn intern(cx: &mut Cx, args: &Args) -> NativeResult {
    match args.req(0).get::<Str>() {
        Some(text) => Ok(cx.interner.intern_str(text).into_value()),
        None => {
            let name = cx.type_name(args.req(0));
            Err(cx.type_error(format_args!("intern() argument must be str, not {name}")))
        }
    }
}

fn getdefaultencoding(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(cx.str("utf-8"))
}

fn is_finalizing(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::FALSE)
}
