//! Reading, binding and unbinding names, wherever their variables live.

use crate::bytecode::code::Constant;
use crate::bytecode::instr::{Instr, Reg};
use crate::syntax::ast;
use crate::text::span::Span;

use super::compiler::Compiler;
use super::scope::Place;

impl<'a> Compiler<'a> {
    /// Where the name is and how it is known at run time.
    pub fn place(&self, name: &ast::Name) -> (Place, ast::Name) {
        let scope = self.unit.scope;
        let mangled = self.scopes.mangle(scope, name);
        (self.scopes.place(scope, &mangled), mangled)
    }

    /// R[dst] := the name's value
    pub fn load_name(&mut self, name: &ast::Name, dst: Reg, span: Span) {
        let (place, name) = self.place(name);
        let instr = match place {
            Place::Local(src) => {
                self.check_bound(src, span);
                Instr::Copy { dst, src }
            }
            Place::Cell(cell) => Instr::LoadCell { dst, cell },
            Place::Global => self.get_global(&name, dst),
            Place::Name => Instr::GetName {
                dst,
                name: self.unit.tables.name(&name),
            },
            Place::NameOrCell(cell) => Instr::GetNameOrCell {
                dst,
                name: self.unit.tables.name(&name),
                cell,
            },
            Place::ClassDictOrGlobal(dict) => {
                let otherwise = self.get_global(&name, dst);
                return self.load_class_name(&name, dict, otherwise, dst, span);
            }
            Place::ClassDictOrCell { dict, cell } => {
                return self.load_class_name(&name, dict, Instr::LoadCell { dst, cell }, dst, span);
            }
        };
        self.unit.emit(instr, span);
    }

    fn get_global(&mut self, name: &ast::Name, dst: Reg) -> Instr {
        Instr::GetGlobal {
            dst,
            site: self.unit.tables.global_site(name),
        }
    }

    /// The class's namespace has `name`, or `otherwise` finds it.
    fn load_class_name(
        &mut self,
        name: &ast::Name,
        cell: Reg,
        otherwise: Instr,
        dst: Reg,
        span: Span,
    ) {
        let mark = self.mark();
        let (key, dict) = (self.alloc(), self.alloc());
        let k = self.unit.constant(Constant::Str(name.clone()));
        let (other, end) = (self.unit.label(), self.unit.label());
        self.unit.emit(Instr::LoadConst { dst: key, k }, span);
        self.unit.emit(Instr::LoadCell { dst: dict, cell }, span);
        self.unit.emit(
            Instr::In {
                dst: key,
                a: key,
                b: dict,
            },
            span,
        );
        self.unit.emit_jump(
            Instr::JumpIfFalse {
                src: key,
                offset: 0,
            },
            other,
            span,
        );
        self.unit.emit(Instr::LoadConst { dst: key, k }, span);
        self.unit.emit(Instr::LoadCell { dst: dict, cell }, span);
        self.unit.emit(
            Instr::GetItem {
                dst,
                obj: dict,
                index: key,
            },
            span,
        );
        self.unit.jump(end, span);
        self.unit.place(other);
        self.unit.emit(otherwise, span);
        self.unit.place(end);
        self.release(mark);
    }

    /// Raises if the variable may be unbound and is.
    pub fn check_bound(&mut self, reg: Reg, span: Span) {
        if !self.unit.is_bound(reg) {
            self.unit.emit(Instr::CheckBound { reg }, span);
            self.unit.set_bound(reg);
        }
    }

    /// The register of the name, if values can be computed straight into it.
    pub fn local_target(&self, name: &ast::Name) -> Option<Reg> {
        match self.place(name).0 {
            Place::Local(reg) => Some(reg),
            Place::Cell(_)
            | Place::Global
            | Place::Name
            | Place::NameOrCell(_)
            | Place::ClassDictOrGlobal(_)
            | Place::ClassDictOrCell { .. } => None,
        }
    }

    /// The name := R[src]; a temporary is consumed.
    pub fn store_name(&mut self, name: &ast::Name, src: Reg, span: Span) {
        let (place, name) = self.place(name);
        let instr = match place {
            Place::Local(dst) => {
                let is_temp = self.is_temp(src);
                let instr = if is_temp {
                    Instr::Move { dst, src }
                } else {
                    Instr::Copy { dst, src }
                };
                self.unit.emit(instr, span);
                return self.unit.set_bound(dst);
            }
            Place::Cell(cell) => Instr::StoreCell { cell, src },
            Place::Global | Place::ClassDictOrGlobal(_) | Place::ClassDictOrCell { .. } => {
                Instr::SetGlobal {
                    src,
                    name: self.unit.tables.name(&name),
                }
            }
            Place::Name | Place::NameOrCell(_) => Instr::SetName {
                src,
                name: self.unit.tables.name(&name),
            },
        };
        self.unit.emit(instr, span);
    }

    /// del name
    pub fn delete_name(&mut self, name: &ast::Name, span: Span) {
        let (place, name) = self.place(name);
        let instr = match place {
            Place::Local(reg) => {
                self.check_bound(reg, span);
                self.unit.emit(Instr::Clear { reg }, span);
                return self.unit.set_unbound(reg);
            }
            Place::Cell(cell) => Instr::ClearCell { cell },
            Place::Global | Place::ClassDictOrGlobal(_) | Place::ClassDictOrCell { .. } => {
                Instr::DelGlobal {
                    name: self.unit.tables.name(&name),
                }
            }
            Place::Name | Place::NameOrCell(_) => Instr::DelName {
                name: self.unit.tables.name(&name),
            },
        };
        self.unit.emit(instr, span);
    }

    /// The name of an `except` clause goes away, whether or not its body already deleted it.
    pub fn unbind_name(&mut self, name: &ast::Name, span: Span) {
        if let Some(reg) = self.local_target(name) {
            self.unit.emit(Instr::Clear { reg }, span);
            return self.unit.set_unbound(reg);
        }
        let mark = self.mark();
        let none = self.alloc();
        self.unit.emit(Instr::LoadNone { dst: none }, span);
        self.store_name(name, none, span);
        self.delete_name(name, span);
        self.release(mark);
    }

    /// The entry or global `name`, which no source text mentions, := R[src].
    pub fn store_hidden(&mut self, name: &str, src: Reg, span: Span) {
        let name = self.unit.tables.name(&name.into());
        let instr = if self.unit.header.has_namespace {
            Instr::SetName { src, name }
        } else {
            Instr::SetGlobal { src, name }
        };
        self.unit.emit(instr, span);
    }
}
