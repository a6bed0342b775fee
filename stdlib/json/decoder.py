"""Text → values."""

from _json import decode as _decode, scanstring

__all__ = ["JSONDecoder", "JSONDecodeError"]

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")
_SPACE = " \t\n\r"


class JSONDecodeError(ValueError):
    """A text is not JSON."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class JSONDecoder:
    """Makes values of texts; hooks can make others of their parts."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None, array_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.array_hook = array_hook

    def decode(self, s):
        """The value of a text that holds nothing else."""
        at, end = 0, len(s)
        while at < end and s[at] in _SPACE:
            at += 1
        value, at = self.raw_decode(s, at)
        while at < end and s[at] in _SPACE:
            at += 1
        if at != end:
            raise JSONDecodeError("Extra data", s, at)
        return value

    def raw_decode(self, s, idx=0):
        """The value at the start of a text, and where it ends."""
        return _decode(s, idx, self.strict, self.object_hook, self.object_pairs_hook,
                       None if self.parse_float is float else self.parse_float,
                       None if self.parse_int is int else self.parse_int,
                       self.parse_constant, self.array_hook)
