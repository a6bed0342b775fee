import asyncio
lock, event, sem, queue, cond = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(1), asyncio.Queue(1), asyncio.Condition()
barrier = asyncio.Barrier(2)
async def free():
    async with lock: pass
    async with sem: pass
    await queue.put(1); await queue.get()
    event.set(); await event.wait(); event.clear()
for _ in range(2): asyncio.run(free())
async def block():
    await lock.acquire()
    for make in (lock.acquire, event.wait, queue.get):
        t = asyncio.create_task(make()); await asyncio.sleep(0); t.cancel(); await asyncio.wait([t])
    lock.release()
asyncio.run(block())
async def again():
    await lock.acquire()
    for make in (lock.acquire, event.wait, queue.get):
        try: await make()
        except RuntimeError as e: print(str(e).split(" is ")[-1])
asyncio.run(again())
