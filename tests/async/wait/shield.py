import asyncio

async def important():
    await asyncio.sleep(0.03)
    print("important is done")
    return "kept"

async def main():
    inner = asyncio.create_task(important())
    async def waiter():
        return await asyncio.shield(inner)
    task = asyncio.create_task(waiter())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("waiter cancelled", inner.done())
    print(await inner)
    print(await asyncio.shield(asyncio.sleep(0, 3)), await asyncio.shield(inner))

asyncio.run(main())
