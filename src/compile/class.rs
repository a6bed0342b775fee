//! Class definitions: the body is a function run with the class's namespace, called by
//! `__build_class__`.
//!
//! The body returns its `__class__` cell, or None if no method needs one.

use std::collections::BTreeSet;

use crate::bytecode::code::{CodeKind, Constant, Parameters};
use crate::bytecode::instr::{Instr, Intrinsic, Reg};
use crate::syntax::ast::{self, ClassDef};
use crate::text::span::Span;

use super::annotations;
use super::call::is_spread;
use super::compiler::Compiler;
use super::error::Result;
use super::function::docstring;
use super::lazy::TypeParams;
use super::scope::{CLASS_CELL, CLASS_DICT, CONDITIONAL_ANNOTATIONS, Part};
use super::unit::Header;

impl<'a> Compiler<'a> {
    /// `class`
    pub fn class_def(&mut self, def: &'a ClassDef, span: Span) -> Result<()> {
        let mark = self.mark();
        let decorators = self.items(&def.decorator_list)?;
        let class = self.alloc();
        let type_params = self.open_type_params(def, &def.type_params, span)?;
        self.build_class(def, class, type_params.as_ref(), span)?;
        self.close_type_params(type_params, class, span);
        let result = self.decorate(&def.decorator_list, decorators, class);
        self.store_name(&def.name, result, span);
        self.release(mark);
        Ok(())
    }

    /// R[dst] := the class
    fn build_class(
        &mut self,
        def: &'a ClassDef,
        dst: Reg,
        type_params: Option<&TypeParams>,
        span: Span,
    ) -> Result<()> {
        let mark = self.mark();
        let base = self.window(dst);
        let (body, name) = (self.alloc(), self.alloc());
        self.unit.emit(
            Instr::Intrinsic {
                op: Intrinsic::BuildClass,
                dst: base,
                src: base,
            },
            span,
        );
        self.class_body(def, body, span)?;
        self.load_str(&def.name, name, span);
        if is_spread(&def.bases, &def.keywords) {
            self.spread_positional(base, 2, &def.bases, span)?;
            if let Some(open) = type_params {
                self.append_generic_base(open, body, span);
            }
            self.spread_call(base, &def.keywords, span)?;
        } else {
            self.arguments(&def.bases, &[])?;
            if let Some(open) = type_params {
                let generic = self.alloc();
                self.generic_base(open, generic, span);
            }
            self.arguments(&[], &def.keywords)?;
            let positional = 2 + def.bases.len() + usize::from(type_params.is_some());
            self.emit_call(base, positional, &def.keywords, span)?;
        }
        self.move_to(dst, base, span);
        self.release(mark);
        Ok(())
    }

    fn append_generic_base(&mut self, open: &TypeParams, list: Reg, span: Span) {
        let mark = self.mark();
        let src = self.alloc();
        self.generic_base(open, src, span);
        self.unit.emit(Instr::ListAppend { list, src }, span);
        self.release(mark);
    }

    /// R[dst] := the function that runs the class body
    fn class_body(&mut self, def: &'a ClassDef, dst: Reg, span: Span) -> Result<()> {
        let scope = self.scopes.of_node(def, Part::Body);
        let header = Header {
            name: def.name.clone(),
            qualname: self.qualname_of(&def.name),
            kind: CodeKind::Plain,
            params: Parameters::default(),
            doc: docstring(&def.body),
            has_namespace: true,
            span,
        };
        let outer = std::mem::take(&mut self.self_attributes);
        self.make_plain_function(dst, header, scope, |cx| {
            cx.unit.annotations = annotations::annotations_of(&def.body);
            cx.class_preamble(def, span);
            cx.body(&def.body)?;
            if !cx.unit.annotations.is_empty() {
                let lazy = cx.scopes.of_node(def, Part::Lazy);
                cx.body_annotations(lazy, "__annotate_func__", span)?;
            }
            cx.static_attributes(outer, span);
            cx.return_class_cell(span);
            Ok(())
        })
    }

    /// The entries that every class body has, and what its annotations need.
    fn class_preamble(&mut self, def: &'a ClassDef, span: Span) {
        let mark = self.mark();
        let reg = self.alloc();
        let module_name = self.unit.tables.name(&"__name__".into());
        self.unit.emit(
            Instr::GetName {
                dst: reg,
                name: module_name,
            },
            span,
        );
        self.store_hidden("__module__", reg, span);
        let qualname = self.unit.header.qualname.clone();
        self.load_constant(Constant::Str(qualname), reg, span);
        self.store_hidden("__qualname__", reg, span);
        let first = def
            .decorator_list
            .first()
            .map_or(span, |decorator| decorator.span);
        let line = self.source.line(first.start) as i64;
        self.load_constant(Constant::Int(line), reg, span);
        self.store_hidden("__firstlineno__", reg, span);
        if let Some(doc) = self.unit.header.doc.clone() {
            self.load_constant(Constant::Str(doc), reg, span);
            self.store_hidden("__doc__", reg, span);
        }
        if let Some(cell) = self.scopes.class_cell(self.unit.host, CLASS_DICT) {
            self.unit.emit(
                Instr::Intrinsic {
                    op: Intrinsic::Namespace,
                    dst: reg,
                    src: reg,
                },
                span,
            );
            self.unit.emit(Instr::StoreCell { cell, src: reg }, span);
        }
        self.release(mark);
        if self
            .scopes
            .class_cell(self.unit.host, CONDITIONAL_ANNOTATIONS)
            .is_some()
        {
            self.start_conditional_annotations(span);
        }
    }

    /// `__static_attributes__`: which attributes of `self` the methods assign. Those of the class around
    /// this one are collected further.
    fn static_attributes(&mut self, outer: BTreeSet<ast::Name>, span: Span) {
        let names = std::mem::replace(&mut self.self_attributes, outer);
        let names = names.into_iter().map(Constant::Str).collect();
        let mark = self.mark();
        let reg = self.alloc();
        self.load_constant(Constant::Tuple(names), reg, span);
        self.store_hidden("__static_attributes__", reg, span);
        self.release(mark);
    }

    fn return_class_cell(&mut self, span: Span) {
        if let Some(src) = self.scopes.class_cell(self.unit.host, CLASS_CELL) {
            let mark = self.mark();
            let cell = self.alloc();
            self.unit.emit(Instr::Copy { dst: cell, src }, span);
            self.store_hidden("__classcell__", cell, span);
            self.release(mark);
            let copy = self.alloc();
            self.unit.emit(Instr::Copy { dst: copy, src }, span);
            self.unit.emit_return(Some(copy), span);
        }
    }
}
