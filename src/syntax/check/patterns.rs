//! Patterns: names bound once, alternatives that agree, nothing after what always matches.

use std::collections::BTreeSet;

use super::{Checker, Pass};
use crate::syntax::ast::*;
use crate::text::Span;

/// The names a pattern binds.
type Bound = BTreeSet<Name>;

impl Checker<'_> {
    /// Checks the cases of a `match`: only the last may match anything.
    pub(super) fn cases(&mut self, cases: &[MatchCase]) {
        for (index, case) in cases.iter().enumerate() {
            let last = index + 1 == cases.len();
            if !last && case.guard.is_none() {
                self.refuse_irrefutable(&case.pattern);
            }
            self.pattern(&case.pattern, &mut Bound::new());
            if let Some(guard) = &case.guard {
                self.expr(guard);
            }
            self.body(&case.body);
        }
    }

    fn refuse_irrefutable(&mut self, pattern: &Pattern) {
        match &pattern.kind {
            PatternKind::MatchAs {
                pattern: None,
                name: Some(name),
            } => {
                let message = format!(
                    "name capture '{}' makes remaining patterns unreachable",
                    name.id
                );
                self.error(Pass::Code, pattern.span, message);
            }
            PatternKind::MatchAs {
                pattern: None,
                name: None,
            } => {
                self.error(
                    Pass::Code,
                    pattern.span,
                    "wildcard makes remaining patterns unreachable",
                );
            }
            PatternKind::MatchAs {
                pattern: Some(inner),
                ..
            } => self.refuse_irrefutable(inner),
            PatternKind::MatchOr { patterns } => patterns
                .iter()
                .for_each(|inner| self.refuse_irrefutable(inner)),
            _ => {}
        }
    }

    fn pattern(&mut self, pattern: &Pattern, bound: &mut Bound) {
        match &pattern.kind {
            PatternKind::MatchValue { value } => self.expr(value),
            PatternKind::MatchSingleton { .. } => {}
            PatternKind::MatchSequence { patterns } => {
                let stars = patterns
                    .iter()
                    .filter(|inner| matches!(inner.kind, PatternKind::MatchStar { .. }));
                if stars.count() > 1 {
                    self.error(
                        Pass::Code,
                        pattern.span,
                        "multiple starred names in sequence pattern",
                    );
                }
                self.patterns(patterns, bound);
            }
            PatternKind::MatchMapping {
                keys,
                patterns,
                rest,
            } => {
                self.mapping_keys(pattern.span, keys);
                self.patterns(patterns, bound);
                if let Some(rest) = rest.as_ref().filter(|rest| &*rest.id == "_") {
                    self.error(Pass::Code, rest.span, "invalid syntax");
                }
                self.bind(rest.as_ref(), bound);
            }
            PatternKind::MatchClass {
                cls,
                patterns,
                kwd_attrs,
                kwd_patterns,
            } => {
                self.expr(cls);
                self.class_keywords(kwd_attrs, kwd_patterns);
                self.patterns(patterns, bound);
                self.patterns(kwd_patterns, bound);
            }
            PatternKind::MatchStar { name } => self.bind(name.as_ref(), bound),
            PatternKind::MatchAs {
                pattern: inner,
                name,
            } => {
                if let Some(inner) = inner {
                    self.pattern(inner, bound);
                }
                self.bind(name.as_ref(), bound);
            }
            PatternKind::MatchOr { patterns } => self.alternatives(pattern.span, patterns, bound),
        }
    }

    fn patterns(&mut self, patterns: &[Pattern], bound: &mut Bound) {
        for pattern in patterns {
            self.pattern(pattern, bound);
        }
    }

    fn bind(&mut self, name: Option<&Ident>, bound: &mut Bound) {
        let Some(name) = name else {
            return;
        };
        self.store_name(&name.id, name.span);
        if !bound.insert(name.id.clone()) {
            let message = format!("multiple assignments to name '{}' in pattern", name.id);
            self.error(Pass::Code, name.span, message);
        }
    }

    fn mapping_keys(&mut self, span: Span, keys: &[Expr]) {
        for (index, key) in keys.iter().enumerate() {
            let repeated = keys[..index]
                .iter()
                .any(|earlier| same_literal(earlier, key));
            if repeated {
                let message = format!(
                    "mapping pattern checks duplicate key ({})",
                    shown_key(key, self.source.slice(key.span))
                );
                self.error(Pass::Code, span, message);
            }
            self.expr(key);
        }
    }

    fn class_keywords(&mut self, attrs: &[Ident], patterns: &[Pattern]) {
        for (index, (attr, pattern)) in attrs.iter().zip(patterns).enumerate() {
            if attrs[..index].iter().any(|earlier| earlier.id == attr.id) {
                let message = format!("attribute name repeated in class pattern: {}", attr.id);
                self.error(Pass::Code, pattern.span, message);
            }
        }
    }

    /// All alternatives bind the same names, and only the last may match anything.
    fn alternatives(&mut self, span: Span, patterns: &[Pattern], bound: &mut Bound) {
        let before = bound.clone();
        let mut first: Option<Bound> = None;
        for (index, pattern) in patterns.iter().enumerate() {
            let mut own = before.clone();
            self.pattern(pattern, &mut own);
            if index + 1 < patterns.len() {
                self.refuse_irrefutable(pattern);
            }
            if first.as_ref().is_some_and(|names| *names != own) {
                self.error(
                    Pass::Code,
                    span,
                    "alternative patterns bind different names",
                );
            }
            first.get_or_insert(own);
        }
        bound.extend(first.unwrap_or_default());
    }
}

/// Whether two keys are equal as values: `0`, `False` and `-0.0` are.
fn same_literal(a: &Expr, b: &Expr) -> bool {
    match (&a.kind, &b.kind) {
        (ExprKind::Constant(x), ExprKind::Constant(y)) if x == y => true,
        _ => number(a).is_some_and(|a| number(b) == Some(a)),
    }
}

/// The real and the imaginary part of a number in a pattern; none of an int that a float cannot say.
fn number(expr: &Expr) -> Option<(f64, f64)> {
    match &expr.kind {
        ExprKind::Constant(Constant::False) => Some((0.0, 0.0)),
        ExprKind::Constant(Constant::True) => Some((1.0, 0.0)),
        ExprKind::Constant(Constant::Int(int))
            if int.unsigned_abs() < 1 << f64::MANTISSA_DIGITS =>
        {
            Some((*int as f64, 0.0))
        }
        ExprKind::Constant(Constant::Float(float)) => Some((*float, 0.0)),
        ExprKind::Constant(Constant::Complex(imag)) => Some((0.0, *imag)),
        ExprKind::UnaryOp { operand, .. } => number(operand).map(|(real, imag)| (-real, -imag)),
        ExprKind::BinOp { left, op, right } => {
            let ((real, _), (_, imag)) = (number(left)?, number(right)?);
            let imag = if *op == Operator::Sub { -imag } else { imag };
            Some((real, imag))
        }
        _ => None,
    }
}

/// A key as messages show it.
fn shown_key(expr: &Expr, source: &str) -> String {
    match &expr.kind {
        ExprKind::Constant(Constant::Str(text))
            if !text.contains(|c: char| matches!(c, '\'' | '\\') || c.is_control()) =>
        {
            format!("'{text}'")
        }
        ExprKind::BinOp { .. } => format!("({})", source.replace(' ', "")),
        _ => source.to_owned(),
    }
}
