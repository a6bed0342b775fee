from contextlib import contextmanager
@contextmanager
def cm():
    yield
for exc in (StopIteration("a"), RuntimeError("b"), GeneratorExit("c")):
    try:
        with cm(): raise exc
    except BaseException as e: print(repr(e), e is exc)
@contextmanager
def swap():
    try: yield
    except KeyError as e: raise TypeError("t") from e
try:
    with swap(): raise KeyError(1)
except TypeError as e: print(repr(e), repr(e.__cause__))
