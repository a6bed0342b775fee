"""What `inspect` is asked for less often; it takes it from here."""

import os
import sys
from collections import namedtuple

import inspect

AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"
TPFLAGS_IS_ABSTRACT = 1 << 20

Attribute = namedtuple("Attribute", "name kind defining_class object", module="inspect")
Arguments = namedtuple("Arguments", "args, varargs, varkw", module="inspect")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals", module="inspect")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound", module="inspect")
_Traceback = namedtuple("_Traceback", "filename lineno function code_context index", module="inspect")


class Traceback(_Traceback):
    """A place in a file, with the lines around it."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made


class ClassFoundException(Exception):
    """Nothing raises it here."""


# ---- kinds of objects


class _Slotted:
    __slots__ = ("slot",)


def ismemberdescriptor(object):
    return isinstance(object, type(_Slotted.slot))


def isgetsetdescriptor(object):
    return isinstance(object, type(type(inspect.currentframe).__dict__["__code__"]))


def ismethodwrapper(object):
    return isinstance(object, type("".__str__))


def ispackage(object):
    return inspect.ismodule(object) and hasattr(object, "__path__")


def iskeyword(text):
    import keyword

    return keyword.iskeyword(text)


def getasyncgenstate(agen):
    return f"AGEN_{inspect._state(agen, 'ag')}"


def getgeneratorlocals(generator):
    if not inspect.isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return _locals_of(generator.gi_frame)


def getcoroutinelocals(coroutine):
    return _locals_of(coroutine.cr_frame)


def getasyncgenlocals(agen):
    if not inspect.isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return _locals_of(agen.ag_frame)


def _locals_of(frame):
    return {} if frame is None else frame.f_locals


# ---- members


def getmembers_static(object, predicate=None):
    """The attributes as they are stored, as sorted pairs."""
    found = []
    for name in dir(object):
        try:
            value = inspect.getattr_static(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def classify_class_attrs(cls):
    """What kind each attribute of a class is, and which class it is of."""
    made = []
    for name in dir(cls):
        for home in cls.__mro__:
            if name in home.__dict__:
                break
        else:
            continue
        stored = home.__dict__[name]
        value = getattr(cls, name, stored)
        if isinstance(stored, (staticmethod, type(dict.__dict__["fromkeys"]))) or name == "__new__":
            kind = "static method" if isinstance(stored, staticmethod) or name == "__new__" else "class method"
        elif isinstance(stored, classmethod):
            kind = "class method"
        elif isinstance(stored, property):
            kind, value = "property", stored
        else:
            kind = "method" if inspect.isroutine(value) else "data"
        made.append(Attribute(name, kind, home, stored if kind != "data" else stored))
    return made


def getclosurevars(func):
    """What the names in a function stand for."""
    func = func.__func__ if inspect.ismethod(func) else func
    if not inspect.isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    cells = func.__closure__ or ()
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, cells)}
    import builtins

    found, standard, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            found[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            standard[name] = getattr(builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, standard, unbound)


def getclasstree(classes, unique=False):
    """Classes as nested lists, each followed by those that derive from it."""
    children, roots = {}, []
    for one in classes:
        for parent in one.__bases__:
            below = children.setdefault(parent, [])
            if one not in below:
                below.append(one)
            if unique and parent in classes:
                break
        if not one.__bases__ and one not in roots:
            roots.append(one)
    roots += [parent for parent in children if parent not in classes]
    return _tree(roots, children, None)


def _tree(classes, children, parent):
    made = []
    for one in sorted(classes, key=lambda kind: (kind.__module__, kind.__name__)):
        made.append((one, one.__bases__))
        if one in children:
            made.append(_tree(children[one], children, one))
    return made


# ---- sources


def getmodulename(path):
    name = os.path.basename(path)
    return name[:-3] if name.endswith(".py") else None


def getabsfile(object, _filename=None):
    return os.path.normcase(os.path.abspath(_filename or inspect.getfile(object)))


def findsource(object):
    """All lines of an object's file, and the index of its first."""
    with open(inspect.getfile(object), encoding="utf-8") as file:
        lines = file.readlines()
    return lines, max(inspect.getsourcelines(object)[1] - 1, 0)


def getcomments(object):
    """The comment just above an object's source."""
    lines, first = findsource(object)
    end = first
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    comment = "".join(line.lstrip() for line in lines[first:end])
    return comment or None


# ---- frames


def getlineno(frame):
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """Where a frame or a traceback stands."""
    line = frame.tb_lineno if inspect.istraceback(frame) else frame.f_lineno
    frame = frame.tb_frame if inspect.istraceback(frame) else frame
    if not inspect.isframe(frame):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    import linecache

    file = frame.f_code.co_filename
    lines = linecache.getlines(file)
    shown = index = None
    if context > 0 and lines:
        start = max(0, min(line - 1 - context // 2, len(lines) - context))
        shown, index = lines[start:start + context], line - 1 - start
    return Traceback(file, line, frame.f_code.co_name, shown, index)


def getargs(co):
    """The names of a code's parameters."""
    count, more = co.co_argcount, co.co_kwonlyargcount
    names = list(co.co_varnames)
    args, rest = names[:count + more], names[count + more:]
    varargs = rest.pop(0) if co.co_flags & inspect.CO_VARARGS else None
    varkw = rest.pop(0) if co.co_flags & inspect.CO_VARKEYWORDS else None
    return Arguments(args, varargs, varkw)


def getargvalues(frame):
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value)):
    shown = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        shown.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        shown.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(shown)})"
