N = 50000
class Node:
    def __init__(self, nxt): self.nxt = nxt
n = None
for _ in range(N): n = Node(n)
del n
print("freed")
g = (x for x in [1])
for _ in range(300): g = (x for x in g)
print(list(g))
f = lambda: 0
for _ in range(500): f = (lambda h: lambda: h() + 1)(f)
print(f())
f = lambda: 0
for _ in range(5000): f = (lambda h: lambda: h() + 1)(f)
try:
    f()
except RecursionError:
    print("RecursionError")
e = None
for i in range(100000):
    x = ValueError(i); x.__context__ = e; e = x
del e, x
print("context freed")
try:
    eval("(" * 150 + "1" + ")" * 150)
    print("ok parens")
except (SyntaxError, MemoryError) as e:
    print("parens", type(e).__name__)
print(eval("+".join(["1"] * 500)))
print(eval("-" * 500 + "1"))
i = 5
for _ in range(1000): i = max(i, min(i, 7))
print(isinstance(1, ((((int,),),),)))
def k(n): return sorted([1, 2], key=lambda _: k(n + 1))
try:
    k(0)
except RecursionError:
    print("native recursion")
def m(n): return list(map(m, [n]))
try:
    m(0)
except RecursionError:
    print("map recursion")
class D(dict):
    def __missing__(self, k): return self[k + 1]
try:
    D()[0]
except RecursionError:
    print("missing recursion")
class P:
    @property
    def p(self): return self.p
try:
    P().p
except RecursionError:
    print("property recursion")
class Sub:
    def __init_subclass__(cls): type("X", (Sub,), {})
try:
    class Z(Sub): pass
except RecursionError:
    print("init_subclass recursion")
class G:
    def __getattribute__(self, n): return self.x
try:
    G().x
except RecursionError:
    print("getattribute recursion")
class C:
    def __call__(self): return self()
try:
    C()()
except RecursionError:
    print("call recursion")
class S:
    def __getattr__(self, n): return self.missing
try:
    S().q
except RecursionError:
    print("getattr recursion")
def ex(n): exec("ex(n + 1)")
try:
    ex(0)
except RecursionError:
    print("exec recursion")
