import asyncio
async def greet():
    print("hi")
async def main():
    greet()
    x = greet()
    print("after")
    x = None
    print("end")
def f():
    c = greet()
    print("f ends")
asyncio.run(main())
f()
greet()
print("last")
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def g():
    d = D("g1")
    D("g2")
    print("in g")
g()
print("after g")
d = D("a")
d = D("b")
del d
print("x")
class H: pass
h = H()
h.d = D("attr")
h.d = None
print("y")
l = [D("item")]
l[0] = 1
print("z")
async def boom(): raise ValueError("x")
async def main2():
    t = asyncio.create_task(boom())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t = None
    print("after t")
asyncio.run(main2())
