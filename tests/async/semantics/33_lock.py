import asyncio
async def main():
    lock = asyncio.Lock(); log = []
    async def w(n):
        async with lock: log.append(n); await asyncio.sleep(0)
    await asyncio.gather(*(w(i) for i in range(4))); print(log)
    await lock.acquire()
    async def waiter(n):
        try: await lock.acquire()
        except asyncio.CancelledError: print(n, "cancelled"); raise
        print(n, "has it"); lock.release()
    a, b = asyncio.create_task(waiter("a")), asyncio.create_task(waiter("b")); await asyncio.sleep(0)
    lock.release(); print("locked", lock.locked()); a.cancel()
    async def newcomer():
        await lock.acquire(); print("newcomer"); lock.release()
    await asyncio.gather(newcomer(), a, b, return_exceptions=True)
    try: lock.release()
    except RuntimeError as e: print(e)
    try:
        with lock: pass
    except TypeError as e: print(type(e).__name__)
asyncio.run(main())
