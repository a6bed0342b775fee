# bide-only: CPython waits for ever
import asyncio

async def child(lock):
    async with lock:  # stuck
        print("never")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    lock = asyncio.Lock()
    async with lock:
        await asyncio.create_task(child(lock), name="eager")  # stuck

asyncio.run(main())
