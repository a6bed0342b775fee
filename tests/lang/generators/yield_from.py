def inner():
    try:
        a = yield 1
        print("a", a)
        b = yield 2
        print("b", b)
        return "inner result"
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
        return "after"
    finally:
        print("inner fin")
def outer():
    r = yield from inner()
    print("r", r)
    s = yield from [10, 20]
    print("s", s)
    t = yield from "ab"
    return t
o = outer()
print(next(o), o.send("A"), o.send("B"), list(o))
o = outer(); next(o)
print(o.throw(ValueError("x")))
print(next(o))
o.close()
o = outer(); next(o); o.close()
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def send(self, v): print("send", v); raise StopIteration("sent")
    def throw(self, *a): print("throw", a); raise StopIteration("thrown")
    def close(self): print("close")
def d(): return (yield from It())
x = d(); next(x)
try:
    x.send(5)
except StopIteration as e:
    print(e.value)
x = d(); next(x)
try:
    x.throw(KeyError("k"))
except StopIteration as e:
    print(e.value)
x = d(); next(x); x.close()
x = (lambda: (yield from [1, 2]))(); next(x)
try:
    x.send(3)
except AttributeError as e:
    print(e)
try:
    list((lambda: (yield from 5))())
except TypeError as e:
    print(e)
def flat(l):
    for i in l:
        if isinstance(i, list): yield from flat(i)
        else: yield i
print(list(flat([1, [2, [3, [4]], 5]])))
def lvl(n):
    if n: yield from lvl(n - 1)
    yield n
print(list(lvl(50))[-1])
def acc():
    t = 0
    while True:
        v = yield t
        if v is None: return t
        t += v
def driver(res):
    while True:
        res.append((yield from acc()))
r = []
dr = driver(r); next(dr)
for v in (1, 2, None, 5, None): dr.send(v)
print(r)
