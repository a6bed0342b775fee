"""Values → text."""

from _json import encode as _encode, encode_basestring, encode_basestring_ascii

INFINITY = float("inf")


class JSONEncoder:
    """Makes texts of values; `default` can say what becomes of others."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What to write in the place of a value that JSON does not know."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The text of a value."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        chunks = self.iterencode(o, _one_shot=True)
        return chunks[0] if type(chunks) is tuple else "".join(chunks)

    def iterencode(self, o, _one_shot=False):
        """The text of a value in parts."""
        text = _encode(o, self.default, self.indent, self.item_separator, self.key_separator, self.sort_keys,
                       self.skipkeys, self.ensure_ascii, self.allow_nan, self.check_circular)
        return (text,) if _one_shot else iter((text,))
