"""Tables as text: how they are written. The rows are `_csv_rows`, the rest is in `csv`."""

import _csv_rows as _rows
from _csv_rows import Error, Reader, Writer, field_size_limit

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
__version__ = "1.0"

_dialects = {}


class Dialect:
    """How a table is written."""

    _defaults = {"delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
                 "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False}

    def __init__(self, dialect=None, **options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        unknown = set(options) - set(self._defaults)
        if unknown:
            raise TypeError(f"this function got an unexpected keyword argument {unknown.pop()!r}")
        for name, default in self._defaults.items():
            setattr(self, name, options.get(name, getattr(dialect, name, default)))
        self._check(options)

    def _check(self, options):
        self._check_char("delimiter")
        self._check_char("escapechar")
        if not isinstance(self.lineterminator, str):
            raise TypeError(f'"lineterminator" must be a string, not {type(self.lineterminator).__name__}')
        self._check_char("quotechar")
        if type(self.quoting) is not int:
            raise TypeError(f'"quoting" must be an integer, not {type(self.quoting).__name__}')
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and "quotechar" in options and "quoting" not in options:
            self.quoting = QUOTE_NONE
        if self.quotechar is None and self.quoting != QUOTE_NONE:
            raise TypeError("quotechar must be set if quoting enabled")
        self._check_together()

    def _check_char(self, name):
        value = getattr(self, name)
        if value is None and name != "delimiter":
            return
        kind = "a unicode character" if name == "delimiter" else "a unicode character or None"
        if not isinstance(value, str):
            raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
        if len(value) != 1:
            raise TypeError(f'"{name}" must be {kind}, not a string of length {len(value)}')

    def _check_together(self):
        """No character may mean two things."""
        chars = {name: getattr(self, name) for name in ("delimiter", "escapechar", "quotechar")}
        chars = {name: char for name, char in chars.items() if char is not None}
        for name, char in chars.items():
            if char in "\r\n" or char == " " and name != "delimiter" and self.skipinitialspace:
                raise ValueError(f"bad {name} value")
            if char in self.lineterminator:
                raise ValueError(f"bad {name} or lineterminator value")
        for name, char in chars.items():
            for other in chars:
                if name < other and chars[other] == char:
                    raise ValueError(f"bad {name} or {other} value")


_missing = object()


def _one_or_two(function, given, named, default):
    """The arguments of a function that takes one, and a dialect by place or by name."""
    if not given:
        raise TypeError(f"{function} expected at least 1 argument, got 0")
    if len(given) > 2:
        raise TypeError(f"{function} expected at most 2 arguments, got {len(given)}")
    if len(given) == 2 and named is not _missing:
        raise TypeError("argument for function given by name ('dialect') and position (1)")
    return given if len(given) == 2 else (given[0], default if named is _missing else named)


def register_dialect(*args, dialect=_missing, **options):
    """Gives a dialect a name."""
    name, dialect = _one_or_two("register_dialect", args, dialect, None)
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = Dialect(dialect, **options)


def unregister_dialect(name, /):
    """Forgets a dialect."""
    if _dialects.pop(name, None) is None:
        raise Error("unknown dialect")


def get_dialect(name, /):
    """The dialect of this name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    """The names of the dialects."""
    return list(_dialects)


def _dialect(given, options):
    """The dialect that is given by name, by its attributes, or as it is."""
    if isinstance(given, str):
        given = get_dialect(given)
    if not options and isinstance(given, Dialect):
        return given
    return Dialect(given, **options)


def reader(*args, dialect=_missing, **options):
    """Reads the rows of lines of text."""
    iterable, dialect = _one_or_two("reader", args, dialect, "excel")
    return _rows.reader(iterable, _dialect(dialect, options))


def writer(*args, dialect=_missing, **options):
    """Writes rows to a file."""
    fileobj, dialect = _one_or_two("writer", args, dialect, "excel")
    return _rows.writer(fileobj, _dialect(dialect, options))
