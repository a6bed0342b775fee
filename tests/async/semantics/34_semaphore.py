import asyncio
async def main():
    s = asyncio.Semaphore(2); running = 0; log = []
    async def w(n):
        nonlocal running
        async with s:
            running += 1; log.append((n, running)); await asyncio.sleep(0); running -= 1
    await asyncio.gather(*(w(i) for i in range(5))); print(log)
    s = asyncio.Semaphore(1); await s.acquire(); print(s.locked())
    t = asyncio.create_task(s.acquire()); await asyncio.sleep(0); s.release(); print("live waiter:", s.locked()); await t
    print(s.locked(), s._value); s.release(); s.release(); print(s._value)
    b = asyncio.BoundedSemaphore(1); await b.acquire(); b.release()
    try: b.release()
    except ValueError as e: print(e)
    try: asyncio.Semaphore(-1)
    except ValueError as e: print(e)
asyncio.run(main())
