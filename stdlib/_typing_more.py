"""The parts of `typing` that take more than a name: protocols, typed dicts and tuples, hints."""

import sys
import typing
from abc import ABCMeta, abstractmethod
from typing import (Annotated, Generic, NotRequired, ReadOnly, Required, TypeVar, Union, _Alias, _AnnotatedAlias,
                    _caller, get_args, get_origin)

# What a protocol has that is not a member of it.
_NOT_MEMBERS = frozenset("""
    __abstractmethods__ __annotations__ __annotate__ __annotate_func__ __annotations_cache__ __dict__ __doc__ __init__
    __module__ __new__ __slots__ __subclasshook__ __weakref__ __class_getitem__ __match_args__ __static_attributes__
    __firstlineno__ __parameters__ __orig_bases__ __type_params__ __protocol_attrs__ __non_callable_proto_members__
    __final__ __qualname__ _is_protocol _is_runtime_protocol _abc_impl __conditional_annotations__ __classdict__
    __classdictcell__ __class__ __hash__ __eq__
""".split())


# ---- protocols ----


def _members(cls):
    """The names that something must have to be of a protocol."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in (*base.__dict__, *_own_annotations(base)):
            if not name.startswith("_abc_") and name not in _NOT_MEMBERS:
                names.add(name)
    return names


def _own_annotations(cls):
    try:
        return cls.__annotations__ or ()
    except Exception:
        from annotationlib import Format, get_annotations

        return get_annotations(cls, format=Format.FORWARDREF)


def _is_callable_member(cls, name):
    return callable(getattr(cls, name, None))


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        protocol = globals().get("Protocol")
        if protocol is not None and protocol in bases:
            for base in bases:
                if base not in (object, Generic) and not getattr(base, "_is_protocol", False) and not (
                        base.__module__ in ("collections.abc", "contextlib", "typing", "os", "io")):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _members(cls)

    def __subclasscheck__(cls, other):
        if cls is globals().get("Protocol"):
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _asked_by_abc():
            if not getattr(cls, "_is_runtime_protocol", False):
                _check_class(other)
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            data = sorted(name for name in cls.__protocol_attrs__ if not _is_callable_member(cls, name))
            if data:
                _check_class(other)
                raise TypeError("Protocols with non-method members don't support issubclass(). "
                                f"Non-method members: {str(data)[1:-1]}.")
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is globals().get("Protocol") or not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _asked_by_abc():
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if cls in type(instance).__mro__:
            return True
        for name in cls.__protocol_attrs__:
            found = _look(instance, name)
            if found is _missing or found is None and _is_callable_member(cls, name):
                return False
        return True


_missing = object()


def _look(instance, name):
    """An attribute, without running what computes it."""
    for base in type(instance).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    own = getattr(instance, "__dict__", {})
    if name in own:
        return own[name]
    return getattr(instance, name, _missing) if isinstance(instance, type) else _missing


def _check_class(other):
    if not isinstance(other, type):
        raise TypeError("issubclass() arg 1 must be a class")


def _asked_by_abc():
    return sys._getframemodulename(2) in ("abc", "functools", None)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A base of classes that only say what something has."""

    __module__ = "typing"
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_has_all)
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init

    def __init__(self, *args, **kwargs):
        _no_init(self, *args, **kwargs)


typing.Protocol = Protocol


def _has_all(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if name in _own_annotations(base) and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def _no_init(self, *args, **kwargs):
    """The constructor of protocols; a class that is none gets the next one."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init)
        if init is not _no_init and base is not Protocol:
            init(self, *args, **kwargs)
            return


def runtime_checkable(cls):
    """Lets a protocol be used with isinstance()."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    """Whether this is a protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    """The names of a protocol's members."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


_T_co = TypeVar("T_co", covariant=True)


def _supports(name, method, result, generic=False):
    """A protocol with one method."""

    def required(self):
        pass

    required.__name__ = method
    base = Protocol[_T_co] if generic else Protocol

    class made(base):
        __slots__ = ()
        locals()[method] = abstractmethod(required)

    made.__name__ = made.__qualname__ = name
    made.__module__ = "typing"
    return runtime_checkable(made)


SupportsInt = _supports("SupportsInt", "__int__", int)
SupportsFloat = _supports("SupportsFloat", "__float__", float)
SupportsComplex = _supports("SupportsComplex", "__complex__", complex)
SupportsBytes = _supports("SupportsBytes", "__bytes__", bytes)
SupportsIndex = _supports("SupportsIndex", "__index__", int)
SupportsAbs = _supports("SupportsAbs", "__abs__", None, True)
SupportsRound = _supports("SupportsRound", "__round__", None, True)


class IO(Generic[typing.AnyStr]):
    """A file."""

    __module__ = "typing"
    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __module__ = "typing"
    __slots__ = ()


class TextIO(IO[str]):
    """A file of text."""

    __module__ = "typing"
    __slots__ = ()


# ---- named tuples ----

_TUPLE_NAMES = frozenset({"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                          "_field_types", "_make", "_replace", "_asdict", "_source"})
_TUPLE_SPECIAL = frozenset({"__module__", "__name__", "__annotations__", "__annotate__", "__annotate_func__",
                            "__conditional_annotations__", "__annotations_cache__"})


def _named_tuple(name, types, module, defaults=()):
    from collections import namedtuple

    made = namedtuple(name, types, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = dict(types)
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types = {name: typing._type(value) for name, value in _namespace_annotations(ns).items()}
        defaults = []
        for name in types:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = _named_tuple(typename, types, ns["__module__"], [ns[name] for name in defaults])
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
            made.__parameters__ = typing._parameters_of(ns.get("__orig_bases__", ()))
        for name, value in ns.items():
            if name in _TUPLE_NAMES:
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {name}")
            if name not in _TUPLE_SPECIAL and name not in made._fields:
                setattr(made, name, value)
                hook = getattr(type(value), "__set_name__", None)
                if hook is not None:
                    hook(value, made, name)
        if "__orig_bases__" not in ns:
            made.__orig_bases__ = (NamedTuple,)
        return made


def _namespace_annotations(ns):
    """The annotations of a class body that has run."""
    if "__annotations__" in ns:
        return ns["__annotations__"]
    annotate = ns.get("__annotate__") or ns.get("__annotate_func__")
    if annotate is None:
        return {}
    try:
        return annotate(1)
    except NameError:
        from annotationlib import Format, call_annotate_function

        return call_annotate_function(annotate, Format.FORWARDREF)


def NamedTuple(typename, fields, /):
    """A tuple class whose items have names and types."""
    types = {name: typing._type(tp, f"field {name} annotation must be a type") for name, tp in fields}
    made = _named_tuple(typename, types, _caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)
NamedTuple.__module__ = "typing"


# ---- typed dicts ----


def _qualified(tp):
    """A key's type without `Required` and the like, and which of them it had."""
    marks = set()
    while True:
        origin = get_origin(tp)
        if origin is Annotated:
            tp = tp.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            marks.add(origin)
            (tp,) = get_args(tp)
        else:
            return marks


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        own = {key: typing._type(tp, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
               for key, tp in _namespace_annotations(ns).items()}
        ns = {key: value for key, value in ns.items() if key not in ("__annotate__", "__annotate_func__")}
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        made.__name__ = name
        if "__orig_bases__" not in ns:
            made.__orig_bases__ = bases
        annotations, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional = (optional - base.__dict__.get("__required_keys__", set())) | base.__dict__.get("__optional_keys__", set())
            readonly |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        for key, tp in own.items():
            marks = _qualified(tp)
            is_required = Required in marks or total and NotRequired not in marks
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            (readonly if ReadOnly in marks else mutable).add(key)
        made.__annotations__ = {**annotations, **own}
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__readonly_keys__, made.__mutable_keys__ = frozenset(readonly), frozenset(mutable)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


class _TypedDictForm(typing._Form):
    """`TypedDict`, as a base and as a function."""

    def __init__(self):
        self._name = self.__name__ = self.__qualname__ = "TypedDict"
        self.__module__ = "typing"

    def __repr__(self):
        return f"<function TypedDict at {id(self):#x}>"

    def __call__(self, typename, fields, /, *, total=True):
        ns = {"__annotations__": dict(fields), "__module__": _caller()}
        made = _TypedDictMeta(typename, (), ns, total=total)
        made.__orig_bases__ = (self,)
        return made

    def __mro_entries__(self, bases):
        return (_TypedDict,)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict = _TypedDictForm()


def is_typeddict(tp):
    """Whether this is a typed dict's class."""
    return isinstance(tp, _TypedDictMeta)


# ---- hints ----


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """The annotations of a class with its bases, a function or a module; strings are evaluated."""
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            scope = globalns if globalns is not None else getattr(sys.modules.get(base.__module__), "__dict__", {})
            names = dict(vars(base)) if localns is None else localns
            for name, value in (_own_annotations(base) or {}).items():
                hints[name] = _evaluated(value, scope, names, base.__dict__.get("__type_params__", ()))
    else:
        known = getattr(obj, "__annotations__", None)
        if known is None:
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        inner = obj
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        scope = globalns if globalns is not None else getattr(inner, "__globals__", None) or getattr(obj, "__dict__", {})
        params = getattr(obj, "__type_params__", ())
        hints = {name: _evaluated(value, scope, localns, params) for name, value in known.items()}
    return hints if include_extras else {name: _stripped(value) for name, value in hints.items()}


def _evaluated(value, globalns, localns, type_params=()):
    """A hint without strings in it."""
    if value is None:
        return type(None)
    if isinstance(value, str):
        names = {param.__name__: param for param in type_params}
        names.update(localns or {})
        return _evaluated(eval(value, globalns, names), globalns, localns, type_params)
    if type(value).__name__ == "ForwardRef":
        return _evaluated(value.__forward_arg__, globalns, localns, type_params)
    if isinstance(value, Union):
        return Union[tuple(_evaluated(arg, globalns, localns, type_params) for arg in value.__args__)]
    if isinstance(value, _Alias) and value._name != "Literal":
        args = tuple(_evaluated(arg, globalns, localns, type_params) for arg in value.__args__)
        return value if args == value.__args__ else value._with(args)
    if isinstance(value, typing.GenericAlias):
        args = tuple(arg if isinstance(arg, list) else _evaluated(arg, globalns, localns, type_params) for arg in value.__args__)
        return value if args == value.__args__ else typing.GenericAlias(value.__origin__, args)
    return value


def _stripped(value):
    """A hint without `Annotated`, `Required` and the like."""
    if isinstance(value, _AnnotatedAlias):
        return _stripped(value.__origin__)
    if isinstance(value, _Alias) and value.__origin__ in (Required, NotRequired, ReadOnly):
        return _stripped(value.__args__[0])
    if isinstance(value, Union):
        args = tuple(map(_stripped, value.__args__))
        return value if args == value.__args__ else Union[args]
    if isinstance(value, _Alias):
        args = tuple(map(_stripped, value.__args__))
        return value if args == value.__args__ else value._with(args)
    if isinstance(value, typing.GenericAlias):
        args = tuple(map(_stripped, value.__args__))
        return value if args == value.__args__ else typing.GenericAlias(value.__origin__, args)
    return value


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None):
    """What a name that was not there yet stands for."""
    if globals is None and owner is not None:
        globals = getattr(sys.modules.get(getattr(owner, "__module__", None)), "__dict__", {})
    return _evaluated(forward_ref, globals or {}, locals, type_params or ())


_overloads = {}


def overload(func):
    """A signature of a function that is defined further down."""
    inner = getattr(func, "__func__", func)
    _overloads.setdefault((inner.__module__, inner.__qualname__), []).append(func)
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions "
                              "outside a stub module should always be followed by an implementation that is not @overload-ed.")


def get_overloads(func):
    """The signatures that were given for a function."""
    inner = getattr(func, "__func__", func)
    return list(_overloads.get((inner.__module__, inner.__qualname__), ()))


def clear_overloads():
    """Forgets all signatures."""
    _overloads.clear()


def no_type_check(arg):
    """A decorator: the annotations are no types."""
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """A decorator of decorators: what they give has annotations that are no types."""
    import warnings

    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))

    @functools.wraps(decorator)
    def wrapped(*args, **kwargs):
        return no_type_check(decorator(*args, **kwargs))

    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """A decorator: what it decorates makes dataclasses."""

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator
