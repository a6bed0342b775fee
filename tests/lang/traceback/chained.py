"""Causes, contexts, notes and groups as text."""
import builtins
import io


def print(*args, **kwargs):
    """Prints without the folder the script is in."""
    kwargs.pop("file", None)
    out = io.StringIO()
    builtins.print(*args, **kwargs, file=out)
    builtins.print(out.getvalue().replace(__file__, "FILE"), end="")

import traceback


def cause():
    try:
        {}["k"]
    except KeyError as error:
        raise ValueError("outer") from error


def context():
    try:
        [][1]
    except IndexError:
        raise TypeError("while handling")


def hidden():
    try:
        [][1]
    except IndexError:
        raise TypeError("alone") from None


def notes():
    error = ValueError("with notes")
    error.add_note("first note")
    error.add_note("second\nnote")
    raise error


for function in (cause, context, hidden, notes):
    try:
        function()
    except Exception as error:
        print(traceback.format_exc())
        print("".join(traceback.format_exception(error, chain=False)))
