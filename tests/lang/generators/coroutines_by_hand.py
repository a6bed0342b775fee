class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return ("resumed", r)
async def co(x):
    try:
        a = await Aw(x)
        print(a)
        b = await inner(x + 1)
        return a, b
    finally:
        print("co fin")
async def inner(x):
    return await Aw(x)
c = co(1)
print(c.send(None))
print(c.send("s1"))
try:
    c.send("s2")
except StopIteration as e:
    print(e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
c = co(5); c.send(None)
try:
    c.throw(ValueError("t"))
except ValueError as e:
    print(e)
c = co(5); c.send(None); c.close(); c.close()
c = co(1)
try:
    c.send(1)
except TypeError as e:
    print(e)
c.close()
async def bad(): await 5
try:
    bad().send(None)
except TypeError as e:
    print(e)
class BadAw:
    def __await__(self): return 5
async def bad2(): await BadAw()
try:
    bad2().send(None)
except TypeError as e:
    print(e)
class BadAw3:
    def __await__(self): return inner(1)
async def bad3(): await BadAw3()
try:
    bad3().send(None)
except TypeError as e:
    print(e)
async def twice():
    i = inner(1)
    await i
    await i
t = twice(); t.send(None)
try:
    t.send(None)
except RuntimeError as e:
    print(e)
c = co(1)
print(type(c).__name__, c.cr_await, c.cr_running, c.__name__, repr(c).startswith("<coroutine object co at 0x"))
c.close()
try:
    for x in (d := co(1)): pass
except TypeError as e:
    print(e)
d.close()
class ACM:
    async def __aenter__(self): print("aenter"); return await Aw("e")
    async def __aexit__(self, t, v, tb): print("aexit", t and t.__name__); await Aw("x"); return True
class AI:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return await Aw(self.n)
async def full():
    async with ACM() as v:
        print("v", v)
        raise ValueError("swallowed")
    async for i in AI(): print("i", i)
    else: print("aelse")
    print([j async for j in AI()], {k: 1 async for k in AI()}, [await inner(9) for _ in "ab"])
    return "end"
f = full()
out = []
try:
    s = None
    while True:
        s = f.send(s)
        out.append(s)
except StopIteration as e:
    print(out, e.value)
async def noaiter():
    async for x in [1]: pass
try:
    noaiter().send(None)
except TypeError as e:
    print(e)
class BadAnext:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def ba():
    async for x in BadAnext(): pass
try:
    ba().send(None)
except TypeError as e:
    print(e)
class BadAiter:
    def __aiter__(self): return 5
async def bai():
    async for x in BadAiter(): pass
try:
    bai().send(None)
except TypeError as e:
    print(e)
