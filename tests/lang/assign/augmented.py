class L:
    def __iadd__(self, o): print("iadd", o); return self
    def __add__(self, o): return "add"
    def __imul__(self, o): return NotImplemented
    def __mul__(self, o): return "mul"
    def __rsub__(self, o): return "rsub"
x = L()
x += 1
print(type(x).__name__)
x *= 3
print(x)
y = 5
y -= L()
print(y)
l = m = [1]
l += (2, 3)
print(m, l is m)
l *= 2
print(m)
t = u = (1,)
t += (2,)
print(t, u)
tt = ([],)
try:
    tt[0] += [1]
except TypeError as e:
    print(e)
print(tt)
def idx():
    print("idx"); return 0
a = [1, 2]
a[idx()] += 10
print(a)
n = 17
n //= 3; print(n)
n **= 3; print(n)
n <<= 2; print(n)
n >>= 1; print(n)
n &= 0xff; print(n)
n |= 0x100; print(n)
n ^= 1; print(n)
n %= 7; print(n)
n /= 2; print(n)
s = {1, 2}
s |= {3}; s &= {2, 3}; s -= {2}; s ^= {9}
print(sorted(s))
d = {1: 2}
d |= [(3, 4)]
print(d)
try:
    n @= 3
except TypeError as e:
    print(e)
try:
    n += "a"
except TypeError as e:
    print(e)
try:
    undefined_name += 1
except NameError as e:
    print(e)
class C:
    v = 1
c = C()
c.v += 5
print(c.v, C.v)
