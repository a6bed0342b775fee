# bide-only: CPython waits for ever
import asyncio

async def waiter(event):
    await event.wait()  # stuck

async def main():
    event = asyncio.Event()
    event.set()
    event.clear()
    async with asyncio.TaskGroup() as group:  # stuck
        for number in range(3):
            group.create_task(waiter(event), name=f"waiter {number}")

asyncio.run(main())
