class Boom(Exception): pass
def boom(*a): raise Boom("boom")
class T:
    __repr__ = __str__ = __len__ = __iter__ = __getitem__ = __contains__ = __call__ = __add__ = __radd__ = __eq__ = __lt__ = __hash__ = __bool__ = __enter__ = __format__ = __index__ = __int__ = __float__ = __neg__ = __getattr__ = __setattr__ = __delattr__ = __setitem__ = __delitem__ = __iadd__ = __next__ = __reversed__ = __abs__ = __round__ = __dir__ = __bytes__ = __complex__ = boom
    def __exit__(self, *a): pass
t = T()
for s in ("repr(t)", "str(t)", "f'{t}'", "f'{t!r}'", "'%s' % (t,)", "'%d' % t", "'{}'.format(t)", "len(t)", "iter(t)", "t[0]", "1 in t", "t()", "t + 1", "1 + t", "t == 1", "1 == t", "t != 1", "t < 1", "hash(t)", "{t}", "{t: 1}", "bool(t)", "not t", "t and 1", "[1][t]", "'a' * t", "int(t)", "float(t)", "-t", "t.x", "list(t)", "[*t]", "print(t)", "[t].index(5)", "[t] == [5]", "(t,) == (5,)", "[t].count(1)", "1 in [t]", "sorted([t, t])", "min(t, t)", "max([t, 1])", "sum([t])", "any([t])", "all([t])", "reversed(t)", "next(t)", "abs(t)", "round(t)", "range(t)", "bytes(t)", "complex(t)", "dir(t)", "dict([(t, 1)])", "set([t])", "{}.get(t)", "'x'.join([t])", "enumerate(t)", "zip(t)", "map(len, t)", "filter(None, [t]).__next__()", "slice(t).indices(5)", "[1, 2][t:]", "chr(t)", "bin(t)", "divmod(t, 1)", "pow(t, 2)", "isinstance(t, int)", "1 if t else 2", "[x for x in t]", "[1 for x in [1] if t]", "(lambda *a: a)(*t)", "print(*t)", "str([t])", "repr({1: t})", "repr((t,))", "getattr(t, 'x')", "hasattr(t, 'x')", "format(t, '')", "'abc'.startswith(t)", "t.x.y", "[].extend(t)", "list(map(boom, [1]))", "sorted([1], key=boom)", "max([1], key=boom)", "list(filter(boom, [1]))", "list(iter(boom, 1))"):
    try:
        eval(s)
        print(s, "fine")
    except Boom as e:
        pass
    except Exception as e:
        print(s, type(e).__name__, e)
for s in ("t.x = 1", "del t.x", "t[0] = 1", "del t[0]", "t += 1", "a, b = t", "for q in t: pass", "with t: pass", "assert t", "if t: pass", "while t: pass", "match t:\n case 1: pass", "match t:\n case T(x=1): pass", "x = [1]; x[t] = 2", "class C(T(), metaclass=boom): pass", "@boom\ndef f(): pass", "def f(a=boom()): pass", "raise boom()", "import_ = boom()", "return_ = (yield_ := boom())", "del [1][t]", "[1, 2][t] += 1"):
    try:
        exec(s)
        print(s, "fine")
    except Boom:
        pass
    except Exception as e:
        print(s, type(e).__name__, e)
class P:
    x = property(boom, boom, boom)
for s in ("P().x", "P().x = 1", "del P().x", "hasattr(P(), 'x')", "getattr(P(), 'x', 1)"):
    try:
        exec(s)
        print("fine")
    except Boom as e:
        print(s, e)
def f():
    try:
        boom()
    finally:
        boom()
try:
    f()
except Boom as e:
    print(repr(e.__context__))
class X:
    def __enter__(self): return self
    def __exit__(self, *a): raise Boom("exit")
try:
    with X(): pass
except Boom as e:
    print(e, e.__context__)
class I:
    def __init__(self): raise Boom("init")
class N:
    def __new__(cls): raise Boom("new")
class IS:
    def __init_subclass__(cls): raise Boom("init_subclass")
for s in ("I()", "N()", "class S(IS): pass"):
    try:
        exec(s)
    except Boom as e:
        print(e)
