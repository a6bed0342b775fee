import sys, time, builtins
print(time.gmtime(0), time.gmtime(0).tm_year, isinstance(time.gmtime(0), time.struct_time))
t = time.struct_time((2020, 1, 2, 3, 4, 5, 6, 7, 0)); print(t, t.tm_mon, t[1], len(t), t == (2020, 1, 2, 3, 4, 5, 6, 7, 0))
try: time.struct_time((1, 2))
except TypeError as e: print(e)
try: time.struct_time(5)
except TypeError as e: print(e)
print(time.struct_time.__match_args__, time.struct_time.n_fields >= 9, time.struct_time.__module__, time.struct_time)
print(sys.version_info[:2], sys.version_info >= (3, 14), repr(sys.version_info).startswith("sys.version_info(major=3, minor=14"))
print(repr(sys.int_info).split("(")[0], repr(sys.flags)[:17], sys.float_info.dig, str(sys.float_info)[:30])
match t:
    case time.struct_time(y, m): print(y, m)
orig = builtins.__build_class__
builtins.__build_class__ = lambda f, n, *b: ("class", n, b)
class A(int): pass
print(A)
builtins.__build_class__ = orig
class B: pass
print(B)
del builtins.__build_class__
try:
    class C: pass
except NameError as e: print(e)
builtins.__build_class__ = orig
print(abs(-1)); builtins.abs = lambda x: "mine"; print(abs(-1))
import types, math
print(types.ModuleType("foo"), math)
