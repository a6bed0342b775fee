def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return r
async def co(a):
    try:
        x = await Aw(a); print("x", x)
        y = await Aw(a + 1)
        return x, y
    except ValueError as e: return f"caught {e}"
    finally: print("fin")
c = co(1); print(type(c).__name__, c.send(None), c.send("A")); attempt(c.send, "B"); attempt(c.send, None)
c = co(1); c.send(None); attempt(c.throw, ValueError("v")); c = co(5); attempt(c.send, 1); c.close(); attempt(c.send, None)
c = co(1); print(c.cr_running, c.cr_await, c.cr_frame is not None, c.cr_code.co_name, c.__name__, c.cr_origin); c.send(None); print(c.cr_await is not None); c.close(); print(c.cr_frame)
c = co(2); attempt(lambda: [x for x in c]); attempt(next, c); attempt(iter, c); w = c.__await__(); print(type(w).__name__, next(w), w.send("q")); w.close()
async def ag():
    try:
        s = yield 1; print("s", s)
        await Aw("susp")
        yield 2
    finally: print("ag fin")
def drive(aw):
    try:
        v = aw.send(None)
        print("suspended", v)
        while True: v = aw.send(None)
    except StopIteration as e: return ("value", e.value)
    except StopAsyncIteration: return "stop"
a = ag(); print(type(a).__name__, drive(a.__anext__()), drive(a.asend("S")), drive(a.__anext__()), drive(a.__anext__()))
a = ag(); drive(a.__anext__()); print(drive(a.aclose()), drive(a.__anext__()))
a = ag(); drive(a.__anext__()); attempt(lambda: drive(a.athrow(KeyError("k"))))
print(a.ag_running, a.ag_frame, a.ag_await, a.__name__, a.__aiter__() is a); attempt(iter, a); attempt(lambda: a.send)
async def nested(): return [await co(1), 5]
n = nested(); print(n.send(None), n.send("p")); attempt(n.send, "q")
async def ret(): return 7
print(drive(ret()), drive(ret().__await__()))
async def gexp(): return (i async for i in ag())
try: gexp().send(None)
except StopIteration as e: print(type(e.value).__name__)
class AI:
    def __init__(self): self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.i += 1
        if self.i > 2: raise StopAsyncIteration
        return self.i
async def loop():
    r = []
    async for x in AI(): r.append(x)
    else: r.append("else")
    return r, [y async for y in AI()], {y: 1 async for y in AI()}
print(drive(loop()))
async def si(): raise StopIteration(3)
attempt(lambda: si().send(None))
async def sai():
    raise StopAsyncIteration
    yield
attempt(lambda: sai().__anext__().send(None))
