"""Names for annotations. Nothing is checked: they can be named, subscripted and joined with `|`."""


class _Form:
    """`Optional[int]`, `Callable[[int], str]`: a form with its arguments."""

    def __init__(self, name, args=None, origin=None):
        self._name = name
        self.__name__ = name
        self.__qualname__ = name
        self.__origin__ = origin
        self.__args__ = args or ()

    def __getitem__(self, args):
        args = args if isinstance(args, tuple) else (args,)
        if self._name == "Optional":
            return Union[args[0], None]
        return _Form(self._name, args, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __eq__(self, other):
        if not isinstance(other, _Form):
            return NotImplemented
        return self._name == other._name and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __repr__(self):
        if not self.__args__:
            return f"typing.{self._name}"
        if self._name == "Union":
            return " | ".join(map(_show, self.__args__))
        return f"typing.{self._name}[{', '.join(map(_show, self.__args__))}]"

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,) if self.__origin__ else (_Marker,)


class _Marker:
    """What a class derives from that names `Generic` or `Protocol` as a base."""

    def __class_getitem__(cls, args):
        return cls


def _show(arg):
    if arg is None or arg is type(None):
        return "None"
    if arg is ...:
        return "..."
    if isinstance(arg, list):
        return f"[{', '.join(map(_show, arg))}]"
    if isinstance(arg, type):
        module = arg.__module__
        return arg.__qualname__ if module == "builtins" else f"{module}.{arg.__qualname__}"
    return repr(arg)


class Any:
    """Anything."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class Generic(_Marker):
    """A base of classes with type parameters."""


class Protocol(_Marker):
    """A base of classes that only say what methods something has."""


class TypeVar:
    """A type variable."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f"~{self.__name__}"


class ParamSpec(TypeVar):
    """A type variable for the parameters of a function."""

    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


TypeVarTuple = TypeVar

Optional = _Form("Optional")
Union = _Form("Union")
Callable = _Form("Callable")
Literal = _Form("Literal")
Final = _Form("Final")
ClassVar = _Form("ClassVar")
Annotated = _Form("Annotated")
Concatenate = _Form("Concatenate")
TypeAlias = _Form("TypeAlias")
TypeGuard = _Form("TypeGuard")
TypeIs = _Form("TypeIs")
Self = _Form("Self")
Never = _Form("Never")
NoReturn = _Form("NoReturn")
LiteralString = _Form("LiteralString")
Required = _Form("Required")
NotRequired = _Form("NotRequired")
ReadOnly = _Form("ReadOnly")
Unpack = _Form("Unpack")

List = _Form("List", origin=list)
Dict = _Form("Dict", origin=dict)
Set = _Form("Set", origin=set)
FrozenSet = _Form("FrozenSet", origin=frozenset)
Tuple = _Form("Tuple", origin=tuple)
Type = _Form("Type", origin=type)
Iterable = _Form("Iterable")
Iterator = _Form("Iterator")
Generator = _Form("Generator")
Sequence = _Form("Sequence")
MutableSequence = _Form("MutableSequence")
Mapping = _Form("Mapping")
MutableMapping = _Form("MutableMapping")
Collection = _Form("Collection")
Container = _Form("Container")
Hashable = _Form("Hashable")
Sized = _Form("Sized")
Awaitable = _Form("Awaitable")
Coroutine = _Form("Coroutine")
AsyncIterable = _Form("AsyncIterable")
AsyncIterator = _Form("AsyncIterator")
AsyncGenerator = _Form("AsyncGenerator")
ContextManager = _Form("ContextManager")
AsyncContextManager = _Form("AsyncContextManager")

Text = str
AnyStr = TypeVar("AnyStr", bytes, str)
TYPE_CHECKING = False


def cast(typ, val):
    """The value: nothing is checked."""
    return val


def assert_type(val, typ, /):
    """The value: nothing is checked."""
    return val


def reveal_type(obj, /):
    """The object, once its type was printed on standard error."""
    import sys

    sys.stderr.write(f"Runtime type is {type(obj).__name__!r}\n")
    return obj


def assert_never(arg, /):
    """Fails: this place cannot be reached."""
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def _unchanged(thing):
    return thing


final = override = runtime_checkable = no_type_check = _unchanged


def overload(func):
    """A signature of a function that is defined further down."""

    def overloaded(*args, **kwargs):
        raise NotImplementedError("You should not call an overloaded function.")

    return overloaded


def NewType(name, tp):
    """A name for a type; calling it gives the argument."""

    def new_type(value):
        return value

    new_type.__name__ = name
    new_type.__supertype__ = tp
    return new_type


def get_type_hints(obj):
    """The annotations of a function, class or module."""
    return dict(getattr(obj, "__annotations__", {}))


def get_origin(tp):
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())


def NamedTuple(typename, fields):
    """A tuple class whose items have names."""
    from collections import namedtuple

    return namedtuple(typename, [name for name, _ in fields])


class TypedDict(dict):
    """A dict with known keys."""

    def __init_subclass__(cls, total=True):
        super().__init_subclass__()
