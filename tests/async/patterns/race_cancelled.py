"""A race that is cancelled waits for its attempts, and cancels them as often as it is cancelled."""
import asyncio
from asyncio.staggered import staggered_race


async def main():
    log = []

    async def stubborn():
        inner.reschedule(-1)
        await asyncio.sleep(0)
        for number in range(2):
            try:
                await asyncio.sleep(0)
            except asyncio.CancelledError:
                log.append(number)
            outer.reschedule(-1)
            await asyncio.sleep(0)

    try:
        async with asyncio.timeout(None) as outer, asyncio.timeout(None) as inner:
            await staggered_race([stubborn], delay=None)
    except TimeoutError:
        log.append("timed out")
    print(log, len(asyncio.all_tasks()))


asyncio.run(main())
