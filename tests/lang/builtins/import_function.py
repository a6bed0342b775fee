def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
m = __import__("os.path"); print(m.__name__)
m = __import__("os.path", fromlist=["join"]); print(m.join("a", "b"))
attempt(__import__, "no_such_thing_here"); attempt(__import__, 5); attempt(__import__, ""); attempt(__import__)
attempt(__import__, "math", None, None, (), -1)
import builtins
print(builtins.__name__, builtins.len is len, builtins.__import__ is __import__)
real = builtins.__import__
def hook(name, *rest):
    print("importing", name, rest[2] if len(rest) > 2 else None)
    return real(name, *rest)
builtins.__import__ = hook
import math
from math import pi
import os.path as p
builtins.__import__ = real
builtins.extra = "an own builtin"
print(extra)
del builtins.extra
try:
    extra
except NameError as e:
    print(e)
