import asyncio
async def main():
    b = asyncio.Barrier(3); print(b.parties, b.n_waiting, b.broken)
    async def w(): return await b.wait()
    print(sorted(await asyncio.gather(*(w() for _ in range(3)))), b.n_waiting)
    t = asyncio.create_task(w()); await asyncio.sleep(0); print(b.n_waiting); await b.abort(); print(b.broken)
    try: await t
    except asyncio.BrokenBarrierError as e: print("broken", e)
    try: await b.wait()
    except asyncio.BrokenBarrierError as e: print("broken", e)
    await b.reset(); print(b.broken)
    t = asyncio.create_task(w()); await asyncio.sleep(0); await b.reset()
    try: await t
    except asyncio.BrokenBarrierError: print("reset")
    async def ctx():
        async with b as pos: return pos
    print(sorted(await asyncio.gather(ctx(), ctx(), ctx())))
    try: asyncio.Barrier(0)
    except ValueError as e: print(e)
    print(issubclass(asyncio.BrokenBarrierError, RuntimeError))
asyncio.run(main())
