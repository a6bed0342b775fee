//! Source text: bytes → text → code object; what is wrong with it → SyntaxError.

use std::rc::Rc;

use crate::bytecode::code::{Code, CodeKind};
use crate::bytecode::instr::Instr;
use crate::bytecode::verify;
use crate::compile::{Mode, compile_module};
use crate::diagnostics::source_error::{self, SourceError};
use crate::diagnostics::warnings;
use crate::objects::class::is_subclass;
use crate::objects::code::CodeObject;
use crate::objects::heap::Ref;
use crate::syntax::ast::Module;
use crate::syntax::{ErrorKind, parse_expression, parse_module};
use crate::text::source::SourceFile;
use crate::text::span::Span;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// The source file that these bytes are: UTF-8, perhaps behind a byte order mark.
pub fn decode(name: String, bytes: Vec<u8>) -> Result<Rc<SourceFile>, SourceError> {
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    match String::from_utf8(bytes) {
        Ok(text) => check_nulls(Rc::new(SourceFile::new(name, text))),
        Err(error) => Err(not_utf8(
            name,
            error.as_bytes(),
            error.utf8_error().valid_up_to(),
        )),
    }
}

fn check_nulls(source: Rc<SourceFile>) -> Result<Rc<SourceFile>, SourceError> {
    match memchr::memchr(0, source.text.as_bytes()) {
        None => Ok(source),
        Some(at) => {
            let span = Span::new(at as u32, at as u32 + 1);
            let message = "source code cannot contain null bytes".into();
            Err(SourceError::new(ErrorKind::Syntax, message, span, source))
        }
    }
}

fn not_utf8(name: String, bytes: &[u8], at: usize) -> SourceError {
    let text = String::from_utf8_lossy(bytes).into_owned();
    // What comes before is valid, so the replacement character stands at the same offset.
    let source = Rc::new(SourceFile::new(name, text));
    let message = format!(
        "Non-UTF-8 code starting with '\\x{:02x}' in file {} on line {}, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details",
        bytes[at],
        source.name,
        source.line(at as u32),
    );
    let end = (at + char::REPLACEMENT_CHARACTER.len_utf8()) as u32;
    SourceError::new(
        ErrorKind::Syntax,
        message,
        Span::new(at as u32, end),
        source,
    )
}

/// Compiles a file to a code object that may await at its top level: the main module, the prompt.
pub fn load(cx: &mut Cx, source: &Rc<SourceFile>, mode: Mode) -> Result<Ref<CodeObject>, Raised> {
    let parsed = match mode {
        Mode::Eval => parse_expression(source),
        _ => parse_module(source),
    };
    let module = match parsed {
        Ok(module) => module,
        Err(error) => {
            return Err(source_error::raise(
                cx,
                SourceError::from_syntax(error, source.clone()),
            ));
        }
    };
    warn(cx, &module, source)?;
    match compile_module(&module, source, mode) {
        Ok(code) => Ok(object(cx, code)),
        Err(error) => Err(source_error::raise(
            cx,
            SourceError::from_compile(error, source.clone()),
        )),
    }
}

/// Warns of what is doubtful about a source; a warning that is to be an error is a SyntaxError.
pub fn warn(cx: &mut Cx, module: &Module, source: &Rc<SourceFile>) -> Result<(), Raised> {
    for warning in &module.warnings {
        if let Err(raised) = warnings::in_source(cx, &warning.message, source, warning.span) {
            let class = raised.0.class.borrow().clone();
            if !is_subclass(&class, &cx.exceptions.SyntaxWarning) {
                return Err(raised);
            }
            let (message, source) = (warning.message.clone(), source.clone());
            let error = SourceError::new(ErrorKind::Syntax, message, warning.span, source);
            return Err(source_error::raise(cx, error));
        }
    }
    Ok(())
}

/// Makes a code ready to run.
pub fn object(cx: &mut Cx, code: Rc<Code>) -> Ref<CodeObject> {
    verify(&code);
    CodeObject::new(code, &mut |text| cx.interner.intern(text))
}

/// Where Bide itself is under test, no code runs that the verifier refuses: the compiler has a bug then.
fn verify(code: &Code) {
    if cfg!(any(debug_assertions, feature = "checked"))
        && let Err(error) = verify::verify(code)
    {
        panic!("the compiler's code is unfit to run: {error}");
    }
}

/// The same where nothing can be awaited: imported modules, `exec`.
pub fn load_plain(
    cx: &mut Cx,
    source: &Rc<SourceFile>,
    mode: Mode,
) -> Result<Ref<CodeObject>, Raised> {
    let code = load(cx, source, mode)?;
    if !awaits(&code) {
        return Ok(code);
    }
    let message = "'await' outside function".to_owned();
    let error = SourceError::new(
        ErrorKind::Syntax,
        message,
        first_await(&code),
        source.clone(),
    );
    let error = error.help("only the script itself and the prompt can await at the top level");
    Err(source_error::raise(cx, error))
}

fn first_await(code: &Ref<CodeObject>) -> Span {
    let code = &code.code;
    let at = code
        .instrs
        .iter()
        .position(|instr| matches!(instr, Instr::Await { .. }));
    at.map_or(code.span, |at| code.span_at(at as u32))
}

/// The hook that the VM calls for `eval`, `exec` and `compile`.
pub fn compile_hook(cx: &mut Cx, source: &Rc<SourceFile>, mode: &str) -> NativeResult {
    let mode = match mode {
        "eval" => Mode::Eval,
        "single" => Mode::Interactive,
        _ => Mode::Exec,
    };
    let code = load_plain(cx, source, mode)?;
    Ok(code.into_value())
}

/// Whether the code awaits at its top level.
pub fn awaits(code: &Ref<CodeObject>) -> bool {
    code.code.kind == CodeKind::Coroutine
}
