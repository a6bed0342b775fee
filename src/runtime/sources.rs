//! Source text: bytes → text → code object; what is wrong with it → SyntaxError.

use std::rc::Rc;

use crate::bytecode::code::{Code, CodeKind};
use crate::bytecode::instr::Instr;
use crate::bytecode::verify;
use crate::compile::{Mode, compile_later, compile_module};
use crate::diagnostics::source_error::{self, SourceError};
use crate::diagnostics::warnings;
use crate::objects::class::is_subclass;
use crate::objects::code::CodeObject;
use crate::objects::codec::{Codec, Failure, OnError};
use crate::objects::heap::Ref;
use crate::syntax::ast::Module;
use crate::syntax::{ErrorKind, Extent, parse_expression, parse_extent, parse_module};
use crate::text::source::SourceFile;
use crate::text::span::Span;
use crate::vm::cx::Cx;
use crate::vm::native::NativeResult;
use crate::vm::raise::Raised;

/// The source file that these bytes are: UTF-8, perhaps behind a byte order mark, or what it declares.
pub fn decode(name: String, bytes: Vec<u8>) -> Result<Rc<SourceFile>, SourceError> {
    let (bytes, marked) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest.to_vec(), true),
        None => (bytes, false),
    };
    match declared_encoding(&bytes) {
        None => decode_utf8(name, bytes),
        Some((encoding, end)) => decode_declared(name, bytes, &encoding, end, marked),
    }
}

fn decode_utf8(name: String, bytes: Vec<u8>) -> Result<Rc<SourceFile>, SourceError> {
    match String::from_utf8(bytes) {
        Ok(text) => check_nulls(Rc::new(SourceFile::new(name, text))),
        Err(error) => Err(not_utf8(
            name,
            error.as_bytes(),
            error.utf8_error().valid_up_to(),
        )),
    }
}

/// The encoding that a comment in the first two lines declares, and where that line ends.
fn declared_encoding(bytes: &[u8]) -> Option<(String, usize)> {
    let mut after = 0;
    for line in bytes.split(|byte| *byte == b'\n').take(2) {
        let end = after + line.len();
        after = end + 1;
        let line = String::from_utf8_lossy(line);
        let line = line.trim_matches(&[' ', '\t', '\x0c', '\r'][..]);
        if !line.is_empty() && !line.starts_with('#') {
            return None;
        }
        let declared = line.match_indices("coding").find_map(|(at, word)| {
            let rest = line[at + word.len()..].strip_prefix([':', '='])?;
            let rest = rest.trim_start_matches([' ', '\t']);
            let part = |char: char| char.is_ascii_alphanumeric() || "-_.".contains(char);
            let end = rest.find(|char| !part(char)).unwrap_or(rest.len());
            (end > 0).then(|| rest[..end].to_owned())
        });
        if let Some(encoding) = declared {
            return Some((encoding, end));
        }
    }
    None
}

fn decode_declared(
    name: String,
    bytes: Vec<u8>,
    encoding: &str,
    end: usize,
    marked: bool,
) -> Result<Rc<SourceFile>, SourceError> {
    let refused = |name: String, message: String| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let source = Rc::new(SourceFile::new(name, text));
        SourceError::new(ErrorKind::Syntax, message, Span::new(0, 0), source)
    };
    let codec = match Codec::named(encoding) {
        Some(Codec::Utf8 | Codec::Utf8Sig) => Codec::Utf8,
        Some(_) if marked => {
            return Err(refused(
                name,
                format!("encoding problem: {encoding} with BOM"),
            ));
        }
        Some(codec @ (Codec::Ascii | Codec::Latin1 | Codec::Cp1252)) => codec,
        _ => return Err(refused(name, format!("unknown encoding: {encoding}"))),
    };
    match codec.decode(&bytes, OnError::Strict) {
        Ok(text) => check_nulls(Rc::new(SourceFile::new(name, text))),
        Err(Failure::UnknownHandler) => decode_utf8(name, bytes),
        Err(Failure::Fault(fault)) => {
            // The codec is given what comes after the declaration.
            let (prefix, start) = match fault.start.checked_sub(end) {
                Some(start) => ("", start),
                None => ("(unicode error) ", fault.start),
            };
            let message = format!(
                "{prefix}'{}' codec can't decode byte 0x{:02x} in position {}: {}",
                fault.codec, bytes[fault.start], start, fault.reason
            );
            Err(refused(name, message))
        }
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

/// Compiles a module of the library; the bodies of its functions are left for later.
pub fn load_library(cx: &mut Cx, source: &Rc<SourceFile>) -> Result<Ref<CodeObject>, Raised> {
    let module = parse_extent(source, Extent::WithoutBodies);
    let module = module.map_err(|error| SourceError::from_syntax(error, source.clone()));
    let code = module.and_then(|module| {
        compile_module(&module, source, Mode::Module)
            .map_err(|error| SourceError::from_compile(error, source.clone()))
    });
    match code {
        Ok(code) => Ok(object(cx, code)),
        Err(error) => Err(source_error::raise(cx, error)),
    }
}

/// The whole code of a function whose body was left for later.
pub fn complete(cx: &mut Cx, stub: &Ref<CodeObject>) -> Result<Ref<CodeObject>, Raised> {
    match whole_code(&stub.code) {
        Ok(code) => Ok(object(cx, code)),
        Err(error) => Err(source_error::raise(cx, error)),
    }
}

fn whole_code(stub: &Code) -> Result<Rc<Code>, SourceError> {
    let source = &stub.source;
    let definition = stub.later.map_or(stub.span, |later| later.definition);
    let module = parse_extent(source, Extent::Part(definition))
        .map_err(|error| SourceError::from_syntax(error, source.clone()))?;
    compile_later(module, stub).map_err(|error| SourceError::from_compile(error, source.clone()))
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
    let span = first_await(&code);
    let line = source.line_text(source.line(span.start));
    let message = match line.trim_start() {
        line if line.starts_with("async for") => "'async for' outside async function",
        line if line.starts_with("async with") => "'async with' outside async function",
        line if line.contains(" async for ") => {
            "asynchronous comprehension outside of an asynchronous function"
        }
        _ => "'await' outside function",
    };
    let error = SourceError::new(ErrorKind::Syntax, message.to_owned(), span, source.clone());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytecode::code::Constant;
    use crate::runtime::stdlib::MODULES;

    /// The codes in a code, those left for later made whole.
    fn inner(code: &Code) -> Vec<Rc<Code>> {
        let whole = |code: &Rc<Code>| match code.later {
            None => code.clone(),
            Some(_) => match whole_code(code) {
                Ok(whole) => whole,
                Err(error) => panic!(
                    "{}: {} in {:?}",
                    code.qualname,
                    error.message,
                    code.later.map(|later| code.source.slice(later.definition))
                ),
            },
        };
        let codes = code.consts.iter().filter_map(|constant| match constant {
            Constant::Code(code) => Some(whole(code)),
            _ => None,
        });
        codes.collect()
    }

    fn compare(at_once: &Code, later: &Code, module: &str) {
        let of = |code: &Code| (code.free.clone(), code.doc.clone(), code.span, code.kind);
        assert_eq!(of(at_once), of(later), "{module}: {}", at_once.qualname);
        assert_eq!(
            at_once.instrs, later.instrs,
            "{module}: {}",
            at_once.qualname
        );
        assert_eq!(at_once.spans, later.spans, "{module}: {}", at_once.qualname);
        let tables = |code: &Code| {
            let names = [
                &code.names,
                &code.attr_sites,
                &code.global_sites,
                &code.variables,
            ];
            (
                names.map(Vec::clone),
                code.cells.clone(),
                code.handlers.clone(),
                code.spans.clone(),
            )
        };
        assert_eq!(
            tables(at_once),
            tables(later),
            "{module}: {}",
            at_once.qualname
        );
        let (a, b) = (inner(at_once), inner(later));
        assert_eq!(a.len(), b.len(), "{module}: {}", at_once.qualname);
        for (a, b) in a.iter().zip(&b) {
            compare(a, b, module);
        }
    }

    /// Functions of the library are the same whether they are compiled at once or later.
    #[test]
    fn bodies_left_for_later_are_the_same() {
        for module in MODULES {
            let source = Rc::new(SourceFile::new(module.name, module.text()));
            let code = |extent| {
                let tree = parse_extent(&source, extent).map_err(|error| error.message);
                let tree = tree.expect(module.name);
                compile_module(&tree, &source, Mode::Module).expect(module.name)
            };
            compare(
                &code(Extent::Whole),
                &code(Extent::WithoutBodies),
                module.name,
            );
        }
    }
}
