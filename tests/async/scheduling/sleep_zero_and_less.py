import asyncio

async def ticker(log):
    for i in range(4):
        log.append(i)
        await asyncio.sleep(0)

async def main():
    log = []
    task = asyncio.create_task(ticker(log))
    await asyncio.sleep(0)
    print(log)
    await asyncio.sleep(-1)
    print(log)
    print(await asyncio.sleep(0, "result"), await asyncio.sleep(0.01, result="later"))
    for bad in (float("nan"), "1", None):
        try:
            await asyncio.sleep(bad)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    await task

asyncio.run(main())
