//! Expressions: one function for each form of the grammar.

use super::parameters::Param;
use super::targets::{self, Purpose, name_of};
use super::{Builder, List};
use crate::syntax::ast::*;
use crate::syntax::numbers;
use crate::text::Span;

/// A node at `l..r`.
pub fn expr(l: u32, kind: ExprKind, r: u32) -> Expr {
    Expr {
        span: Span::new(l, r),
        kind,
    }
}

/// A literal.
pub fn constant(l: u32, value: Constant, r: u32) -> Expr {
    expr(l, ExprKind::Constant(value), r)
}

/// `()`
pub fn empty_tuple(l: u32, r: u32) -> Expr {
    tuple(l, Vec::new(), r)
}

/// `(a, b)` or `a, b`
pub fn tuple(l: u32, elts: Vec<Expr>, r: u32) -> Expr {
    expr(l, ExprKind::Tuple { elts }, r)
}

/// `[a, b]`
pub fn list(l: u32, elts: Vec<Expr>, r: u32) -> Expr {
    expr(l, ExprKind::List { elts }, r)
}

/// `{a, b}`
pub fn set(l: u32, elts: Vec<Expr>, r: u32) -> Expr {
    expr(l, ExprKind::Set { elts }, r)
}

/// `*value`
pub fn starred(l: u32, value: Expr, r: u32) -> Expr {
    expr(
        l,
        ExprKind::Starred {
            value: Box::new(value),
        },
        r,
    )
}

/// `await value`
pub fn await_(l: u32, value: Expr, r: u32) -> Expr {
    expr(
        l,
        ExprKind::Await {
            value: Box::new(value),
        },
        r,
    )
}

/// `yield value`
pub fn yield_(l: u32, value: Option<Expr>, r: u32) -> Expr {
    expr(
        l,
        ExprKind::Yield {
            value: value.map(Box::new),
        },
        r,
    )
}

/// `yield from value`
pub fn yield_from(l: u32, value: Expr, r: u32) -> Expr {
    expr(
        l,
        ExprKind::YieldFrom {
            value: Box::new(value),
        },
        r,
    )
}

/// `op operand`
pub fn unary(l: u32, op: UnaryOp, operand: Expr, r: u32) -> Expr {
    expr(
        l,
        ExprKind::UnaryOp {
            op,
            operand: Box::new(operand),
        },
        r,
    )
}

/// `left op right`
pub fn binary(l: u32, left: Expr, op: Operator, right: Expr, r: u32) -> Expr {
    expr(
        l,
        ExprKind::BinOp {
            left: Box::new(left),
            op,
            right: Box::new(right),
        },
        r,
    )
}

/// `a and b and c`
pub fn bool_op(l: u32, op: BoolOp, values: Vec<Expr>, r: u32) -> Expr {
    expr(l, ExprKind::BoolOp { op, values }, r)
}

/// `left op right`, of which more may come
pub fn compare_first(left: Expr, op: CmpOp, right: Expr) -> Box<Compare> {
    Box::new(Compare {
        left,
        ops: vec![op],
        comparators: vec![right],
    })
}

/// One more comparison in a chain
pub fn compare_next(mut chain: Box<Compare>, op: CmpOp, right: Expr) -> Box<Compare> {
    chain.ops.push(op);
    chain.comparators.push(right);
    chain
}

/// `body if test else orelse`
pub fn if_exp(l: u32, body: Expr, test: Expr, orelse: Expr, r: u32) -> Expr {
    expr(
        l,
        ExprKind::IfExp {
            test: Box::new(test),
            body: Box::new(body),
            orelse: Box::new(orelse),
        },
        r,
    )
}

/// `value[slice]`
pub fn subscript(l: u32, value: Expr, slice: Expr, r: u32) -> Expr {
    expr(
        l,
        ExprKind::Subscript {
            value: Box::new(value),
            slice: Box::new(slice),
        },
        r,
    )
}

/// `lower:upper:step`
pub fn slice(l: u32, lower: Option<Expr>, upper: Option<Expr>, step: Option<Expr>, r: u32) -> Expr {
    let [lower, upper, step] = [lower, upper, step].map(|part| part.map(Box::new));
    expr(l, ExprKind::Slice { lower, upper, step }, r)
}

/// What is between the brackets of a subscript: several are a tuple, and so is a starred one.
pub fn slices(l: u32, list: List<Expr>, r: u32) -> Expr {
    match list.single() {
        Ok(one) if matches!(one.kind, ExprKind::Starred { .. }) => tuple(l, vec![one], r),
        Ok(one) => one,
        Err(several) => tuple(l, several, r),
    }
}

impl Builder<'_> {
    /// A name.
    pub fn name_expr(&mut self, l: u32, r: u32) -> Expr {
        let id = self.name(l, r);
        expr(l, ExprKind::Name { id }, r)
    }

    /// A number.
    pub fn number(&mut self, l: u32, r: u32) -> Expr {
        let value =
            numbers::value(&self.source.text[l as usize..r as usize]).unwrap_or_else(|message| {
                self.error(Span::new(l, r), message);
                Constant::Int(0)
            });
        constant(l, value, r)
    }

    /// `value.attr`
    pub fn attribute(&mut self, l: u32, value: Expr, attr_start: u32, r: u32) -> Expr {
        let attr = self.name(attr_start, r);
        expr(
            l,
            ExprKind::Attribute {
                value: Box::new(value),
                attr,
                attr_span: Span::new(attr_start, r),
            },
            r,
        )
    }

    /// `left < b <= c`
    pub fn compare(&mut self, l: u32, compare: Box<Compare>, r: u32) -> Expr {
        expr(l, ExprKind::Compare(compare), r)
    }

    /// Expressions with commas: one alone is itself, unless starred.
    pub fn expr_list(&mut self, l: u32, list: List<Expr>, r: u32) -> Expr {
        match list.single() {
            Ok(one) => one,
            Err(several) => tuple(l, several, r),
        }
    }

    /// What is in parentheses: an expression by itself, or a tuple.
    pub fn group_or_tuple(&mut self, l: u32, list: List<Expr>, r: u32) -> Expr {
        match list.single() {
            Ok(one) => {
                if matches!(one.kind, ExprKind::Starred { .. }) {
                    self.error(one.span, "cannot use starred expression here");
                }
                one
            }
            Err(several) => tuple(l, several, r),
        }
    }

    /// `target := value`
    pub fn named_expr(&mut self, l: u32, target: Expr, value: Expr, r: u32) -> Expr {
        if !matches!(target.kind, ExprKind::Name { .. }) || target.span.start != l {
            let message = format!(
                "cannot use assignment expressions with {}",
                name_of(&target)
            );
            self.error(target.span, message);
        }
        expr(
            l,
            ExprKind::NamedExpr {
                target: Box::new(target),
                value: Box::new(value),
            },
            r,
        )
    }

    /// `lambda args: body`
    pub fn lambda(&mut self, l: u32, params: Vec<Param>, body: Expr, r: u32) -> Expr {
        let args = Box::new(self.arguments(params));
        expr(
            l,
            ExprKind::Lambda {
                args,
                body: Box::new(body),
            },
            r,
        )
    }

    // ---- Comprehensions.

    /// `async for target in iter if …`
    pub fn comprehension(
        &mut self,
        is_async: bool,
        target: Expr,
        iter: Expr,
        ifs: Vec<Expr>,
    ) -> Comprehension {
        targets::check(self, &target, Purpose::For);
        Comprehension {
            is_async,
            target,
            iter,
            ifs,
        }
    }

    /// `(elt for …)`
    pub fn generator(
        &mut self,
        l: u32,
        items: List<Expr>,
        generators: Vec<Comprehension>,
        r: u32,
    ) -> Expr {
        let elt = self.element(items, "invalid syntax");
        expr(l, ExprKind::GeneratorExp { elt, generators }, r)
    }

    /// `[elt for …]`
    pub fn list_comp(
        &mut self,
        l: u32,
        items: List<Expr>,
        generators: Vec<Comprehension>,
        r: u32,
    ) -> Expr {
        let elt = self.element(
            items,
            "did you forget parentheses around the comprehension target?",
        );
        expr(l, ExprKind::ListComp { elt, generators }, r)
    }

    /// `{elt for …}`
    pub fn set_comp(
        &mut self,
        l: u32,
        items: List<Expr>,
        generators: Vec<Comprehension>,
        r: u32,
    ) -> Expr {
        let elt = self.element(
            items,
            "did you forget parentheses around the comprehension target?",
        );
        expr(l, ExprKind::SetComp { elt, generators }, r)
    }

    /// The element of a comprehension: one expression, not starred.
    fn element(&mut self, items: List<Expr>, if_several: &str) -> Box<Expr> {
        match items.single() {
            Ok(one) => {
                if matches!(one.kind, ExprKind::Starred { .. }) {
                    self.error(
                        one.span,
                        "iterable unpacking cannot be used in comprehension",
                    );
                }
                Box::new(one)
            }
            Err(several) => {
                let span = several[0].span.to(several[several.len() - 1].span);
                self.error(span, if_several);
                Box::new(tuple(span.start, several, span.end))
            }
        }
    }

    // ---- Dicts.

    /// `{key: value, **mapping}`
    pub fn dict(&mut self, l: u32, items: Vec<(Option<Expr>, Expr)>, r: u32) -> Expr {
        let (keys, values) = items.into_iter().unzip();
        expr(l, ExprKind::Dict(Box::new(Dict { keys, values })), r)
    }

    /// `{key: value for …}`
    pub fn dict_comp(
        &mut self,
        l: u32,
        mut items: Vec<(Option<Expr>, Expr)>,
        generators: Vec<Comprehension>,
        r: u32,
    ) -> Expr {
        let several = items.len() > 1;
        match items.swap_remove(0) {
            (Some(key), value) => {
                if several {
                    self.error(generators[0].target.span, "invalid syntax");
                }
                expr(
                    l,
                    ExprKind::DictComp(Box::new(DictComp {
                        key,
                        value,
                        generators,
                    })),
                    r,
                )
            }
            (None, value) => {
                let stars = Span::new(l + 1, value.span.end);
                self.error(stars, "dict unpacking cannot be used in dict comprehension");
                value
            }
        }
    }
}
