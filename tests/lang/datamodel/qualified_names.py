def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class A:
    class B:
        def m(self): pass
        @staticmethod
        def s(): pass
        @classmethod
        def c(cls): pass
    def f(self):
        def g(): pass
        return g
    l = lambda self: 0
print(A.B.__qualname__, A.B.m.__qualname__, A().f().__qualname__, A.l.__qualname__, A.B.c.__qualname__, A.B().m.__qualname__, A.B.s.__name__)
for o in (len, print, [].append, list.append, str.upper, "".upper, dict.fromkeys, int.__add__, (5).__add__, object.__init__, type.mro, str.__len__, {}.get, int.from_bytes, object.__new__, list.__getitem__, str.maketrans):
    print(o.__name__, o.__qualname__, type(o).__name__)
print(len, str.upper, list.append, dict.get, int.__add__, object.__repr__)
print(repr([].append).split(" at ")[0], repr((5).__add__).split(" at ")[0], repr("a".upper).split(" at ")[0], repr(dict.fromkeys).split(" at ")[0])
print(str.upper.__objclass__, [].append.__self__, len.__self__.__name__, len.__module__, list.append("x") if False else "", str.upper("abc"))
attempt(str.upper); attempt(str.upper, 5); attempt(list.append, 5, 1); attempt(list.append); attempt(int.__add__, "a", 1); attempt(dict.get, [], 1); attempt(str.join, 5, []); attempt("".join, 5); attempt(object.__new__, 5); attempt(int.__new__, str); attempt(list.__new__, int); attempt(object.__new__, int); attempt(str.__new__, int, "a"); attempt(int.__new__, 5)
print(repr(A.f).split(" at ")[0], repr(A().f).split(" of ")[0], A.B)
print(type(A.f).__name__, type(A().f).__name__, type(str.upper).__name__, type(int.__add__).__name__, type((5).__add__).__name__, type(int.real).__name__, type(dict.__dict__["fromkeys"]).__name__, type(str.__dict__["maketrans"]).__name__)
