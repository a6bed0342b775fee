//! `print`, `input` and `open`.

use crate::objects::function::Native;
use crate::objects::heap::Ref;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::text::surrogates;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::codec;
use crate::vm::raise::Raised;

/// The functions of this file.
pub static FUNCTIONS: &[NativeDef] = &[
    def(
        "print",
        "(*args, sep=' ', end='\\n', file=None, flush=False)",
        "Prints the values to a stream, or to sys.stdout by default.",
        print,
    ),
    def(
        "input",
        "(prompt='', /)",
        "Read a string from standard input.",
        input,
    ),
];

fn print(cx: &mut Cx, args: &Args) -> NativeResult {
    let separator = text_option(cx, args.kw(0), "sep", " ")?;
    let end = text_option(cx, args.kw(1), "end", "\n")?;
    let flush = match args.kw(3) {
        Some(flush) => cx.truth(flush)?,
        None => false,
    };
    let file = match args.kw(2).filter(|file| !file.is_none()) {
        Some(file) => Some(file.clone()),
        None => redirected(cx, "stdout"),
    };
    if let Some(file) = file {
        print_to(cx, &file, args.positional, &separator, &end, flush)?;
        return Ok(Value::NONE);
    }
    let mut line = String::new();
    for (index, value) in args.positional.iter().enumerate() {
        if index > 0 {
            line.push_str(&separator);
        }
        match value.get::<Str>() {
            Some(text) => line.push_str(text.as_str()),
            None => line.push_str(cx.str_of(value)?.as_str()),
        }
    }
    line.push_str(&end);
    write_stdout(cx, &line, flush)?;
    Ok(Value::NONE)
}

/// Hands each piece of the line to the `write` of a script's object.
fn print_to(
    cx: &mut Cx,
    file: &Value,
    values: &[Value],
    separator: &str,
    end: &str,
    flush: bool,
) -> Result<(), Raised> {
    let write = cx.intern("write");
    let write = cx.get_attr(file, &write)?;
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            let separator = cx.str(separator);
            cx.call(&write, &[separator])?;
        }
        let text = cx.str_of(value)?.into_value();
        cx.call(&write, &[text])?;
    }
    let end = cx.str(end);
    cx.call(&write, &[end])?;
    if flush {
        let flush = cx.intern("flush");
        cx.call_method(file, &flush, &[])?;
    }
    Ok(())
}

/// An option of `print` that is a string or None.
fn text_option(
    cx: &mut Cx,
    value: Option<&Value>,
    name: &str,
    default: &str,
) -> Result<String, Raised> {
    let Some(value) = value.filter(|value| !value.is_none()) else {
        return Ok(default.to_owned());
    };
    match cx.inner(value).get::<Str>() {
        Some(text) => Ok(text.as_str().to_owned()),
        None => {
            let given = cx.type_name(value);
            Err(cx.type_error(format_args!("{name} must be None or a string, not {given}")))
        }
    }
}

/// What a script put into `sys.stdout` or another stream, unless that is still what it was at the start.
pub fn redirected(cx: &mut Cx, stream: &str) -> Option<Value> {
    let now = cx.sys_attr(stream)?;
    let original = cx.sys_attr(&format!("__{stream}__"))?;
    (!now.is(&original)).then_some(now)
}

impl Cx {
    /// An attribute of the module `sys`, if that is there.
    pub fn sys_attr(&mut self, name: &str) -> Option<Value> {
        let sys = self.intern("sys");
        let sys = self.modules.get_str(&sys)?;
        let name = self.intern(name);
        sys.get::<crate::objects::module::Module>()?
            .globals
            .get_str(&name)
    }

    /// What a script put in the place of a hook of `sys`.
    pub fn replaced_hook(&mut self, name: &str) -> Option<Value> {
        let hook = self.sys_attr(name)?;
        hook.get::<Native>().is_none().then_some(hook)
    }
}

/// Writes to standard output.
pub fn write_stdout(cx: &mut Cx, text: &str, flush: bool) -> Result<(), Raised> {
    if surrogates::find(text).is_some() {
        let errors = cx.stdout.errors.clone();
        let bytes = codec::encode(cx, text, "utf-8", &errors)?;
        let written = cx.stdout.write_all(&bytes);
        return written.map_err(|error| cx.os_error(&error, None));
    }
    if cx.stdout.closed {
        return Err(cx.value_error("I/O operation on closed file."));
    }
    let mut written = cx.stdout.write_all(text.as_bytes());
    if flush && written.is_ok() {
        written = cx.stdout.flush();
    }
    written.map_err(|error| cx.os_error(&error, None))
}

/// Reads a line from standard input; output written before shows first.
fn input(cx: &mut Cx, args: &Args) -> NativeResult {
    let prompt: Ref<Str> = match args.opt(0) {
        Some(prompt) => cx.str_of(prompt)?,
        None => Str::new(""),
    };
    match redirected(cx, "stdout") {
        Some(stdout) => {
            let (write, flush) = (cx.intern("write"), cx.intern("flush"));
            if args.opt(0).is_some() {
                cx.call_method(&stdout, &write, &[prompt.into_value()])?;
            }
            cx.call_method(&stdout, &flush, &[])?;
        }
        None => write_stdout(cx, prompt.as_str(), true)?,
    }
    let mut line = match redirected(cx, "stdin") {
        Some(stdin) => line_of(cx, &stdin)?,
        None => cx.read_input_line()?,
    };
    if line.is_empty() {
        return Err(cx.eof_error("EOF when reading a line"));
    }
    if line.ends_with('\n') {
        line.pop();
    }
    Ok(cx.str(line))
}

/// The next line of what a script put into `sys.stdin`.
fn line_of(cx: &mut Cx, stdin: &Value) -> Result<String, Raised> {
    if stdin.is_none() {
        return Err(cx.runtime_error("lost sys.stdin"));
    }
    let readline = cx.intern("readline");
    let line = cx.call_method(stdin, &readline, &[])?;
    match cx.inner(&line).get::<Str>() {
        Some(line) => Ok(line.as_str().to_owned()),
        None => Err(cx.type_error("object.readline() returned non-string")),
    }
}
