//! The instruction set: every instruction once, with its meaning in a line.
//!
//! A register machine. `R[x]` is a register of the running frame: parameters first (in the order
//! positional, keyword-only, `*args`, `**kwargs`), then the other local variables, then the free
//! variables' cells, then temporaries. A register below `Code::first_temp` is a *variable*, one
//! at or above it a *temporary*.
//!
//! **Temporaries are read once.** An instruction that reads a temporary consumes it (the value is
//! moved out or dropped), unless the line below says *keeps*. That gives scripts CPython's prompt
//! finalisation with no clean-up code. Reading a variable never consumes it.
//!
//! **Variables must be bound.** The compiler proves that a variable read is bound, or emits
//! `CheckBound` before it; the VM trusts that.
//!
//! **Jumps** are relative to the following instruction: `pc + 1 + offset`.

/// A register of the running frame.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reg(pub u16);

/// Stands for "no register" where an operand is optional.
pub const NO_REG: Reg = Reg(u16::MAX);

/// An index into `Code::consts`.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct Const(pub u16);

/// An index into `Code::names`.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct Name(pub u16);

/// An index into `Code::attr_sites`: the name, and at run time the cache, of one attribute access.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct AttrSite(pub u16);

/// An index into `Code::global_sites`: the name, and at run time the cache, of one global read.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct GlobalSite(pub u16);

/// Operands print as a letter and a number; the listing (`disasm`) puts names in their place.
macro_rules! operand_text {
    ($($operand:ident $letter:literal),*) => {
        $(impl std::fmt::Debug for $operand {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        })*
    };
}

operand_text!(Reg "r", Const "k", Name "n", AttrSite "a", GlobalSite "g");

/// The six rich comparisons, in the order of their dunder names.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum CmpOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CmpOp {
    /// Whether it is true of two numbers.
    #[inline(always)]
    pub fn holds<T: PartialOrd>(self, a: T, b: T) -> bool {
        match self {
            CmpOp::Lt => a < b,
            CmpOp::Le => a <= b,
            CmpOp::Eq => a == b,
            CmpOp::Ne => a != b,
            CmpOp::Gt => a > b,
            CmpOp::Ge => a >= b,
        }
    }

    /// The same of two ints, without a branch: the loop asks it all the time.
    #[inline(always)]
    pub fn holds_of_ints(self, a: i64, b: i64) -> bool {
        // One bit each: it holds of a smaller `a`, of equals, of a greater one.
        let outcomes: u32 = match self {
            CmpOp::Lt => 0b001,
            CmpOp::Le => 0b011,
            CmpOp::Eq => 0b010,
            CmpOp::Ne => 0b101,
            CmpOp::Gt => 0b100,
            CmpOp::Ge => 0b110,
        };
        let outcome = 1 + (a > b) as u32 - (a < b) as u32;
        outcomes >> outcome & 1 == 1
    }
}

/// How an f-string field converts its value before formatting.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum Conversion {
    None,
    /// As `None`, in a string of several parts: what `BuildString` writes itself may stay as it is.
    Part,
    Str,
    Repr,
    Ascii,
}

/// What a `with` block's protocol is: plain or asynchronous.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum WithKind {
    Sync,
    Async,
}

/// Rare one-operand operations that have no hot path of their own.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum Intrinsic {
    /// R[dst] := TypeVar named by the string R[src]
    TypeVar,
    /// R[dst] := ParamSpec named by the string R[src]
    ParamSpec,
    /// R[dst] := TypeVarTuple named by the string R[src]
    TypeVarTuple,
    /// R[dst] := TypeAliasType from the tuple R[src] = (name, type_params, evaluate function)
    TypeAlias,
    /// R[dst] := Generic[*R[src]], R[src] a tuple of type parameters
    Generic,
    /// Shows R[src] as the interactive prompt does; R[dst] := None
    PrintExpr,
    /// R[dst] := tuple(R[src]), R[src] a list
    ListToTuple,
    /// R[dst] := the builtin function `__build_class__`; R[src] is not read
    BuildClass,
    /// R[dst] := the namespace of the running frame, a class body; R[src] is not read
    Namespace,
}

/// One instruction: 8 bytes, so that it needs no encoding.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Instr {
    // ---- registers -------------------------------------------------------------------------
    /// R[dst] := consts[k]
    LoadConst { dst: Reg, k: Const },
    /// R[dst] := value
    LoadInt { dst: Reg, value: i32 },
    /// R[dst] := None
    LoadNone { dst: Reg },
    /// R[dst] := True or False
    LoadBool { value: bool, dst: Reg },
    /// R[dst] := R[src]; keeps src
    Copy { dst: Reg, src: Reg },
    /// R[dst] := R[src], and src becomes unbound
    Move { dst: Reg, src: Reg },
    /// R[reg] becomes unbound
    Clear { reg: Reg },
    /// raises UnboundLocalError, or NameError for a free variable's cell, if R[reg] is unbound
    CheckBound { reg: Reg },

    // ---- variables of other scopes ---------------------------------------------------------
    /// R[reg] := a new cell holding what R[reg] held (perhaps nothing)
    MakeCell { reg: Reg },
    /// R[base], R[base+1], … := the `count` cells of the running function's closure
    CopyFree { base: Reg, count: u16 },
    /// R[dst] := the content of the cell R[cell]; raises if it is empty; keeps cell
    LoadCell { dst: Reg, cell: Reg },
    /// the cell R[cell] holds R[src]; keeps cell
    StoreCell { cell: Reg, src: Reg },
    /// the cell R[cell] is emptied; raises if it is empty already; keeps cell
    ClearCell { cell: Reg },
    /// R[dst] := the global or builtin of the site's name, or NameError
    GetGlobal { dst: Reg, site: GlobalSite },
    /// the global `name` := R[src]
    SetGlobal { src: Reg, name: Name },
    /// del the global `name`
    DelGlobal { name: Name },
    /// R[dst] := `name` from the frame's namespace (class body, exec), else global, else builtin
    GetName { dst: Reg, name: Name },
    /// R[dst] := `name` from the frame's namespace, else the content of the cell R[cell]; keeps cell
    GetNameOrCell { dst: Reg, name: Name, cell: Reg },
    /// the frame's namespace holds R[src] as `name`
    SetName { src: Reg, name: Name },
    /// del `name` from the frame's namespace
    DelName { name: Name },

    // ---- attributes and items --------------------------------------------------------------
    /// R[dst] := R[obj].name
    GetAttr { dst: Reg, obj: Reg, site: AttrSite },
    /// R[obj].name := R[src]
    SetAttr { obj: Reg, src: Reg, site: AttrSite },
    /// del R[obj].name
    DelAttr { obj: Reg, site: AttrSite },
    /// looks up the method R[obj].name: R[base] := the function and R[base+1] := the receiver, or
    /// R[base] := any other attribute value and R[base+1] := unbound; for `CallMethod`
    GetMethod { base: Reg, obj: Reg, site: AttrSite },
    /// R[dst] := R[obj][R[index]]
    GetItem { dst: Reg, obj: Reg, index: Reg },
    /// R[dst] := R[obj][value]
    GetItemInt { dst: Reg, obj: Reg, value: i16 },
    /// R[obj][R[index]] := R[src]
    SetItem { obj: Reg, index: Reg, src: Reg },
    /// del R[obj][R[index]]
    DelItem { obj: Reg, index: Reg },
    /// R[dst] := slice(R[base], R[base+1], R[base+2])
    BuildSlice { dst: Reg, base: Reg },

    // ---- arithmetic: R[dst] := R[a] op R[b]; with `inplace`, `op=` (tries `__iadd__` first) -
    /// `+`
    Add {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `-`
    Sub {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `*`
    Mul {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `/`
    TrueDiv {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `//`
    FloorDiv {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `%`
    Mod {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `**`
    Pow {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `@`
    MatMul {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `&`
    BitAnd {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `|`
    BitOr {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `^`
    BitXor {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `<<`
    Shl {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// `>>`
    Shr {
        inplace: bool,
        dst: Reg,
        a: Reg,
        b: Reg,
    },
    /// R[dst] := R[a] + value (`-` with a negative value is not folded into this: `x - 1` is SubInt)
    AddInt {
        inplace: bool,
        dst: Reg,
        a: Reg,
        value: i16,
    },
    /// R[dst] := R[a] - value
    SubInt {
        inplace: bool,
        dst: Reg,
        a: Reg,
        value: i16,
    },
    /// R[dst] := R[a] * value
    MulInt {
        inplace: bool,
        dst: Reg,
        a: Reg,
        value: i16,
    },
    /// R[dst] := R[a] // value; value is positive
    FloorDivInt {
        inplace: bool,
        dst: Reg,
        a: Reg,
        value: i16,
    },
    /// R[dst] := R[a] % value; value is positive
    ModInt {
        inplace: bool,
        dst: Reg,
        a: Reg,
        value: i16,
    },
    /// R[dst] := R[a] & value
    BitAndInt {
        inplace: bool,
        dst: Reg,
        a: Reg,
        value: i16,
    },
    /// R[dst] := R[a] << value; 0 <= value < 63
    ShlInt {
        inplace: bool,
        dst: Reg,
        a: Reg,
        value: i16,
    },
    /// R[dst] := R[a] >> value; 0 <= value < 64
    ShrInt {
        inplace: bool,
        dst: Reg,
        a: Reg,
        value: i16,
    },
    /// R[dst] := -R[src]
    Neg { dst: Reg, src: Reg },
    /// R[dst] := +R[src]
    Pos { dst: Reg, src: Reg },
    /// R[dst] := ~R[src]
    Invert { dst: Reg, src: Reg },
    /// R[dst] := not R[src]
    Not { dst: Reg, src: Reg },

    // ---- comparison ------------------------------------------------------------------------
    /// R[dst] := R[a] op R[b]
    Compare { op: CmpOp, dst: Reg, a: Reg, b: Reg },
    /// R[dst] := R[a] is R[b]
    Is { dst: Reg, a: Reg, b: Reg },
    /// R[dst] := R[a] is not R[b]
    IsNot { dst: Reg, a: Reg, b: Reg },
    /// R[dst] := R[a] in R[b]
    In { dst: Reg, a: Reg, b: Reg },
    /// R[dst] := R[a] not in R[b]
    NotIn { dst: Reg, a: Reg, b: Reg },

    // ---- jumps -----------------------------------------------------------------------------
    /// forward jump
    Jump { offset: i32 },
    /// backward jump of a loop; polls for interrupts
    JumpBack { offset: i32 },
    /// jumps if R[src] is false
    JumpIfFalse { src: Reg, offset: i32 },
    /// jumps if R[src] is true
    JumpIfTrue { src: Reg, offset: i32 },
    /// jumps if R[src] is false; keeps src (for `and`)
    JumpIfFalseKeep { src: Reg, offset: i32 },
    /// jumps if R[src] is true; keeps src (for `or`)
    JumpIfTrueKeep { src: Reg, offset: i32 },
    /// jumps if R[src] is None
    JumpIfNone { src: Reg, offset: i32 },
    /// jumps if R[src] is not None
    JumpIfNotNone { src: Reg, offset: i32 },
    /// Fast path before the pair `Compare; JumpIfFalse`: if both are numbers, jumps if the
    /// comparison is false, else skips the pair; if not both are numbers, goes on into the pair.
    /// Keeps both. `offset` may be negative only where the pair's jump is.
    JumpUnless {
        op: CmpOp,
        a: Reg,
        b: Reg,
        offset: i16,
    },
    /// Fast path before the triple `LoadInt; Compare; JumpIfFalse`, likewise.
    JumpUnlessInt {
        op: CmpOp,
        a: Reg,
        value: i16,
        offset: i16,
    },
    /// Fast path before the pair `Compare; JumpIfTrue`: jumps if true.
    JumpWhen {
        op: CmpOp,
        a: Reg,
        b: Reg,
        offset: i16,
    },
    /// Fast path before the triple `LoadInt; Compare; JumpIfTrue`, likewise.
    JumpWhenInt {
        op: CmpOp,
        a: Reg,
        value: i16,
        offset: i16,
    },

    // ---- iteration -------------------------------------------------------------------------
    /// R[dst] := iter(R[src])
    GetIter { dst: Reg, src: Reg },
    /// R[dst] := next(R[iter]), or clears R[iter] and jumps forward when it is exhausted; keeps iter
    ForIter { dst: Reg, iter: Reg, offset: u16 },
    /// R[dst] := R[src].__aiter__()
    GetAIter { dst: Reg, src: Reg },
    /// R[dst] := await R[iter].__anext__(), or clears R[iter] and jumps forward on
    /// StopAsyncIteration; keeps iter
    AsyncForNext { dst: Reg, iter: Reg, offset: u16 },
    /// R[base..base+count] := the items of R[src], exactly as many
    Unpack { src: Reg, base: Reg, count: u16 },
    /// R[base..] := `before` items, a list of the middle ones, `after` items, of R[src]
    UnpackStar {
        after: u8,
        src: Reg,
        base: Reg,
        before: u16,
    },

    // ---- building --------------------------------------------------------------------------
    /// R[dst] := [R[base], …], `count` items; moves them out
    BuildList { dst: Reg, base: Reg, count: u16 },
    /// R[dst] := (R[base], …), `count` items; moves them out
    BuildTuple { dst: Reg, base: Reg, count: u16 },
    /// R[dst] := {R[base], …}, `count` items; moves them out
    BuildSet { dst: Reg, base: Reg, count: u16 },
    /// R[dst] := {R[base]: R[base+1], …}, `count` pairs; moves them out
    BuildDict { dst: Reg, base: Reg, count: u16 },
    /// R[dst] := the strings (or ints) R[base], … joined, `count` of them; moves them out
    BuildString { dst: Reg, base: Reg, count: u16 },
    /// R[dst] := format(conversion(R[src]), R[spec]); spec may be NO_REG
    Format {
        conversion: Conversion,
        dst: Reg,
        src: Reg,
        spec: Reg,
    },
    /// R[list].append(R[src]); keeps list
    ListAppend { list: Reg, src: Reg },
    /// R[list].extend(R[src]); keeps list ("Value after * must be an iterable, not X")
    ListExtend { list: Reg, src: Reg },
    /// R[list].extend(R[src]) for `f(*x)`; the callee R[list-1] is named in errors; keeps list
    ArgsExtend { list: Reg, src: Reg },
    /// R[list] := R[src] if that is a tuple, else list(R[src]), for `f(*x)`; the callee R[list-1] is named
    /// in errors
    ArgsOf { list: Reg, src: Reg },
    /// R[set].add(R[src]); keeps set
    SetAdd { set: Reg, src: Reg },
    /// R[set].update(R[src]); keeps set
    SetUpdate { set: Reg, src: Reg },
    /// R[dict][R[key]] := R[src]; keeps dict
    DictSet { dict: Reg, key: Reg, src: Reg },
    /// R[dict].update(R[src]) for `{**x}`; keeps dict
    DictUpdate { dict: Reg, src: Reg },
    /// merges the keyword arguments R[src] into R[dict] for `f(**x)`; a key twice is a TypeError
    /// that names the callee R[dict-2]; keeps dict
    DictMerge { dict: Reg, src: Reg },
    /// R[dict] := the keyword arguments R[src] for `f(**x)`: itself if it is a dict of names
    KeywordsOf { dict: Reg, src: Reg },
    /// R[dst] := one of the rare operations applied to R[src]
    Intrinsic { op: Intrinsic, dst: Reg, src: Reg },

    // ---- calls -----------------------------------------------------------------------------
    /// R[base] := R[base](R[base+1], …), `argc` positional arguments; moves all of them out
    Call { base: Reg, argc: u16 },
    /// like Call, but the last arguments are named by the tuple of strings consts[names]
    CallKw { base: Reg, argc: u16, names: Const },
    /// R[base] := R[base](*R[base+1], **R[base+2]); R[base+1] is a list or tuple, R[base+2] a dict
    /// or unbound
    CallEx { base: Reg },
    /// after GetMethod: R[base] := R[base](R[base+1]?, R[base+2], …), `argc` arguments without the
    /// receiver, which is passed if it is bound
    CallMethod { base: Reg, argc: u16 },
    /// like CallMethod, with keyword names
    CallMethodKw { base: Reg, argc: u16, names: Const },
    /// returns R[src] from the frame, whose registers from `live` on hold no objects but that
    Return { src: Reg, live: u16 },
    /// returns None; the same of its registers
    ReturnNone { live: u16 },
    /// R[dst] := a function with the code consts[code]; R[base] is the tuple of defaults, R[base+1]
    /// the dict of keyword-only defaults, R[base+2] the `__annotate__` function, R[base+3] the
    /// tuple of closure cells; each may be unbound
    MakeFunction { dst: Reg, code: Const, base: Reg },

    // ---- suspension ------------------------------------------------------------------------
    /// yields R[src]; when resumed, R[dst] := what was sent
    Yield { dst: Reg, src: Reg },
    /// R[dst] := yield from R[src]
    YieldFrom { dst: Reg, src: Reg },
    /// R[dst] := await R[src]
    Await { dst: Reg, src: Reg },

    // ---- with ------------------------------------------------------------------------------
    /// begins entering the context manager R[src]: R[base] := the function of its exit method and
    /// R[base+1] := the manager (or R[base] := any other exit method and R[base+1] := unbound), R[base+2]
    /// and R[base+3] likewise for the enter method, which a `CallMethod` without arguments calls next
    WithEnter { kind: WithKind, base: Reg, src: Reg },
    /// R[dst], R[dst+1] := the exit method R[exit], R[exit+1], and R[dst+2..] := three times None, for
    /// the `CallMethod` that follows
    WithExit { dst: Reg, exit: Reg },
    /// the same with type(exc), exc, traceback of the exception R[exc]; keeps exc
    WithExitExc {
        kind: WithKind,
        dst: Reg,
        exit: Reg,
        exc: Reg,
    },

    // ---- exceptions ------------------------------------------------------------------------
    /// raise R[exc]
    Raise { exc: Reg },
    /// raise R[exc] from R[cause]
    RaiseFrom { exc: Reg, cause: Reg },
    /// raises R[exc] again, its traceback and context as they are
    Reraise { exc: Reg },
    /// `raise` alone: the exception being handled, or RuntimeError
    RaiseBare,
    /// raise AssertionError, or AssertionError(R[message]); message may be NO_REG
    RaiseAssert { message: Reg },
    /// R[dst] := whether the exception R[exc] matches R[class] (a class or a tuple); keeps exc
    MatchExc { dst: Reg, exc: Reg, class: Reg },
    /// for `except*`: splits R[exc] by R[class]: R[base] := the matching group or None, R[base+1] :=
    /// the rest or None; keeps exc. An exception that is no group is wrapped in one.
    MatchExcGroup { base: Reg, exc: Reg, class: Reg },
    /// after an `except*` block: R[dst] := what must be raised, or None, given the original
    /// exception R[exc] and the list R[list] of what the clauses raised and the rest
    PrepReraiseStar { dst: Reg, exc: Reg, list: Reg },

    // ---- imports ---------------------------------------------------------------------------
    /// R[dst] := the module consts[name] (a dotted string), `level` dots up. With a non-empty
    /// tuple consts[from] the innermost module, else the first one of the dotted path.
    ImportName {
        level: u8,
        dst: Reg,
        name: Const,
        from: Const,
    },
    /// R[dst] := R[module].name for `from`; ImportError if there is none; keeps module
    ImportFrom { dst: Reg, module: Reg, name: Name },
    /// `from R[module] import *` into the frame's globals or namespace
    ImportStar { module: Reg },

    // ---- match -----------------------------------------------------------------------------
    /// R[dst] := whether R[src] is a sequence for a pattern; keeps src
    MatchSequence { dst: Reg, src: Reg },
    /// R[dst] := whether R[src] is a mapping for a pattern; keeps src
    MatchMapping { dst: Reg, src: Reg },
    /// R[dst] := len(R[src]); keeps src
    GetLen { dst: Reg, src: Reg },
    /// R[dst] := the tuple of attributes of the subject R[base] as class R[base+1] with `positional`
    /// sub-patterns and the keyword names consts[names], or None; keeps R[base]
    MatchClass {
        positional: u8,
        dst: Reg,
        base: Reg,
        names: Const,
    },
    /// R[dst] := the tuple of values of the mapping R[src] for the tuple of keys R[keys], or None;
    /// keeps both
    MatchKeys { dst: Reg, src: Reg, keys: Reg },
    /// R[dst] := a dict of the mapping R[src] without the keys R[keys]; keeps src
    MatchRest { dst: Reg, src: Reg, keys: Reg },
}

const _: () = assert!(size_of::<Instr>() == 8);
