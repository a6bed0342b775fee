//! Which part of a place in a traceback is to blame: the operator of an operation, the brackets of a
//! call or subscript. CPython's rules: `~` under the operands, `^` under that part.

use crate::syntax::ast::{Expr, ExprKind, Stmt, StmtKind};
use crate::syntax::parser;
use crate::text::source::SourceFile;

/// The marks under a part of a line, which starts at byte `start` of the (trimmed) line; none if the
/// line needs no marks.
pub fn marks(line: &str, start: usize, end: usize) -> Option<String> {
    let part = line.get(start..end)?;
    if is_plain_call(line, start, end) {
        return None;
    }
    let width = part.chars().count();
    match blamed(part) {
        Some((from, to)) => Some(
            (0..width)
                .map(|at| if (from..to).contains(&at) { '^' } else { '~' })
                .collect(),
        ),
        None if width == line.chars().count() => None,
        None => Some("^".repeat(width)),
    }
}

/// Whether the part is the call of a line that does nothing but return or assign its result.
fn is_plain_call(line: &str, start: usize, end: usize) -> bool {
    let Some(statement) = first_statement(line) else {
        return false;
    };
    let value = match &statement.kind {
        StmtKind::Return { value: Some(value) } => match &value.kind {
            ExprKind::Call(call) if matches!(call.func.kind, ExprKind::Name { .. }) => value,
            _ => return false,
        },
        StmtKind::Assign { value, .. } if matches!(value.kind, ExprKind::Call(_)) => value,
        _ => return false,
    };
    (value.span.start as usize, value.span.end as usize) == (start, end)
}

fn first_statement(text: &str) -> Option<Stmt> {
    let source = SourceFile::new("<line>", text);
    let module = parser::parse_module(&source).ok()?;
    module.body.into_iter().next()
}

/// The characters of an expression that are to blame.
fn blamed(part: &str) -> Option<(usize, usize)> {
    // As in CPython: in brackets, so that it may span lines.
    let statement = first_statement(&format!("(\n{part}\n)"))?;
    let StmtKind::Expr { value } = statement.kind else {
        return None;
    };
    let offset = 2;
    let at = |byte: u32| (byte as usize).saturating_sub(offset);
    let (from, to) = match &value.kind {
        ExprKind::BinOp { left, right, .. } => {
            operator(part, at(end_of(left)), at(right.span.start))?
        }
        ExprKind::Subscript { value, .. } => (at(end_of(value)), part.len()),
        ExprKind::Call(call) => (at(end_of(&call.func)), part.len()),
        _ => return None,
    };
    let from = match &value.kind {
        ExprKind::BinOp { .. } => from,
        ExprKind::Subscript { .. } => from + part.get(from..)?.find('[')?,
        _ => from + part.get(from..)?.find('(')?,
    };
    Some((
        part.get(..from)?.chars().count(),
        part.get(..to)?.chars().count(),
    ))
}

fn end_of(expression: &Expr) -> u32 {
    expression.span.end
}

/// Where the operator between two operands is.
fn operator(part: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let between = part.get(from..to)?;
    let start = between.find(|c: char| !c.is_whitespace() && c != ')' && c != '\\')?;
    let operator = between.get(start..)?;
    let len = operator
        .find(|c: char| c.is_whitespace() || c == '(')
        .unwrap_or(operator.len());
    Some((from + start, from + start + len.min(2)))
}
