class A:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, A) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"A{self.v}"
print(A(1) == A(1), A(1) != A(1), A(1) in [A(1)], {A(1): 2}[A(1)], len({A(1), A(1), A(2)}))
print(sorted([A(3), A(1), A(2)]), max(A(1), A(5)), A(1) > A(0))
try:
    A(1) <= A(2)
except TypeError as e:
    print(e)
class B:
    def __eq__(self, o): return True
try:
    hash(B())
except TypeError as e:
    print(e)
try:
    {B(): 1}
except TypeError as e:
    print(e)
try:
    {[]: 1}
except TypeError as e:
    print(e)
try:
    {[]}
except TypeError as e:
    print(e)
try:
    {}[{}]
except TypeError as e:
    print(e)
try:
    hash(([],))
except TypeError as e:
    print(e)
print(B.__hash__)
class C(A):
    def __eq__(self, o): return super().__eq__(o)
try:
    hash(C(1))
except TypeError as e:
    print(e)
class H:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
print(hash(H(2 ** 70)) == hash(2 ** 70), hash(H(-1)), hash(True), hash(1.0) == hash(1))
try:
    hash(H("a"))
except TypeError as e:
    print(e)
class BadEq:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq")
d = {BadEq(): 1}
try:
    d[BadEq()]
except ValueError as e:
    print(e)
try:
    BadEq() in [1]
except ValueError as e:
    print(e)
try:
    [BadEq()].index(2)
except ValueError as e:
    print(e)
try:
    {BadEq(), BadEq()}
except ValueError as e:
    print(e)
b = BadEq()
print(b in [b], [b] == [b], (b,) == (b,))
class BadHash:
    def __hash__(self): raise ValueError("hash")
for s in ("{BadHash()}", "{BadHash(): 1}", "{}.get(BadHash())", "BadHash() in set()", "hash((1, BadHash()))", "{}.setdefault(BadHash())", "frozenset([BadHash()])"):
    try:
        eval(s)
    except ValueError as e:
        print(e)
class Ne:
    def __ne__(self, o): return "ne"
print(Ne() != 1, Ne() == 1)
class Refl:
    def __gt__(self, o): return "gt"
    def __ge__(self, o): return "ge"
    def __eq__(self, o): return "eq"
print(1 < Refl(), 1 <= Refl(), 1 == Refl())
class BoolRaise:
    def __bool__(self): raise ValueError("bool")
    def __eq__(self, o): return self
for s in ("if BoolRaise(): pass", "not BoolRaise()", "BoolRaise() and 1", "while BoolRaise(): pass", "[BoolRaise()] == [1]", "1 in [BoolRaise()]", "assert BoolRaise()", "[1 for x in 'a' if BoolRaise()]", "any([BoolRaise()])", "1 if BoolRaise() else 2", "list(filter(None, [BoolRaise()]))"):
    try:
        exec(s)
        print("??", s)
    except ValueError as e:
        print(e)
class BadBool:
    def __bool__(self): return 5
class BadLen:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for s in ("bool(BadBool())", "bool(BadLen(-1))", "len(BadLen('a'))", "len(BadLen(-1))", "len(BadLen(2**100))", "bool(BadLen(0))", "bool(BadLen(3))", "bool(BadLen(None))"):
    try:
        print(eval(s))
    except Exception as e:
        print(type(e).__name__, e)
