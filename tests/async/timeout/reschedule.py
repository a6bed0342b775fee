import asyncio

async def main():
    loop = asyncio.get_running_loop()
    limit = asyncio.timeout(0.01)
    try:
        limit.reschedule(5)
    except RuntimeError as error:
        print(error)
    async with limit:
        limit.reschedule(loop.time() + 1)
        await asyncio.sleep(0.03)
        print("still here")
    for again in (lambda: limit.reschedule(1),):
        try:
            again()
        except RuntimeError as error:
            print(error)
    try:
        async with limit:
            pass
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout_at(loop.time() + 0.01) as late:
            late.reschedule(loop.time() - 1)
            await asyncio.sleep(1)
    except TimeoutError:
        print("past")

asyncio.run(main())
