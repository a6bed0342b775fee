import asyncio
async def worker(name, q, log):
    while True:
        item = await q.get()
        try:
            await asyncio.sleep(item / 50); log.append((name, item))
        finally: q.task_done()
async def main():
    q = asyncio.Queue(); log = []
    for i in (5, 3, 8, 1, 4): q.put_nowait(i)
    ws = [asyncio.create_task(worker(f"w{i}", q, log)) for i in range(2)]
    await q.join()
    for w in ws: w.cancel()
    print(await asyncio.gather(*ws, return_exceptions=True)); print(log, q.qsize(), q.empty())
asyncio.run(main())
