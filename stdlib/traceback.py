"""Tracebacks as text and as data."""

import sys

import _traceback

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
    "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list",
]

_REPEATS_SHOWN = 3
_missing = object()


class FrameSummary:
    """One place of a traceback."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "_marks", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None, _marks=None, **kwargs):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        self._line, self._marks = line, _marks
        self.locals = None if locals is None else {key: repr(value) for key, value in locals.items()}

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            import linecache

            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other) and self.locals == other.locals
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _summary(place):
    filename, lineno, name, line, marks, colno, end_lineno, end_colno = place
    return FrameSummary(filename, lineno, name, line=line, _marks=marks, colno=colno, end_lineno=end_lineno,
                        end_colno=end_colno)


class StackSummary(list):
    """The places of a traceback, outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = [_summary(_traceback.place(frame)) for frame, lineno in frame_gen]
        return cls(_limited(frames, limit))

    @classmethod
    def from_list(cls, places):
        made = cls()
        for place in places:
            if isinstance(place, FrameSummary):
                made.append(place)
            else:
                filename, lineno, name, line = place
                made.append(FrameSummary(filename, lineno, name, line=line))
        return made

    def format_frame_summary(self, place, **kwargs):
        text = f'  File "{place.filename}", line {place.lineno}, in {place.name}\n'
        if place.line:
            text += f"    {place.line}\n"
            if place._marks:
                text += f"    {place._marks}\n"
        if place.locals:
            for name, value in sorted(place.locals.items()):
                text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        result, last, count = [], None, 0
        for place in self:
            text = self.format_frame_summary(place)
            if text is None:
                continue
            here = place.filename, place.lineno, place.name
            if here != last:
                result += _repeated(count)
                last, count = here, 0
            count += 1
            if count <= _REPEATS_SHOWN:
                result.append(text)
        return result + _repeated(count)


def _repeated(count):
    more = count - _REPEATS_SHOWN
    if more <= 0:
        return []
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"]


def _limited(places, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None:
            return places[:max(limit, 0)]
        return places
    return places[:limit] if limit >= 0 else places[limit:]


def walk_tb(tb):
    """The frames of a traceback with their lines."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(frame):
    """The frames from one outwards, with their lines."""
    if frame is None:
        frame = sys._getframe(1)
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


def extract_tb(tb, limit=None):
    return StackSummary(_limited([_summary(place) for place in _traceback.entries(tb)], limit))


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    frames = [_summary(_traceback.place(frame)) for frame, lineno in walk_stack(f)]
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    return StackSummary(reversed(frames))


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_list(extracted_list, file=None):
    for item in format_list(extracted_list):
        print(item, file=_file(file), end="")


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(sys._getframe(1) if f is None else f, limit), file)


def _file(file):
    return sys.stderr if file is None else file


def clear_frames(tb):
    """Lets go of the variables of a traceback's frames."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception, ready to be shown."""

    def __init__(self, exc_type, exc_value=None, exc_traceback=None, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self._value, self._limit = exc_value, limit
        self._traceback = exc_traceback
        self.exc_type = exc_type
        self.exc_type_str = _type_name(exc_type)
        self._str = _text_of(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.stack = extract_tb(exc_traceback, limit)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__cause__ = self._chained(exc_value and exc_value.__cause__, seen, limit)
        context = exc_value and exc_value.__context__
        self.__context__ = self._chained(context, seen, limit) if self.__cause__ is None else None
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [
                TracebackException(type(e), e, e.__traceback__, limit=limit, _seen=seen)
                for e in exc_value.exceptions
            ]

    def _chained(self, value, seen, limit):
        if value is None or id(value) in seen:
            return None
        return TracebackException(type(value), value, value.__traceback__, limit=limit, _seen=seen)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from _only(self.exc_type, self._value)

    def format(self, *, chain=True, **kwargs):
        if self.exceptions is not None and self._traceback is not None:
            yield from _traceback.text(self._value).splitlines(keepends=True)
            return
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format(chain=True)
                yield _CAUSE
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format(chain=True)
                yield _CONTEXT
        if self._traceback is not None:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self.format_exception_only()

    def print(self, *, file=None, chain=True, **kwargs):
        for line in self.format(chain=chain):
            print(line, file=_file(file), end="")


_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _text_of(value):
    try:
        return str(value)
    except BaseException:
        return "<exception str() failed>"


def _type_name(kind):
    if kind is None:
        return None
    module = kind.__module__
    if module in ("__main__", "builtins"):
        return kind.__qualname__
    return f"{module if isinstance(module, str) else '<unknown>'}.{kind.__qualname__}"


def _only(kind, value):
    """The lines that name an exception, without where it came from."""
    if kind is None:
        return ["NoneType: None\n"]
    if isinstance(value, SyntaxError) and value.__traceback__ is None:
        return _traceback.text(value).splitlines(keepends=True)
    lines = [_headline(_type_name(kind), value)]
    notes = getattr(value, "__notes__", None)
    if isinstance(notes, (list, tuple)):
        for note in notes:
            lines += [part + "\n" for part in str(note).split("\n")]
    elif notes is not None:
        lines.append(f"{notes!r}\n")
    return lines


def _headline(name, value):
    text = _text_of(value)
    return f"{name}: {text}\n" if value is not None and text else f"{name}\n"


def _arguments(exc, value, tb):
    if value is _missing and tb is _missing:
        if exc is None:
            return None, None, None
        return type(exc), exc, exc.__traceback__
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    return type(value) if value is not None else None, value, tb


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **kwargs):
    kind, value, tb = _arguments(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    return list(TracebackException(kind, value, tb, limit=limit).format(chain=chain))


def format_exception_only(exc, /, value=_missing, *, show_group=False, **kwargs):
    if value is _missing:
        value = exc
    return list(_only(type(value) if value is not None else None, value))


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **kwargs):
    for line in format_exception(exc, value, tb, limit, chain):
        print(line, file=_file(file), end="")


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
