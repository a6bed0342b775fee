"""Classes made of their fields: `@dataclass` writes `__init__`, `__repr__`, `__eq__` and more."""

import sys

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields",
    "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
]

FunctionType = type(lambda: None)
GenericAlias = type(list[int])
MappingProxyType = type(type.__dict__)
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_ORDERS = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was assigned to."""


class _Named:
    """An object that only stands for itself."""

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _Named("_FIELD")
_FIELD_CLASSVAR = _Named("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Named("_FIELD_INITVAR")
_EMPTY = MappingProxyType({})
# What is always copied as it is.
_ATOMS = {type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), FunctionType, type, range, property}


class InitVar:
    """A parameter of `__init__` that is handed to `__post_init__` and not kept."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        is_plain = isinstance(self.type, type) and not isinstance(self.type, GenericAlias)
        name = self.type.__name__ if is_plain else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return cls(type)


class Field:
    """What is known of a field."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "doc",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    def __repr__(self):
        names = ["name", "type", "default", "default_factory", "init", *self.__slots__[4:6], *self.__slots__[7:]]
        parts = ",".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"Field({parts})"

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        parts = ",".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"_DataclassParams({parts})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING, doc=None):
    """The description of a field, where its default alone does not say enough."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds methods to a class that follow from its annotated fields."""
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    def wrap(cls):
        return _process(cls, params)

    return wrap if cls is None else wrap(cls)


def _process(cls, params):
    all_fields, frozen_bases = _inherited(cls)
    own = _own_fields(cls, params)
    for made in own:
        all_fields[made.name] = made
        if isinstance(getattr(cls, made.name, None), Field):
            if made.default is MISSING:
                delattr(cls, made.name)
            else:
                setattr(cls, made.name, made.default)
    own_names = {made.name for made in own}
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in own_names:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    _check_frozen(params, frozen_bases)
    setattr(cls, _FIELDS, all_fields)
    setattr(cls, _PARAMS, params)
    explicit_hash = cls.__dict__.get("__hash__", MISSING)
    has_own_hash = not (explicit_hash is MISSING or explicit_hash is None and "__eq__" in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    listed = [made for made in all_fields.values() if made._field_type is _FIELD]
    init_fields = [made for made in all_fields.values() if made._field_type is not _FIELD_CLASSVAR]
    _add_methods(cls, params, listed, init_fields, has_own_hash)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature(init_fields) if params.init else cls.__name__
    if params.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(made.name for made in init_fields if made.init and not made.kw_only)
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    return _with_slots(cls, params, listed) if params.slots else cls


def _inherited(cls):
    """The fields of the bases, and whether each base that is a dataclass is frozen."""
    all_fields, frozen = {}, []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is not None:
            all_fields.update(base_fields)
            frozen.append(getattr(base, _PARAMS).frozen)
    return all_fields, frozen


def _check_frozen(params, frozen_bases):
    if frozen_bases:
        if any(frozen_bases) and not params.frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all(frozen_bases) and params.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")


def _annotations(cls):
    """The annotations of a class; names that are not there yet stand for themselves."""
    try:
        return cls.__annotations__
    except NameError:
        import annotationlib

        return annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)


def _own_fields(cls, params):
    own, kw_only, seen = [], params.kw_only, False
    for name, annotation in _annotations(cls).items():
        if _is_kw_only(cls, annotation):
            if seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only = seen = True
        else:
            own.append(_field_of(cls, name, annotation, kw_only))
    return own


def _is_kw_only(cls, annotation):
    if isinstance(annotation, str):
        return _names(annotation, cls, sys.modules.get("dataclasses"), lambda found: found is KW_ONLY)
    return annotation is KW_ONLY


def _names(text, cls, module, is_wanted):
    """Whether a string annotation starts with a name that stands for something of a module."""
    start = text.strip().split("[")[0].strip()
    if not start or module is None:
        return False
    found = vars(sys.modules[cls.__module__]) if cls.__module__ in sys.modules else {}
    head, *tail = start.split(".")
    value = found.get(head)
    for part in tail:
        value = getattr(value, part, None)
    return value is not None and is_wanted(value)


def _is_class_var(cls, annotation):
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    if isinstance(annotation, str):
        return _names(annotation, cls, typing, lambda found: found is typing.ClassVar)
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_init_var(cls, annotation):
    if isinstance(annotation, str):
        return _names(annotation, cls, sys.modules["dataclasses"], lambda found: found is InitVar)
    return annotation is InitVar or type(annotation) is InitVar


def _field_of(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        # A slot of this class is not a default.
        if hasattr(type(default), "__set__") and type(default).__name__ == "member_descriptor":
            default = MISSING
        made = field(default=default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    if _is_class_var(cls, annotation):
        made._field_type = _FIELD_CLASSVAR
    elif _is_init_var(cls, annotation):
        made._field_type = _FIELD_INITVAR
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type is _FIELD_CLASSVAR:
        if made.kw_only is not MISSING:
            raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    elif made.kw_only is MISSING:
        made.kw_only = kw_only
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


# ---- the methods ----


def _add_methods(cls, params, listed, init_fields, has_own_hash):
    """Compiles the methods that are asked for, all in one go."""
    env = {"_MISSING": MISSING, "_FACTORY": _FACTORY, "_cls": cls, "_frozen": FrozenInstanceError,
           "_object": object, "_set": object.__setattr__}
    source = []
    if params.init:
        source += _init_source(cls, params, init_fields, env)
    if params.repr:
        shown = ", ".join(f"{made.name}={{self.{made.name}!r}}" for made in listed if made.repr)
        source += ["def __repr__(self):", f' return f"{{self.__class__.__qualname__}}({shown})"']
    compared = [made.name for made in listed if made.compare]
    if params.eq:
        source += ["def __eq__(self, other):", " if self is other:", "  return True",
                   " if other.__class__ is self.__class__:",
                   "  return " + (" and ".join(f"self.{name}==other.{name}" for name in compared) or "True"),
                   " return NotImplemented"]
    if params.order:
        for method, sign in _ORDERS.items():
            if method in cls.__dict__:
                raise TypeError(f"Cannot overwrite attribute {method} in class {cls.__name__} "
                                "Consider using functools.total_ordering")
            source += [f"def {method}(self, other):", " if other.__class__ is self.__class__:",
                       f"  return {_tuple_source('self', compared)}{sign}{_tuple_source('other', compared)}",
                       " return NotImplemented"]
    if params.frozen:
        for method in ("__setattr__", "__delattr__"):
            if method in cls.__dict__:
                raise TypeError(f"Cannot overwrite attribute {method} in class {cls.__name__}")
        source += _frozen_source([made.name for made in listed])
    hashed = _hash_fields(cls, params, listed, has_own_hash)
    if hashed is not None:
        source += ["def __hash__(self):", f" return hash({_tuple_source('self', hashed)})"]
    made = _compile(cls, source, env)
    for name, function in made.items():
        if name == "__hash__" or name not in cls.__dict__:
            if name == "__repr__":
                function = _once(function)
                function.__qualname__ = f"{cls.__qualname__}.__repr__"
            setattr(cls, name, function)
    if params.init and "__init__" in made:
        made["__init__"].__annotations__ = {
            **{item.name: item.type for item in init_fields if item.init},
            "return": None,
        }
    if hashed is None and params.eq and not has_own_hash and not params.frozen and not params.unsafe_hash:
        cls.__hash__ = None
    if "__replace__" not in cls.__dict__:
        cls.__replace__ = _replace


def _compile(cls, source, env):
    """The functions that a source text defines, as methods of the class."""
    made = {}
    if not source:
        return made
    module = sys.modules.get(cls.__module__)
    env["__builtins__"] = __builtins__
    env["__name__"] = cls.__module__
    exec("\n".join(source), env, made)
    for name, function in made.items():
        function.__qualname__ = f"__create_fn__.<locals>.{name}" if name == "__repr__" else f"{cls.__qualname__}.{name}"
        function.__module__ = cls.__module__
    return made


def _tuple_source(owner, names):
    return "(" + "".join(f"{owner}.{name}," for name in names) + ")"


def _once(function):
    """A `__repr__` that shows an object inside itself as `...`."""
    active = set()

    def __repr__(self):
        key = id(self)
        if key in active:
            return "..."
        active.add(key)
        try:
            return function(self)
        finally:
            active.discard(key)

    __repr__.__module__ = function.__module__
    __repr__.__wrapped__ = function
    return __repr__


def _init_source(cls, params, init_fields, env):
    taken = [made for made in init_fields if made.init]
    positional = [made for made in taken if not made.kw_only]
    keywords = [made for made in taken if made.kw_only]
    seen_default = None
    for made in positional:
        if _has_default(made):
            seen_default = made
        elif seen_default:
            raise TypeError(f"non-default argument {made.name!r} follows default argument {seen_default.name!r}")
    owner = "__dataclass_self__" if any(made.name == "self" for made in init_fields) else "self"
    parts = [owner, *(_parameter(made, env) for made in positional)]
    if keywords:
        parts += ["*", *(_parameter(made, env) for made in keywords)]
    body = []
    for made in init_fields:
        body += _assignment(made, owner, params.frozen, params.slots, env)
    if hasattr(cls, "__post_init__"):
        given = ",".join(made.name for made in init_fields if made._field_type is _FIELD_INITVAR)
        body.append(f" {owner}.__post_init__({given})")
    return [f"def __init__({', '.join(parts)}):", *(body or [" pass"])]


def _has_default(made):
    return made.default is not MISSING or made.default_factory is not MISSING


def _parameter(made, env):
    if made.default is not MISSING:
        env[f"_default_{made.name}"] = made.default
        return f"{made.name}=_default_{made.name}"
    if made.default_factory is not MISSING:
        return f"{made.name}=_FACTORY"
    return made.name


def _assignment(made, owner, frozen, slots, env):
    """The lines of `__init__` for one field."""
    name = made.name
    if made.default_factory is not MISSING:
        env[f"_factory_{name}"] = made.default_factory
        value = f"_factory_{name}()"
        if made.init:
            value = f"{value} if {name} is _FACTORY else {name}"
    elif made.init:
        value = name
    elif slots and made.default is not MISSING:
        env[f"_default_{name}"] = made.default
        value = f"_default_{name}"
    else:
        return []
    if made._field_type is _FIELD_INITVAR:
        return []
    if frozen:
        return [f" _set({owner}, {name!r}, {value})"]
    return [f" {owner}.{name}={value}"]


def _frozen_source(names):
    lines = []
    for method, params, what in (("__setattr__", "name, value", "assign to"), ("__delattr__", "name", "delete")):
        known = f" or name in {{{', '.join(map(repr, names))}}}" if names else ""
        lines += [
            f"def {method}(self, {params}):",
            f" if type(self) is _cls{known}:",
            f"  raise _frozen(f'cannot {what} field {{name!r}}')",
            f" super(_cls, self).{method}({params})",
        ]
    return lines


def _hash_fields(cls, params, listed, has_own_hash):
    """The fields that make up the hash, or None if no `__hash__` is to be written."""
    if params.unsafe_hash:
        if has_own_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not (params.eq and params.frozen) or has_own_hash:
        return None
    return [made.name for made in listed if (made.compare if made.hash is None else made.hash)]


def _signature(init_fields):
    """`(x: int, y: int = 0)`"""
    taken = [made for made in init_fields if made.init]
    keywords = [made for made in taken if made.kw_only]
    parts = [_parameter_text(made) for made in taken if not made.kw_only]
    if keywords:
        parts += ["*", *map(_parameter_text, keywords)]
    return f"({', '.join(parts)})"


def _parameter_text(made):
    text = f"{made.name}: {_annotation_text(made.type)}"
    if made.default is not MISSING:
        return f"{text} = {made.default!r}"
    return f"{text} = <factory>" if made.default_factory is not MISSING else text


def _annotation_text(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    text = repr(annotation)
    return text.replace("typing.", "") if getattr(annotation, "__module__", None) == "typing" else text


# ---- slots ----


def _with_slots(cls, params, listed):
    """The class anew, with its fields as slots."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update([slots] if isinstance(slots, str) else slots)
    names = [made.name for made in listed]
    slots = [name for name in names if name not in inherited]
    if params.weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    docs = {made.name: made.doc for made in listed if made.name in slots}
    namespace["__slots__"] = docs if any(docs.values()) else tuple(slots)
    for name in [*names, "__dict__", "__weakref__"]:
        namespace.pop(name, None)
    qualname = getattr(cls, "__qualname__", None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        made.__qualname__ = qualname
    if params.frozen and "__getstate__" not in namespace:
        made.__getstate__, made.__setstate__ = _get_state, _set_state
    _point_cells_at(made, cls)
    return made


def _point_cells_at(made, old):
    """Lets `super()` and `__class__` in the methods mean the new class."""
    for value in made.__dict__.values():
        if isinstance(value, property):
            functions = [value.fget, value.fset, value.fdel]
        else:
            functions = [getattr(value, "__func__", value)]
        for function in functions:
            while hasattr(function, "__wrapped__"):
                function = function.__wrapped__
            if isinstance(function, FunctionType):
                if "_cls" in function.__globals__ and function.__globals__["_cls"] is old:
                    function.__globals__["_cls"] = made
                for cell in function.__closure__ or ():
                    try:
                        if cell.cell_contents is old:
                            cell.cell_contents = made
                    except ValueError:
                        pass


def _get_state(self):
    return [getattr(self, made.name) for made in fields(self)]


def _set_state(self, state):
    for made, value in zip(fields(self), state):
        object.__setattr__(self, made.name, value)


# ---- what works on dataclasses ----


def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one."""
    known = getattr(class_or_instance, _FIELDS, None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(made for made in known.values() if made._field_type is _FIELD)


def is_dataclass(obj):
    """Whether this is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, with those of nested dataclasses."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _deep(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The fields' values as a tuple, with those of nested dataclasses."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _deep(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _deep(obj, make):
    """A deep copy in which each dataclass instance is what `make` makes of its names and values."""
    kind = type(obj)
    if kind in _ATOMS:
        return obj
    if hasattr(kind, _FIELDS):
        return make([(made.name, _deep(getattr(obj, made.name), make)) for made in fields(obj)])
    if kind is list:
        return [_deep(item, make) for item in obj]
    if kind is dict:
        return {_deep(key, make): _deep(value, make) for key, value in obj.items()}
    if issubclass(kind, tuple):
        if hasattr(kind, "_fields"):
            return kind(*[_deep(item, make) for item in obj])
        return kind(_deep(item, make) for item in obj)
    if issubclass(kind, dict):
        if hasattr(kind, "default_factory"):
            copy = kind(obj.default_factory)
            for key, value in obj.items():
                copy[_deep(key, make)] = _deep(value, make)
            return copy
        return kind((_deep(key, make), _deep(value, make)) for key, value in obj.items())
    if issubclass(kind, list):
        return kind(_deep(item, make) for item in obj)
    from copy import deepcopy

    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False, module=None, decorator=dataclass):
    """A dataclass from the names, types and defaults of its fields."""
    from keyword import iskeyword

    namespace = {} if namespace is None else namespace
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, _any()
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind

    def fill(body):
        body.update(namespace)
        body.update(defaults)
        body["__annotations__"] = annotations

    from types import new_class

    cls = new_class(cls_name, bases, {}, fill)
    cls.__module__ = sys._getframemodulename(1) if module is None else module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def _any():
    from typing import Any

    return Any


def replace(obj, /, **changes):
    """A copy of a dataclass instance with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for made in getattr(self, _FIELDS).values():
        if made._field_type is _FIELD_CLASSVAR:
            continue
        if not made.init:
            if made.name in changes:
                raise TypeError(f"field {made.name} is declared with init=False, it cannot be specified with replace()")
        elif made.name not in changes:
            if made._field_type is _FIELD_INITVAR and made.default is MISSING:
                raise TypeError(f"InitVar {made.name!r} must be specified with replace()")
            changes[made.name] = getattr(self, made.name)
    return self.__class__(**changes)
