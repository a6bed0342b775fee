//! The built-in classes, by name: made bare at start-up, given their methods by `builtins/`.

use std::cell::{Cell, RefCell};

use crate::objects::class::{Class, linearise};
use crate::objects::dict::Dict;
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::shape::Shape;
use crate::vm::names::Interner;

/// Makes a built-in class.
pub fn builtin_class(
    interner: &mut Interner,
    name: &str,
    bases: &[Ref<Class>],
    layout: Kind,
) -> Ref<Class> {
    let mro_rest = linearise(bases).expect("built-in classes have one base or consistent ones");
    let name = interner.intern(name);
    Ref::new(Class {
        has_dict: gives_dict(name.as_str(), layout),
        name: RefCell::new(name.clone()),
        qualname: RefCell::new(name),
        bases: RefCell::new(bases.to_vec()),
        mro_rest: RefCell::new(mro_rest),
        attrs: Dict::new(),
        metaclass: None,
        layout,
        builtin: true,
        subclassable: !is_final(layout),
        has_weakrefs: matches!(layout, Kind::Set | Kind::FrozenSet),
        has_del: Cell::new(false),
        quick_init: RefCell::default(),
        quick_init_epoch: Cell::default(),
        slots_needed: Cell::default(),
        quick_native: Cell::default(),
        root_shape: Shape::root(),
        subclass_count: Cell::new(0),
    })
}

/// Whether objects of the built-in class take attributes that scripts give them.
fn gives_dict(name: &str, layout: Kind) -> bool {
    match layout {
        Kind::Future
        | Kind::Task
        | Kind::EventLoop
        | Kind::Lock
        | Kind::Event
        | Kind::Condition
        | Kind::Semaphore
        | Kind::Queue => true,
        Kind::Foreign => matches!(
            name,
            "Barrier" | "TaskGroup" | "Timeout" | "Runner" | "StreamReader" | "StreamWriter"
        ),
        _ => false,
    }
}

/// Whether scripts may not derive from built-in classes of this layout.
fn is_final(layout: Kind) -> bool {
    matches!(
        layout,
        Kind::Bool
            | Kind::None
            | Kind::NotImplemented
            | Kind::Ellipsis
            | Kind::Range
            | Kind::Slice
            | Kind::Function
            | Kind::Native
            | Kind::Method
            | Kind::Generator
            | Kind::Coroutine
            | Kind::AsyncGenerator
    )
}

macro_rules! types {
    ($($field:ident = $name:literal, $layout:ident $(, $base:ident)?;)*) => {
        /// The built-in classes that are no exceptions.
        pub struct Types {
            /// `object`
            pub object: Ref<Class>,
            $(#[doc = concat!("`", $name, "`")] pub $field: Ref<Class>,)*
        }

        impl Types {
            /// Makes them, without methods.
            pub fn new(interner: &mut Interner) -> Types {
                let object = builtin_class(interner, "object", &[], Kind::Instance);
                $(
                    let _base = &object;
                    $(let _base = &$base;)?
                    let $field = builtin_class(interner, $name, std::slice::from_ref(_base), Kind::$layout);
                )*
                Types { object, $($field,)* }
            }

            /// All of them.
            pub fn all(&self) -> Vec<Ref<Class>> {
                vec![self.object.clone(), $(self.$field.clone(),)*]
            }
        }
    };
}

types! {
    type_ = "type", Class;
    none = "NoneType", None;
    not_implemented = "NotImplementedType", NotImplemented;
    ellipsis = "ellipsis", Ellipsis;
    int = "int", Int;
    bool = "bool", Bool, int;
    float = "float", Float;
    complex = "complex", Complex;
    str = "str", Str;
    bytes = "bytes", Bytes;
    bytearray = "bytearray", ByteArray;
    list = "list", List;
    tuple = "tuple", Tuple;
    dict = "dict", Dict;
    set = "set", Set;
    frozenset = "frozenset", FrozenSet;
    range = "range", Range;
    slice = "slice", Slice;
    cell = "cell", Cell;
    code = "code", Code;
    function = "function", Function;
    builtin_function = "builtin_function_or_method", Native;
    method_descriptor = "method_descriptor", Native;
    wrapper_descriptor = "wrapper_descriptor", Native;
    method_wrapper = "method-wrapper", Native;
    classmethod_descriptor = "classmethod_descriptor", Native;
    getset_descriptor = "getset_descriptor", Property;
    method = "method", Method;
    module = "module", Module;
    property = "property", Property;
    staticmethod = "staticmethod", StaticMethod;
    classmethod = "classmethod", ClassMethod;
    super_ = "super", Super;
    member = "member_descriptor", Member;
    traceback = "traceback", Traceback;
    frame = "frame", Foreign;
    dict_keys = "dict_keys", DictView;
    dict_values = "dict_values", DictView;
    dict_items = "dict_items", DictView;
    range_iterator = "range_iterator", RangeIter;
    longrange_iterator = "longrange_iterator", Iter;
    list_iterator = "list_iterator", ListIter;
    list_reverseiterator = "list_reverseiterator", Iter;
    tuple_iterator = "tuple_iterator", Iter;
    str_iterator = "str_ascii_iterator", Iter;
    wide_str_iterator = "str_iterator", Iter;
    bytes_iterator = "bytes_iterator", Iter;
    bytearray_iterator = "bytearray_iterator", Iter;
    dict_keyiterator = "dict_keyiterator", Iter;
    dict_valueiterator = "dict_valueiterator", Iter;
    dict_itemiterator = "dict_itemiterator", Iter;
    dict_reversekeyiterator = "dict_reversekeyiterator", Iter;
    dict_reversevalueiterator = "dict_reversevalueiterator", Iter;
    dict_reverseitemiterator = "dict_reverseitemiterator", Iter;
    set_iterator = "set_iterator", Iter;
    sequence_iterator = "iterator", Iter;
    callable_iterator = "callable_iterator", Iter;
    reversed = "reversed", Iter;
    enumerate = "enumerate", Iter;
    zip = "zip", Iter;
    map = "map", Iter;
    filter = "filter", Iter;
    generic_alias = "GenericAlias", Foreign;
    mapping_proxy = "mappingproxy", Foreign;
    generator = "generator", Generator;
    coroutine = "coroutine", Coroutine;
    async_generator = "async_generator", AsyncGenerator;
    async_generator_step = "async_generator_asend", AsyncGenStep;
    future = "Future", Future;
    task = "Task", Task, future;
    lock = "Lock", Lock;
    event = "Event", Event;
    condition = "Condition", Condition;
    semaphore = "Semaphore", Semaphore;
    bounded_semaphore = "BoundedSemaphore", Semaphore, semaphore;
    barrier = "Barrier", Foreign;
    queue = "Queue", Queue;
    priority_queue = "PriorityQueue", Queue, queue;
    lifo_queue = "LifoQueue", Queue, queue;
    timeout = "Timeout", Foreign;
    task_group = "TaskGroup", Foreign;
    runner = "Runner", Foreign;
    as_completed_iterator = "_AsCompletedIterator", Foreign;
    future_iter = "FutureIter", Foreign;
    handle = "Handle", Handle;
    timer_handle = "TimerHandle", Handle, handle;
    abstract_event_loop = "AbstractEventLoop", Instance;
    base_event_loop = "BaseEventLoop", EventLoop, abstract_event_loop;
    base_selector_event_loop = "BaseSelectorEventLoop", EventLoop, base_event_loop;
    event_loop = "_UnixSelectorEventLoop", EventLoop, base_selector_event_loop;
    union = "Union", Foreign;
    memoryview = "memoryview", Foreign;
    coroutine_wrapper = "coroutine_wrapper", Foreign;
}

macro_rules! exceptions {
    ($root:ident, $($name:ident($base:ident),)*) => {
        /// The built-in exception classes, and those of asyncio that the interpreter raises.
        #[expect(non_snake_case, reason = "the fields are the classes' names")]
        pub struct Exceptions {
            #[doc = concat!("`", stringify!($root), "`")]
            pub $root: Ref<Class>,
            $(#[doc = concat!("`", stringify!($name), "`")] pub $name: Ref<Class>,)*
        }

        impl Exceptions {
            /// Makes them, without methods; `object` is the class they all derive from.
            #[expect(non_snake_case, reason = "the variables are the classes' names")]
            pub fn new(interner: &mut Interner, object: &Ref<Class>) -> Exceptions {
                let $root = builtin_class(interner, stringify!($root), std::slice::from_ref(object), Kind::Exception);
                $(let $name =
                    builtin_class(interner, stringify!($name), std::slice::from_ref(&$base), Kind::Exception);)*
                Exceptions { $root, $($name,)* }
            }

            /// All of them, by name.
            pub fn all(&self) -> Vec<(&'static str, &Ref<Class>)> {
                vec![(stringify!($root), &self.$root), $((stringify!($name), &self.$name),)*]
            }
        }
    };
}

exceptions! {
    BaseException,
    Exception(BaseException), BaseExceptionGroup(BaseException), GeneratorExit(BaseException),
    KeyboardInterrupt(BaseException), SystemExit(BaseException), CancelledError(BaseException),
    ArithmeticError(Exception), FloatingPointError(ArithmeticError), OverflowError(ArithmeticError),
    ZeroDivisionError(ArithmeticError), AssertionError(Exception), AttributeError(Exception),
    BufferError(Exception), EOFError(Exception), ExceptionGroup(Exception), ImportError(Exception),
    ModuleNotFoundError(ImportError), LookupError(Exception), IndexError(LookupError), KeyError(LookupError),
    MemoryError(Exception), NameError(Exception), UnboundLocalError(NameError), OSError(Exception),
    BlockingIOError(OSError), ChildProcessError(OSError), ConnectionError(OSError),
    BrokenPipeError(ConnectionError), ConnectionAbortedError(ConnectionError),
    ConnectionRefusedError(ConnectionError), ConnectionResetError(ConnectionError),
    FileExistsError(OSError), FileNotFoundError(OSError), InterruptedError(OSError),
    IsADirectoryError(OSError), NotADirectoryError(OSError), PermissionError(OSError),
    ProcessLookupError(OSError), TimeoutError(OSError), ReferenceError(Exception), RuntimeError(Exception),
    NotImplementedError(RuntimeError), PythonFinalizationError(RuntimeError), RecursionError(RuntimeError), StopAsyncIteration(Exception),
    StopIteration(Exception), SyntaxError(Exception), IndentationError(SyntaxError),
    TabError(IndentationError), SystemError(Exception), TypeError(Exception), ValueError(Exception),
    UnicodeError(ValueError), UnicodeDecodeError(UnicodeError), UnicodeEncodeError(UnicodeError),
    UnicodeTranslateError(UnicodeError), Warning(Exception), BytesWarning(Warning),
    DeprecationWarning(Warning), EncodingWarning(Warning), FutureWarning(Warning), ImportWarning(Warning),
    PendingDeprecationWarning(Warning), ResourceWarning(Warning), RuntimeWarning(Warning),
    SyntaxWarning(Warning), UnicodeWarning(Warning), UserWarning(Warning),
    InvalidStateError(Exception), QueueEmpty(Exception), QueueFull(Exception), QueueShutDown(Exception),
    BrokenBarrierError(RuntimeError), DeadlockError(RuntimeError),
}
