"""Tables as text: what reads and writes them. The rest is in `csv`."""

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
__version__ = "1.0"

_dialects = {}
_limit = 131072


class Error(Exception):
    """A table is not well-formed, or cannot be written."""

    __module__ = "_csv"


class Dialect:
    """How a table is written."""

    _defaults = {"delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
                 "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False}

    def __init__(self, dialect=None, **options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        unknown = set(options) - set(self._defaults)
        if unknown:
            raise TypeError(f"{unknown.pop()!r} is an invalid keyword argument for this function")
        for name, default in self._defaults.items():
            setattr(self, name, options.get(name, getattr(dialect, name, default)))
        self._check(options)

    def _check(self, options):
        for name in ("delimiter", "quotechar", "escapechar"):
            value = getattr(self, name)
            if value is None and name != "delimiter":
                continue
            if not isinstance(value, str):
                kind = "a unicode character" if name == "delimiter" else "a unicode character or None"
                raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
            if len(value) != 1:
                kind = "a unicode character" if name == "delimiter" else "a unicode character or None"
                raise TypeError(f'"{name}" must be {kind}, not a string of length {len(value)}')
        if not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer, not ' + type(self.quoting).__name__)
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and "quotechar" in options and "quoting" not in options:
            self.quoting = QUOTE_NONE
        if self.quotechar is None and self.quoting != QUOTE_NONE:
            raise TypeError("quotechar must be set if quoting enabled")


def register_dialect(name, dialect=None, /, **options):
    """Gives a dialect a name."""
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


def field_size_limit(limit=None):
    """How long a field may be; perhaps changes it."""
    global _limit
    old = _limit
    if limit is not None:
        if not isinstance(limit, int):
            raise TypeError("limit must be an integer")
        _limit = limit
    return old


class Reader:
    """The rows of lines of text."""

    def __init__(self, lines, dialect, options):
        self._lines = iter(lines)
        self.dialect = Dialect(dialect, **options)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._row, self._field, self._quoted = [], [], False
        state = "start row"
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state == "start row" and not self._field:
                    raise
                if self.dialect.strict or state == "escape":
                    raise Error("unexpected end of data") from None
                self._end_field()
                return self._row
            if not isinstance(line, str):
                kind = type(line).__name__
                raise Error(f"iterator should return strings, not {kind} (the file should be opened in text mode)")
            self.line_num += 1
            state = self._read(line, state)
            if state == "start row":
                return self._row

    def _read(self, line, state):
        """Goes through a line; gives the state at its end."""
        dialect = self.dialect
        delimiter, quote, escape = dialect.delimiter, dialect.quotechar, dialect.escapechar
        for char in (*line, None):
            end = char is None or char in "\r\n"
            if state == "after row":
                if not end:
                    raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")
            elif state in ("start row", "start field"):
                if end:
                    if state == "start field":
                        self._end_field()
                    elif char is None:
                        break
                    state = "after row"
                elif char == quote and dialect.quoting != QUOTE_NONE:
                    self._quoted, state = True, "quoted"
                elif char == escape:
                    state = "escape"
                elif char == " " and dialect.skipinitialspace:
                    state = "start field"
                elif char == delimiter:
                    self._end_field()
                    state = "start field"
                else:
                    self._add(char)
                    state = "field"
            elif state == "field":
                if end:
                    self._end_field()
                    state = "after row"
                elif char == escape:
                    state = "escape"
                elif char == delimiter:
                    self._end_field()
                    state = "start field"
                else:
                    self._add(char)
            elif state in ("escape", "escape in quotes"):
                self._add("\n" if char is None else char)
                state = "field" if state == "escape" else "quoted"
            elif state == "quoted":
                if char is None:
                    break
                if char == escape:
                    state = "escape in quotes"
                elif char == quote and dialect.quoting != QUOTE_NONE:
                    state = "quote in quotes" if dialect.doublequote else "field"
                else:
                    self._add(char)
            elif state == "quote in quotes":
                if char == quote and dialect.quoting != QUOTE_NONE:
                    self._add(char)
                    state = "quoted"
                elif end:
                    self._end_field()
                    state = "after row"
                elif char == delimiter:
                    self._end_field()
                    state = "start field"
                elif not dialect.strict:
                    self._add(char)
                    state = "field"
                else:
                    raise Error(f"'{delimiter}' expected after '{quote}'")
        return "start row" if state == "after row" else state

    def _add(self, char):
        if len(self._field) >= _limit:
            raise Error(f"field larger than field limit ({_limit})")
        self._field.append(char)

    def _end_field(self):
        text, quoting = "".join(self._field), self.dialect.quoting
        if not self._quoted:
            if quoting == QUOTE_NONNUMERIC and text or quoting == QUOTE_STRINGS and text:
                text = float(text)
            elif quoting in (QUOTE_NOTNULL, QUOTE_STRINGS) and not text:
                text = None
        self._row.append(text)
        self._field, self._quoted = [], False


class Writer:
    """Writes rows to a file."""

    def __init__(self, file, dialect, options):
        self._write = file.write
        self.dialect = Dialect(dialect, **options)

    def writerow(self, row, /):
        """Writes one row."""
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = [self._text(value, len(row) == 1) for value in row]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        """Writes several rows."""
        for row in rows:
            self.writerow(row)

    def _text(self, value, alone):
        dialect, quoting = self.dialect, self.dialect.quoting
        is_number = isinstance(value, (int, float))
        quoted = (quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not is_number
                  or quoting == QUOTE_STRINGS and isinstance(value, str)
                  or quoting == QUOTE_NOTNULL and value is not None)
        text = "" if value is None else value if isinstance(value, str) else str(value)
        special = {dialect.delimiter, dialect.escapechar, dialect.quotechar, "\r", "\n", *dialect.lineterminator} - {None}
        if quoting == QUOTE_NONE:
            special.discard(dialect.quotechar) if dialect.quotechar is None else None
            parts = [self._escaped(char) if char in special else char for char in text]
            if alone and not text:
                raise Error("single empty field record must be quoted")
            return "".join(parts)
        if not text and alone and quoting in (QUOTE_MINIMAL, QUOTE_NONNUMERIC):
            quoted = True
        if dialect.skipinitialspace and text == " " or any(char in special for char in text):
            quoted = quoted or not (dialect.quotechar in text and not dialect.doublequote and not (special & set(text)) - {dialect.quotechar})
        if dialect.escapechar:
            text = text.replace(dialect.escapechar, dialect.escapechar * 2)
        if dialect.quotechar in text:
            if dialect.doublequote:
                text = text.replace(dialect.quotechar, dialect.quotechar * 2)
            else:
                text = text.replace(dialect.quotechar, self._escaped(dialect.quotechar))
        return f"{dialect.quotechar}{text}{dialect.quotechar}" if quoted else text

    def _escaped(self, char):
        if self.dialect.escapechar is None:
            raise Error("need to escape, but no escapechar set")
        return self.dialect.escapechar + char


def reader(iterable, /, dialect="excel", **options):
    """Reads the rows of lines of text."""
    return Reader(iterable, dialect, options)


def writer(fileobj, /, dialect="excel", **options):
    """Writes rows to a file."""
    return Writer(fileobj, dialect, options)
