"""Templates: what t-strings give."""

__all__ = ["Interpolation", "Template", "convert"]


def convert(value, conversion, /):
    """A value as `!r`, `!s` or `!a` of a t-string would have it; as it is without."""
    if conversion is None:
        return value
    if conversion == "s":
        return str(value)
    if conversion == "r":
        return repr(value)
    if conversion == "a":
        return ascii(value)
    raise ValueError(f"invalid conversion specifier: {conversion}")


class _Final(type):
    """The class of classes that cannot have subclasses."""

    def __new__(meta, name, bases, namespace):
        for base in bases:
            if isinstance(base, _Final):
                raise TypeError(f"type 'string.templatelib.{base.__name__}' is not an acceptable base type")
        return type.__new__(meta, name, bases, namespace)

    def __setattr__(cls, name, value):
        raise TypeError(f"cannot set {name!r} attribute of immutable type 'string.templatelib.{cls.__name__}'")


def _read_only(slot):
    return property(lambda self: getattr(self, slot))


class Interpolation(metaclass=_Final):
    """A value in a template, with the words that gave it."""

    __slots__ = ("_value", "_expression", "_conversion", "_format_spec")
    __match_args__ = ("value", "expression", "conversion", "format_spec")

    def __new__(cls, value, expression="", conversion=None, format_spec=""):
        for name, text in ("expression", expression), ("format_spec", format_spec):
            if not isinstance(text, str):
                raise TypeError(f"Interpolation() argument '{name}' must be str, not {type(text).__name__}")
        if conversion is not None:
            if not isinstance(conversion, str):
                given = type(conversion).__name__
                raise TypeError(f"Interpolation() argument 'conversion' must be str, not {given}")
            if conversion not in ("s", "a", "r"):
                raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        self = object.__new__(cls)
        self._value, self._expression = value, expression
        self._conversion, self._format_spec = conversion, format_spec
        return self

    value = _read_only("_value")
    expression = _read_only("_expression")
    conversion = _read_only("_conversion")
    format_spec = _read_only("_format_spec")

    def __repr__(self):
        return f"Interpolation({self._value!r}, {self._expression!r}, {self._conversion!r}, {self._format_spec!r})"

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)

    def __reduce__(self):
        return Interpolation, (self._value, self._expression, self._conversion, self._format_spec)


class Template(metaclass=_Final):
    """Texts and interpolations in turn, beginning and ending with a text."""

    __slots__ = ("_strings", "_interpolations")

    def __new__(cls, *args):
        strings, interpolations = [""], []
        for arg in args:
            if isinstance(arg, str):
                strings[-1] += arg
            elif isinstance(arg, Interpolation):
                strings.append("")
                interpolations.append(arg)
            else:
                raise TypeError(
                    "Template.__new__ *args need to be of type 'str' or 'Interpolation', got "
                    f"{type(arg).__name__}")
        self = object.__new__(cls)
        self._strings, self._interpolations = tuple(strings), tuple(interpolations)
        return self

    strings = _read_only("_strings")
    interpolations = _read_only("_interpolations")

    @property
    def values(self):
        return tuple(part._value for part in self._interpolations)

    def __iter__(self):
        return _parts(self)

    def __add__(self, other):
        if isinstance(other, Template):
            return Template(*self, *other)
        if isinstance(other, str):
            raise TypeError('can only concatenate string.templatelib.Template (not "str") to '
                            "string.templatelib.Template")
        raise TypeError(f'can only concatenate string.templatelib.Template (not "{type(other).__name__}") to '
                        "string.templatelib.Template")

    def __radd__(self, other):
        if isinstance(other, str):
            raise TypeError('can only concatenate str (not "string.templatelib.Template") to str')
        return NotImplemented

    def __repr__(self):
        return f"Template(strings={self._strings!r}, interpolations={self._interpolations!r})"

    def __reduce__(self):
        return Template, tuple(self)


def _parts(template):
    for index, text in enumerate(template._strings):
        if text:
            yield text
        if index < len(template._interpolations):
            yield template._interpolations[index]
