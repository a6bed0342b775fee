# A cancelled wait has the lock again when it raises.
import asyncio

async def waiter(condition):
    async with condition:
        try:
            await condition.wait()
        except asyncio.CancelledError:
            print("locked", condition.locked())
            raise

async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(waiter(condition))
    await asyncio.sleep(0.01)
    print(condition.locked())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", condition.locked())

asyncio.run(main())
