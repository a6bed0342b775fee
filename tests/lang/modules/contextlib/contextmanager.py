from contextlib import contextmanager
@contextmanager
def cm(x):
    "doc"
    print("in", x)
    try:
        yield x * 2
    except ValueError as e:
        print("caught", e)
    finally:
        print("out", x)
with cm(3) as v: print(v)
with cm(4): raise ValueError("boo")
try:
    with cm(5): raise KeyError("k")
except KeyError as e: print(repr(e), e.__context__)
print(cm.__doc__, cm.__name__)
