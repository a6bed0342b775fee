# bide-only: CPython waits for ever
import asyncio

items = []

async def consumer(changed):
    async with changed:
        await changed.wait_for(lambda: len(items) > 3)  # stuck

async def producer(changed):
    for item in range(3):
        async with changed:
            items.append(item)
            changed.notify()
        await asyncio.sleep(0.1)

async def main():
    changed = asyncio.Condition()
    await asyncio.gather(consumer(changed), producer(changed))  # stuck

asyncio.run(main())
