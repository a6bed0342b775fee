"""Names for annotations. They can be subscripted, joined with `|` and shown; nothing is checked.

What is rarely used is made when it is first asked for: the old names of collections here, the rest in
`_typing_more`."""

import sys

# Names whose objects are in `_typing_more`.
_MORE = frozenset("""
    NamedTuple TypedDict Protocol runtime_checkable is_protocol get_protocol_members is_typeddict get_type_hints
    get_overloads clear_overloads overload SupportsInt SupportsFloat SupportsComplex SupportsBytes SupportsIndex
    SupportsAbs SupportsRound IO TextIO BinaryIO no_type_check no_type_check_decorator dataclass_transform evaluate_forward_ref
""".split())

# The old names of collections: where the class is, its name there, and how many arguments it takes (-1: any).
_COLLECTIONS = {
    "List": ("builtins", "list", 1), "Dict": ("builtins", "dict", 2), "Set": ("builtins", "set", 1),
    "FrozenSet": ("builtins", "frozenset", 1), "Type": ("builtins", "type", 1),
    "DefaultDict": ("collections", "defaultdict", 2), "OrderedDict": ("collections", "OrderedDict", 2),
    "Counter": ("collections", "Counter", 1), "ChainMap": ("collections", "ChainMap", 2),
    "Deque": ("collections", "deque", 1), "Pattern": ("re", "Pattern", 1), "Match": ("re", "Match", 1),
    "ContextManager": ("contextlib", "AbstractContextManager", -1),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", -1),
    "AbstractSet": ("collections.abc", "Set", 1), "Hashable": ("collections.abc", "Hashable", 0),
    "Sized": ("collections.abc", "Sized", 0), "Generator": ("collections.abc", "Generator", -1),
    "AsyncGenerator": ("collections.abc", "AsyncGenerator", -1), "Coroutine": ("collections.abc", "Coroutine", 3),
    "Mapping": ("collections.abc", "Mapping", 2), "MutableMapping": ("collections.abc", "MutableMapping", 2),
    "ItemsView": ("collections.abc", "ItemsView", 2), "MappingView": ("collections.abc", "MappingView", 1),
    **{name: ("collections.abc", name, 1) for name in (
        "Awaitable", "AsyncIterable", "AsyncIterator", "Iterable", "Iterator", "Reversible", "Container", "Collection",
        "MutableSet", "Sequence", "MutableSequence", "KeysView", "ValuesView")},
}

GenericAlias = type(list[int])
TYPE_CHECKING = False
Text = str
Union = type(int | str)


def __getattr__(name):
    if name in _COLLECTIONS:
        module, origin, count = _COLLECTIONS[name]
        value = _Collection(getattr(__import__(module, fromlist=[origin]), origin), count, name)
    elif name in _MORE:
        import _typing_more

        value = getattr(_typing_more, name)
    elif name == "ForwardRef":
        from annotationlib import ForwardRef as value
    elif name in ("T", "KT", "VT", "T_co", "V_co", "VT_co", "CT_co", "T_contra", "AnyStr"):
        bound = type if name == "CT_co" else None
        value = TypeVar(name, *(bytes, str) * (name == "AnyStr"), bound=bound, covariant=name.endswith("_co"),
                        contravariant=name == "T_contra")
        value.__module__ = "typing"
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__():
    return sorted({*globals(), *__all__})


def _caller():
    """The module that called the function that asks."""
    return sys._getframemodulename(2) or "__main__"


def _type_repr(value):
    if isinstance(value, type) and not isinstance(value, GenericAlias):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_type_repr, value))}]"
    if type(value) is type(_type_repr):
        return value.__name__
    return repr(value)


def _type(value, message="Types must be types"):
    """An argument as it is kept: None and strings stand for types."""
    if value is None:
        return type(None)
    if isinstance(value, str):
        from annotationlib import ForwardRef

        return ForwardRef(value)
    if type(value) in (int, float, tuple, bool, bytes, dict, set):
        raise TypeError(f"{message} Got {value!r:.100}.")
    return value


def _as_tuple(args):
    return args if isinstance(args, tuple) else (args,)


def _unique(values):
    found = []
    for value in values:
        if value not in found:
            found.append(value)
    return tuple(found)


# ---- type variables ----


class _Joins:
    """Something that can stand in a union."""

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _NoDefaultType:
    __module__ = "typing"

    def __repr__(self):
        return "typing.NoDefault"


NoDefault = _NoDefaultType()


class _Parameter(_Joins):
    """What type variables of all kinds have in common."""

    _variance = ""
    _lazy_default = None
    _default = NoDefault

    def _init(self, name, default, module):
        self.__name__ = name
        self._default = default
        if module != "typing":
            self.__module__ = module

    def __repr__(self):
        return self._variance + self.__name__

    @property
    def __default__(self):
        if self._lazy_default is not None:
            self._default, self._lazy_default = self._lazy_default(1), None
        return self._default

    def has_default(self):
        """Whether it has a default."""
        return self._lazy_default is not None or self._default is not NoDefault

    @property
    def evaluate_default(self):
        return self._lazy_default

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


def _variance(covariant, contravariant, infer_variance):
    if covariant and contravariant:
        raise ValueError("Bivariant types are not supported.")
    if infer_variance and (covariant or contravariant):
        raise ValueError("Variance cannot be specified with infer_variance.")
    return "" if infer_variance else "+" if covariant else "-" if contravariant else "~"


class TypeVar(_Parameter):
    """A type variable."""

    __module__ = "typing"
    _lazy_bound = _lazy_constraints = None

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        self._variance = _variance(covariant, contravariant, infer_variance)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self._init(name, default, _caller())
        self.__covariant__, self.__contravariant__ = covariant, contravariant
        self.__infer_variance__ = infer_variance
        self._constraints = tuple(map(_type, constraints))
        self._bound = None if bound is None else _type(bound, "Bound must be a type.")

    @property
    def __bound__(self):
        if self._lazy_bound is not None:
            self._bound, self._lazy_bound = self._lazy_bound(1), None
        return self._bound

    @property
    def __constraints__(self):
        if self._lazy_constraints is not None:
            self._constraints, self._lazy_constraints = self._lazy_constraints(1), None
        return self._constraints

    @property
    def evaluate_bound(self):
        return self._lazy_bound

    @property
    def evaluate_constraints(self):
        return self._lazy_constraints

    def __typing_subst__(self, arg):
        return _type(arg, "Parameters to generic types must be types.")


class ParamSpec(_Parameter):
    """A type variable for the parameters of a function."""

    __module__ = "typing"

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        self._variance = _variance(covariant, contravariant, infer_variance)
        self._init(name, default, _caller())
        self.__covariant__, self.__contravariant__ = covariant, contravariant
        self.__infer_variance__ = infer_variance
        self.__bound__ = bound

    @property
    def args(self):
        """The positional ones."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """Those by keyword."""
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        return tuple(map(_type, arg)) if isinstance(arg, (list, tuple)) else arg


class _ParamSpecPart:
    __module__ = "typing"

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        return self.__origin__ == other.__origin__ if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((type(self), self.__origin__))

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"


class ParamSpecArgs(_ParamSpecPart):
    __module__ = "typing"
    _part = "args"


class ParamSpecKwargs(_ParamSpecPart):
    __module__ = "typing"
    _part = "kwargs"


class TypeVarTuple(_Parameter):
    """A type variable for any number of types."""

    __module__ = "typing"

    def __init__(self, name, *, default=NoDefault):
        self._init(name, default, _caller())

    def __iter__(self):
        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


def _lazy_type_var(name, bound, constraints, default):
    """The variable of `def f[T: bound = default]`."""
    made = TypeVar(name, infer_variance=True)
    made._lazy_bound, made._lazy_constraints, made._lazy_default = bound, constraints, default
    made.__module__ = _caller()
    return made


def _lazy_param_spec(name, bound, constraints, default):
    made = ParamSpec(name, infer_variance=True)
    made._lazy_default = default
    made.__module__ = _caller()
    return made


def _lazy_type_var_tuple(name, bound, constraints, default):
    made = TypeVarTuple(name)
    made._lazy_default = default
    made.__module__ = _caller()
    return made


class TypeAliasType(_Joins):
    """What a `type` statement makes."""

    __module__ = "typing"

    def __init__(self, name, value, *, type_params=()):
        self._init(name, type_params, _caller())
        self._value = value

    def _init(self, name, type_params, module):
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self.__dict__.update(__name__=name, __type_params__=type_params, __module__=module, _evaluate=None)

    @property
    def __value__(self):
        if self._evaluate is not None:
            self.__dict__["_value"] = self._evaluate(1)
            self.__dict__["_evaluate"] = None
        return self._value

    @property
    def __parameters__(self):
        return tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in self.__type_params__)

    @property
    def evaluate_value(self):
        return self._evaluate

    def __setattr__(self, name, value):
        if name != "_value":
            if name in ("__name__", "__value__", "__type_params__", "__parameters__", "__module__"):
                raise AttributeError("readonly attribute")
            raise AttributeError(f"'typing.TypeAliasType' object has no attribute {name!r}")
        self.__dict__[name] = value

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, args)

    def __repr__(self):
        return self.__name__

    def __call__(self, *args, **kwargs):
        raise TypeError("'typing.TypeAliasType' object is not callable")


def _lazy_alias(name, type_params, evaluate):
    """The alias of `type name[type_params] = …`."""
    made = TypeAliasType(name, None, type_params=type_params)
    made.__dict__.update(_evaluate=evaluate, __module__=_caller())
    return made


# ---- subscripted things ----


class _Alias(_Joins):
    """`List[int]`, `Box[int]`, `Literal["a"]`: something with its arguments."""

    _flattens = False

    def __init__(self, origin, args, name=None):
        self.__dict__.update(__origin__=origin, __args__=args, _name=name, __parameters__=_parameters_of(args))
        self.__dict__["__module__"] = "typing" if name else origin.__module__

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join(map(_type_repr, self.__args__)) or '()'}]"

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ in (Generic, _protocol()):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        new = _substituted(self, self.__parameters__, self.__args__, _as_tuple(args))
        return self._with(new)

    def _with(self, args):
        return type(self)(self.__origin__, args, self._name)

    def __call__(self, *args, **kwargs):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot instantiate {self!r}")
        if self._name:
            _check_made(self._name, self.__origin__)
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __getattr__(self, name):
        if not (name[:2] == name[-2:] == "__") and "__origin__" in self.__dict__:
            return getattr(self.__origin__, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __setattr__(self, name, value):
        if name[:2] == name[-2:] == "__" or name == "_name":
            self.__dict__[name] = value
        else:
            setattr(self.__origin__, name, value)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if self._name:
            entries = [origin] if origin not in bases else []
            after = bases[bases.index(self) + 1:]
            if not any(isinstance(b, _Alias) or isinstance(b, type) and issubclass(b, Generic) for b in after):
                entries.append(Generic)
            return tuple(entries)
        if origin is Generic:
            if _protocol() in bases:
                return ()
            after = bases[bases.index(self) + 1:]
            if any(isinstance(b, _Alias) and b is not self for b in after):
                return ()
        return (origin,)

    def __instancecheck__(self, instance):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __iter__(self):
        yield Unpack[self]

    def __reduce__(self):
        return _subscript, (self.__origin__, self.__args__)


def _subscript(origin, args):
    return origin[args]


def _protocol():
    """The class `Protocol`, if anybody has asked for it."""
    return globals().get("Protocol")


def _check_made(name, origin):
    """The old names of built-in classes make no instances."""
    if origin.__module__ == "builtins":
        raise TypeError(f"Type {name} cannot be instantiated; use {origin.__name__}() instead")


class _LiteralAlias(_Alias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return {(type(a), a) for a in self.__args__} == {(type(a), a) for a in other.__args__}

    def __hash__(self):
        return hash(frozenset((type(a), a) for a in self.__args__))


class _AnnotatedAlias(_Alias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), "Annotated")
        self.__dict__["__metadata__"] = metadata

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def _with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class _CallableAlias(_Alias):
    def __repr__(self):
        *params, result = self.__args__
        if len(params) == 1 and (params[0] is ... or isinstance(params[0], (ParamSpec, _ConcatenateAlias))):
            return f"typing.Callable[{_type_repr(params[0])}, {_type_repr(result)}]"
        return f"typing.Callable[{_type_repr(params)}, {_type_repr(result)}]"

    def _with(self, args):
        *params, result = args
        if len(params) == 1 and isinstance(params[0], tuple):
            params = params[0]
        return _CallableAlias(self.__origin__, (*params, result), "Callable")


class _ConcatenateAlias(_Alias):
    pass


class _UnpackAlias(_Alias):
    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"


def _parameters_of(args):
    """The type variables in arguments, in the order in which they come first."""
    found = []
    for arg in args:
        if isinstance(arg, (tuple, list)):
            inner = _parameters_of(arg)
        elif isinstance(arg, _Parameter):
            inner = (arg,)
        elif isinstance(arg, type) and not isinstance(arg, GenericAlias):
            inner = ()
        else:
            inner = getattr(arg, "__parameters__", ())
        for parameter in inner if isinstance(inner, tuple) else ():
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _substituted(what, parameters, args, given):
    """The arguments with the type variables in them replaced."""
    mapping = _matched(what, parameters, given)

    def put(arg):
        if isinstance(arg, _UnpackAlias) and isinstance(arg.__args__[0], TypeVarTuple):
            return mapping.get(arg.__args__[0], (arg,))
        if isinstance(arg, _Parameter):
            return (mapping.get(arg, arg),)
        inner = () if isinstance(arg, type) and not isinstance(arg, GenericAlias) else getattr(arg, "__parameters__", ())
        if not inner:
            return (arg,)
        values = []
        for parameter in inner:
            value = mapping.get(parameter, parameter)
            values.extend(value) if isinstance(parameter, TypeVarTuple) else values.append(value)
        return (arg[tuple(values)],)

    return tuple(new for arg in args for new in put(arg))


def _matched(what, parameters, given):
    """What each type variable stands for, given the arguments."""
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec) and not (
            len(given) == 1 and (isinstance(given[0], (list, tuple, ParamSpec, _ConcatenateAlias)) or given[0] is ...)):
        given = (given,)
    variadic = next((i for i, p in enumerate(parameters) if isinstance(p, TypeVarTuple)), None)
    if variadic is not None:
        after = len(parameters) - variadic - 1
        if len(given) < len(parameters) - 1:
            raise TypeError(f"Too few arguments for {what}; actual {len(given)}, expected at least {len(parameters) - 1}")
        end = len(given) - after
        given = (*given[:variadic], tuple(given[variadic:end]), *given[end:])
    _check_count(what, parameters, given)
    mapping = {}
    for parameter, value in zip(parameters, (*given, *[p.__default__ for p in parameters[len(given):]])):
        mapping[parameter] = tuple(map(_type, value)) if isinstance(parameter, TypeVarTuple) else parameter.__typing_subst__(value)
    return mapping


def _check_count(what, parameters, given):
    most, least = len(parameters), sum(not p.has_default() for p in parameters)
    if least <= len(given) <= most:
        return
    word = "many" if len(given) > most else "few"
    expected = f"at least {least}" if word == "few" else f"{most}" if least == most else f"at most {most}"
    raise TypeError(f"Too {word} arguments for {what}; actual {len(given)}, expected {expected}")


class _Form(_Joins):
    """A form that is not a class: `Optional`, `Literal`."""

    def __init__(self, function):
        self._name = self.__name__ = self.__qualname__ = function.__name__
        self._getitem = function
        self.__doc__ = function.__doc__
        self.__module__ = "typing"

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, parameters):
        return self._getitem(parameters)

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __reduce__(self):
        return self._name


class _Collection(_Form):
    """An old name of a class: `List`."""

    def __init__(self, origin, count, name):
        self._name = self.__name__ = self.__qualname__ = name
        self.__origin__, self._count = origin, count
        self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."
        self.__module__ = "typing"

    def __getitem__(self, args):
        args = _as_tuple(args)
        if self._count == 0:
            raise TypeError(f"{self} is not a generic class")
        if self._count > 0 and len(args) != self._count:
            word = "many" if len(args) > self._count else "few"
            raise TypeError(f"Too {word} arguments for {self}; actual {len(args)}, expected {self._count}")
        return _Alias(self.__origin__, tuple(map(_type, args)), self._name)

    def __call__(self, *args, **kwds):
        _check_made(self._name, self.__origin__)
        return self.__origin__(*args, **kwds)

    def __getattr__(self, name):
        if name[:2] == name[-2:] == "__":
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(self.__dict__["__origin__"], name)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __mro_entries__(self, bases):
        entries = [self.__origin__]
        if not any(isinstance(b, _Alias) or isinstance(b, type) and issubclass(b, Generic) for b in bases):
            entries.append(Generic)
        return tuple(entries)


class _TupleForm(_Collection):
    def __getitem__(self, args):
        args = _as_tuple(args)
        return _Alias(tuple, tuple(arg if arg is ... else _type(arg) for arg in args), "Tuple")


class _CallableForm(_Collection):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        params, result = args
        result = _type(result, "Callable[args, result]: result must be a type.")
        if isinstance(params, list):
            return _CallableAlias(self.__origin__, (*map(_type, params), result), "Callable")
        if params is ... or isinstance(params, (ParamSpec, _ConcatenateAlias)):
            return _CallableAlias(self.__origin__, (params, result), "Callable")
        raise TypeError(f"Callable[args, result]: args must be a list. Got {params!r}")


def _callable_class():
    from collections.abc import Callable

    return Callable


Tuple = _TupleForm(tuple, -1, "Tuple")


class _LazyCallable(_CallableForm):
    """`Callable`, whose class is looked up when it is needed."""

    def __init__(self):
        self._name = self.__name__ = self.__qualname__ = "Callable"
        self.__module__ = "typing"

    @property
    def __origin__(self):
        return _callable_class()


Callable = _LazyCallable()


def _one(form, item):
    return _Alias(form, (_type(item, f"{form} accepts only single type."),), form._name)


@_Form
def Optional(parameters):
    """`X | None`"""
    if isinstance(parameters, tuple):
        raise TypeError(f"typing.Optional requires a single type. Got {parameters!r:.100}.")
    return Union[parameters, None]


@_Form
def ClassVar(parameters):
    """An attribute of the class, not of its instances."""
    return _one(ClassVar, parameters)


@_Form
def Final(parameters):
    """A name that is assigned once."""
    return _one(Final, parameters)


@_Form
def Literal(parameters):
    """One of some values."""
    flat = []
    for parameter in _as_tuple(parameters):
        flat.extend(parameter.__args__ if isinstance(parameter, _LiteralAlias) else (parameter,))
    kept, seen = [], []
    for value in flat:
        if (type(value), value) not in seen:
            seen.append((type(value), value))
            kept.append(value)
    return _LiteralAlias(Literal, tuple(kept), "Literal")


@_Form
def Annotated(parameters):
    """A type with anything else to say about it."""
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    return _AnnotatedAlias(_type(parameters[0], "Annotated[t, ...]: t must be a type."), tuple(parameters[1:]))


@_Form
def Concatenate(parameters):
    """Parameters before those of a `ParamSpec`."""
    parameters = _as_tuple(parameters)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _ConcatenateAlias(Concatenate, (*map(_type, parameters[:-1]), parameters[-1]), "Concatenate")


@_Form
def Unpack(parameters):
    """`*Ts`, or the keyword arguments that a `TypedDict` describes."""
    return _UnpackAlias(Unpack, (_type(parameters, "Unpack accepts only single type."),), "Unpack")


@_Form
def TypeGuard(parameters):
    """What a function gives that tells whether its argument is of a type."""
    return _one(TypeGuard, parameters)


@_Form
def TypeIs(parameters):
    """The same, and whether it is not."""
    return _one(TypeIs, parameters)


@_Form
def Required(parameters):
    """A key that must be there."""
    return _one(Required, parameters)


@_Form
def NotRequired(parameters):
    """A key that may be missing."""
    return _one(NotRequired, parameters)


@_Form
def ReadOnly(parameters):
    """A key that must not be assigned to."""
    return _one(ReadOnly, parameters)


def _plain_form(name, doc):
    def refuse(parameters):
        raise TypeError(f"typing.{name} is not subscriptable")

    refuse.__name__, refuse.__doc__ = name, doc
    return _Form(refuse)


Self = _plain_form("Self", "The class of the instance.")
Never = _plain_form("Never", "The type of what cannot be.")
NoReturn = _plain_form("NoReturn", "What a function gives that never returns.")
LiteralString = _plain_form("LiteralString", "A string that stands in the source.")
TypeAlias = _plain_form("TypeAlias", "The annotation of an alias.")


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Anything."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class Generic:
    """A base of classes with type parameters."""

    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, args):
        args = _as_tuple(args)
        if cls is Generic or cls is _protocol():
            return _generic_base(cls, args)
        if not cls.__parameters__:
            raise TypeError(f"{cls} is not a generic class")
        parameters = cls.__parameters__
        mapping = _matched(cls, parameters, args)
        flat = []
        for parameter in parameters:
            flat.extend(mapping[parameter]) if isinstance(parameter, TypeVarTuple) else flat.append(mapping[parameter])
        return _Alias(cls, tuple(flat))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if bases is None:
            if Generic in cls.__bases__ and cls.__name__ != "Protocol":
                raise TypeError("Cannot inherit from plain Generic")
            cls.__parameters__ = ()
            return
        found = _parameters_of(base for base in bases if not isinstance(base, type))
        declared = None
        for base in bases:
            if isinstance(base, _Alias) and base.__origin__ in (Generic, _protocol()):
                if declared is not None and base.__origin__ is Generic:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                declared = base.__parameters__
        if declared is not None:
            missing = [str(p) for p in found if p not in declared]
            if missing:
                shown = ", ".join(map(str, declared))
                raise TypeError(f"Some type variables ({', '.join(missing)}) are not listed in Generic[{shown}]")
            found = declared
        cls.__parameters__ = tuple(found)


Generic.__parameters__ = ()


def _generic_base(cls, args):
    """`Generic[T]` and `Protocol[T]`."""
    if not args:
        raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
    args = tuple(Unpack[arg] if isinstance(arg, TypeVarTuple) else arg for arg in args)
    if not all(isinstance(arg, (_Parameter, _UnpackAlias)) for arg in args):
        raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.")
    if len(_unique(args)) != len(args):
        raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
    return _Alias(cls, args)


# ---- functions ----


def cast(typ, val):
    """The value: nothing is checked."""
    return val


def assert_type(val, typ, /):
    """The value: nothing is checked."""
    return val


def reveal_type(obj, /):
    """The object, once its type was printed on standard error."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """Fails: this place cannot be reached."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def _marked(name):
    def mark(thing):
        try:
            setattr(thing, name, True)
        except (AttributeError, TypeError):
            pass
        return thing

    return mark


final = _marked("__final__")
final.__name__ = final.__qualname__ = "final"
override = _marked("__override__")
override.__name__ = override.__qualname__ = "override"


class NewType(_Joins):
    """A name for a type; calling it gives the argument."""

    __module__ = "typing"

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __mro_entries__(self, bases):
        known = self.__name__

        class Refused:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{name} = NewType({name!r}, {known})`")

        return (Refused,)

    def __reduce__(self):
        return self.__qualname__


def get_origin(tp):
    """What was subscripted: `list` for `list[int]`."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_Alias, _Collection, GenericAlias, _ParamSpecPart)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    return Union if isinstance(tp, Union) else None


def get_args(tp):
    """What it was subscripted with."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_Alias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is not Generic and _takes_params(tp) and args and not (
                len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateAlias)))):
            return (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, Union) else ()


def _takes_params(tp):
    return isinstance(tp, _CallableAlias) or getattr(tp.__origin__, "__name__", None) == "Callable"


__all__ = [
    *(name for name in globals() if name[0] != "_" and name not in ("sys", "GenericAlias")),
    *_COLLECTIONS, *_MORE, "ForwardRef", "AnyStr",
]
