//! Calls: which arguments may follow which.

use super::Builder;
use super::expressions::expr;
use super::targets::name_of;
use crate::syntax::ast::*;
use crate::text::Span;

/// One argument as it was written.
pub enum Arg {
    /// `value` or `*value`
    Positional(Expr),
    /// `elt for …`, without parentheses of its own
    Generator(Expr),
    /// `name=value` or `**value`
    Keyword(Keyword),
}

/// `value` or `*value`
pub fn positional(value: Expr) -> Arg {
    Arg::Positional(value)
}

/// `elt for …`
pub fn generator_arg(l: u32, elt: Expr, generators: Vec<Comprehension>, r: u32) -> Arg {
    Arg::Generator(expr(
        l,
        ExprKind::GeneratorExp {
            elt: Box::new(elt),
            generators,
        },
        r,
    ))
}

/// `**value`
pub fn double_star(l: u32, value: Expr, r: u32) -> Arg {
    let span = Span::new(l, r);
    Arg::Keyword(Keyword {
        span,
        arg: None,
        arg_span: Span::new(l, l + 2),
        value,
    })
}

/// What is between the parentheses, sorted.
#[derive(Default)]
pub struct Sorted {
    /// Positional arguments, starred ones among them.
    pub args: Vec<Expr>,
    /// Keyword arguments, `**` among them.
    pub keywords: Vec<Keyword>,
}

impl Builder<'_> {
    /// `func(args, keywords)`
    pub fn call(&mut self, l: u32, func: Expr, args: Vec<Arg>, r: u32) -> Expr {
        let open = func.span.end;
        let Sorted { mut args, keywords } = self.sort_arguments(args);
        if let (
            [
                Expr {
                    span,
                    kind: ExprKind::GeneratorExp { .. },
                },
            ],
            true,
        ) = (&mut args[..], keywords.is_empty())
        {
            widen_to_parentheses(span, open, r, &self.source.text);
        }
        expr(
            l,
            ExprKind::Call(Box::new(Call {
                func,
                args,
                keywords,
            })),
            r,
        )
    }

    /// `name=value`
    pub fn keyword(&mut self, l: u32, name: Expr, equal: u32, value: Expr, r: u32) -> Arg {
        let span = Span::new(l, r);
        let arg_span = name.span;
        let arg = match name.kind {
            ExprKind::Name { id } if arg_span.start == l => Some(id),
            ExprKind::Constant(Constant::True | Constant::False | Constant::None) => {
                let message = format!("cannot assign to {}", self.source.slice(arg_span));
                self.error(span, message);
                None
            }
            _ => {
                let place = Span::new(l, equal + 1);
                self.error(
                    place,
                    "expression cannot contain assignment, perhaps you meant \"==\"?",
                );
                None
            }
        };
        Arg::Keyword(Keyword {
            span,
            arg,
            arg_span,
            value,
        })
    }

    /// Tells positional from keyword arguments, and refuses what is out of order.
    pub fn sort_arguments(&mut self, args: Vec<Arg>) -> Sorted {
        let several = args.len() > 1;
        let mut sorted = Sorted::default();
        for arg in args {
            match arg {
                Arg::Positional(value) => {
                    self.check_order(&sorted.keywords, &value);
                    sorted.args.push(value);
                }
                Arg::Generator(value) => {
                    if several {
                        self.error(value.span, "Generator expression must be parenthesized");
                    }
                    sorted.args.push(value);
                }
                Arg::Keyword(keyword) => sorted.keywords.push(keyword),
            }
        }
        sorted
    }

    fn check_order(&mut self, keywords: &[Keyword], value: &Expr) {
        let unpacked = keywords.iter().any(|keyword| keyword.arg.is_none());
        let starred = matches!(value.kind, ExprKind::Starred { .. });
        let message = match (starred, unpacked) {
            (true, true) => "iterable argument unpacking follows keyword argument unpacking",
            (false, true) => "positional argument follows keyword argument unpacking",
            (false, false) if !keywords.is_empty() => {
                "positional argument follows keyword argument"
            }
            _ => return,
        };
        self.error(value.span, message);
    }

    /// Refuses what cannot be bound by `as` in an import or `except`; gives the name of a good one.
    pub fn bound_name(&mut self, target: Expr, purpose: &str) -> Option<Ident> {
        match target.kind {
            ExprKind::Name { id } => Some(Ident {
                id,
                span: target.span,
            }),
            _ => {
                let message = format!("cannot use {purpose} with {}", name_of(&target));
                self.error(target.span, message);
                None
            }
        }
    }
}

/// A generator that is a call's only argument borrows the call's parentheses.
fn widen_to_parentheses(span: &mut Span, after: u32, r: u32, text: &str) {
    let between = &text[after as usize..span.start as usize];
    if text.as_bytes().get(span.start as usize) == Some(&b'(')
        && text.as_bytes()[span.end as usize - 1] == b')'
    {
        return;
    }
    if let Some(offset) = between.rfind('(') {
        *span = Span::new(after + offset as u32, r);
    }
}
