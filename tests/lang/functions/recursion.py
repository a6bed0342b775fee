import sys
def r(n): return r(n + 1)
try:
    r(0)
except RecursionError as e:
    print(e)
class A:
    def __repr__(self): return repr(self)
try:
    repr(A())
except RecursionError as e:
    print(type(e).__name__)
class B:
    def __eq__(self, o): return self == o
    def __hash__(self): return hash(self)
    def __getattr__(self, n): return getattr(self, n + "x")
    def __str__(self): return f"{self}"
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __iter__(self): return iter(self)
    def __call__(self): return self()
    def __add__(self, o): return self + o
    def __getitem__(self, i): return self[i]
    def __contains__(self, o): return o in self
b = B()
for n, t in (("eq", lambda: b == 1), ("hash", lambda: hash(b)), ("attr", lambda: b.x), ("str", lambda: str(b)), ("len", lambda: len(b)), ("bool", lambda: bool(b)), ("iter", lambda: iter(b)), ("call", lambda: b()), ("add", lambda: b + 1), ("item", lambda: b[0]), ("in", lambda: 1 in b)):
    try:
        t()
        print("?")
    except RecursionError as e:
        print(n, type(e).__name__)
l = []
l.append(l)
print(l, repr(l))
d = {}
d["d"] = d
print(d)
try:
    l == [l]
    m = []; m.append(m)
    l == m
except RecursionError as e:
    print(type(e).__name__)
def gen(n):
    yield n
    yield from gen(n + 1)
try:
    for x in gen(0): pass
except RecursionError as e:
    print(type(e).__name__)
def depth(n): return n and 1 + depth(n - 1)
print(depth(900))
sys.setrecursionlimit(5000)
print(depth(4000))
