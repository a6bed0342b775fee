def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class A:
    def __init__(self, n): self.n = n
    def __eq__(self, o): print("eq", end=" "); return NotImplemented if not isinstance(o, A) else self.n == o.n
    def __lt__(self, o): print("lt", end=" "); return NotImplemented if not isinstance(o, A) else self.n < o.n
print(A(1) == A(1)); print(A(1) != A(1)); print(A(1) == 5); print(5 == A(1)); print(A(1) < A(2)); print(A(1) > A(2)); print(sorted([A(2), A(1)])[0].n); attempt(lambda: A(1) < 5); attempt(lambda: A(1) <= A(2)); print(A(1) in [A(1)]); attempt(hash, A(1))
class B:
    def __eq__(self, o): return "truthy"
    def __ne__(self, o): return []
    def __lt__(self, o): return 0
print(B() == 1, B() != 1, B() < 1, 1 == B(), [B()] == [1], B() in [1], not (B() != 2))
class C:
    def __eq__(self, o): return True
    __hash__ = object.__hash__
print(len({C(), C()}), C() != C())
class D(int):
    def __eq__(self, o): return "D.eq"
    __hash__ = int.__hash__
print(D(1) == 1, 1 == D(1), D(1) < 2, {D(1): "x"})
class E:
    def __le__(self, o): return "le"
    def __gt__(self, o): return "gt"
print(E() <= 1, 1 >= E(), E() > 1, 1 < E()); attempt(lambda: 1 <= E())
class F:
    def __eq__(self, o): raise ValueError("cmp")
attempt(lambda: F() == 1); attempt(lambda: [F()].index(1)); attempt(lambda: 1 in [F()]); attempt(lambda: {F: 1} == {F: 1}); attempt(lambda: (F(),) == (1,))
f = F(); print([f].index(f), f in [f], [f] == [f])
