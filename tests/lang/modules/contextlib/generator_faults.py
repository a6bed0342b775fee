from contextlib import contextmanager
@contextmanager
def none():
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def again():
    try: yield 1
    except Exception: yield 2
for c in (none, twice):
    try:
        with c(): pass
    except RuntimeError as e: print(e)
try:
    with again(): raise KeyError
except RuntimeError as e: print(e, repr(e.__context__))
