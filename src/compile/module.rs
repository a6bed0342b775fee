//! The front door: a checked tree in, a code object out.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::bytecode::code::{Code, CodeKind, Constant, Parameters};
use crate::syntax::ast::{self, StmtKind};
use crate::text::source::SourceFile;
use crate::text::span::Span;

use super::annotations;
use super::compiler::{Compiler, Options};
use super::error::{CompileError, Result};
use super::function::docstring;
use super::registers::REGISTERS_MAX;
use super::scope::{Part, Scopes};
use super::unit::{Header, Unit};

/// What the code is for.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A file: top-level names are globals.
    Module,
    /// `exec`: top-level names live in a namespace.
    Exec,
    /// `eval`: one expression, whose value the code returns.
    Eval,
    /// The prompt: like a file, but expression statements are shown.
    Interactive,
}

/// The code of a module.
pub fn compile_module(
    module: &ast::Module,
    source: &Rc<SourceFile>,
    mode: Mode,
) -> std::result::Result<Rc<Code>, CompileError> {
    let options = Options {
        interactive: mode == Mode::Interactive,
        string_annotations: annotations::are_strings(&module.body),
    };
    compile(module, source, mode, options)
}

fn compile(
    module: &ast::Module,
    source: &Rc<SourceFile>,
    mode: Mode,
    options: Options,
) -> std::result::Result<Rc<Code>, CompileError> {
    let namespace = matches!(mode, Mode::Exec | Mode::Eval);
    let scopes = Scopes::of(module, namespace)?;
    let root = scopes.module();
    let header = header(module, source, namespace);
    if scopes.layout(root).variables.len() as u32 > REGISTERS_MAX {
        return Err(CompileError::too_large("too many variables", header.span));
    }
    let unit = Unit::new(header, root, scopes.layout(root), Vec::new());
    let mut cx = Compiler {
        scopes: &scopes,
        source,
        unit,
        options,
        self_attributes: BTreeSet::new(),
    };
    cx.module(module, mode)?;
    let code = cx.unit.finish(scopes.layout(root), source)?;
    Ok(Rc::new(code))
}

/// The whole code of a function whose body was left for later: `definition` is a module of just its
/// definition, and `stub` the code that stands for it.
pub fn compile_later(
    definition: ast::Module,
    stub: &Code,
) -> std::result::Result<Rc<Code>, CompileError> {
    let mut module = definition;
    let classes: Vec<&str> = stub.qualname.split('.').rev().skip(1).collect();
    for name in classes {
        module.body = vec![ast::Stmt {
            kind: StmtKind::ClassDef(Box::new(ast::ClassDef {
                name: name.into(),
                name_span: stub.span,
                bases: Vec::new(),
                keywords: Vec::new(),
                body: module.body,
                decorator_list: Vec::new(),
                type_params: Vec::new(),
            })),
            span: stub.span,
        }];
    }
    let options = Options {
        interactive: false,
        string_annotations: stub.later.is_some_and(|later| later.string_annotations),
    };
    let around = compile(&module, &stub.source, Mode::Module, options)?;
    match within(around, &stub.qualname).map(Rc::try_unwrap) {
        Some(Ok(code)) => Ok(Rc::new(Code {
            span: stub.span,
            ..code
        })),
        Some(Err(_)) | None => Err(CompileError::new(
            "the function is not in its place",
            stub.span,
        )),
    }
}

/// The code of this qualified name in a code or one of those in it.
fn within(code: Rc<Code>, qualname: &str) -> Option<Rc<Code>> {
    if *code.qualname == *qualname {
        return Some(code);
    }
    let inner = code.consts.iter().filter_map(|constant| match constant {
        Constant::Code(code) if !code.name.starts_with("__annotate") => Some(code.clone()),
        _ => None,
    });
    inner.into_iter().find_map(|code| within(code, qualname))
}

fn header(module: &ast::Module, source: &SourceFile, has_namespace: bool) -> Header {
    Header {
        name: "<module>".into(),
        qualname: "<module>".into(),
        kind: if module.top_level_await {
            CodeKind::Coroutine
        } else {
            CodeKind::Plain
        },
        params: Parameters::default(),
        doc: docstring(&module.body),
        has_namespace,
        span: Span::new(0, source.text.len() as u32),
    }
}

impl<'a> Compiler<'a> {
    fn module(&mut self, module: &'a ast::Module, mode: Mode) -> Result<()> {
        self.prologue();
        if mode == Mode::Eval {
            return self.eval_body(module);
        }
        let span = module
            .body
            .first()
            .map_or(Span::default(), |stmt| stmt.span);
        self.unit.annotations = annotations::annotations_of(&module.body);
        if !self.unit.annotations.is_empty() {
            self.body_annotations(
                self.scopes.of_node(module, Part::Lazy),
                "__annotate__",
                span,
            )?;
            self.start_conditional_annotations(span);
        }
        if let Some(doc) = self
            .unit
            .header
            .doc
            .clone()
            .filter(|_| mode != Mode::Interactive)
        {
            let mark = self.mark();
            let reg = self.alloc();
            self.load_constant(Constant::Str(doc), reg, span);
            self.store_hidden("__doc__", reg, span);
            self.release(mark);
        }
        self.body(&module.body)
    }

    /// The only statement is an expression, whose value is returned.
    fn eval_body(&mut self, module: &'a ast::Module) -> Result<()> {
        match module.body.first().map(|stmt| &stmt.kind) {
            Some(StmtKind::Expr { value }) => {
                let src = self.operand(value)?;
                self.unit.emit_return(Some(src), value.span);
                Ok(())
            }
            Some(_) | None => Err(CompileError::new(
                "eval() takes an expression",
                self.unit.header.span,
            )),
        }
    }
}
