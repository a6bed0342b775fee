//! `match`: tests a subject against patterns, and binds names once a whole pattern has matched.
//!
//! While a pattern is tested its captures wait in *slots*, a temporary for each name. A test that fails
//! jumps to a place that drops every temporary the pattern may hold.

use crate::bytecode::code::Constant;
use crate::bytecode::instr::{Instr, Reg};
use crate::syntax::ast::{self, Expr, Ident, Match, MatchCase, Pattern, PatternKind};
use crate::text::span::Span;

use super::compiler::Compiler;
use super::error::{CompileError, Result};
use super::fold;
use super::labels::Label;

/// The pattern being tested.
struct Test<'a> {
    slots: Vec<(&'a Ident, Reg)>,
    /// Where to go when it does not match.
    fail: Label,
    /// Just past the highest temporary that may be bound on the way there.
    high: u16,
}

impl<'a> Compiler<'a> {
    /// `match`
    pub fn match_stmt(&mut self, node: &'a Match) -> Result<()> {
        let mark = self.mark();
        let subject = self.alloc();
        self.expr_to(&node.subject, subject)?;
        let end = self.unit.label();
        for case in &node.cases {
            self.case(case, subject, end)?;
        }
        self.unit
            .emit(Instr::Clear { reg: subject }, node.subject.span);
        self.unit.place(end);
        self.release(mark);
        Ok(())
    }

    fn case(&mut self, case: &'a MatchCase, subject: Reg, end: Label) -> Result<()> {
        let span = case.pattern.span;
        let mark = self.mark();
        let first = self.unit.regs.next();
        let (fail, next) = (self.unit.label(), self.unit.label());
        let mut test = Test {
            slots: Vec::new(),
            fail,
            high: first,
        };
        self.slots(&case.pattern, &mut test);
        self.pattern(&case.pattern, subject, &mut test)?;
        for &(name, slot) in &test.slots {
            self.store_name(&name.id, slot, name.span);
        }
        self.release(mark);
        if let Some(guard) = &case.guard {
            self.jump_if(guard, false, next)?;
        }
        self.unit.emit(Instr::Clear { reg: subject }, span);
        self.body(&case.body)?;
        self.unit.jump(end, span);
        self.unit.place(fail);
        (first..test.high).for_each(|reg| self.unit.emit(Instr::Clear { reg: Reg(reg) }, span));
        self.unit.place(next);
        Ok(())
    }

    /// A slot for each name that the pattern captures.
    fn slots(&mut self, pattern: &'a Pattern, test: &mut Test<'a>) {
        match &pattern.kind {
            PatternKind::MatchValue { .. } | PatternKind::MatchSingleton { .. } => {}
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                patterns
                    .iter()
                    .for_each(|pattern| self.slots(pattern, test));
            }
            PatternKind::MatchMapping { patterns, rest, .. } => {
                patterns
                    .iter()
                    .for_each(|pattern| self.slots(pattern, test));
                self.slot(rest.as_ref(), test);
            }
            PatternKind::MatchClass {
                patterns,
                kwd_patterns,
                ..
            } => {
                patterns
                    .iter()
                    .chain(kwd_patterns)
                    .for_each(|pattern| self.slots(pattern, test));
            }
            PatternKind::MatchStar { name } => self.slot(name.as_ref(), test),
            PatternKind::MatchAs { pattern, name } => {
                pattern.iter().for_each(|pattern| self.slots(pattern, test));
                self.slot(name.as_ref(), test);
            }
        }
    }

    fn slot(&mut self, name: Option<&'a Ident>, test: &mut Test<'a>) {
        let Some(name) = name else { return };
        if test.slot(name).is_none() {
            let reg = self.alloc();
            test.slots.push((name, reg));
        }
    }

    // ---- patterns --------------------------------------------------------------------------

    /// Goes on if R[subject], which stays, matches.
    fn pattern(&mut self, pattern: &'a Pattern, subject: Reg, test: &mut Test<'a>) -> Result<()> {
        let span = pattern.span;
        let mark = self.mark();
        match &pattern.kind {
            PatternKind::MatchValue { value } => self.value_pattern(value, subject, test, span)?,
            PatternKind::MatchSingleton { value } => {
                self.singleton_pattern(value, subject, test, span)
            }
            PatternKind::MatchSequence { patterns } => {
                self.sequence_pattern(patterns, subject, test, span)?
            }
            PatternKind::MatchMapping {
                keys,
                patterns,
                rest,
            } => {
                self.mapping_pattern(keys, patterns, rest.as_ref(), subject, test, span)?;
            }
            PatternKind::MatchClass {
                cls,
                patterns,
                kwd_attrs,
                kwd_patterns,
            } => {
                let subpatterns: Vec<&Pattern> = patterns.iter().chain(kwd_patterns).collect();
                self.class_pattern(cls, &subpatterns, kwd_attrs, subject, test, span)?;
            }
            PatternKind::MatchStar { .. } => {
                return Err(CompileError::new(
                    "starred pattern outside of a sequence pattern",
                    span,
                ));
            }
            PatternKind::MatchAs { pattern, name } => {
                pattern
                    .iter()
                    .try_for_each(|pattern| self.pattern(pattern, subject, test))?;
                if let Some(slot) = name.as_ref().and_then(|name| test.slot(name)) {
                    self.unit.emit(
                        Instr::Copy {
                            dst: slot,
                            src: subject,
                        },
                        span,
                    );
                }
            }
            PatternKind::MatchOr { patterns } => self.or_pattern(patterns, subject, test, span)?,
        }
        self.release(mark);
        Ok(())
    }

    fn value_pattern(
        &mut self,
        value: &'a Expr,
        subject: Reg,
        test: &mut Test<'a>,
        span: Span,
    ) -> Result<()> {
        let copy = self.alloc();
        self.unit.emit(
            Instr::Copy {
                dst: copy,
                src: subject,
            },
            span,
        );
        test.may_fail(self);
        self.jump_compare(ast::CmpOp::Eq, copy, value, false, test.fail, span)
    }

    fn singleton_pattern(
        &mut self,
        value: &ast::Constant,
        subject: Reg,
        test: &mut Test<'a>,
        span: Span,
    ) {
        let (copy, constant) = (self.alloc(), self.alloc());
        self.unit.emit(
            Instr::Copy {
                dst: copy,
                src: subject,
            },
            span,
        );
        self.load_constant(fold::literal_value(value), constant, span);
        self.unit.emit(
            Instr::Is {
                dst: copy,
                a: copy,
                b: constant,
            },
            span,
        );
        self.fail_if_false(copy, test, span);
    }

    fn fail_if_false(&mut self, src: Reg, test: &mut Test<'a>, span: Span) {
        test.may_fail(self);
        self.unit
            .emit_jump(Instr::JumpIfFalse { src, offset: 0 }, test.fail, span);
    }

    /// Fails unless `len(R[subject]) op size`.
    fn check_len(
        &mut self,
        subject: Reg,
        op: ast::CmpOp,
        size: usize,
        test: &mut Test<'a>,
        span: Span,
    ) {
        let mark = self.mark();
        let (len, expected) = (self.alloc(), self.alloc());
        self.unit.emit(
            Instr::GetLen {
                dst: len,
                src: subject,
            },
            span,
        );
        self.load_constant(Constant::Int(size as i64), expected, span);
        test.may_fail(self);
        self.compare_and_jump(op, len, expected, false, test.fail, span);
        self.release(mark);
    }

    /// A pattern for R[item], a temporary that ends unbound.
    fn item_pattern(&mut self, pattern: &'a Pattern, item: Reg, test: &mut Test<'a>) -> Result<()> {
        let captured = match &pattern.kind {
            PatternKind::MatchStar { name }
            | PatternKind::MatchAs {
                pattern: None,
                name,
            } => name.as_ref().and_then(|name| test.slot(name)),
            _ => {
                self.pattern(pattern, item, test)?;
                None
            }
        };
        let done = match captured {
            Some(slot) => Instr::Move {
                dst: slot,
                src: item,
            },
            None => Instr::Clear { reg: item },
        };
        self.unit.emit(done, pattern.span);
        Ok(())
    }

    fn item_patterns(
        &mut self,
        patterns: &[&'a Pattern],
        base: Reg,
        test: &mut Test<'a>,
    ) -> Result<()> {
        patterns
            .iter()
            .enumerate()
            .try_for_each(|(index, pattern)| {
                self.item_pattern(pattern, Reg(base.0 + index as u16), test)
            })
    }

    // ---- sequences -------------------------------------------------------------------------

    fn sequence_pattern(
        &mut self,
        patterns: &'a [Pattern],
        subject: Reg,
        test: &mut Test<'a>,
        span: Span,
    ) -> Result<()> {
        let is_sequence = self.alloc();
        self.unit.emit(
            Instr::MatchSequence {
                dst: is_sequence,
                src: subject,
            },
            span,
        );
        self.fail_if_false(is_sequence, test, span);
        let star = patterns
            .iter()
            .position(|pattern| matches!(pattern.kind, PatternKind::MatchStar { .. }));
        match star {
            None => self.check_len(subject, ast::CmpOp::Eq, patterns.len(), test, span),
            Some(_) if patterns.len() == 1 => {}
            Some(_) => self.check_len(subject, ast::CmpOp::GtE, patterns.len() - 1, test, span),
        }
        if patterns.iter().all(is_wildcard) {
            return Ok(());
        }
        match star {
            Some(star) if is_wildcard(&patterns[star]) => {
                self.subscripts(patterns, star, subject, test)
            }
            Some(_) | None => self.unpacked(patterns, star, subject, test, span),
        }
    }

    fn unpacked(
        &mut self,
        patterns: &'a [Pattern],
        star: Option<usize>,
        subject: Reg,
        test: &mut Test<'a>,
        span: Span,
    ) -> Result<()> {
        let count = self.count(patterns.len(), span)?;
        let base = self.unit.regs.alloc_many(patterns.len());
        let src = self.alloc();
        self.unit.emit(
            Instr::Copy {
                dst: src,
                src: subject,
            },
            span,
        );
        let instr = match star {
            None => Instr::Unpack { src, base, count },
            Some(star) => {
                let after = u8::try_from(patterns.len() - star - 1).map_err(|_| {
                    CompileError::new(
                        "too many expressions in star-unpacking sequence pattern",
                        span,
                    )
                })?;
                Instr::UnpackStar {
                    after,
                    src,
                    base,
                    before: star as u16,
                }
            }
        };
        self.unit.emit(instr, span);
        let patterns: Vec<&Pattern> = patterns.iter().collect();
        self.item_patterns(&patterns, base, test)
    }

    /// `[a, *_, z]`: only the items that matter are looked at, each by its index.
    fn subscripts(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        subject: Reg,
        test: &mut Test<'a>,
    ) -> Result<()> {
        for (index, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) {
                continue;
            }
            let mark = self.mark();
            let (item, at) = (self.alloc(), self.alloc());
            if index < star {
                self.load_constant(Constant::Int(index as i64), at, pattern.span);
            } else {
                let (len, back) = (at, self.alloc());
                self.unit.emit(
                    Instr::GetLen {
                        dst: len,
                        src: subject,
                    },
                    pattern.span,
                );
                self.load_constant(
                    Constant::Int((patterns.len() - index) as i64),
                    back,
                    pattern.span,
                );
                self.unit.emit(
                    Instr::Sub {
                        inplace: false,
                        dst: at,
                        a: len,
                        b: back,
                    },
                    pattern.span,
                );
            }
            self.unit.emit(
                Instr::Copy {
                    dst: item,
                    src: subject,
                },
                pattern.span,
            );
            self.unit.emit(
                Instr::GetItem {
                    dst: item,
                    obj: item,
                    index: at,
                },
                pattern.span,
            );
            self.item_pattern(pattern, item, test)?;
            self.release(mark);
        }
        Ok(())
    }

    // ---- mappings and classes --------------------------------------------------------------

    fn mapping_pattern(
        &mut self,
        keys: &'a [Expr],
        patterns: &'a [Pattern],
        rest: Option<&'a Ident>,
        subject: Reg,
        test: &mut Test<'a>,
        span: Span,
    ) -> Result<()> {
        let is_mapping = self.alloc();
        self.unit.emit(
            Instr::MatchMapping {
                dst: is_mapping,
                src: subject,
            },
            span,
        );
        self.fail_if_false(is_mapping, test, span);
        if !keys.is_empty() {
            self.check_len(subject, ast::CmpOp::GtE, keys.len(), test, span);
        }
        let rest = rest.and_then(|name| test.slot(name));
        if keys.is_empty() && rest.is_none() {
            return Ok(());
        }
        let key_tuple = self.alloc();
        let mark = self.mark();
        let base = self.items(keys)?;
        let count = self.count(keys.len(), span)?;
        self.unit.emit(
            Instr::BuildTuple {
                dst: key_tuple,
                base,
                count,
            },
            span,
        );
        self.release(mark);
        if !keys.is_empty() {
            let values = self.alloc();
            self.unit.emit(
                Instr::MatchKeys {
                    dst: values,
                    src: subject,
                    keys: key_tuple,
                },
                span,
            );
            let patterns: Vec<&Pattern> = patterns.iter().collect();
            self.tuple_or_fail(values, &patterns, test, span)?;
        }
        match rest {
            Some(slot) => self.unit.emit(
                Instr::MatchRest {
                    dst: slot,
                    src: subject,
                    keys: key_tuple,
                },
                span,
            ),
            None => self.unit.emit(Instr::Clear { reg: key_tuple }, span),
        }
        Ok(())
    }

    fn class_pattern(
        &mut self,
        cls: &'a Expr,
        patterns: &[&'a Pattern],
        keywords: &'a [Ident],
        subject: Reg,
        test: &mut Test<'a>,
        span: Span,
    ) -> Result<()> {
        let positional = u8::try_from(patterns.len() - keywords.len())
            .map_err(|_| CompileError::new("too many sub-patterns in class pattern", span))?;
        let base = self.unit.regs.alloc_many(2);
        self.unit.emit(
            Instr::Copy {
                dst: base,
                src: subject,
            },
            span,
        );
        self.expr_to(cls, Reg(base.0 + 1))?;
        let names = keywords
            .iter()
            .map(|name| Constant::Str(name.id.clone()))
            .collect();
        let names = self.unit.constant(Constant::Tuple(names));
        let values = self.alloc();
        self.unit.emit(
            Instr::MatchClass {
                positional,
                dst: values,
                base,
                names,
            },
            span,
        );
        self.unit.emit(Instr::Clear { reg: base }, span);
        self.tuple_or_fail(values, patterns, test, span)
    }

    /// R[values] is a tuple of what the patterns are for, or None, which fails.
    fn tuple_or_fail(
        &mut self,
        values: Reg,
        patterns: &[&'a Pattern],
        test: &mut Test<'a>,
        span: Span,
    ) -> Result<()> {
        let copy = self.alloc();
        self.unit.emit(
            Instr::Copy {
                dst: copy,
                src: values,
            },
            span,
        );
        test.may_fail(self);
        self.unit.emit_jump(
            Instr::JumpIfNone {
                src: copy,
                offset: 0,
            },
            test.fail,
            span,
        );
        let base = self.unit.regs.alloc_many(patterns.len());
        let count = self.count(patterns.len(), span)?;
        self.unit.emit(
            Instr::Unpack {
                src: values,
                base,
                count,
            },
            span,
        );
        self.item_patterns(patterns, base, test)
    }

    // ---- alternatives ----------------------------------------------------------------------

    fn or_pattern(
        &mut self,
        patterns: &'a [Pattern],
        subject: Reg,
        test: &mut Test<'a>,
        span: Span,
    ) -> Result<()> {
        let Some((last, others)) = patterns.split_last() else {
            return Ok(());
        };
        let matched = self.unit.label();
        let (outer_fail, outer_high) = (test.fail, test.high);
        let first = self.unit.regs.next();
        let mut high = outer_high;
        for pattern in others {
            test.fail = self.unit.label();
            test.high = first;
            self.pattern(pattern, subject, test)?;
            self.unit.jump(matched, span);
            self.unit.place(test.fail);
            (first..test.high).for_each(|reg| self.unit.emit(Instr::Clear { reg: Reg(reg) }, span));
            high = high.max(test.high);
        }
        (test.fail, test.high) = (outer_fail, high);
        self.pattern(last, subject, test)?;
        self.unit.place(matched);
        Ok(())
    }
}

impl<'a> Test<'a> {
    fn slot(&self, name: &Ident) -> Option<Reg> {
        let known = self.slots.iter().find(|(slot, _)| slot.id == name.id);
        known.map(|&(_, reg)| reg)
    }

    /// A jump to `fail` may follow: all current temporaries may be bound there.
    fn may_fail(&mut self, cx: &Compiler<'_>) {
        self.high = self.high.max(cx.unit.regs.next());
    }
}

fn is_wildcard(pattern: &Pattern) -> bool {
    match &pattern.kind {
        PatternKind::MatchAs {
            pattern: None,
            name: None,
        }
        | PatternKind::MatchStar { name: None } => true,
        PatternKind::MatchAs { .. }
        | PatternKind::MatchStar { .. }
        | PatternKind::MatchValue { .. }
        | PatternKind::MatchSingleton { .. }
        | PatternKind::MatchSequence { .. }
        | PatternKind::MatchMapping { .. }
        | PatternKind::MatchClass { .. }
        | PatternKind::MatchOr { .. } => false,
    }
}
