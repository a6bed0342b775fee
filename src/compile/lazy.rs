//! What is evaluated only when asked for: annotations (PEP 649), type aliases, and type parameters.
//!
//! `__annotate__(format)` is a function that gives the dict of annotations; formats above 2 are left to
//! the library by raising NotImplementedError.

use crate::bytecode::code::{Constant, Parameters};
use crate::bytecode::instr::{Instr, Intrinsic, Reg};
use crate::syntax::ast::{self, AnnAssign, Expr, ExprKind, FunctionDef, TypeParam, TypeParamKind};
use crate::text::span::Span;

use super::annotations::Annotation;
use super::compiler::Compiler;
use super::error::Result;
use super::function::hidden_header;
use super::scope::{CONDITIONAL_ANNOTATIONS, Part, ScopeId, ScopeKind};

/// The highest annotation format that `__annotate__` itself answers (VALUE_WITH_FAKE_GLOBALS).
const FORMAT_MAX: i32 = 2;

/// An open scope of type parameters.
pub struct TypeParams {
    scope: ScopeId,
    around: ScopeId,
    /// The tuple of the parameters.
    tuple: Reg,
}

/// The annotations of a function in CPython's order, by the names of `__annotations__`.
pub fn annotations_of_function(def: &FunctionDef) -> Vec<(ast::Name, &Expr)> {
    let positional = def.args.args.iter().chain(&def.args.posonlyargs);
    let args = positional
        .chain(&def.args.vararg)
        .chain(&def.args.kwonlyargs)
        .chain(&def.args.kwarg);
    let annotated = args.filter_map(|arg| Some((arg.arg.clone(), arg.annotation.as_ref()?)));
    let returns = def.returns.iter().map(|returns| ("return".into(), returns));
    annotated.chain(returns).collect()
}

impl<'a> Compiler<'a> {
    // ---- annotations -----------------------------------------------------------------------

    /// R[dst] := an `__annotate__` function; `fill` adds the items to the dict in the register it gets
    pub fn annotate_function(
        &mut self,
        dst: Reg,
        scope: ScopeId,
        span: Span,
        fill: impl FnOnce(&mut Self, Reg) -> Result<()>,
    ) -> Result<()> {
        let mut header = hidden_header(
            "__annotate__",
            self.qualname_of(&"__annotate__".into()),
            span,
        );
        header.params = Parameters {
            positional: 1,
            positional_only: 1,
            ..Parameters::default()
        };
        self.make_plain_function(dst, header, scope, |cx| {
            cx.refuse_other_formats(span);
            let dict = cx.alloc();
            cx.unit.emit(
                Instr::BuildDict {
                    dst: dict,
                    base: dict,
                    count: 0,
                },
                span,
            );
            fill(cx, dict)?;
            cx.unit.emit_return(Some(dict), span);
            Ok(())
        })
    }

    fn refuse_other_formats(&mut self, span: Span) {
        let mark = self.mark();
        let (limit, supported) = (self.alloc(), self.unit.label());
        self.unit.emit(
            Instr::LoadInt {
                dst: limit,
                value: FORMAT_MAX,
            },
            span,
        );
        self.compare_and_jump(ast::CmpOp::Gt, Reg(0), limit, false, supported, span);
        let site = self.unit.tables.global_site(&"NotImplementedError".into());
        self.unit.emit(Instr::GetGlobal { dst: limit, site }, span);
        self.unit.emit(Instr::Raise { exc: limit }, span);
        self.unit.place(supported);
        self.release(mark);
    }

    /// R[dict][name] := annotation
    pub fn annotation_item(
        &mut self,
        dict: Reg,
        name: &ast::Name,
        annotation: &'a Expr,
    ) -> Result<()> {
        let span = annotation.span;
        let mark = self.mark();
        let (key, src) = (self.alloc(), self.alloc());
        self.load_str(&self.scopes.mangle(self.unit.scope, name), key, span);
        self.annotation_value(annotation, src)?;
        self.unit.emit(Instr::DictSet { dict, key, src }, span);
        self.release(mark);
        Ok(())
    }

    fn annotation_value(&mut self, annotation: &'a Expr, dst: Reg) -> Result<()> {
        let span = annotation.span;
        if self.options.string_annotations {
            let text = self.source.slice(span);
            self.load_str(text, dst, span);
            return Ok(());
        }
        self.lazy_value(annotation, dst)
    }

    /// R[dst] := what an annotation, or something like it, means
    fn lazy_value(&mut self, value: &'a Expr, dst: Reg) -> Result<()> {
        let span = value.span;
        match &value.kind {
            // `*args: *Ts` annotates with the only item of Ts.
            ExprKind::Starred { value } => {
                let src = self.operand(value)?;
                self.unit.emit(
                    Instr::Unpack {
                        src,
                        base: dst,
                        count: 1,
                    },
                    span,
                );
                Ok(())
            }
            _ => self.expr_to(value, dst),
        }
    }

    /// The function for the annotations of a module or class body, under its hidden name.
    pub fn body_annotations(&mut self, scope: ScopeId, name: &str, span: Span) -> Result<()> {
        let mark = self.mark();
        let dst = self.alloc();
        let annotations = self.unit.annotations.clone();
        let in_module = self.scopes.kind(self.unit.host) == ScopeKind::Module;
        self.annotate_function(dst, scope, span, |cx, dict| {
            for (index, annotation) in annotations.iter().enumerate() {
                let is_conditional = in_module || annotation.in_branch;
                cx.body_annotation(dict, index, *annotation, is_conditional)?;
            }
            Ok(())
        })?;
        self.store_hidden(name, dst, span);
        self.release(mark);
        Ok(())
    }

    fn body_annotation(
        &mut self,
        dict: Reg,
        index: usize,
        annotation: Annotation<'a>,
        is_conditional: bool,
    ) -> Result<()> {
        let span = annotation.stmt.annotation.span;
        let ExprKind::Name { id } = &annotation.stmt.target.kind else {
            return Ok(());
        };
        let skip = self.unit.label();
        if is_conditional {
            let mark = self.mark();
            let (key, noted) = (self.alloc(), self.alloc());
            self.load_constant(Constant::Int(index as i64), key, span);
            self.load_name(&CONDITIONAL_ANNOTATIONS.into(), noted, span);
            self.unit.emit(
                Instr::In {
                    dst: key,
                    a: key,
                    b: noted,
                },
                span,
            );
            self.unit.emit_jump(
                Instr::JumpIfFalse {
                    src: key,
                    offset: 0,
                },
                skip,
                span,
            );
            self.release(mark);
        }
        self.annotation_item(dict, id, &annotation.stmt.annotation)?;
        self.unit.place(skip);
        Ok(())
    }

    /// The set of annotations whose statement has run, empty at first.
    pub fn start_conditional_annotations(&mut self, span: Span) {
        let mark = self.mark();
        let set = self.alloc();
        self.unit.emit(
            Instr::BuildSet {
                dst: set,
                base: set,
                count: 0,
            },
            span,
        );
        match self
            .scopes
            .class_cell(self.unit.host, CONDITIONAL_ANNOTATIONS)
        {
            Some(cell) => self.unit.emit(Instr::StoreCell { cell, src: set }, span),
            None => self.store_hidden(CONDITIONAL_ANNOTATIONS, set, span),
        }
        self.release(mark);
    }

    /// The annotated assignment has run.
    pub fn note_annotation(&mut self, node: &'a AnnAssign, span: Span) {
        let annotations = &self.unit.annotations;
        let Some(index) = annotations
            .iter()
            .position(|known| std::ptr::eq(known.stmt, node))
        else {
            return;
        };
        let in_module = self.scopes.kind(self.unit.host) == ScopeKind::Module;
        if !in_module && !annotations[index].in_branch {
            return;
        }
        let mark = self.mark();
        let (set, src) = (self.alloc(), self.alloc());
        match self
            .scopes
            .class_cell(self.unit.host, CONDITIONAL_ANNOTATIONS)
        {
            Some(cell) => self.unit.emit(Instr::LoadCell { dst: set, cell }, span),
            None => self.load_name(&CONDITIONAL_ANNOTATIONS.into(), set, span),
        }
        self.load_constant(Constant::Int(index as i64), src, span);
        self.unit.emit(Instr::SetAdd { set, src }, span);
        self.unit.emit(Instr::Clear { reg: set }, span);
        self.release(mark);
    }

    // ---- type aliases and type parameters --------------------------------------------------

    /// `type name[params] = value`
    pub fn type_alias(&mut self, node: &'a ast::TypeAlias, span: Span) -> Result<()> {
        let ExprKind::Name { id } = &node.name.kind else {
            return Ok(());
        };
        let mark = self.mark();
        let base = self.unit.regs.alloc_many(3);
        let (params, evaluate) = (Reg(base.0 + 1), Reg(base.0 + 2));
        self.load_str(id, base, span);
        let type_params = self.open_type_params(node, &node.type_params, span)?;
        match &type_params {
            Some(open) => self.unit.emit(
                Instr::Copy {
                    dst: params,
                    src: open.tuple,
                },
                span,
            ),
            None => self.load_constant(Constant::Tuple(Vec::new()), params, span),
        }
        self.evaluator(
            id,
            &node.value,
            self.scopes.of_node(node, Part::Lazy),
            evaluate,
        )?;
        self.unit.emit(
            Instr::BuildTuple {
                dst: base,
                base,
                count: 3,
            },
            span,
        );
        self.unit.emit(
            Instr::Intrinsic {
                op: Intrinsic::TypeAlias,
                dst: base,
                src: base,
            },
            span,
        );
        self.drop_type_params(type_params, span);
        self.store_name(id, base, node.name.span);
        self.release(mark);
        Ok(())
    }

    /// R[dst] := a function of one ignored argument, by default 1 (VALUE), that gives the value
    fn evaluator(
        &mut self,
        name: &ast::Name,
        value: &'a Expr,
        scope: ScopeId,
        dst: Reg,
    ) -> Result<()> {
        let span = value.span;
        let mut header = hidden_header(name, self.qualname_of(name), span);
        header.params = Parameters {
            positional: 1,
            positional_only: 1,
            ..Parameters::default()
        };
        let mark = self.mark();
        let parts = self.parts_with_default(Constant::Tuple(vec![Constant::Int(1)]), span);
        let code = self.nested(header, scope, |cx| {
            cx.refuse_other_formats(span);
            let src = cx.alloc();
            cx.lazy_value(value, src)?;
            cx.unit.emit_return(Some(src), span);
            Ok(())
        })?;
        self.finish_function(dst, parts, code, scope, span);
        self.release(mark);
        Ok(())
    }

    /// Makes the type parameters of a definition and enters their scope.
    pub fn open_type_params<T>(
        &mut self,
        node: &'a T,
        params: &'a [TypeParam],
        span: Span,
    ) -> Result<Option<TypeParams>> {
        if params.is_empty() {
            return Ok(None);
        }
        let scope = self.scopes.of_node(node, Part::TypeParams);
        let around = std::mem::replace(&mut self.unit.scope, scope);
        self.open_inlined(scope, span);
        let tuple = self.alloc();
        let mark = self.mark();
        let base = self.unit.regs.alloc_many(params.len());
        for (index, param) in params.iter().enumerate() {
            self.type_param(param, Reg(base.0 + index as u16))?;
        }
        let count = params.len() as u16;
        self.unit.emit(
            Instr::BuildTuple {
                dst: tuple,
                base,
                count,
            },
            span,
        );
        self.release(mark);
        Ok(Some(TypeParams {
            scope,
            around,
            tuple,
        }))
    }

    /// R[reg] := the type parameter, of its name and what gives its bound, constraints and default
    fn type_param(&mut self, param: &'a TypeParam, reg: Reg) -> Result<()> {
        let (op, bound) = match &param.kind {
            TypeParamKind::TypeVar { bound } => (Intrinsic::TypeVar, bound.as_ref()),
            TypeParamKind::TypeVarTuple => (Intrinsic::TypeVarTuple, None),
            TypeParamKind::ParamSpec => (Intrinsic::ParamSpec, None),
        };
        let is_tuple = |expr: &&Expr| matches!(expr.kind, ExprKind::Tuple { .. });
        let mark = self.mark();
        let base = self.unit.regs.alloc_many(4);
        self.load_str(&param.name, base, param.span);
        let parts = [
            bound.filter(|bound| !is_tuple(bound)),
            bound.filter(is_tuple),
            param.default_value.as_ref(),
        ];
        for (index, part) in (1..).zip(parts) {
            let dst = Reg(base.0 + index);
            match part {
                Some(expr) => {
                    let scope = self.scopes.of_node(expr, Part::Lazy);
                    self.evaluator(&param.name, expr, scope, dst)?;
                }
                None => self.load_constant(Constant::None, dst, param.span),
            }
        }
        self.unit.emit(
            Instr::BuildTuple {
                dst: base,
                base,
                count: 4,
            },
            param.span,
        );
        self.unit.emit(
            Instr::Intrinsic {
                op,
                dst: reg,
                src: base,
            },
            param.span,
        );
        self.release(mark);
        let mark = self.mark();
        let copy = self.alloc();
        self.unit.emit(
            Instr::Copy {
                dst: copy,
                src: reg,
            },
            param.span,
        );
        self.store_name(&param.name, copy, param.span);
        self.release(mark);
        Ok(())
    }

    /// R[dst] := `Generic[…]` of the open type parameters
    pub fn generic_base(&mut self, open: &TypeParams, dst: Reg, span: Span) {
        self.unit.emit(
            Instr::Copy {
                dst,
                src: open.tuple,
            },
            span,
        );
        self.unit.emit(
            Instr::Intrinsic {
                op: Intrinsic::Generic,
                dst,
                src: dst,
            },
            span,
        );
    }

    /// R[owner].__type_params__ := the open type parameters, whose scope ends
    pub fn close_type_params(&mut self, open: Option<TypeParams>, owner: Reg, span: Span) {
        let Some(open) = open else { return };
        let mark = self.mark();
        let obj = self.alloc();
        self.unit.emit(
            Instr::Copy {
                dst: obj,
                src: owner,
            },
            span,
        );
        let site = self.unit.tables.attr_site("__type_params__".into());
        self.unit.emit(
            Instr::SetAttr {
                obj,
                src: open.tuple,
                site,
            },
            span,
        );
        self.leave_type_params(&open, span);
        self.release(mark);
    }

    fn drop_type_params(&mut self, open: Option<TypeParams>, span: Span) {
        if let Some(open) = open {
            self.unit.emit(Instr::Clear { reg: open.tuple }, span);
            self.leave_type_params(&open, span);
        }
    }

    fn leave_type_params(&mut self, open: &TypeParams, span: Span) {
        self.close_inlined(open.scope, span);
        self.unit.scope = open.around;
    }
}
