"""Regular expressions."""

from _sre import Match, Pattern, compile as _new_pattern

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge",
    "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE",
    "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]


class PatternError(Exception):
    """A pattern is not well-formed."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError


def __getattr__(name):
    """The flags, which are made when somebody asks for one."""
    if name not in __all__ and name not in ("T", "DEBUG"):
        raise AttributeError(f"module 're' has no attribute {name!r}")
    import enum

    class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
        """How a pattern is meant."""

        NOFLAG = 0
        ASCII = A = 256
        IGNORECASE = I = 2
        LOCALE = L = 4
        UNICODE = U = 32
        MULTILINE = M = 8
        DOTALL = S = 16
        VERBOSE = X = 64
        DEBUG = 128
        __str__ = object.__str__
        _numeric_repr_ = hex

    RegexFlag.__qualname__ = "RegexFlag"
    globals()["RegexFlag"] = enum.global_enum(RegexFlag)
    return globals()[name]


# Compiled patterns, the one used last at the end.
_cache = {}
_CACHE_MAX = 512
_SPECIAL = {ord(char): "\\" + char for char in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}
_UNSET = object()


def _compile(pattern, flags):
    key = (type(pattern), pattern, flags)
    found = _cache.get(key)
    if found is not None:
        return found
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    made = _new_pattern(pattern, flags)
    if len(_cache) >= _CACHE_MAX:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


def compile(pattern, flags=0):
    """Compiles a pattern."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """The match at the beginning of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """The match of all of the string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match in the string, or None."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """The texts of all matches, or of their groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all matches."""
    return _compile(pattern, flags).finditer(string)


def sub(pattern, repl, string, *args, count=_UNSET, flags=_UNSET):
    """The string with matches replaced by a text, or by what a function makes of them."""
    count, flags = _options("sub", "count", 3, args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_UNSET, flags=_UNSET):
    """What `sub` gives, and how many matches were replaced."""
    count, flags = _options("subn", "count", 3, args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_UNSET, flags=_UNSET):
    """The parts of the string between the matches, and the groups of these."""
    maxsplit, flags = _options("split", "maxsplit", 2, args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)


def _options(function, name, required, args, count, flags):
    """A count and flags, which may still be given by position."""
    if args:
        if count is not _UNSET:
            raise TypeError(f"{function}() got multiple values for argument {name!r}")
        count, *args = args
        if args:
            if flags is not _UNSET:
                raise TypeError(f"{function}() got multiple values for argument 'flags'")
            flags, *args = args
            if args:
                raise TypeError(f"{function}() takes from {required} to {required + 2} positional arguments "
                                f"but {required + 2 + len(args)} were given")
        import warnings

        warnings.warn(f"{name!r} is passed as positional argument", DeprecationWarning, stacklevel=3)
    return 0 if count is _UNSET else count, 0 if flags is _UNSET else flags


def purge():
    """Forgets the patterns that were compiled."""
    _cache.clear()


def escape(pattern):
    """The pattern that matches just this text."""
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")


class Scanner:
    """Splits text into tokens, each dealt with by the action of its phrase."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        phrases = [f"({phrase})" for phrase, _ in lexicon]
        self.scanner = _compile("|".join(phrases), flags)
        self._groups = []
        group = 1
        for phrase, _ in lexicon:
            self._groups.append(group)
            group += 1 + _compile(phrase, flags).groups

    def scan(self, string):
        """The tokens, and the rest of the text that no phrase matches."""
        result, at = [], 0
        while match := self.scanner.match(string, at):
            if match.end() == at:
                break
            action = next(action for (_, action), group in zip(self.lexicon, self._groups) if match[group] is not None)
            if callable(action):
                self.match = match
                action = action(self, match.group())
            if action is not None:
                result.append(action)
            at = match.end()
        return result, string[at:]
