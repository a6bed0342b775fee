# bide-only: CPython waits for ever
import asyncio

async def keeper(condition):
    await condition.acquire()
    await asyncio.get_running_loop().create_future()  # stuck

async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(keeper(condition), name="keeper")
    await asyncio.sleep(0)
    async with condition:  # stuck
        condition.notify_all()

asyncio.run(main())
