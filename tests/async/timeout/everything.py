import asyncio
async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as t: print(t.when() > loop.time(), t.expired())
    async with asyncio.timeout_at(loop.time() + 1) as t: pass
    try:
        async with asyncio.timeout_at(loop.time() - 1): await asyncio.sleep(1)
    except TimeoutError: print("past")
    async with asyncio.timeout(0.01) as t: t.reschedule(loop.time() + 1); await asyncio.sleep(0.02); print("rescheduled", t.expired())
    try:
        async with asyncio.timeout(1) as t: t.reschedule(loop.time() - 1); await asyncio.sleep(0.5)
    except TimeoutError: print("rescheduled to the past")
    async with asyncio.timeout(0.01) as t: t.reschedule(None); await asyncio.sleep(0.02); print(t.when())
    try:
        async with asyncio.timeout(0.02):
            try:
                async with asyncio.timeout(0.01): await asyncio.sleep(1)
            except TimeoutError: print("inner"); await asyncio.sleep(1)
    except TimeoutError: print("outer")
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.timeout(0.5): await asyncio.sleep(1)
    except TimeoutError: print("outer first")
    print(asyncio.Timeout, type(asyncio.timeout(1)) is asyncio.Timeout, asyncio.TimeoutError is TimeoutError)
    try:
        async with asyncio.timeout("x"): pass
    except TypeError as e: print("TypeError")
asyncio.run(main())
