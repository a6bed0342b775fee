//! Statements, simple and compound.

use super::calls::{Arg, Sorted};
use super::parameters::Param;
use super::targets::{self, Purpose, name_node, name_of};
use super::{Builder, List};
use crate::syntax::ast::*;
use crate::syntax::error::SyntaxError;
use crate::text::Span;

/// Something with a start of its own, not that of its first token.
pub struct Position<T> {
    start: Option<u32>,
    node: T,
}

/// The `else` and `finally` of a `try`.
pub struct Clauses {
    orelse: Option<Vec<Stmt>>,
    finalbody: Option<Vec<Stmt>>,
}

impl Clauses {
    /// Puts the two together.
    pub fn new(orelse: Option<Vec<Stmt>>, finalbody: Option<Vec<Stmt>>) -> Clauses {
        Clauses { orelse, finalbody }
    }
}

// ---- Simple statements.

/// A simple statement.
pub fn stmt(l: u32, kind: StmtKind, r: u32) -> Stmt {
    Stmt {
        span: Span::new(l, r),
        kind,
    }
}

/// `return value`
pub fn return_(value: Option<Expr>) -> StmtKind {
    StmtKind::Return {
        value: value.map(Box::new),
    }
}

/// `raise exc from cause`
pub fn raise(exc: Option<Expr>, cause: Option<Expr>) -> StmtKind {
    StmtKind::Raise {
        exc: exc.map(Box::new),
        cause: cause.map(Box::new),
    }
}

/// `name as asname` in an import
pub fn alias(l: u32, name: Name, asname: Option<Ident>, r: u32) -> Alias {
    Alias {
        span: Span::new(l, r),
        name,
        asname: asname.map(|asname| asname.id),
    }
}

/// `from module import names`
pub fn import_from((level, module): (u32, Option<Name>), names: Vec<Alias>) -> StmtKind {
    StmtKind::ImportFrom(Box::new(ImportFrom {
        module,
        names,
        level,
    }))
}

/// `type name[params] = value`
pub fn type_alias(name: Ident, type_params: Vec<TypeParam>, value: Expr) -> StmtKind {
    StmtKind::TypeAlias(Box::new(TypeAlias {
        name: name_node(name),
        type_params,
        value,
    }))
}

impl Builder<'_> {
    /// An expression as a statement.
    pub fn expr_stmt(&mut self, value: Expr) -> StmtKind {
        StmtKind::Expr {
            value: Box::new(value),
        }
    }

    /// `a = b = value`
    pub fn assign(&mut self, targets: Vec<Expr>, value: Expr) -> StmtKind {
        let compared = targets.len() == 1 && targets::is_tight(&value);
        for target in &targets {
            self.check_assigned(target, compared);
        }
        StmtKind::Assign {
            targets,
            value: Box::new(value),
        }
    }

    /// `target += value`
    pub fn aug_assign(&mut self, target: Expr, op: Operator, value: Expr) -> StmtKind {
        if !is_single_target(&target) {
            let message = format!(
                "'{}' is an illegal expression for augmented assignment",
                name_of(&target)
            );
            self.error(target.span, message);
        }
        StmtKind::AugAssign {
            target: Box::new(target),
            op,
            value: Box::new(value),
        }
    }

    /// `target: annotation = value`
    pub fn ann_assign(
        &mut self,
        l: u32,
        target: Expr,
        annotation: Expr,
        value: Option<Expr>,
    ) -> StmtKind {
        match target.kind {
            ExprKind::List { .. } | ExprKind::Tuple { .. } => {
                let message = format!(
                    "only single target (not {}) can be annotated",
                    name_of(&target)
                );
                self.error(target.span, message);
            }
            _ if !is_single_target(&target) => {
                self.error(target.span, "illegal target for annotation")
            }
            _ => {}
        }
        let simple = matches!(target.kind, ExprKind::Name { .. }) && target.span.start == l;
        StmtKind::AnnAssign(Box::new(AnnAssign {
            target,
            annotation,
            value,
            simple,
        }))
    }

    /// `assert test, msg`
    pub fn assert(&mut self, test: Expr, msg: Option<Expr>) -> StmtKind {
        if matches!(&test.kind, ExprKind::Tuple { elts } if !elts.is_empty()) {
            let message = "assertion is always true, perhaps remove parentheses?".to_owned();
            self.warnings.push(Warning {
                span: test.span,
                message,
            });
        }
        StmtKind::Assert {
            test: Box::new(test),
            msg: msg.map(Box::new),
        }
    }

    /// `del targets`
    pub fn delete(&mut self, target: Expr) -> StmtKind {
        targets::check(self, &target, Purpose::Delete);
        let parenthesised = self.source.slice(target.span).starts_with('(');
        let bare = matches!(target.kind, ExprKind::Tuple { .. })
            && !self.is_own_tuple(&target, parenthesised);
        match target.kind {
            ExprKind::Tuple { elts } if bare => StmtKind::Delete { targets: elts },
            kind => StmtKind::Delete {
                targets: vec![Expr {
                    span: target.span,
                    kind,
                }],
            },
        }
    }

    /// Whether a tuple that starts with `(` has that bracket for its own, and not for its first element.
    fn is_own_tuple(&self, target: &Expr, parenthesised: bool) -> bool {
        let ExprKind::Tuple { elts } = &target.kind else {
            return false;
        };
        let before_first = elts
            .first()
            .is_none_or(|first| first.span.start > target.span.start);
        parenthesised && before_first && self.closes_at_end(target.span)
    }

    /// Whether the bracket a span starts with is closed by the one it ends with.
    fn closes_at_end(&self, span: Span) -> bool {
        let text = self.source.slice(span);
        let mut depth = 0i32;
        for (index, byte) in text.bytes().enumerate() {
            match byte {
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => continue,
            }
            if depth == 0 {
                return index + 1 == text.len();
            }
        }
        false
    }
}

fn is_single_target(target: &Expr) -> bool {
    matches!(
        target.kind,
        ExprKind::Name { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. }
    )
}

// ---- Compound statements.

/// A compound statement; it ends where the last statement in it does.
pub fn compound(l: u32, kind: Position<StmtKind>, r: u32) -> Stmt {
    let end = last_body(&kind.node)
        .and_then(|body| body.last())
        .map_or(r, |last| last.span.end);
    stmt(kind.start.unwrap_or(l), kind.node, end)
}

/// The block that ends a compound statement.
fn last_body(kind: &StmtKind) -> Option<&Vec<Stmt>> {
    let last = |blocks: &[&'_ Vec<Stmt>]| blocks.iter().position(|block| !block.is_empty());
    let blocks: Vec<&Vec<Stmt>> = match kind {
        StmtKind::FunctionDef(node) => vec![&node.body],
        StmtKind::ClassDef(node) => vec![&node.body],
        StmtKind::For(node) => vec![&node.orelse, &node.body],
        StmtKind::While(node) => vec![&node.orelse, &node.body],
        StmtKind::If(node) => vec![&node.orelse, &node.body],
        StmtKind::With(node) => vec![&node.body],
        StmtKind::Match(node) => node
            .cases
            .iter()
            .rev()
            .take(1)
            .map(|case| &case.body)
            .collect(),
        StmtKind::Try(node) => {
            let handlers = node
                .handlers
                .iter()
                .rev()
                .take(1)
                .map(|handler| &handler.body);
            [&node.finalbody, &node.orelse]
                .into_iter()
                .chain(handlers)
                .chain([&node.body])
                .collect()
        }
        _ => return None,
    };
    last(&blocks).map(|index| blocks[index])
}

/// A compound statement that starts at its first token
pub fn undecorated(node: StmtKind) -> Position<StmtKind> {
    Position { start: None, node }
}

/// A definition under decorators: it starts at `def` or `class`
pub fn decorated(l: u32, decorators: Vec<Expr>, mut node: StmtKind) -> Position<StmtKind> {
    match &mut node {
        StmtKind::FunctionDef(function) => function.decorator_list = decorators,
        StmtKind::ClassDef(class) => class.decorator_list = decorators,
        _ => unreachable!("the grammar decorates definitions only"),
    }
    Position {
        start: Some(l),
        node,
    }
}

/// `if test: body elif …: … else: …`: each `elif` is an `If` in the `orelse` before it
pub fn if_(
    test: Expr,
    body: Vec<Stmt>,
    elifs: Vec<(u32, Expr, Vec<Stmt>)>,
    orelse: Option<Vec<Stmt>>,
) -> StmtKind {
    let mut orelse = orelse.unwrap_or_default();
    for (start, test, body) in elifs.into_iter().rev() {
        let kind = StmtKind::If(Box::new(If { test, body, orelse }));
        orelse = vec![compound(start, undecorated(kind), start)];
    }
    StmtKind::If(Box::new(If { test, body, orelse }))
}

/// `while test: body else: orelse`
pub fn while_(test: Expr, body: Vec<Stmt>, orelse: Option<Vec<Stmt>>) -> StmtKind {
    StmtKind::While(Box::new(While {
        test,
        body,
        orelse: orelse.unwrap_or_default(),
    }))
}

/// `with items: body`
pub fn with(is_async: bool, items: Vec<WithItem>, body: Vec<Stmt>) -> StmtKind {
    StmtKind::With(Box::new(With {
        is_async,
        items,
        body,
    }))
}

/// `expr` among the items of `with`
pub fn with_item(context_expr: Expr) -> WithItem {
    WithItem {
        context_expr,
        optional_vars: None,
    }
}

/// A `with` of one expression
pub fn with_one(context_expr: Expr) -> Vec<WithItem> {
    vec![with_item(context_expr)]
}

/// `match subject: cases`
pub fn match_(subject: Expr, cases: Vec<MatchCase>) -> StmtKind {
    StmtKind::Match(Box::new(Match { subject, cases }))
}

/// `except: body`
pub fn except_all(l: u32, body: Vec<Stmt>, r: u32) -> (bool, ExceptHandler) {
    (false, handler(l, None, None, body, r))
}

fn handler(
    l: u32,
    typ: Option<Expr>,
    name: Option<Ident>,
    body: Vec<Stmt>,
    r: u32,
) -> ExceptHandler {
    let end = body.last().map_or(r, |last| last.span.end);
    ExceptHandler {
        span: Span::new(l, end),
        typ,
        name,
        body,
    }
}

impl Builder<'_> {
    /// `for target in iter: body else: orelse`
    pub fn for_(
        &mut self,
        is_async: bool,
        target: Expr,
        iter: Expr,
        body: Vec<Stmt>,
        orelse: Option<Vec<Stmt>>,
    ) -> StmtKind {
        targets::check(self, &target, Purpose::For);
        StmtKind::For(Box::new(For {
            is_async,
            target,
            iter,
            body,
            orelse: orelse.unwrap_or_default(),
        }))
    }

    /// `def name[params](args) -> returns: body`
    pub fn function(
        &mut self,
        is_async: bool,
        name: Ident,
        type_params: Vec<TypeParam>,
        params: Vec<Param>,
        returns: Option<Expr>,
        body: Vec<Stmt>,
    ) -> StmtKind {
        let args = self.arguments(params);
        let Ident {
            id: name,
            span: name_span,
        } = name;
        let decorator_list = Vec::new();
        StmtKind::FunctionDef(Box::new(FunctionDef {
            is_async,
            name,
            name_span,
            args,
            body,
            decorator_list,
            returns,
            type_params,
        }))
    }

    /// `class name[params](bases): body`
    pub fn class(
        &mut self,
        name: Ident,
        type_params: Vec<TypeParam>,
        args: Option<Vec<Arg>>,
        body: Vec<Stmt>,
    ) -> StmtKind {
        let Sorted {
            args: bases,
            keywords,
        } = self.sort_arguments(args.unwrap_or_default());
        if let Some(generator) = bases.iter().find(|base| self.is_bare_generator(base)) {
            self.error(generator.span, "invalid syntax");
        }
        let Ident {
            id: name,
            span: name_span,
        } = name;
        let decorator_list = Vec::new();
        StmtKind::ClassDef(Box::new(ClassDef {
            name,
            name_span,
            bases,
            keywords,
            body,
            decorator_list,
            type_params,
        }))
    }

    fn is_bare_generator(&self, base: &Expr) -> bool {
        matches!(base.kind, ExprKind::GeneratorExp { .. })
            && !self.source.slice(base.span).starts_with('(')
    }

    // ---- with.

    /// `expr as target`
    pub fn with_item_as(&mut self, context_expr: Expr, target: Expr) -> WithItem {
        targets::check(self, &target, Purpose::Assign);
        WithItem {
            context_expr,
            optional_vars: Some(target),
        }
    }

    /// `with (…):` is a list of items where that makes sense, and else one expression in parentheses.
    pub fn with_paren(
        &mut self,
        l: u32,
        list: List<WithItem>,
        generators: Vec<Comprehension>,
        r: u32,
    ) -> Vec<WithItem> {
        let is_items = generators.is_empty() && list.items.iter().all(WithItem::stands_alone);
        if is_items || list.items.iter().any(|item| item.optional_vars.is_some()) {
            return list.items;
        }
        let exprs = List::new(
            list.items
                .into_iter()
                .map(|item| item.context_expr)
                .collect(),
            list.trailing,
        );
        let value = if generators.is_empty() {
            self.group_or_tuple(l, exprs, r)
        } else {
            self.generator(l, exprs, generators, r)
        };
        with_one(value)
    }

    // ---- try.

    /// `try: body except …`; what follows the body is at `next`
    pub fn try_(
        &mut self,
        body: Vec<Stmt>,
        next: u32,
        handlers: Vec<(bool, ExceptHandler)>,
        clauses: Clauses,
    ) -> StmtKind {
        let orphan =
            handlers.is_empty() && (clauses.finalbody.is_none() || clauses.orelse.is_some());
        if orphan {
            self.errors.push(self.orphan_try(&body, next));
        }
        let is_star = handlers.first().is_some_and(|(star, _)| *star);
        if let Some((_, mixed)) = handlers.iter().find(|(star, _)| *star != is_star) {
            self.error(
                mixed.span,
                "cannot have both 'except' and 'except*' on the same 'try'",
            );
        }
        let handlers = handlers.into_iter().map(|(_, handler)| handler).collect();
        let [orelse, finalbody] =
            [clauses.orelse, clauses.finalbody].map(Option::unwrap_or_default);
        StmtKind::Try(Box::new(Try {
            body,
            handlers,
            orelse,
            finalbody,
            is_star,
        }))
    }

    /// A `try` that nothing belongs to; at the end of the text its last line is to blame.
    fn orphan_try(&self, body: &[Stmt], next: u32) -> SyntaxError {
        let ended = next as usize >= self.source.text.trim_end().len();
        let at = body
            .last()
            .filter(|_| ended)
            .map_or(next, |last| last.span.end);
        let error = SyntaxError::new(Span::at(at), "expected 'except' or 'finally' block");
        if ended { error.at_end() } else { error }
    }

    /// `except types as name: body`
    pub fn except(
        &mut self,
        l: u32,
        star: bool,
        (typ, name): (Expr, Option<Ident>),
        body: Vec<Stmt>,
        r: u32,
    ) -> (bool, ExceptHandler) {
        (star, handler(l, Some(typ), name, body, r))
    }

    /// `types as name`
    pub fn except_as(&mut self, types: Expr, name: Expr) -> (Expr, Option<Ident>) {
        if matches!(types.kind, ExprKind::Tuple { .. })
            && !self.source.slice(types.span).starts_with('(')
        {
            self.error(
                types.span,
                "multiple exception types must be parenthesized when using 'as'",
            );
        }
        let ident = self.bound_name(name, "except statement");
        (types, ident)
    }
}

impl WithItem {
    /// Whether an item without brackets around it could be written so.
    fn stands_alone(&self) -> bool {
        !matches!(
            self.context_expr.kind,
            ExprKind::Starred { .. } | ExprKind::NamedExpr { .. }
        )
    }
}
