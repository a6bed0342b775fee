# bide-only: CPython waits for ever
import asyncio

async def waiter(condition):
    await asyncio.sleep(0.2)
    async with condition:
        await condition.wait()  # stuck

async def notifier(condition):
    async with condition:
        condition.notify_all()

async def main():
    condition = asyncio.Condition()
    async with asyncio.TaskGroup() as group:  # stuck
        group.create_task(waiter(condition), name="waiter")
        group.create_task(notifier(condition), name="notifier")

asyncio.run(main())
