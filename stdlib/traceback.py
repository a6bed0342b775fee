"""Tracebacks as text and as data."""

import sys
from _collections_abc import Sequence

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
        self.locals = None
        if locals is not None:
            self.locals = {name: _safely(repr, value, "local") for name, value in locals.items()}

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


def _summary(place, locals=None):
    filename, lineno, name, line, marks, colno, end_lineno, end_colno = place
    return FrameSummary(filename, lineno, name, line=line, _marks=marks, colno=colno, end_lineno=end_lineno,
                        end_colno=end_colno, locals=locals)


def _of_frame(frame, lineno, capture_locals=False):
    """The place of a frame: only its line is known."""
    code = frame.f_code
    return FrameSummary(code.co_filename, lineno, code.co_name, locals=frame.f_locals if capture_locals else None)


class StackSummary(list):
    """The places of a traceback, outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = [_of_frame(frame, lineno, capture_locals) for frame, lineno in frame_gen]
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
    return _outwards(sys._getframe(1) if frame is None else frame)


def _outwards(frame):
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


def extract_tb(tb, limit=None):
    return _extract(tb, limit, False)


def _extract(tb, limit, capture_locals):
    places = _traceback.entries(tb)
    if capture_locals:
        places = [_summary(place, frame.f_locals) for place, (frame, _) in zip(places, walk_tb(tb))]
    else:
        places = [_summary(place) for place in places]
    return StackSummary(_limited(places, limit))


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    frames = [_of_frame(frame, lineno) for frame, lineno in walk_stack(f)]
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
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True,
                 _seen=None):
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self._exc_type = exc_type if save_exc_type else None
        self.exc_type_str = _type_name(exc_type)
        self._str = _safely(str, exc_value, "exception")
        if isinstance(exc_value, (NameError, AttributeError, ImportError)):
            self._str += _traceback.suggestion(exc_value, exc_traceback is not None)
        self._syntax = _SyntaxDetails(exc_value) if isinstance(exc_value, SyntaxError) else None
        self.stack = _extract(exc_traceback, limit, capture_locals)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__cause__ = self.__context__ = self.exceptions = None
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as error:
            reason = _safely(repr, error, "__notes__")
            self.__notes__ = [f"Ignored error getting __notes__: {reason}"]
        if _seen is None:
            options = {"limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals,
                       "max_group_width": max_group_width, "max_group_depth": max_group_depth}
            self._link(exc_value, compact, options)

    def _link(self, value, compact, options):
        """Brings in all that this exception follows from or is made of."""
        seen = {id(value)}

        def made_of(value):
            seen.add(id(value))
            made = TracebackException(type(value), value, value.__traceback__, _seen=seen, **options)
            waiting.append((made, value))
            return made

        def chained(value):
            return None if value is None or id(value) in seen else made_of(value)

        waiting = [(self, value)]
        while waiting:
            made, value = waiting.pop()
            if value is None:
                continue
            made.__cause__ = chained(value.__cause__)
            if not compact or (made.__cause__ is None and not made.__suppress_context__):
                made.__context__ = chained(value.__context__)
            if isinstance(value, BaseExceptionGroup):
                made.exceptions = [made_of(part) for part in value.exceptions]

    @property
    def exc_type(self):
        import warnings

        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        margin = " " * (3 * _depth)
        if self._syntax is not None:
            lines = self._syntax.format(self.exc_type_str)
        elif _depth:
            lines = _lines(_headline(self.exc_type_str, self._str)[:-1])
        else:
            lines = [_headline(self.exc_type_str, self._str)]
        for line in [*lines, *_notes(self.__notes__)]:
            yield margin + line
        if show_group:
            for part in self.exceptions or ():
                yield from part.format_exception_only(show_group=True, _depth=_depth + 1)

    def format(self, *, chain=True, **kwargs):
        yield from self._format(chain, _Box())

    def _format(self, chain, box):
        for heading, exception in reversed(list(self._chain(chain))):
            yield from exception._format_one(chain, box)
            if heading is not None:
                yield from box.put([heading])

    def _chain(self, chain):
        """The exceptions this one followed, last first, each with what is said after it."""
        heading, exception = None, self
        while exception is not None:
            yield heading, exception
            if not chain:
                return
            if exception.__cause__ is not None:
                heading, exception = _CAUSE, exception.__cause__
            elif not exception.__suppress_context__:
                heading, exception = _CONTEXT, exception.__context__
            else:
                return

    def _format_one(self, chain, box):
        if self.exceptions is not None and box.depth > self.max_group_depth:
            yield from box.put([f"... (max_group_depth is {self.max_group_depth})\n"])
            return
        outermost = self.exceptions is not None and box.depth == 0
        box.depth += outermost
        if self.stack:
            kind = "Traceback" if self.exceptions is None else "Exception Group Traceback"
            yield from box.put([f"{kind} (most recent call last):\n"], "+" if outermost else "|")
            yield from box.put(self.stack.format())
        yield from box.put(self.format_exception_only())
        if self.exceptions is not None:
            yield from self._format_parts(chain, box)
        box.depth -= outermost

    def _format_parts(self, chain, box):
        shown = self.exceptions[:self.max_group_width]
        hidden = len(self.exceptions) - len(shown)
        titles = [str(number) for number, _ in enumerate(shown, 1)] + ["..."] * bool(hidden)
        for index, title in enumerate(titles):
            corner = "+-" if index == 0 else "  "
            yield f"{box.indent()}{corner}+---------------- {title} ----------------\n"
            box.open = index == len(titles) - 1
            box.depth += 1
            if title == "...":
                yield from box.put([f"and {hidden} more exception{'s' if hidden > 1 else ''}\n"])
            else:
                yield from shown[index]._format(chain, box)
            if box.open and index == len(titles) - 1:
                yield f"{box.indent()}+------------------------------------\n"
                box.open = False
            box.depth -= 1

    def print(self, *, file=None, chain=True, **kwargs):
        for line in self.format(chain=chain):
            print(line, file=_file(file), end="")


class _Box:
    """How deep in groups a text stands, and whether the line that closes a group is still to come."""

    def __init__(self):
        self.depth, self.open = 0, False

    def indent(self):
        return " " * (2 * self.depth)

    def put(self, texts, margin="|"):
        edge = f"{self.indent()}{margin} " if self.depth else ""
        for text in texts:
            yield "".join(edge + line for line in text.splitlines(keepends=True)) if edge else text


class _SyntaxDetails:
    """What a SyntaxError says about the place it is at."""

    def __init__(self, error):
        self.filename, self.msg, self.text = error.filename, error.msg, error.text
        self.lineno, self.end_lineno = error.lineno, error.end_lineno
        self.offset, self.end_offset = error.offset, error.end_offset

    def __eq__(self, other):
        return self.__dict__ == other.__dict__

    def format(self, name):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if isinstance(self.text, str):
            yield from self._marked()
        yield f"{name}: {self.msg or '<no detail available>'}{suffix}\n"

    def _marked(self):
        line = self.text.rstrip("\n")
        shown = line.lstrip(" \n\f")
        yield f"    {shown}\n"
        if self.offset is None:
            return
        past = len(line) + 1
        first = min(self.offset, past)
        last = self.end_offset or 0 if self.end_lineno == self.lineno else past
        last = max(min(last, past), first + 1)
        removed = len(line) - len(shown)
        start, end = first - 1 - removed, last - 1 - removed
        if start >= 0:
            blank = "".join(c if c.isspace() else " " for c in shown[:start])
            yield f"    {blank:<{start}}{'^' * (end - start)}\n"


_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _safely(function, value, what):
    try:
        return function(value)
    except BaseException:
        return f"<{what} {function.__name__}() failed>"


def _type_name(kind):
    if kind is None:
        return None
    module = kind.__module__
    if module in ("__main__", "builtins"):
        return kind.__qualname__
    return f"{module if isinstance(module, str) else '<unknown>'}.{kind.__qualname__}"


def _lines(text):
    return [line + "\n" for line in text.split("\n")]


def _notes(notes):
    if notes is None:
        return []
    if isinstance(notes, (str, bytes)) or not isinstance(notes, Sequence):
        return [_safely(repr, notes, "__notes__") + "\n"]
    return [line for note in notes for line in _lines(_safely(str, note, "note"))]


def _headline(name, text):
    return f"{name}: {text}\n" if text else f"{name}\n"


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
    return list(TracebackException(kind, value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_missing, *, show_group=False, **kwargs):
    if value is _missing:
        value = exc
    made = TracebackException(type(value), value, compact=True)
    return list(made.format_exception_only(show_group=show_group))


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
