class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
d = D(1)
d = D(2)
print("rebound")
del d
print("deleted")
D("temp")
print("after temp")
def f():
    a = D("local")
    b = D("local2")
    print("in f")
f()
print("after f")
l = [D("l0"), D("l1")]
l.pop(0)
print("popped")
l.clear()
print("cleared")
dd = {"k": D("dv")}
dd["k"] = None
print("replaced")
def g():
    try:
        x = D("exc")
        raise ValueError
    except ValueError:
        print("handling")
g()
print("after g")
class Res(D):
    def __del__(self):
        global saved
        saved = self
        print("resurrect")
r = Res("r"); del r
print(saved.n)
class Bad:
    def __del__(self): raise ValueError("ignored")
import sys

o = D("attr")
class H: pass
h = H(); h.o = o
del o
print("still")
del h
print("gone")
t = (D("t"),)
for x in t: pass
del t
print("x holds")
x = None
[D(i) for i in range(1)]
print("list gone")
def gen():
    y = D("ing")
    yield 1
gg = gen(); next(gg); del gg
print("gen gone")
a = D("swap1"), D("swap2")
a = a[1]
print("end")
saved = a = None
