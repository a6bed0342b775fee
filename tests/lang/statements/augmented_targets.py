def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
log = []
class T:
    def __getitem__(self, k): log.append(("get", k)); return 10
    def __setitem__(self, k, v): log.append(("set", k, v))
    def __getattr__(self, n): log.append(("getattr", n)); return 20
    def __setattr__(self, n, v): log.append(("setattr", n, v))
def k(): log.append("k"); return 1
t = T(); t[k()] += 5; t.x -= 1; t[1:2] *= 2; t[k(), k()] //= 3; print(log)
l = [1]; m = l; l += [2]; print(m, l is m); l = l + [3]; print(m, l); l *= 2; print(l); l += "ab"; print(l); l += (1,)
try:
    l += 5
except TypeError as e: print(e)
tu = ([],)
try:
    tu[0] += [1]
except TypeError as e: print(e, tu)
s = {1}; s |= {2}; s &= {2, 3}; s ^= {9}; s -= {2}; print(s); d = {1: 2}; d |= {3: 4}; d |= [(5, 6)]; print(d)
try:
    s |= [1]
except TypeError as e: print(e)
x = 5; x **= 2; x >>= 1; x <<= 3; x %= 7; x ^= 1; x /= 2; print(x); x = "a"; x += "b"; x *= 3; print(x)
try:
    x -= 1
except TypeError as e: print(e)
try:
    undefined += 1
except NameError as e: print(e)
def f():
    y += 1
try:
    f()
except UnboundLocalError as e: print(e)
class I:
    def __iadd__(self, o): return "replaced"
i = I(); i += 1; print(i)
class J:
    def __iadd__(self, o): return NotImplemented
    def __add__(self, o): return "added"
j = J(); j += 1; print(j)
