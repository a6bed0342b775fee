//! The tree: what the grammar builds and the compiler reads.
//!
//! Node for node and field for field the tree of Python's own `ast` module, so that its documentation is
//! ours too. The differences: `async` forms are a flag on their plain form, contexts (load, store, delete)
//! are implied by where an expression stands, and names carry spans of their own.
//!
//! How deep a tree can be is bounded before it is built (`nesting.rs`), so recursion over it is safe.

use std::rc::Rc;

use num_bigint::BigInt;

use crate::text::Span;

/// An identifier.
pub type Name = Rc<str>;

/// A whole file.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// The statements in order.
    pub body: Vec<Stmt>,
    /// Whether `await`, `async for`, `async with` or an async comprehension stands outside any function.
    pub top_level_await: bool,
    /// What is allowed but doubtful, in source order.
    pub warnings: Vec<Warning>,
}

/// One piece of interactive input: a line of simple statements, or one compound statement.
pub type Interactive = Module;

/// A doubtful place in the source that is not an error (`SyntaxWarning`).
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// Where.
    pub span: Span,
    /// In CPython's words.
    pub message: String,
}

/// A statement and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Stmt {
    /// From the first token to the last; a decorated definition starts at `def` or `class`.
    pub span: Span,
    /// Which statement.
    pub kind: StmtKind,
}

/// The statements.
#[derive(Clone, Debug, PartialEq)]
pub enum StmtKind {
    /// `def name(args) -> returns: body`, also `async def`
    FunctionDef(Box<FunctionDef>),
    /// `class name(bases, keywords): body`
    ClassDef(Box<ClassDef>),
    /// `return value`
    Return { value: Option<Box<Expr>> },
    /// `del targets`
    Delete { targets: Vec<Expr> },
    /// `a = b = value`
    Assign {
        targets: Vec<Expr>,
        value: Box<Expr>,
    },
    /// `target += value`
    AugAssign {
        target: Box<Expr>,
        op: Operator,
        value: Box<Expr>,
    },
    /// `target: annotation = value`
    AnnAssign(Box<AnnAssign>),
    /// `type name[type_params] = value`
    TypeAlias(Box<TypeAlias>),
    /// `for target in iter: body else: orelse`
    For(Box<For>),
    /// `while test: body else: orelse`
    While(Box<While>),
    /// `if test: body else: orelse`; an `elif` is a lone `If` in `orelse`
    If(Box<If>),
    /// `with items: body`
    With(Box<With>),
    /// `match subject: cases`
    Match(Box<Match>),
    /// `raise exc from cause`
    Raise {
        exc: Option<Box<Expr>>,
        cause: Option<Box<Expr>>,
    },
    /// `try: body except …: … else: orelse finally: finalbody`
    Try(Box<Try>),
    /// `assert test, msg`
    Assert {
        test: Box<Expr>,
        msg: Option<Box<Expr>>,
    },
    /// `import a.b as c, d`
    Import { names: Vec<Alias> },
    /// `from ..module import names`
    ImportFrom(Box<ImportFrom>),
    /// `global names`
    Global { names: Vec<Ident> },
    /// `nonlocal names`
    Nonlocal { names: Vec<Ident> },
    /// an expression as a statement
    Expr { value: Box<Expr> },
    /// `pass`
    Pass,
    /// The rest of a function's body, which is read when the function is first called; the span is that of
    /// the whole definition.
    Later,
    /// `break`
    Break,
    /// `continue`
    Continue,
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Ident {
    /// The name.
    pub id: Name,
    /// Where it stands.
    pub span: Span,
}

/// `async def name[type_params](args) -> returns: body` under its decorators
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionDef {
    pub is_async: bool,
    pub name: Name,
    pub name_span: Span,
    pub args: Arguments,
    pub body: Vec<Stmt>,
    /// In source order, without the `@`.
    pub decorator_list: Vec<Expr>,
    pub returns: Option<Expr>,
    pub type_params: Vec<TypeParam>,
}

/// `class name[type_params](bases, keywords): body` under its decorators
#[derive(Clone, Debug, PartialEq)]
pub struct ClassDef {
    pub name: Name,
    pub name_span: Span,
    pub bases: Vec<Expr>,
    pub keywords: Vec<Keyword>,
    pub body: Vec<Stmt>,
    /// In source order, without the `@`.
    pub decorator_list: Vec<Expr>,
    pub type_params: Vec<TypeParam>,
}

/// `target: annotation = value`
#[derive(Clone, Debug, PartialEq)]
pub struct AnnAssign {
    pub target: Expr,
    pub annotation: Expr,
    pub value: Option<Expr>,
    /// The target is a plain name without parentheses.
    pub simple: bool,
}

/// `type name[type_params] = value`
#[derive(Clone, Debug, PartialEq)]
pub struct TypeAlias {
    /// Always an `ExprKind::Name`.
    pub name: Expr,
    pub type_params: Vec<TypeParam>,
    pub value: Expr,
}

/// `async for target in iter: body else: orelse`
#[derive(Clone, Debug, PartialEq)]
pub struct For {
    pub is_async: bool,
    pub target: Expr,
    pub iter: Expr,
    pub body: Vec<Stmt>,
    pub orelse: Vec<Stmt>,
}

/// `while test: body else: orelse`
#[derive(Clone, Debug, PartialEq)]
pub struct While {
    pub test: Expr,
    pub body: Vec<Stmt>,
    pub orelse: Vec<Stmt>,
}

/// `if test: body else: orelse`
#[derive(Clone, Debug, PartialEq)]
pub struct If {
    pub test: Expr,
    pub body: Vec<Stmt>,
    pub orelse: Vec<Stmt>,
}

/// `async with items: body`
#[derive(Clone, Debug, PartialEq)]
pub struct With {
    pub is_async: bool,
    pub items: Vec<WithItem>,
    pub body: Vec<Stmt>,
}

/// `context_expr as optional_vars`
#[derive(Clone, Debug, PartialEq)]
pub struct WithItem {
    pub context_expr: Expr,
    pub optional_vars: Option<Expr>,
}

/// `match subject: cases`
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    pub subject: Expr,
    pub cases: Vec<MatchCase>,
}

/// `case pattern if guard: body`
#[derive(Clone, Debug, PartialEq)]
pub struct MatchCase {
    pub pattern: Pattern,
    pub guard: Option<Expr>,
    pub body: Vec<Stmt>,
}

/// `try: body …`, with `except*` when `is_star`
#[derive(Clone, Debug, PartialEq)]
pub struct Try {
    pub body: Vec<Stmt>,
    pub handlers: Vec<ExceptHandler>,
    pub orelse: Vec<Stmt>,
    pub finalbody: Vec<Stmt>,
    pub is_star: bool,
}

/// `except typ as name: body`
#[derive(Clone, Debug, PartialEq)]
pub struct ExceptHandler {
    pub span: Span,
    /// The field `type` of CPython's node; `except A, B:` gives a tuple.
    pub typ: Option<Expr>,
    pub name: Option<Ident>,
    pub body: Vec<Stmt>,
}

/// `from ..module import names`
#[derive(Clone, Debug, PartialEq)]
pub struct ImportFrom {
    /// Dotted; absent in `from . import x`.
    pub module: Option<Name>,
    /// `*` is one alias named `*`.
    pub names: Vec<Alias>,
    /// How many leading dots.
    pub level: u32,
}

/// `name as asname` in an import
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    pub span: Span,
    /// Dotted in `import a.b`.
    pub name: Name,
    pub asname: Option<Name>,
}

/// An expression and its place (parentheses around it are not part of it, but for tuples and generators).
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub span: Span,
    pub kind: ExprKind,
}

const _: () = assert!(size_of::<Expr>() <= 48);

/// The expressions.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `a and b and c`: runs of one operator are one node
    BoolOp { op: BoolOp, values: Vec<Expr> },
    /// `target := value`
    NamedExpr { target: Box<Expr>, value: Box<Expr> },
    /// `left op right`
    BinOp {
        left: Box<Expr>,
        op: Operator,
        right: Box<Expr>,
    },
    /// `op operand`
    UnaryOp { op: UnaryOp, operand: Box<Expr> },
    /// `lambda args: body`
    Lambda {
        args: Box<Arguments>,
        body: Box<Expr>,
    },
    /// `body if test else orelse`
    IfExp {
        test: Box<Expr>,
        body: Box<Expr>,
        orelse: Box<Expr>,
    },
    /// `{key: value, **mapping}`
    Dict(Box<Dict>),
    /// `{a, b}`
    Set { elts: Vec<Expr> },
    /// `[elt for …]`
    ListComp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    /// `{elt for …}`
    SetComp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    /// `{key: value for …}`
    DictComp(Box<DictComp>),
    /// `(elt for …)`
    GeneratorExp {
        elt: Box<Expr>,
        generators: Vec<Comprehension>,
    },
    /// `await value`
    Await { value: Box<Expr> },
    /// `yield value`
    Yield { value: Option<Box<Expr>> },
    /// `yield from value`
    YieldFrom { value: Box<Expr> },
    /// `left < b <= c`
    Compare(Box<Compare>),
    /// `func(args, keywords)`
    Call(Box<Call>),
    /// one `{…}` of an f-string
    FormattedValue(Box<FormattedValue>),
    /// one `{…}` of a t-string
    Interpolation(Box<Interpolation>),
    /// an f-string: `Constant` strings and `FormattedValue`s
    JoinedStr { values: Vec<Expr> },
    /// a t-string: `Constant` strings and `Interpolation`s
    TemplateStr { values: Vec<Expr> },
    /// a literal
    Constant(Constant),
    /// `value.attr`
    Attribute {
        value: Box<Expr>,
        attr: Name,
        attr_span: Span,
    },
    /// `value[slice]`
    Subscript { value: Box<Expr>, slice: Box<Expr> },
    /// `*value`
    Starred { value: Box<Expr> },
    /// a name
    Name { id: Name },
    /// `[a, b]`
    List { elts: Vec<Expr> },
    /// `(a, b)`; the span includes the parentheses when there are any
    Tuple { elts: Vec<Expr> },
    /// `lower:upper:step`, only inside a subscript
    Slice {
        lower: Option<Box<Expr>>,
        upper: Option<Box<Expr>>,
        step: Option<Box<Expr>>,
    },
}

/// `{key: value, **mapping}`: two lists of one length
#[derive(Clone, Debug, PartialEq)]
pub struct Dict {
    /// `None` stands for `**`.
    pub keys: Vec<Option<Expr>>,
    pub values: Vec<Expr>,
}

/// `{key: value for …}`
#[derive(Clone, Debug, PartialEq)]
pub struct DictComp {
    pub key: Expr,
    pub value: Expr,
    pub generators: Vec<Comprehension>,
}

/// `left ops[0] comparators[0] …`
#[derive(Clone, Debug, PartialEq)]
pub struct Compare {
    pub left: Expr,
    pub ops: Vec<CmpOp>,
    pub comparators: Vec<Expr>,
}

/// `func(args, keywords)`
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    pub func: Expr,
    /// `*x` is a `Starred`.
    pub args: Vec<Expr>,
    pub keywords: Vec<Keyword>,
}

/// `arg=value`, or `**value` when there is no `arg`
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    pub span: Span,
    pub arg: Option<Name>,
    pub arg_span: Span,
    pub value: Expr,
}

/// `{value!conversion:format_spec}` in an f-string
#[derive(Clone, Debug, PartialEq)]
pub struct FormattedValue {
    pub value: Expr,
    pub conversion: Conversion,
    /// Always a `JoinedStr`.
    pub format_spec: Option<Expr>,
}

/// `{value!conversion:format_spec}` in a t-string
#[derive(Clone, Debug, PartialEq)]
pub struct Interpolation {
    pub value: Expr,
    /// The source text of `value`.
    pub str: Rc<str>,
    pub conversion: Conversion,
    /// Always a `JoinedStr`.
    pub format_spec: Option<Expr>,
}

/// What is applied to a value before it is formatted.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// nothing
    None,
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

/// `async for target in iter if ifs[0] if …`
#[derive(Clone, Debug, PartialEq)]
pub struct Comprehension {
    pub is_async: bool,
    pub target: Expr,
    pub iter: Expr,
    pub ifs: Vec<Expr>,
}

/// A literal's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Constant {
    None,
    True,
    False,
    Ellipsis,
    Int(i64),
    /// Only what does not fit an `i64`.
    BigInt(Rc<BigInt>),
    Float(f64),
    /// The imaginary part of `2j`.
    Complex(f64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
}

/// The parameters of a function, as CPython lists them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Arguments {
    pub posonlyargs: Vec<Arg>,
    pub args: Vec<Arg>,
    pub vararg: Option<Arg>,
    pub kwonlyargs: Vec<Arg>,
    /// One for each of `kwonlyargs`.
    pub kw_defaults: Vec<Option<Expr>>,
    pub kwarg: Option<Arg>,
    /// For the last of `posonlyargs` followed by `args`.
    pub defaults: Vec<Expr>,
}

/// `arg: annotation` among parameters
#[derive(Clone, Debug, PartialEq)]
pub struct Arg {
    pub span: Span,
    pub arg: Name,
    pub annotation: Option<Expr>,
}

/// A parameter in square brackets after a name (PEP 695).
#[derive(Clone, Debug, PartialEq)]
pub struct TypeParam {
    pub span: Span,
    pub name: Name,
    pub kind: TypeParamKind,
    pub default_value: Option<Expr>,
}

/// Which type parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeParamKind {
    /// `T: bound`
    TypeVar { bound: Option<Expr> },
    /// `*Ts`
    TypeVarTuple,
    /// `**P`
    ParamSpec,
}

/// A pattern and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    pub span: Span,
    pub kind: PatternKind,
}

/// The patterns.
#[derive(Clone, Debug, PartialEq)]
pub enum PatternKind {
    /// `case 1:`, `case a.b:`: compared by `==`
    MatchValue { value: Expr },
    /// `case None:`: compared by `is`
    MatchSingleton { value: Constant },
    /// `case [a, *b]:`
    MatchSequence { patterns: Vec<Pattern> },
    /// `case {key: pattern, **rest}:`
    MatchMapping {
        keys: Vec<Expr>,
        patterns: Vec<Pattern>,
        rest: Option<Ident>,
    },
    /// `case cls(patterns, kwd_attrs=kwd_patterns):`
    MatchClass {
        cls: Expr,
        patterns: Vec<Pattern>,
        kwd_attrs: Vec<Ident>,
        kwd_patterns: Vec<Pattern>,
    },
    /// `*name` in a sequence; `*_` has no name
    MatchStar { name: Option<Ident> },
    /// `pattern as name`, `name`, and `_`, which has neither
    MatchAs {
        pattern: Option<Box<Pattern>>,
        name: Option<Ident>,
    },
    /// `a | b`
    MatchOr { patterns: Vec<Pattern> },
}

/// `and`, `or`
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum BoolOp {
    And,
    Or,
}

/// Binary operators.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

/// Prefix operators.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    /// `~`
    Invert,
    /// `not`
    Not,
    /// `+`
    UAdd,
    /// `-`
    USub,
}

/// Comparisons.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}
