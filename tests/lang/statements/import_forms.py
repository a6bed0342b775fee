import sys, math as m, os.path
import os.path as osp
from math import pi, sqrt as root, floor
from math import (sin, cos,)
from os import path
print(m.pi == pi, root(9), osp is os.path is path, floor(2.5), sys.modules["math"] is m)
try:
    import no_such_module
except ModuleNotFoundError as e: print(e, e.name, repr(e))
try:
    import math.x
except ModuleNotFoundError as e: print(e)
try:
    from math import nothing
except ImportError as e: print(str(e).split(" (")[0], e.name, e.name_from)
try:
    from . import x
except ImportError as e: print(e)
try:
    from .y import x
except ImportError as e: print(e)
try:
    from no_mod.sub import x
except ModuleNotFoundError as e: print(e)
def f():
    import math
    from math import e as euler
    return math.e == euler
print(f())
class C:
    from math import tau
    import math
print(C.tau == m.tau, C.math is m)
ns = {}
exec("from math import *", ns); print("cos" in ns, "__doc__" in ns and ns.get("__name__"))
sys.modules["fake"] = m
import fake
print(fake is m)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e: print(e)
if 1: import math; print(math.pi == pi)
import math, math
print(__name__, __import__("math") is m, "math" in dir())
