def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class E(Exception):
    def __init__(self, *a, **k): super().__init__(*a); self.k = k
def r(x): raise x
attempt(r, E); attempt(r, E(1)); attempt(r, E("a", b=1)); attempt(r, ValueError); attempt(r, ValueError()); attempt(r, ValueError(None)); attempt(r, KeyError("a")); attempt(r, KeyError()); attempt(r, KeyError(1, 2)); attempt(r, Exception(1, "b")); attempt(r, None); attempt(r, "str"); attempt(r, object); attempt(r, OSError(2, "msg")); attempt(r, OSError(2, "msg", "file")); attempt(r, StopIteration(5)); attempt(r, SystemExit(3)); attempt(r, KeyboardInterrupt()); attempt(r, GeneratorExit())
class N(Exception):
    def __new__(cls): return 5
attempt(r, N)
class S(Exception):
    def __str__(self): return "custom"
    def __repr__(self): return "R"
attempt(r, S()); print(repr(S()), f"{S()}", [S()])
class Bad(Exception):
    def __init__(self, a): pass
attempt(r, Bad); attempt(r, Bad(5)); print(Bad(5).args, repr(Bad(5)))
