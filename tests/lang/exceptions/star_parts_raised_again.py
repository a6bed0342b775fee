"""What `except*` raises again: parts that nobody changed go back together, with the notes of the whole."""


def group():
    made = ExceptionGroup("g", [ValueError(1), KeyError(2), ExceptionGroup("h", [TypeError(3), ValueError(4)])])
    made.add_note("noted")
    return made


def unhandled():
    try:
        raise group()
    except* OSError:
        pass


def rest():
    try:
        raise group()
    except* ValueError:
        pass


def again():
    try:
        raise group()
    except* ValueError:
        raise
    except* KeyError:
        pass


def named():
    try:
        raise group()
    except* ValueError as part:
        raise part


def replaced():
    try:
        raise group()
    except* ValueError:
        raise
    except* KeyError:
        raise OSError(5)


def everything():
    try:
        raise group()
    except* ValueError:
        raise
    except* (KeyError, TypeError):
        raise


for function in (unhandled, rest, again, named, replaced, everything):
    try:
        function()
    except Exception as error:
        print(function.__name__, repr(error), getattr(error, "__notes__", None), repr(error.__context__)[:20])
whole = group()
try:
    try:
        raise whole
    except* OSError:
        pass
except Exception as error:
    print(error is whole, error.exceptions == whole.exceptions)
