"""Looking at live objects: signatures, kinds, sources."""

import sys

__all__ = [
    "Signature", "Parameter", "BoundArguments", "signature", "getmembers", "getdoc", "cleandoc", "getmodule",
    "getfile", "getsourcefile", "getsourcelines", "getsource", "currentframe", "stack", "trace", "isclass",
    "isfunction", "ismethod", "isbuiltin", "isroutine", "ismodule", "isgenerator", "isgeneratorfunction",
    "iscoroutine", "iscoroutinefunction", "isawaitable", "isasyncgen", "isasyncgenfunction", "isabstract",
    "ismethoddescriptor", "isdatadescriptor", "iscode", "isframe", "istraceback", "getattr_static", "unwrap",
    "getmro", "get_annotations", "getfullargspec", "getcallargs", "getgeneratorstate", "getcoroutinestate",
]


class _empty:
    """Marks what is not given."""


_empty.__name__ = _empty.__qualname__ = "_empty"
_empty.__module__ = "inspect"


async def _coroutine():
    pass


async def _async_generator():
    yield


def _generator():
    yield


def _function():
    pass


_made = _coroutine()
_made.close()
_COROUTINE = type(_made)
_ASYNC_GENERATOR = type(_async_generator())
_GENERATOR = type(_generator())
_FUNCTION = type(_function)
_BUILTIN = type(len)
_CODE = type(_function.__code__)
_MODULE = type(sys)
_GENERIC_ALIAS = type(list[int])
_MAPPING_PROXY = type(type.__dict__)
_FRAME = type(sys._getframe())


class _Holder:
    def method(self):
        pass


_METHOD = type(_Holder().method)

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
CO_HAS_DOCSTRING, CO_METHOD = 1 << 26, 1 << 27


# ---- kinds of objects

def ismodule(object):
    return isinstance(object, _MODULE)


def isclass(object):
    return isinstance(object, type)


def isfunction(object):
    return isinstance(object, _FUNCTION)


def ismethod(object):
    return isinstance(object, _METHOD)


def isbuiltin(object):
    return isinstance(object, _BUILTIN)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def iscode(object):
    return isinstance(object, _CODE)


def isframe(object):
    return isinstance(object, _FRAME)


def istraceback(object):
    return type(object).__name__ == "traceback"


def isgenerator(object):
    return isinstance(object, _GENERATOR)


def iscoroutine(object):
    return isinstance(object, _COROUTINE)


def isasyncgen(object):
    return isinstance(object, _ASYNC_GENERATOR)


def isawaitable(object):
    if isgenerator(object) and object.gi_code.co_flags & CO_ITERABLE_COROUTINE:
        return True
    return iscoroutine(object) or hasattr(type(object), "__await__")


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") and not hasattr(kind, "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def _plain(function):
    """The function behind methods and partial objects."""
    while True:
        if ismethod(function):
            function = function.__func__
        elif type(function).__name__ == "partial" and hasattr(function, "func"):
            function = function.func
        else:
            return function


def _has_flag(function, flag):
    function = _plain(function)
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(object):
    return _has_flag(object, CO_GENERATOR)


_MARK = object()


def markcoroutinefunction(function):
    """Lets `iscoroutinefunction` say yes to a function."""
    getattr(function, "__func__", function)._is_coroutine_mark = _MARK
    return function


def iscoroutinefunction(object):
    if _has_flag(object, CO_COROUTINE):
        return True
    mark = getattr(_plain(object), "_is_coroutine_mark", None)
    return mark is True or mark is _MARK


def isasyncgenfunction(object):
    return _has_flag(object, CO_ASYNC_GENERATOR)


# ---- states

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING = "CORO_CREATED", "CORO_RUNNING"
CORO_SUSPENDED, CORO_CLOSED = "CORO_SUSPENDED", "CORO_CLOSED"


def _state(object, prefix):
    if getattr(object, f"{prefix}_running"):
        return "RUNNING"
    if getattr(object, f"{prefix}_suspended"):
        return "SUSPENDED"
    return "CLOSED" if getattr(object, f"{prefix}_frame") is None else "CREATED"


def getgeneratorstate(generator):
    return f"GEN_{_state(generator, 'gi')}"


def getcoroutinestate(coroutine):
    return f"CORO_{_state(coroutine, 'cr')}"


# ---- members and documentation

def getmembers(object, predicate=None):
    """The attributes of an object as sorted pairs."""
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def getattr_static(obj, attr, default=_empty):
    """An attribute as it is stored, without running any code of the object."""
    if not isclass(obj):
        try:
            values = object.__getattribute__(obj, "__dict__")
        except AttributeError:
            values = {}
        if attr in values:
            return values[attr]
    for kind in (obj if isclass(obj) else type(obj)).__mro__:
        if attr in kind.__dict__:
            return kind.__dict__[attr]
    if default is not _empty:
        return default
    raise AttributeError(attr)


def getmro(cls):
    return cls.__mro__


def cleandoc(doc):
    """A docstring without its indentation."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=None)
    lines[0] = lines[0].lstrip()
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    """The docstring of an object, inherited if it has none."""
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base.__name__ != "object" and base.__doc__ is not None:
                doc = base.__doc__
                break
    elif doc is None and (ismethod(object) or isfunction(object)):
        for base in _owner(object).__mro__:
            method = base.__dict__.get(object.__name__)
            if method is not None and method.__doc__ is not None:
                doc = method.__doc__
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def _owner(function):
    """The class that a method was defined in, or is bound to."""
    if ismethod(function):
        target = function.__self__
        return target if isclass(target) else type(target)
    owner = sys.modules.get(function.__module__)
    for name in function.__qualname__.split(".")[:-1]:
        owner = getattr(owner, name, None)
    return owner if isclass(owner) else type


def unwrap(func, *, stop=None):
    """The function that `__wrapped__` leads to."""
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=None):
    """The annotations of a function, class or module."""
    found = dict(getattr(obj, "__annotations__", None) or {})
    if eval_str:
        if globals is None:
            globals = getattr(unwrap(obj), "__globals__", None)
        if globals is None:
            globals = vars(sys.modules[obj.__module__])
        for name, value in found.items():
            if isinstance(value, str):
                found[name] = eval(value, globals, locals)
    return found


# ---- sources

def getmodule(object):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getfile(object):
    """The file an object was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    object = _plain(object)
    if isfunction(object):
        object = object.__code__
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    kind = type(object).__name__
    raise TypeError(f"module, class, method, function, traceback, frame, or code object was expected, got {kind}")


getsourcefile = getfile


def getsourcelines(object):
    """The lines of an object's source, and the number of the first."""
    object = unwrap(object)
    with open(getfile(object), encoding="utf-8") as file:
        lines = file.readlines()
    if ismodule(object):
        return lines, 0
    if isclass(object):
        name = object.__name__
        starts = [n for n, line in enumerate(lines) if line.lstrip().startswith((f"class {name}(", f"class {name}:"))]
        if not starts:
            raise OSError("could not find class definition")
        start = starts[0]
    else:
        object = _plain(object)
        code = object.__code__ if isfunction(object) else object.f_code if isframe(object) else object
        start = code.co_firstlineno - 1
    while start > 0 and lines[start - 1].lstrip().startswith("@"):
        start -= 1
    return _block(lines[start:]), start + 1


def _block(lines):
    """The definition that the lines begin with."""
    first = next((n for n, line in enumerate(lines) if not line.lstrip().startswith("@")), 0)
    indent = len(lines[first]) - len(lines[first].lstrip())
    end, depth = first + 1, _depth(lines[first])
    last = end
    while end < len(lines):
        line = lines[end]
        text = line.strip()
        inside = len(line) - len(line.lstrip()) > indent
        if depth <= 0 and text and not inside and not text.startswith(")"):
            break
        depth += _depth(line)
        end += 1
        if text and (inside or depth >= 0 and not text.startswith("#")):
            last = end
    return lines[:last]


def _depth(line):
    return sum(line.count(c) for c in "([{") - sum(line.count(c) for c in ")]}")


def getsource(object):
    return "".join(getsourcelines(object)[0])


# ---- frames

def currentframe():
    return sys._getframe(1)


class FrameInfo(tuple):
    """A frame with its place."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        return tuple.__new__(cls, (frame, filename, lineno, function, code_context, index))

    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])


def _frame_info(frame, lineno, context):
    import linecache

    code = frame.f_code
    line = linecache.getline(code.co_filename, lineno)
    lines = [line] if context and line else None
    return FrameInfo(frame, code.co_filename, lineno, code.co_name, lines, 0 if lines else None)


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(_frame_info(frame, frame.f_lineno, context))
        frame = frame.f_back
    return found


def stack(context=1):
    """The frames from the caller outwards."""
    return getouterframes(sys._getframe(1), context)


def getinnerframes(tb, context=1):
    found = []
    while tb is not None:
        found.append(_frame_info(tb.tb_frame, tb.tb_lineno, context))
        tb = tb.tb_next
    return found


def trace(context=1):
    exception = sys.exception()
    return getinnerframes(exception.__traceback__ if exception else None, context)


# ---- signatures

class _ParameterKind(int):
    names = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
    descriptions = ("positional-only", "positional or keyword", "variadic positional", "keyword-only",
                    "variadic keyword")

    @property
    def name(self):
        return self.names[self]

    @property
    def description(self):
        return self.descriptions[self]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = map(_ParameterKind, range(5))


def formatannotation(annotation, base_module=None):
    """An annotation as a signature shows it."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _GENERIC_ALIAS):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


class Parameter:
    """A parameter of a signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD = _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
            kind.name
        except (ValueError, IndexError):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind") from None
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=..., kind=..., annotation=..., default=...):
        return type(self)(
            self._name if name is ... else name,
            self._kind if kind is ... else kind,
            default=self._default if default is ... else default,
            annotation=self._annotation if annotation is ... else annotation,
        )

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        stars = {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}
        return stars.get(self._kind, "") + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _parts(self):
        return self._name, self._kind, self._default, self._annotation

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, Parameter) else NotImplemented

    def __hash__(self):
        return hash((self._name, int(self._kind), self._annotation, self._default))


class BoundArguments:
    """Arguments matched to the parameters of a signature."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments:
                break
            value = self.arguments[name]
            found.extend(value) if parameter.kind == _VAR_POSITIONAL else found.append(value)
        return tuple(found)

    @property
    def kwargs(self):
        found, by_name = {}, False
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                by_name = True
            elif name not in self.arguments:
                by_name = True
                continue
            if by_name and name in self.arguments:
                value = self.arguments[name]
                found.update(value) if parameter.kind == _VAR_KEYWORD else found.update({name: value})
        return found

    def apply_defaults(self):
        arguments = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        inside = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{type(self).__name__} ({inside})>"


def _read_only(mapping):
    try:
        return _MAPPING_PROXY(mapping)
    except TypeError:
        return mapping


class Signature:
    """The parameters of something callable, and what it returns."""

    __slots__ = ("_parameters", "_return_annotation")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found, last, has_default = {}, _POSITIONAL_ONLY, False
        for parameter in parameters or ():
            kind, name = parameter.kind, parameter.name
            if kind < last:
                raise ValueError(
                    f"wrong parameter order: {last.description} parameter before {kind.description} parameter")
            last = kind
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if parameter.default is not _empty:
                    has_default = True
                elif has_default:
                    raise ValueError("non-default argument follows default argument")
            if name in found:
                raise ValueError(f"duplicate parameter name: {name!r}")
            found[name] = parameter
        self._parameters = _read_only(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return signature(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=..., return_annotation=...):
        return type(self)(
            self._parameters.values() if parameters is ... else parameters,
            return_annotation=self._return_annotation if return_annotation is ... else return_annotation,
        )

    __replace__ = replace

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        mine, theirs = list(self._parameters.values()), list(other._parameters.values())
        named = lambda parameters: {p.name: p for p in parameters if p.kind == _KEYWORD_ONLY}
        placed = lambda parameters: [p for p in parameters if p.kind != _KEYWORD_ONLY]
        return (placed(mine) == placed(theirs) and named(mine) == named(theirs)
                and self._return_annotation == other._return_annotation)

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        parts, only_positional, star_needed = [], False, True
        for parameter in self._parameters.values():
            if parameter.kind == _POSITIONAL_ONLY:
                only_positional = True
            elif only_positional:
                parts.append("/")
                only_positional = False
            if parameter.kind == _VAR_POSITIONAL:
                star_needed = False
            elif parameter.kind == _KEYWORD_ONLY and star_needed:
                parts.append("*")
                star_needed = False
            parts.append(str(parameter))
        if only_positional:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments, left, given = {}, list(args), dict(kwargs)
        keywords_name = None
        misnamed = []  # positional-only parameters that are given by name
        positions = True  # until the first parameter that no position gave its value
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if left and kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                raise TypeError("too many positional arguments")
            if kind == _VAR_POSITIONAL:
                if left:
                    arguments[name] = tuple(left)
                    left = []
                positions = False
            elif kind == _VAR_KEYWORD:
                keywords_name = name
            elif left:
                if name in given and kind != _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = left.pop(0)
            elif positions and name in given and kind == _POSITIONAL_ONLY:
                if parameter.default is _empty:
                    raise TypeError(f"missing a required positional-only argument: {name!r}")
                misnamed.append(name)
            elif name in given:
                positions = False
                arguments[name] = given.pop(name)
            elif parameter.default is _empty and not partial:
                words = " keyword-only" if positions and kind == _KEYWORD_ONLY else ""
                raise TypeError(f"missing a required{words} argument: {name!r}")
            else:
                positions = False
        if left:
            raise TypeError("too many positional arguments")
        if given:
            if keywords_name is None and misnamed:
                shown = ", ".join(misnamed)
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {shown!r}")
            if keywords_name is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(given))!r}")
            arguments[keywords_name] = given
        return BoundArguments(self, arguments)


def _of_function(function, eval_str, globals, locals):
    code = function.__code__
    names = code.co_varnames
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    annotations = get_annotations(function, eval_str=eval_str, globals=globals, locals=locals)
    count, only = code.co_argcount, code.co_posonlyargcount
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    for index, name in enumerate(names[:count]):
        place = index - (count - len(defaults))
        add(name, _POSITIONAL_ONLY if index < only else _POSITIONAL_OR_KEYWORD,
            defaults[place] if place >= 0 else _empty)
    at = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[at], _VAR_POSITIONAL)
        at += 1
    for name in names[count : count + code.co_kwonlyargcount]:
        add(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[at], _VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(made):
    parameters = list(made.parameters.values())
    if not parameters or parameters[0].kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
        raise ValueError("invalid method signature")
    if parameters[0].kind != _VAR_POSITIONAL:
        parameters = parameters[1:]
    return made.replace(parameters=parameters)


def _of_partial(partial, made):
    bound = made.bind_partial(*partial.args, **partial.keywords)
    parameters, by_name = [], False
    for name, parameter in made.parameters.items():
        if name in bound.arguments and parameter.kind not in (_VAR_POSITIONAL, _VAR_KEYWORD):
            if name in partial.keywords:
                by_name = True
                parameters.append(parameter.replace(kind=_KEYWORD_ONLY, default=partial.keywords[name]))
            continue
        if by_name and parameter.kind == _POSITIONAL_OR_KEYWORD:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        if by_name and parameter.kind == _VAR_POSITIONAL:
            continue
        parameters.append(parameter)
    return made.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=None):
    """The signature of something callable."""
    again = lambda target: signature(target, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                     eval_str=eval_str)
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(again(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return again(obj)
    known = getattr(obj, "__signature__", None)
    if known is not None:
        if not isinstance(known, Signature):
            raise TypeError(f"unexpected object {known!r} in __signature__ attribute")
        return known
    if isfunction(obj):
        return _of_function(obj, eval_str, globals, locals)
    if type(obj).__name__ == "partial" and hasattr(obj, "func"):
        return _of_partial(obj, again(obj.func))
    if isclass(obj):
        call = getattr_static(type(obj), "__call__", None)
        if isfunction(call):
            return _without_first(again(call))
        for kind in obj.__mro__[:-1]:
            for name in ("__new__", "__init__"):
                method = kind.__dict__.get(name)
                if isinstance(method, staticmethod):
                    method = method.__func__
                if isfunction(method):
                    return _without_first(again(method))
                text = getattr(method, "__text_signature__", None)
                if text and kind.__module__ != "builtins" and "*args, **kwargs" not in text:
                    return _without_first(_of_text(text))
        if all(kind.__module__ != "builtins" for kind in obj.__mro__[:-1]):
            return Signature()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    call = getattr_static(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(again(call))
    text = getattr(obj, "__text_signature__", None)
    if text:
        made = _of_text(text)
        first = next(iter(made.parameters), None)
        unbound = type(obj).__name__ in ("method_descriptor", "wrapper_descriptor")
        given = first in ("self", "cls", "module", "type") and not unbound
        return _without_first(made) if given else made
    raise ValueError(f"no signature found for builtin {obj!r}")


def _of_text(text):
    """The signature that a built-in function shows as text."""
    namespace = {}
    exec(f"def function{text}: pass".replace("$", ""), namespace)
    return _of_function(namespace["function"], False, None, None)


class FullArgSpec(tuple):
    """What `getfullargspec` gives."""

    _fields = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations")

    def __new__(cls, *values):
        return tuple.__new__(cls, values)

    def __repr__(self):
        return f"FullArgSpec({', '.join(f'{n}={v!r}' for n, v in zip(self._fields, self))})"


for _index, _name in enumerate(FullArgSpec._fields):
    setattr(FullArgSpec, _name, property(lambda self, index=_index: self[index]))


def getfullargspec(func):
    """The parameters of a function, the old way."""
    made = signature(func, follow_wrapped=False)
    args, kwonly, kwdefaults, defaults, varargs, varkw, annotations = [], [], {}, (), None, None, {}
    if made.return_annotation is not _empty:
        annotations["return"] = made.return_annotation
    for name, parameter in made.parameters.items():
        if parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter.default is not _empty:
                defaults += (parameter.default,)
        elif parameter.kind == _VAR_POSITIONAL:
            varargs = name
        elif parameter.kind == _KEYWORD_ONLY:
            kwonly.append(name)
            if parameter.default is not _empty:
                kwdefaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    if ismethod(func):
        args.insert(0, func.__func__.__code__.co_varnames[0])
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """The parameters of a function, with what a call would give them."""
    bound = signature(func).bind(*positional, **named)
    given = dict(bound.arguments)
    bound.apply_defaults()
    return given | bound.arguments


def __getattr__(name):
    if not name.startswith("__"):
        import _inspect_more

        if name in vars(_inspect_more):
            return vars(_inspect_more)[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
