//! Parameters of functions, lambdas and types: which may follow which.

use super::Builder;
use crate::syntax::ast::*;
use crate::syntax::ast::{Arg as Parameter, Arguments};
use crate::text::Span;

/// One item of a parameter list, as it was written.
pub enum Param {
    /// `name: annotation = default`
    Plain(Parameter, Option<Expr>),
    /// `*name`, with a default that it must not have
    VarArg(Parameter, Option<Expr>),
    /// `**name`, with a default that it must not have
    KwArg(Parameter, Option<Expr>),
    /// `*`
    Star(u32, u32),
    /// `/`
    Slash(u32, u32),
}

impl Param {
    /// `name: annotation = default`
    pub fn plain(name: Ident, annotation: Option<Expr>, default: Option<Expr>) -> Param {
        Param::Plain(parameter(name, annotation), default)
    }

    /// `*name: annotation`
    pub fn vararg(name: Ident, annotation: Option<Expr>, default: Option<Expr>) -> Param {
        Param::VarArg(parameter(name, annotation), default)
    }

    /// `**name: annotation`
    pub fn kwarg(name: Ident, annotation: Option<Expr>, default: Option<Expr>) -> Param {
        Param::KwArg(parameter(name, annotation), default)
    }

    fn span(&self) -> Span {
        match self {
            Param::Plain(parameter, _)
            | Param::VarArg(parameter, _)
            | Param::KwArg(parameter, _) => parameter.span,
            Param::Star(l, r) | Param::Slash(l, r) => Span::new(*l, *r),
        }
    }
}

fn parameter(name: Ident, annotation: Option<Expr>) -> Parameter {
    let end = annotation
        .as_ref()
        .map_or(name.span.end, |annotation| annotation.span.end);
    Parameter {
        span: Span::new(name.span.start, end),
        arg: name.id,
        annotation,
    }
}

/// A parameter list that is being sorted.
#[derive(Default)]
struct Sorting {
    out: Arguments,
    /// `/` has been seen.
    slash: bool,
    /// `*` or `*name` has been seen.
    star: bool,
    /// A bare `*` that no name follows yet.
    bare_star: Option<Span>,
}

impl Builder<'_> {
    /// Sorts a parameter list, and refuses what is out of order.
    pub fn arguments(&mut self, params: Vec<Param>) -> Arguments {
        let mut sorting = Sorting::default();
        for param in params {
            let span = param.span();
            if sorting.out.kwarg.is_some() {
                self.error(span, "arguments cannot follow var-keyword argument");
            } else if let Err(message) = sorting.add(param) {
                self.error(span, message);
            }
        }
        if let Some(star) = sorting.bare_star {
            self.error(star, "named arguments must follow bare *");
        }
        sorting.out
    }

    /// Type parameters, of which none without a default may follow one with a default.
    pub fn type_params(&mut self, params: Vec<TypeParam>) -> Vec<TypeParam> {
        let mut defaulted = false;
        for param in &params {
            if defaulted && param.default_value.is_none() {
                let message = format!(
                    "non-default type parameter '{}' follows default type parameter",
                    param.name
                );
                self.error(param.span, message);
            }
            defaulted |= param.default_value.is_some();
        }
        params
    }

    /// `*name = default` or `**name = default`: they have no bounds.
    pub fn unbound_param(
        &mut self,
        l: u32,
        name: Ident,
        kind: TypeParamKind,
        bound: Option<Expr>,
        default: Option<Expr>,
        r: u32,
    ) -> TypeParam {
        if let Some(bound) = bound {
            let what = match bound.kind {
                ExprKind::Tuple { .. } => "constraints",
                _ => "bound",
            };
            let whose = match kind {
                TypeParamKind::ParamSpec => "ParamSpec",
                _ => "TypeVarTuple",
            };
            self.error(bound.span, format!("cannot use {what} with {whose}"));
        }
        type_param(l, name, kind, default, r)
    }

    /// `[]`
    pub fn no_type_params(&mut self, l: u32, r: u32) -> Vec<TypeParam> {
        self.error(Span::new(l, r), "Type parameter list cannot be empty");
        Vec::new()
    }

    /// `name: bound = default`
    pub fn type_var(
        &mut self,
        l: u32,
        name: Ident,
        bound: Option<Expr>,
        default: Option<Expr>,
        r: u32,
    ) -> TypeParam {
        type_param(l, name, TypeParamKind::TypeVar { bound }, default, r)
    }
}

/// A type parameter of any kind
fn type_param(
    l: u32,
    name: Ident,
    kind: TypeParamKind,
    default_value: Option<Expr>,
    r: u32,
) -> TypeParam {
    TypeParam {
        span: Span::new(l, r),
        name: name.id,
        kind,
        default_value,
    }
}

impl Sorting {
    fn add(&mut self, param: Param) -> Result<(), &'static str> {
        match param {
            Param::Plain(parameter, default) => self.plain(parameter, default),
            Param::VarArg(parameter, default) => self.vararg(parameter, default),
            Param::KwArg(parameter, default) => self.kwarg(parameter, default),
            Param::Star(l, r) => self.star(Span::new(l, r)),
            Param::Slash(..) => self.slash(),
        }
    }

    fn plain(&mut self, parameter: Parameter, default: Option<Expr>) -> Result<(), &'static str> {
        self.bare_star = None;
        if self.star {
            self.out.kwonlyargs.push(parameter);
            self.out.kw_defaults.push(default);
            return Ok(());
        }
        self.out.args.push(parameter);
        match default {
            Some(default) => self.out.defaults.push(default),
            None if self.out.defaults.is_empty() => {}
            None => return Err("parameter without a default follows parameter with a default"),
        }
        Ok(())
    }

    fn vararg(&mut self, parameter: Parameter, default: Option<Expr>) -> Result<(), &'static str> {
        if self.star {
            return Err("* argument may appear only once");
        }
        self.star = true;
        self.out.vararg = Some(parameter);
        default.map_or(Ok(()), |_| {
            Err("var-positional argument cannot have default value")
        })
    }

    fn kwarg(&mut self, parameter: Parameter, default: Option<Expr>) -> Result<(), &'static str> {
        self.out.kwarg = Some(parameter);
        if self.bare_star.take().is_some() {
            return Err("named arguments must follow bare *");
        }
        default.map_or(Ok(()), |_| {
            Err("var-keyword argument cannot have default value")
        })
    }

    fn star(&mut self, span: Span) -> Result<(), &'static str> {
        if self.star {
            return Err("* argument may appear only once");
        }
        self.star = true;
        self.bare_star = Some(span);
        Ok(())
    }

    fn slash(&mut self) -> Result<(), &'static str> {
        if self.slash {
            return Err("/ may appear only once");
        }
        if self.star {
            return Err("/ must be ahead of *");
        }
        if self.out.args.is_empty() {
            return Err("at least one argument must precede /");
        }
        self.slash = true;
        self.out.posonlyargs = std::mem::take(&mut self.out.args);
        Ok(())
    }
}
