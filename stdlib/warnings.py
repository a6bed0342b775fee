"""Warnings: shown, ignored or raised, as filters say."""

import sys

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
    "catch_warnings", "deprecated",
]

_ACTIONS = ("error", "ignore", "always", "all", "default", "module", "once")
_version = 0
_once = {}
defaultaction = "default"
onceregistry = _once
# (action, message pattern or None, category, module pattern or None, line or 0), the first that fits counts.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]


class WarningMessage:
    """A warning, and where it was given."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self._category_name, self.filename, self.lineno, self.line)

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} {self}>"


def formatwarning(message, category, filename, lineno, line=None):
    """A warning as text."""
    if line is None:
        import linecache

        line = linecache.getline(filename, lineno)
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    line = line.strip() if line else ""
    return f"{text}  {line}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a stream."""
    if file is None:
        file = sys.stderr
    if file is None:
        return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass


def _showwarnmsg(message):
    showwarning(message.message, message.category, message.filename, message.lineno, message.file, message.line)


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Gives a warning about the place that called."""
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(max(stacklevel, 1))
    except ValueError:
        namespace, filename, lineno = sys.__dict__, "<sys>", 0
    else:
        namespace, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = namespace.get("__name__", "<string>")
    registry = namespace.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, namespace, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Gives a warning about a place."""
    if module is None:
        module = filename.removesuffix(".py") or "<unknown>"
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = True
        if _once.get((text, category)):
            return
        _once[text, category] = True
    elif action == "module":
        registry[key] = True
        wide = text, category, 0
        if registry.get(wide):
            return
        registry[wide] = True
    elif action == "default":
        registry[key] = True
    elif action not in ("always", "all"):
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {action}")
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


def _deprecated(name, message="{name!r} is deprecated and slated for removal in Python {remove}", *, remove):
    """Says that a part of the library goes with a version."""
    warn(message.format(name=name, remove=f"{remove[0]}.{remove[1]}"), DeprecationWarning, stacklevel=3)


def _action(text, category, module, lineno):
    for action, pattern, kind, place, line in filters:
        if (
            (pattern is None or _matches(pattern, text))
            and issubclass(category, kind)
            and (place is None or _matches(place, module, True))
            and line in (0, lineno)
        ):
            return action
    return defaultaction


def _matches(pattern, text, whole=False):
    if isinstance(pattern, str):
        return text == pattern
    return pattern.match(text) is not None


def _add(item, append):
    global _version
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _version += 1


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter, before or after the others."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    message = _pattern(message, True) if message else None
    module = _pattern(module, False) if module else None
    _add((action, message, category, module, lineno), append)


class _Start:
    """A pattern without special characters: how a text begins."""

    def __init__(self, text, ignore_case):
        self._text, self._ignore_case = text.lower() if ignore_case else text, ignore_case

    def match(self, text):
        return (text.lower() if self._ignore_case else text).startswith(self._text) or None


def _pattern(text, ignore_case):
    if text.replace(" ", "").replace("_", "").isalnum():
        return _Start(text, ignore_case)
    import re

    return re.compile(text, re.I if ignore_case else 0)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter for every message and module."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    """Removes all filters."""
    global _version
    filters[:] = []
    _version += 1


class catch_warnings:
    """Keeps the filters as they were; with `record`, warnings go into a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        global _version
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._filters = filters[:]
        self._show, self._showmsg = self._module.showwarning, self._module._showwarnmsg
        _version += 1
        log = None
        if self._record:
            log = []
            self._module._showwarnmsg = log.append
            self._module.showwarning = _default_show
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global _version
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:] = self._filters
        _version += 1
        self._module.showwarning, self._module._showwarnmsg = self._show, self._showmsg


_default_show = showwarning


class deprecated:
    """Marks a function or class: using it gives a warning."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, target, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            target.__deprecated__ = message
            return target
        if isinstance(target, type):
            original = target.__new__

            def __new__(cls, /, *args, **kwargs):
                if cls is target:
                    warn(message, category=category, stacklevel=stacklevel + 1)
                if original is not object.__new__:
                    return original(cls, *args, **kwargs)
                return original(cls)

            target.__new__ = staticmethod(__new__)
            target.__deprecated__ = message
            return target

        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return target(*args, **kwargs)

        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            setattr(wrapper, name, getattr(target, name))
        wrapper.__dict__.update(target.__dict__, __wrapped__=target)
        target.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _add_option(option):
    """Adds the filter of `-W action:message:category:module:line`, where what comes last may be left out."""
    words = [word.strip() for word in option.split(":")]
    if len(words) > 5:
        raise ValueError(f"too many fields (max 5): {option!r}")
    action, message, category, module, line = words + [""] * (5 - len(words))
    known = [known for known in _ACTIONS if known.startswith(action or "default")]
    if not known:
        raise ValueError(f"invalid action: {action!r}")
    if not line.isdecimal() and line:
        raise ValueError(f"invalid lineno {line!r}")
    message = _pattern(_quoted(message), True) if message else None
    module = _pattern(_quoted(module) + r"\Z", False) if module else None
    _add((known[0], message, _category(category), module, int(line or 0)), False)


def _quoted(text):
    import re

    return re.escape(text)


def _category(name):
    place, _, last = name.rpartition(".")
    try:
        found = getattr(__import__(place or "builtins", fromlist=[last]), last) if name else Warning
    except (ImportError, AttributeError):
        raise ValueError(f"unknown warning category: {name!r}") from None
    if not (isinstance(found, type) and issubclass(found, Warning)):
        raise ValueError(f"invalid warning category: {name!r}")
    return found


for _option in sys.warnoptions:
    try:
        _add_option(_option)
    except ValueError as _error:
        print("Invalid -W option ignored:", _error, file=sys.stderr)
