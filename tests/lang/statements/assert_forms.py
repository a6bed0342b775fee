def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
def f(x): assert x
def g(x): assert x, "message"
def h(x): assert x, (1, 2)
def i(x): assert x, ValueError("v")
for fn in (f, g, h, i): attempt(fn, 1); attempt(fn, 0)
try:
    assert False, 5
except AssertionError as e:
    print(e.args, repr(e))
print(__debug__)
assert [1], print("not evaluated")
