e = ValueError("a", 1)
print(e.args, str(e), repr(e), e.__cause__, e.__context__, e.__traceback__, e.__suppress_context__)
e.args = (5,)
print(str(e), repr(e))
e.args = "xy"
print(e.args)
e.custom = 1
print(e.__dict__)
e.add_note("n"); e.add_note("m")
print(e.__notes__)
try:
    e.add_note(5)
except TypeError as x:
    print(x)
print(str(ValueError()), repr(ValueError()), str(KeyError("k")), str(KeyError("a", "b")), repr(KeyError()), str(KeyError()))
o = OSError(2, "No such file", "fn")
print(type(o).__name__, o.errno, o.strerror, o.filename, o, repr(o), o.args)
print(OSError("x"), OSError(1, 2).errno, type(OSError(17, "e")).__name__, type(OSError(13, "")).__name__)
s = StopIteration(1, 2); print(s.value, s.args)
x = SystemExit(3); print(x.code, SystemExit().code, SystemExit(1, 2).code)
i = ImportError("m", name="n", path="p"); print(i.name, i.path, i.msg, i)
a = AttributeError("m", name="n", obj=5); print(a.name, a.obj)
n = NameError("m", name="q"); print(n.name)
u = UnicodeDecodeError("utf-8", b"abc", 1, 2, "bad"); print(u, u.reason, u.start)
y = SyntaxError("bad", ("f", 1, 2, "text")); print(y.msg, y.lineno, y)
try:
    [].foo
except AttributeError as q:
    print(q.name, q.obj)
try:
    ValueError(x=1)
except TypeError as q:
    print(q)
try:
    raise ValueError("x").with_traceback(None)
except ValueError as q:
    print(q.__traceback__ is not None, q.__traceback__.tb_lineno)
try:
    b"\xff".decode()
except UnicodeDecodeError as q:
    print(q)
try:
    "é".encode("ascii")
except UnicodeEncodeError as q:
    print(q)
for c in (Exception, ArithmeticError, LookupError, OSError, RuntimeError, ValueError, Warning, ConnectionError):
    print(c.__name__, [k.__name__ for k in c.__mro__][1:-1])
print(IOError is OSError, EnvironmentError is OSError, TimeoutError.__mro__[1].__name__)
class E(Exception):
    "my doc"
    code = 5
    def __init__(self, *a, **k): super().__init__(*a); self.k = k
z = E(1, 2, x=3)
print(z.args, z.k, repr(z), z.code)
class F(Exception):
    def __repr__(self): return "F!"
print([F()], f"{F()!r}", str(F("m")))
def deep():
    try:
        raise KeyError("inner")
    except KeyError as k:
        raise ValueError("outer") from k
try:
    deep()
except ValueError as v:
    print(repr(v.__cause__), v.__cause__ is v.__context__, v.__suppress_context__)
try:
    k
except NameError as nn:
    print(nn)
assert True
try:
    assert 1 == 2, "message"
except AssertionError as ae:
    print(ae, ae.args)
try:
    assert []
except AssertionError as ae:
    print(repr(ae), ae.args)
try:
    assert 0, (1, 2)
except AssertionError as ae:
    print(ae.args)
