"""format_exc, print_exc, format_exception, format_tb."""
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


def inner(x):
    return 1 / x


def outer(x):
    y = inner(x)
    return y + 1


try:
    outer(0)
except ZeroDivisionError as error:
    print(traceback.format_exc(), end="")
    print(traceback.format_exception(error))
    out = io.StringIO()
    traceback.print_exc(file=out)
    print(out.getvalue())
    print(traceback.format_tb(error.__traceback__))
    print(traceback.format_exception_only(error), traceback.format_exception_only(type(error), error))
    traceback.print_tb(error.__traceback__, file=out)
    traceback.print_exception(error, limit=1, file=out)
    print(out.getvalue())
    print("".join(traceback.format_exception(type(error), error, error.__traceback__, limit=-1)))
print(traceback.format_exc())
print(traceback.format_exception_only(ValueError("two\nlines")), traceback.format_exception_only(KeyError("k")))
print(traceback.format_exception(ValueError("never raised")))
print(traceback.format_exception_only(None))
