# bide-only: CPython waits for ever
import asyncio

async def child(queue):
    async with asyncio.timeout(5):
        print(await queue.get())
    await queue.get()  # stuck

async def main():
    queue = asyncio.Queue()
    async with asyncio.TaskGroup() as group:  # stuck
        group.create_task(child(queue), name="child")
        await queue.put("an item")
    print("never")

asyncio.run(main())
