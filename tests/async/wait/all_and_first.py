import asyncio

async def job(n):
    await asyncio.sleep(n / 50)
    if n == 2:
        raise ValueError(n)
    return n

async def main():
    for when in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        tasks = [asyncio.create_task(job(n)) for n in (1, 2, 3)]
        done, pending = await asyncio.wait(tasks, return_when=when)
        print(when, len(done), len(pending), type(done).__name__)
        for task in pending:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    tasks = [asyncio.create_task(job(n)) for n in (1, 3)]
    done, pending = await asyncio.wait(tasks, timeout=0.04)
    print(sorted(t.result() for t in done), [t.done() for t in pending])
    print(await pending.pop())

asyncio.run(main())
