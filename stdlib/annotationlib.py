"""Annotations: evaluated, with names that are not there yet, or as text."""

import enum
import sys

__all__ = [
    "Format", "ForwardRef", "call_annotate_function", "call_evaluate_function", "get_annotate_from_class_namespace",
    "get_annotations", "annotations_to_string", "type_repr",
]

FunctionType = type(lambda: None)
GenericAlias = type(list[int])


class Format(enum.IntEnum):
    """What annotations are to be given as."""

    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


class ForwardRef:
    """A name, or an expression of names, that is not there yet."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            compile(arg if not arg.startswith("*") else f"({arg},)", "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__owner__ = owner

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """What it stands for now."""
        if format == Format.STRING:
            return self.__forward_arg__
        owner = owner if owner is not None else self.__owner__
        if globals is None:
            module = self.__forward_module__ or getattr(owner, "__module__", None)
            globals = getattr(owner, "__globals__", None) or vars(sys.modules[module]) if module in sys.modules else {}
        names = dict(vars(owner)) if isinstance(owner, type) else {}
        params = type_params if type_params is not None else getattr(owner, "__type_params__", ())
        names.update({param.__name__: param for param in params})
        names.update(locals or {})
        try:
            return eval(self.__forward_arg__, globals, names)
        except Exception:
            if format == Format.FORWARDREF:
                return self
            raise

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__, self.__forward_module__) == (other.__forward_arg__, other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __repr__(self):
        parts = [repr(self.__forward_arg__)]
        if self.__forward_module__ is not None:
            parts.append(f"module={self.__forward_module__!r}")
        if self.__forward_is_class__:
            parts.append("is_class=True")
        if self.__owner__ is not None:
            parts.append(f"owner={self.__owner__!r}")
        return f"ForwardRef({', '.join(parts)})"


def _union(left, right):
    from typing import Union

    return Union[left, right]


class _Unknown(ForwardRef):
    """A name that is not there, while the expression around it is evaluated."""

    def __getitem__(self, item):
        items = item if isinstance(item, tuple) else (item,)
        return _Unknown(f"{self.__forward_arg__}[{', '.join(map(type_repr, items))}]", **self._context())

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return _Unknown(f"{self.__forward_arg__}.{name}", **self._context())

    def __call__(self, *args, **kwargs):
        shown = [*map(type_repr, args), *(f"{name}={type_repr(value)}" for name, value in kwargs.items())]
        return _Unknown(f"{self.__forward_arg__}({', '.join(shown)})", **self._context())

    def _context(self):
        return {"owner": self.__owner__, "is_class": self.__forward_is_class__}

    def _known(self):
        self.__class__ = ForwardRef
        return self


def call_annotate_function(annotate, format, *, owner=None):
    """What an `__annotate__` function gives in a format."""
    format = Format(format)
    try:
        return annotate(format)
    except NotImplementedError:
        if format == Format.VALUE_WITH_FAKE_GLOBALS:
            raise
    if format == Format.STRING:
        return annotations_to_string(_with_unknown_names(annotate, owner))
    return _with_unknown_names(annotate, owner)


def call_evaluate_function(evaluate, format, *, owner=None):
    """What gives the value of a type alias, or a bound, in a format."""
    return call_annotate_function(evaluate, format, owner=owner)


def _with_unknown_names(annotate, owner):
    """Evaluates annotations, and again with each name that turns out not to be there."""
    names = dict(annotate.__globals__)
    is_class = isinstance(owner, type)
    while True:
        function = FunctionType(annotate.__code__, names, annotate.__name__, annotate.__defaults__, annotate.__closure__)
        try:
            found = function(Format.VALUE)
            break
        except NameError as error:
            if error.name is None or error.name in names:
                raise
            names[error.name] = _Unknown(error.name, owner=owner, is_class=is_class)
    if not isinstance(found, dict):
        return found._known() if isinstance(found, _Unknown) else found
    return {name: value._known() if isinstance(value, _Unknown) else value for name, value in found.items()}


def get_annotate_from_class_namespace(namespace):
    """The `__annotate__` function of a class body that has run."""
    return namespace.get("__annotate__") or namespace.get("__annotate_func__")


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """The annotations of a function, class or module."""
    format = Format(format)
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal use only")
    annotations = _annotations(obj, format)
    if annotations is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not eval_str:
        return dict(annotations)
    if globals is None:
        inner = obj
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        module = sys.modules.get(getattr(obj, "__module__", None))
        globals = getattr(inner, "__globals__", None) or getattr(module, "__dict__", {})
    names = {param.__name__: param for param in getattr(obj, "__type_params__", ())}
    names.update(locals if locals is not None else dict(vars(obj)) if isinstance(obj, type) else {})
    return {name: eval(value, globals, names) if isinstance(value, str) else value for name, value in annotations.items()}


def _annotations(obj, format):
    if format == Format.VALUE:
        return getattr(obj, "__annotations__", None)
    try:
        annotations = obj.__annotations__
    except NameError:
        annotations = call_annotate_function(obj.__annotate__, Format.FORWARDREF, owner=obj)
    except AttributeError:
        return None
    return annotations_to_string(annotations) if format == Format.STRING and annotations else annotations


def type_repr(value):
    """A value of an annotation as it would be written."""
    if isinstance(value, (type, FunctionType)) and not isinstance(value, GenericAlias):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    return value.__forward_arg__ if isinstance(value, ForwardRef) else repr(value)


def annotations_to_string(annotations):
    """Annotations as text."""
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}
