//! Patterns of `match`.

use super::expressions::binary;
use super::targets::name_of;
use super::{Builder, List};
use crate::syntax::ast::*;
use crate::text::Span;

/// An item of a mapping pattern.
pub enum MapItem {
    /// `key: pattern`
    Pair(Expr, Pattern),
    /// `**rest`
    Rest(Ident),
}

/// An item of a class pattern.
pub enum ArgPattern {
    /// `pattern`
    Positional(Pattern),
    /// `name=pattern`
    Keyword(Ident, Pattern),
}

/// A pattern at `l..r`.
pub fn pattern(l: u32, kind: PatternKind, r: u32) -> Pattern {
    Pattern {
        span: Span::new(l, r),
        kind,
    }
}

/// `case pattern if guard: body`
pub fn case(pattern: Pattern, guard: Option<Expr>, body: Vec<Stmt>) -> MatchCase {
    MatchCase {
        pattern,
        guard,
        body,
    }
}

/// `*name`
pub fn star_pattern(l: u32, name: Ident, r: u32) -> Pattern {
    pattern(
        l,
        PatternKind::MatchStar {
            name: unless_wildcard(name),
        },
        r,
    )
}

/// `[a, b]`
pub fn sequence_pattern(l: u32, patterns: Vec<Pattern>, r: u32) -> Pattern {
    pattern(l, PatternKind::MatchSequence { patterns }, r)
}

/// A literal: the three singletons are compared by identity.
pub fn literal_pattern(l: u32, value: Expr, r: u32) -> Pattern {
    let kind = match value.kind {
        ExprKind::Constant(value @ (Constant::None | Constant::True | Constant::False)) => {
            PatternKind::MatchSingleton { value }
        }
        kind => PatternKind::MatchValue {
            value: Expr {
                span: value.span,
                kind,
            },
        },
    };
    pattern(l, kind, r)
}

/// A name alone binds, `_` matches anything, and a dotted name is a value.
pub fn name_pattern(l: u32, name: Expr, r: u32) -> Pattern {
    let kind = match name.kind {
        ExprKind::Name { id } => PatternKind::MatchAs {
            pattern: None,
            name: unless_wildcard(Ident {
                id,
                span: name.span,
            }),
        },
        kind => PatternKind::MatchValue {
            value: Expr {
                span: name.span,
                kind,
            },
        },
    };
    pattern(l, kind, r)
}

fn unless_wildcard(name: Ident) -> Option<Ident> {
    (&*name.id != "_").then_some(name)
}

impl Builder<'_> {
    /// Patterns with commas after `case`.
    pub fn open_pattern(&mut self, l: u32, list: List<Pattern>, r: u32) -> Pattern {
        match list.single() {
            Ok(one) if matches!(one.kind, PatternKind::MatchStar { .. }) => {
                self.error(one.span, "invalid syntax");
                one
            }
            Ok(one) => one,
            Err(several) => sequence_pattern(l, several, r),
        }
    }

    /// What is in parentheses: a pattern by itself, or a sequence.
    pub fn group_pattern(&mut self, l: u32, list: List<Pattern>, r: u32) -> Pattern {
        match list.single() {
            Ok(one) if matches!(one.kind, PatternKind::MatchStar { .. }) => {
                self.error(one.span, "invalid syntax");
                one
            }
            Ok(one) => one,
            Err(several) => sequence_pattern(l, several, r),
        }
    }

    /// `pattern as name`
    pub fn as_pattern(&mut self, l: u32, inner: Pattern, target: Expr, r: u32) -> Pattern {
        let message = match &target.kind {
            ExprKind::Name { id } if &**id == "_" => Some("cannot use '_' as a target".to_owned()),
            ExprKind::Name { .. } => None,
            _ => Some(format!("cannot use {} as pattern target", name_of(&target))),
        };
        if let Some(message) = message {
            self.error(target.span, message);
        }
        let name = match target.kind {
            ExprKind::Name { id } => Some(Ident {
                id,
                span: target.span,
            }),
            _ => None,
        };
        pattern(
            l,
            PatternKind::MatchAs {
                pattern: Some(Box::new(inner)),
                name,
            },
            r,
        )
    }

    /// `{key: pattern, **rest}`
    pub fn mapping_pattern(&mut self, l: u32, items: Vec<MapItem>, r: u32) -> Pattern {
        let (mut keys, mut patterns, mut rest) = (Vec::new(), Vec::new(), None);
        for item in items {
            match item {
                MapItem::Pair(key, value) => {
                    if rest.is_some() || matches!(key.kind, ExprKind::Name { .. }) {
                        self.error(key.span, "invalid syntax");
                    }
                    keys.push(key);
                    patterns.push(value);
                }
                MapItem::Rest(name) => rest = Some(name),
            }
        }
        pattern(
            l,
            PatternKind::MatchMapping {
                keys,
                patterns,
                rest,
            },
            r,
        )
    }

    /// `cls(patterns, name=pattern)`
    pub fn class_pattern(&mut self, l: u32, cls: Expr, items: Vec<ArgPattern>, r: u32) -> Pattern {
        let (mut patterns, mut kwd_attrs, mut kwd_patterns) = (Vec::new(), Vec::new(), Vec::new());
        for item in items {
            match item {
                ArgPattern::Positional(value) => {
                    if !kwd_attrs.is_empty() {
                        self.error(value.span, "positional patterns follow keyword patterns");
                    }
                    patterns.push(value);
                }
                ArgPattern::Keyword(name, value) => {
                    kwd_attrs.push(name);
                    kwd_patterns.push(value);
                }
            }
        }
        pattern(
            l,
            PatternKind::MatchClass {
                cls,
                patterns,
                kwd_attrs,
                kwd_patterns,
            },
            r,
        )
    }

    /// `1 + 2j`: a real number and an imaginary one
    pub fn complex_pattern(
        &mut self,
        l: u32,
        real: Expr,
        op: Operator,
        imaginary: Expr,
        r: u32,
    ) -> Expr {
        if is_complex(&real) {
            self.error(real.span, "real number required in complex literal");
        } else if !is_complex(&imaginary) {
            self.error(
                imaginary.span,
                "imaginary number required in complex literal",
            );
        }
        binary(l, real, op, imaginary, r)
    }
}

fn is_complex(number: &Expr) -> bool {
    match &number.kind {
        ExprKind::UnaryOp { operand, .. } => is_complex(operand),
        kind => matches!(kind, ExprKind::Constant(Constant::Complex(_))),
    }
}
