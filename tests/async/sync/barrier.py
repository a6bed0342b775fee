import asyncio

async def party(barrier, n):
    await asyncio.sleep(n / 100)
    index = await barrier.wait()
    print("party", n, "index", index)

async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(party(barrier, n) for n in range(3)))
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    task = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    for wait in (task, barrier.wait()):
        try:
            await wait
        except asyncio.BrokenBarrierError as error:
            print(error)
    print(barrier.broken)

asyncio.run(main())
