"""Who leaves a barrier by being cancelled wakes the first that waits, which then queues up again."""
import asyncio


async def party(barrier, name, log):
    try:
        log.append((name, await barrier.wait()))
    except asyncio.CancelledError:
        log.append((name, "cancelled"))
        raise


async def main():
    log = []
    barrier = asyncio.Barrier(4)
    tasks = [asyncio.create_task(party(barrier, name, log)) for name in "abcd"[:3]]
    await asyncio.sleep(0)
    tasks[0].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    more = [asyncio.create_task(party(barrier, name, log)) for name in "ef"]
    await asyncio.gather(*tasks, *more, return_exceptions=True)
    print(log)
    log.clear()
    tasks = [asyncio.create_task(party(barrier, name, log)) for name in "abc"]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(log, barrier.n_waiting)


asyncio.run(main())
