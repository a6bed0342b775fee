import asyncio
async def f(x): return x
with asyncio.Runner() as r:
    print(r.run(f(1)), r.run(f(2)), r.get_loop().is_running())
    loop = r.get_loop()
print(loop.is_closed())
try: r.run(c := f(3))
except RuntimeError as e: print(e)
c.close()
try: r.get_loop()
except RuntimeError as e: print(e)
r.close()
r = asyncio.Runner(debug=True)
async def d(): return asyncio.get_running_loop().get_debug()
print(r.run(d())); r.close()
try:
    with asyncio.Runner() as r: r.run(5)
except (TypeError, ValueError) as e: print(e)
made = []
def factory(): made.append(asyncio.new_event_loop()); return made[-1]
with asyncio.Runner(loop_factory=factory) as r: print(r.get_loop() is made[0], r.run(f(9)))
print(asyncio.run(f(4), loop_factory=asyncio.SelectorEventLoop), asyncio.run(d(), debug=True), asyncio.run(d(), debug=False))
