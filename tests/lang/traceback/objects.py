"""Traceback objects, frames and summaries."""
import builtins
import io


def print(*args, **kwargs):
    """Prints without the folder the script is in."""
    kwargs.pop("file", None)
    out = io.StringIO()
    builtins.print(*args, **kwargs, file=out)
    builtins.print(out.getvalue().replace(__file__, "FILE"), end="")

import sys
import traceback


def inner():
    raise ValueError("x")


def outer():
    inner()


try:
    outer()
except ValueError as error:
    tb = error.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, type(tb).__name__)
        tb = tb.tb_next
    summary = traceback.extract_tb(error.__traceback__)
    for place in summary:
        print(place.lineno, place.name, place.line, place.filename == __file__ or True)
        filename, lineno, name, line = place
    print(type(summary).__name__, len(summary), summary[-1].name, summary[0][1:])
    print([frame.f_code.co_name for frame, line in traceback.walk_tb(error.__traceback__)])
    te = traceback.TracebackException.from_exception(error)
    print(str(te), len(te.stack), list(te.format_exception_only()), te.exc_type_str)
    print("".join(te.format()).count("File"))
    print(sys.exc_info()[0], sys.exc_info()[1] is error, sys.exc_info()[2] is not None, sys.exception() is error)
print(sys.exc_info(), sys.exception())


def where():
    frame = sys._getframe()
    local = 5
    print(frame.f_code.co_name, frame.f_lineno > 0, frame.f_back.f_code.co_name, frame.f_globals is globals())
    print(sys._getframe().f_locals["local"], sorted(sys._getframe(0).f_locals))
    print([place.name for place in traceback.extract_stack()])
    print(traceback.format_stack()[-1].splitlines()[1])


def caller():
    secret = 1
    print(sys._getframe().f_back.f_code.co_name)
    where()


caller()
try:
    sys._getframe(100)
except ValueError as error:
    print(error)


def recurse(n):
    return recurse(n - 1) if n else 1 / 0


try:
    recurse(8)
except ZeroDivisionError:
    print(traceback.format_exc().count("repeated"), traceback.format_exc().splitlines()[-5])
error = ValueError("again")
print(error.__traceback__, error.with_traceback(None) is error)
print(traceback.format_list([("file.py", 3, "function", "the line"), ("other.py", 4, "g", None)]))
