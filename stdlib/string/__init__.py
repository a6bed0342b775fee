"""Constants for kinds of characters, `$name` templates, and the parts of `str.format`."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
    "printable", "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """The words of a text, each with a capital."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_unset = {}


class _Pattern:
    """The pattern of a template's class, compiled when it is first asked for."""

    def __get__(self, instance, cls):
        import re

        delimiter = re.escape(cls.delimiter)
        identifier, braced = cls.idpattern, cls.braceidpattern or cls.idpattern
        text = (rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{identifier})"
                rf"|{{(?P<braced>{braced})}}|(?P<invalid>))")
        cls.pattern = re.compile(text, re.IGNORECASE | re.VERBOSE if cls.flags is None else cls.flags | re.VERBOSE)
        return cls.pattern


class Template:
    """A text with `$names` to be replaced."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None
    pattern = _Pattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        own = cls.__dict__.get("pattern")
        if own is None:
            cls.pattern = _Pattern()
        elif isinstance(own, str):
            import re

            cls.pattern = re.compile(own, re.IGNORECASE | re.VERBOSE if cls.flags is None else cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, match):
        at = match.start("invalid")
        lines = self.template[:at].splitlines(keepends=True)
        if lines:
            line, column = len(lines), at - len("".join(lines[:-1]))
        else:
            line, column = 1, 1
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def substitute(self, mapping=_unset, /, **kws):
        """The text with every name replaced."""
        values = _merged(mapping, kws)

        def value(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                return str(values[name])
            if match.group("escaped") is not None:
                return self.delimiter
            self._invalid(match)

        return self.pattern.sub(value, self.template)

    def safe_substitute(self, mapping=_unset, /, **kws):
        """The text with those names replaced that have a value."""
        values = _merged(mapping, kws)

        def value(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                try:
                    return str(values[name])
                except KeyError:
                    return match.group()
            return self.delimiter if match.group("escaped") is not None else match.group()

        return self.pattern.sub(value, self.template)

    def is_valid(self):
        """Whether there is nothing wrong with the text."""
        return all(match.group("invalid") is None for match in self.pattern.finditer(self.template))

    def get_identifiers(self):
        """The names in the text, each once."""
        names = {}
        for match in self.pattern.finditer(self.template):
            name = match.group("named") or match.group("braced")
            if name is not None:
                names[name] = None
        return list(names)


def _merged(mapping, kws):
    if mapping is _unset:
        return kws
    if not kws:
        return mapping
    from collections import ChainMap

    return ChainMap(kws, mapping)


class Formatter:
    """`str.format`, with parts that a subclass can change."""

    def format(self, format_string, /, *args, **kwargs):
        """The text with its fields filled in."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """The same, with arguments as they are."""
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if field is None:
                continue
            first = field.partition(".")[0].partition("[")[0]
            if not first:
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field, auto = f"{auto}{field}", auto + 1
            elif first.isdigit():
                if auto:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                auto = False
            value, key = self.get_field(field, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            parts.append(self.format_field(value, spec))
        return "".join(parts), auto

    def get_value(self, key, args, kwargs):
        """The argument that a number or name means."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Called with the arguments that were used."""

    def format_field(self, value, format_spec):
        """A value as its field says."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """A value as `!r` and the like say."""
        if conversion is None:
            return value
        known = {"s": str, "r": repr, "a": ascii}.get(conversion)
        if known is None:
            raise ValueError(f"Unknown conversion specifier {conversion!s}")
        return known(value)

    def parse(self, format_string):
        """The literal texts, and the name, spec and conversion of the field behind each."""
        at, end, literal = 0, len(format_string), []
        while at < end:
            char = format_string[at]
            if char in "{}":
                if format_string[at + 1:at + 2] == char:
                    yield "".join(literal) + char, None, None, None
                    literal, at = [], at + 2
                    continue
                if char == "}":
                    raise ValueError("Single '}' encountered in format string")
                close = _closing(format_string, at + 1)
                name, spec, conversion = _field(format_string[at + 1:close])
                yield "".join(literal), name, spec, conversion
                literal, at = [], close + 1
            else:
                literal.append(char)
                at += 1
        if literal:
            yield "".join(literal), None, None, None

    def get_field(self, field_name, args, kwargs):
        """The value that a field's name means, and the argument it comes from."""
        import re

        first, *rest = re.split(r"(?=[.\[])", field_name)
        key = int(first) if first.isdigit() else first
        value = self.get_value(key, args, kwargs)
        for part in rest:
            if part[0] == ".":
                value = getattr(value, part[1:])
            else:
                index = part[1:-1]
                value = value[int(index) if index.isdigit() else index]
        return value, key


def _closing(text, start):
    """Where the field that starts here ends."""
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] == "{") - (text[at] == "}")
        if depth == 0:
            return at
    if start == len(text):
        raise ValueError("Single '{' encountered in format string")
    if any(char in ":!" for char in text[start:]):
        raise ValueError("unmatched '{' in format spec")
    raise ValueError("expected '}' before end of string")


def _field(text):
    """The name, spec and conversion of a field."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "[") - (char == "]")
        if depth == 0 and char in ":!":
            break
    else:
        return text, "", None
    if char == ":":
        return text[:at], text[at + 1:], None
    conversion, rest = text[at + 1:at + 2], text[at + 2:]
    if rest and rest[0] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return text[:at], rest[1:], conversion
