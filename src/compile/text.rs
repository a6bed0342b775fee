//! f-strings and t-strings.

use crate::bytecode::code::Constant;
use crate::bytecode::instr::{Conversion, Instr, NO_REG, Reg};
use crate::syntax::ast::{self, Expr};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::error::Result;

impl<'a> Compiler<'a> {
    /// R[dst] := the f-string
    pub fn joined_str(&mut self, values: &'a [Expr], dst: Reg, span: Span) -> Result<()> {
        match values {
            [] => self.load_str("", dst, span),
            [only] => self.expr_to(only, dst)?,
            _ => {
                let base = Reg(self.unit.regs.next());
                for value in values {
                    let reg = self.alloc();
                    self.expr_to(value, reg)?;
                    self.unit.format_as_part(reg);
                }
                let count = self.count(values.len(), span)?;
                self.unit
                    .emit(Instr::BuildString { dst, base, count }, span);
            }
        }
        Ok(())
    }

    /// R[dst] := one formatted field
    pub fn formatted_value(
        &mut self,
        field: &'a ast::FormattedValue,
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let src = self.operand_in(&field.value, dst)?;
        let spec = match &field.format_spec {
            Some(spec) => self.operand(spec)?,
            None => NO_REG,
        };
        let conversion = match field.conversion {
            ast::Conversion::None => Conversion::None,
            ast::Conversion::Str => Conversion::Str,
            ast::Conversion::Repr => Conversion::Repr,
            ast::Conversion::Ascii => Conversion::Ascii,
        };
        self.unit.emit(
            Instr::Format {
                conversion,
                dst,
                src,
                spec,
            },
            span,
        );
        Ok(())
    }

    /// R[dst] := the t-string: `string.templatelib.Template` called with its parts
    pub fn template_str(&mut self, values: &'a [Expr], dst: Reg, span: Span) -> Result<()> {
        let base = self.window(dst);
        self.template_class("Template", base, span);
        self.items(values)?;
        let argc = self.count(values.len(), span)?;
        self.unit.emit(Instr::Call { base, argc }, span);
        self.move_to(dst, base, span);
        Ok(())
    }

    /// R[dst] := a field of a t-string: `Interpolation(value, expression, conversion, format_spec)`
    pub fn interpolation(
        &mut self,
        node: &'a ast::Interpolation,
        dst: Reg,
        span: Span,
    ) -> Result<()> {
        let base = self.window(dst);
        self.template_class("Interpolation", base, span);
        let (value, source) = (self.alloc(), self.alloc());
        let (conversion, spec) = (self.alloc(), self.alloc());
        self.expr_to(&node.value, value)?;
        self.load_str(&node.str, source, span);
        match node.conversion {
            ast::Conversion::None => self.unit.emit(Instr::LoadNone { dst: conversion }, span),
            ast::Conversion::Str => self.load_str("s", conversion, span),
            ast::Conversion::Repr => self.load_str("r", conversion, span),
            ast::Conversion::Ascii => self.load_str("a", conversion, span),
        }
        match &node.format_spec {
            Some(format_spec) => self.expr_to(format_spec, spec)?,
            None => self.load_str("", spec, span),
        }
        self.unit.emit(Instr::Call { base, argc: 4 }, span);
        self.move_to(dst, base, span);
        Ok(())
    }

    /// R[dst] := a class of the module that t-strings are made of
    fn template_class(&mut self, class: &str, dst: Reg, span: Span) {
        let mark = self.mark();
        let module = self.alloc();
        let from = Constant::Tuple(vec![Constant::Str(class.into())]);
        self.import_name("string.templatelib", 0, from, module, span);
        let name = self.unit.tables.name(&class.into());
        self.unit
            .emit(Instr::ImportFrom { dst, module, name }, span);
        self.unit.emit(Instr::Clear { reg: module }, span);
        self.release(mark);
    }
}
