//! Imports.

use crate::bytecode::code::Constant;
use crate::bytecode::instr::{Instr, Reg};
use crate::syntax::ast::{self, Alias};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::error::{CompileError, Result};

impl<'a> Compiler<'a> {
    /// `import a.b as c, d`
    pub fn import(&mut self, names: &'a [Alias], span: Span) -> Result<()> {
        for alias in names {
            let mark = self.mark();
            let module = self.alloc();
            self.import_name(&alias.name, 0, Constant::None, module, span);
            match &alias.asname {
                None => {
                    let first: ast::Name = alias.name.split('.').next().unwrap_or_default().into();
                    self.store_name(&first, module, span);
                }
                Some(asname) => {
                    let module = self.innermost_module(&alias.name, module, span);
                    self.store_name(asname, module, span);
                }
            }
            self.release(mark);
        }
        Ok(())
    }

    /// The module `a.b.c`, given `a` in R[outer].
    fn innermost_module(&mut self, path: &str, outer: Reg, span: Span) -> Reg {
        let mut module = outer;
        for part in path.split('.').skip(1) {
            let inner = self.alloc();
            let name = self.unit.tables.name(&part.into());
            self.unit.emit(
                Instr::ImportFrom {
                    dst: inner,
                    module,
                    name,
                },
                span,
            );
            self.unit.emit(Instr::Clear { reg: module }, span);
            module = inner;
        }
        module
    }

    /// R[dst] := the imported module
    pub fn import_name(&mut self, path: &str, level: u8, from: Constant, dst: Reg, span: Span) {
        let name = self.unit.constant(Constant::Str(path.into()));
        let from = self.unit.constant(from);
        self.unit.emit(
            Instr::ImportName {
                level,
                dst,
                name,
                from,
            },
            span,
        );
    }

    /// `from ..module import names`
    pub fn import_from(&mut self, node: &'a ast::ImportFrom, span: Span) -> Result<()> {
        let level = u8::try_from(node.level)
            .map_err(|_| CompileError::new("too many leading dots in relative import", span))?;
        let mark = self.mark();
        let module = self.alloc();
        let from = node
            .names
            .iter()
            .map(|alias| Constant::Str(alias.name.clone()))
            .collect();
        let path = node.module.as_deref().unwrap_or_default();
        self.import_name(path, level, Constant::Tuple(from), module, span);
        if node.names.iter().any(|alias| &*alias.name == "*") {
            self.unit.emit(Instr::ImportStar { module }, span);
        } else {
            node.names
                .iter()
                .for_each(|alias| self.import_member(alias, module, span));
            self.unit.emit(Instr::Clear { reg: module }, span);
        }
        self.release(mark);
        Ok(())
    }

    fn import_member(&mut self, alias: &'a Alias, module: Reg, span: Span) {
        let mark = self.mark();
        let member = self.alloc();
        let name = self.unit.tables.name(&alias.name);
        self.unit.emit(
            Instr::ImportFrom {
                dst: member,
                module,
                name,
            },
            span,
        );
        let bound = alias.asname.as_ref().unwrap_or(&alias.name);
        self.store_name(bound, member, span);
        self.release(mark);
    }
}
