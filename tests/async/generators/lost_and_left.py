import asyncio
async def agen(name):
    try:
        for i in range(3):
            yield i
    finally:
        print(name, "closing")
        await asyncio.sleep(0)
        print(name, "closed")
kept = []
async def main():
    g = agen("kept")
    kept.append(g)
    async for x in g:
        print("got", x)
        break
    async for x in agen("lost"):
        print("lost", x)
        break
    done = agen("done")
    async for x in done: pass
    unstarted = agen("unstarted")
    kept.append(unstarted)
    print("main ends")
asyncio.run(main())
print("end")
async def bad():
    try:
        yield 1
    finally:
        raise ValueError("in close")
async def main2():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, c: print("handler", repr(c["exception"]), sorted(c)))
    b = bad()
    kept.append(b)
    print(await anext(b))
asyncio.run(main2())
