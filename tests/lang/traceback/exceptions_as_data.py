"""What TracebackException keeps and shows: groups, notes, limits, variables, syntax errors."""

import io
import traceback
import warnings

warnings.simplefilter("error", DeprecationWarning)


def show(lines):
    for line in lines:
        for part in line.splitlines():
            # The paths differ.
            if ' File "' in part:
                part = part[:part.index(' File "')] + " File ..." + part[part.rindex('", line'):]
            print(part)
    print("--")


def caught(function, *args):
    try:
        function(*args)
    except BaseException as error:
        return error


def fail(error):
    raise error


def nested():
    errors = [caught(fail, ValueError("one")), caught(fail, TypeError("two\nlines"))]
    inner = caught(fail, ExceptionGroup("inner", [OSError("a"), KeyError("b")]))
    inner.add_note("a note\nof two lines")
    try:
        raise LookupError("first")
    except LookupError as error:
        raise ExceptionGroup("outer", [*errors, inner, ValueError("last")]) from error


group = caught(nested)
show(traceback.format_exception(group))
show(traceback.format_exception(group, chain=False))
show(traceback.format_exception(group, limit=0))
show(traceback.format_exception_only(group))
show(traceback.format_exception_only(group, show_group=True))

wide = ExceptionGroup("wide", [ValueError(n) for n in range(5)])
show(traceback.TracebackException.from_exception(wide, max_group_width=2).format())
show(traceback.TracebackException.from_exception(wide, max_group_width=4).format())
show(traceback.format_exception(ExceptionGroup("many", [ValueError(n) for n in range(20)])))
deep = ValueError("bottom")
for level in range(13):
    deep = ExceptionGroup(f"level {level}", [deep, KeyError(level)])
show(traceback.format_exception(deep))
show(traceback.TracebackException.from_exception(deep, max_group_depth=2).format())
bare = ExceptionGroup("ends in a group", [ValueError(1), ExceptionGroup("at the end", [ValueError(2)])])
show(traceback.format_exception(bare))


def with_variables(a, b="text"):
    c = [a]
    return a / 0


class Unshown:
    def __repr__(self):
        raise ValueError("no")

    __truediv__ = None


error = caught(with_variables, 3)
made = traceback.TracebackException.from_exception(error, capture_locals=True)
print(made.stack[-1].locals, made.stack[-1].name, made.stack[-1].lineno is not None)
show(list(made.format())[2:])
made = traceback.TracebackException.from_exception(caught(with_variables, Unshown()), capture_locals=True)
print(made.stack[-1].locals)
print(traceback.TracebackException.from_exception(error).stack[-1].locals)
print(len(traceback.TracebackException.from_exception(error, limit=1).stack))
print(len(traceback.TracebackException.from_exception(error, limit=-1).stack))
stack = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), capture_locals=True)
print(sorted(stack[-1].locals), [frame.name for frame in stack])


def here():
    return next(traceback.walk_stack(None))[0].f_code.co_name


print(here())

for notes in (["a", "b\nc"], ("x",), "text", 5, [], [1, None], [Unshown()], {"a": 1}):
    error = ValueError("noted")
    error.__notes__ = notes
    show(traceback.format_exception_only(error))


class Odd(Exception):
    def __str__(self):
        raise ValueError("no text")

    @property
    def __notes__(self):
        raise ValueError("no notes")


show(traceback.format_exception_only(Odd()))
show(traceback.format_exception_only(Exception(None)))
show(traceback.format_exception_only(Exception("None")))
show(traceback.format_exception_only(Exception()))
show(traceback.format_exception(None))
show(traceback.format_exception_only(None))

for details in (("f.py", 3, 5, "  a b c\n", 3, 8), ("f.py", 3, 5, "  a b c\n", 4, 1), ("f.py", None, 5, "abc"),
                (None, 3, 1, "abc"), ("f.py", 3, None, " abc\n"), ("f.py", 3, 0, "abc"), ("f.py", 3, 100, "abc"),
                ("f.py", 3, 2, None), ("f.py", 3, 2, "\tabc", 3, -1), ("f.py", 3, 3, "\t\tabc", 3, 3)):
    show(traceback.format_exception_only(SyntaxError("wrong", details)))
show(traceback.format_exception_only(SyntaxError()))
error = caught(compile, "if 1:\n    a b\n", "name.py", "exec")
show(list(traceback.TracebackException.from_exception(error).format())[2:])

chain = None
for number in range(2000):
    error = ValueError(number)
    error.__context__ = chain
    chain = error
print(len(list(traceback.TracebackException.from_exception(chain).format())))

first = traceback.TracebackException.from_exception(group)
print(first == traceback.TracebackException.from_exception(group), first == group, str(first), first.exc_type_str)
print(first.__cause__.exc_type_str, first.__context__, first.__suppress_context__, len(first.exceptions))
try:
    first.exc_type
except DeprecationWarning as error:
    print(error)
out = io.StringIO()
first.print(file=out, chain=False)
print(len(out.getvalue().splitlines()))
both = ValueError("both")
both.__cause__, both.__context__, both.__suppress_context__ = KeyError("cause"), OSError("context"), False
made = traceback.TracebackException.from_exception(both)
print(made.__cause__, made.__context__)
made = traceback.TracebackException.from_exception(both, compact=True)
print(made.__cause__, made.__context__)
for offset, *end in ((4,), (5,), (2,), (-1,), (2, 3, 7), (2, 3, 1), (2, 3, 0), (9, 3, 12)):
    show(traceback.format_exception_only(SyntaxError("wrong", ("f.py", 3, offset, "abc", *end))))
