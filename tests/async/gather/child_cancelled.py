import asyncio

async def main():
    child = asyncio.create_task(asyncio.sleep(1))
    other = asyncio.create_task(asyncio.sleep(0.01, "other"))
    asyncio.get_running_loop().call_soon(child.cancel)
    try:
        await asyncio.gather(child, other)
    except asyncio.CancelledError:
        print("cancelled", asyncio.current_task().cancelling())
    print(await other)

asyncio.run(main())
