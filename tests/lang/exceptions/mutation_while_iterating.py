d = {1: 1, 2: 2}
try:
    for k in d: d[k + 10] = 1
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2}
try:
    for k in d: del d[k]
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2}
for k in d: d[k] = 5
print(d)
s = {1, 2}
try:
    for x in s: s.add(x + 10)
except RuntimeError as e:
    print(e)
l = [1, 2, 3, 4]
for x in l: l.remove(x)
print(l)
l = [1, 2, 3]
it = iter(l)
next(it); l.clear()
print(list(it)); l.extend([1, 2]); print(list(it))
class Ev:
    def __init__(self, l): self.l = l
    def __eq__(self, o): self.l.clear(); return False
l = []
l.extend([Ev(l), Ev(l), Ev(l)])
print(l.count(1), l)
l.extend([Ev(l), 1, 2])
try:
    print(l.index(1))
except ValueError as e:
    print(e)
l.extend([Ev(l), 1])
print(l == [5, 1], 7 in l)
l = [3, 2, 1]
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o): l2.append(1); return self.v < o.v
l2 = [K(2), K(1)]
try:
    l2.sort()
except ValueError as e:
    print(e)
class H:
    def __hash__(self): return 1
    def __eq__(self, o): dd.clear(); return False
dd = {}
dd[H()] = 1
dd[H()] = 2
print(len(dd))
class R:
    def __repr__(self): ll.clear(); return "R"
ll = [R(), 1, 2]
print(ll)
class Ix:
    def __index__(self): lx.clear(); return 0
lx = [1, 2]
try:
    lx[Ix()]
except IndexError as e:
    print(e)
lx = [1, 2, 3]
lx[Ix():] = [9]
print(lx)
r = [1, 2, 3]
r[1:] = r
print(r)
r.extend(r); print(r)
r += r[:1]; print(r)
q = [0]
q[0:0] = q; print(q)
def g():
    for i in gl: yield i
gl = [1, 2]
x = g(); next(x); gl.append(3); print(list(x))
f = {1, 2, 3}
f.update(f); f -= f; print(f)
d = dict.fromkeys("abc"); d.update(d); print(d)
print([d.popitem() for _ in range(len(d))])
b = bytearray(b"abc")
for c in b: 
    if len(b) < 6: b.append(65)
print(b)
