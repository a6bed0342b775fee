//! The kinds of values: every type of object the interpreter itself knows, once.

/// What a value is, as far as the interpreter cares. Instances of script classes are one kind.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub enum Kind {
    // ---- in the value itself, in the order of the tags, so that the one is the other
    Unbound,
    None,
    NotImplemented,
    Ellipsis,
    Bool,
    Int,
    Float,
    // ---- on the heap: data
    BigInt,
    Complex,
    Str,
    Bytes,
    ByteArray,
    List,
    Tuple,
    Dict,
    /// `dict_keys`, `dict_values`, `dict_items`
    DictView,
    Set,
    FrozenSet,
    Range,
    Slice,
    // ---- on the heap: what runs
    Cell,
    Code,
    Function,
    Native,
    Method,
    Class,
    Instance,
    Exception,
    Traceback,
    Module,
    Property,
    StaticMethod,
    ClassMethod,
    Super,
    /// A slot of a class with `__slots__`.
    Member,
    // ---- on the heap: iteration and suspension
    RangeIter,
    ListIter,
    Iter,
    Generator,
    Coroutine,
    AsyncGenerator,
    /// What `asend`, `athrow`, `aclose` and `__anext__` of an async generator give.
    AsyncGenStep,
    /// A coroutine whose body is written in Rust.
    NativeCoroutine,
    // ---- on the heap: asyncio
    Future,
    Task,
    Lock,
    Event,
    Condition,
    Semaphore,
    Queue,
    /// A callback on the loop: `Handle` and `TimerHandle`.
    Handle,
    EventLoop,
    // ---- on the heap: everything else written in Rust
    Foreign,
}
