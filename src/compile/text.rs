//! f-strings and t-strings.

use crate::bytecode::instr::{Conversion, Instr, NO_REG, Reg};
use crate::syntax::ast::{self, Expr, ExprKind};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::error::{CompileError, Result};

impl<'a> Compiler<'a> {
    /// R[dst] := the f-string
    pub fn joined_str(&mut self, values: &'a [Expr], dst: Reg, span: Span) -> Result<()> {
        match values {
            [] => self.load_str("", dst, span),
            [only] => self.expr_to(only, dst)?,
            _ => {
                let base = self.items(values)?;
                let count = self.count(values.len(), span)?;
                self.unit.emit(Instr::BuildString { dst, base, count }, span);
            }
        }
        Ok(())
    }

    /// R[dst] := one formatted field
    pub fn formatted_value(&mut self, field: &'a ast::FormattedValue, dst: Reg, span: Span) -> Result<()> {
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
        self.unit.emit(Instr::Format { conversion, dst, src, spec }, span);
        Ok(())
    }

    /// t-strings are refused: there is no `string.templatelib`.
    pub fn template_str(&mut self, values: &'a [Expr], _dst: Reg, span: Span) -> Result<()> {
        let inner = values.iter().find(|value| matches!(value.kind, ExprKind::Interpolation(_)));
        let error = CompileError::new("t-strings are not supported by Bide", span);
        Err(match inner {
            Some(value) => error.with_label(value.span, "an f-string would format this at once"),
            None => error,
        })
    }

    /// A field of a t-string, which is never reached: the t-string is refused first.
    pub fn interpolation(&mut self, _node: &'a ast::Interpolation, _dst: Reg, span: Span) -> Result<()> {
        Err(CompileError::new("t-strings are not supported by Bide", span))
    }
}
