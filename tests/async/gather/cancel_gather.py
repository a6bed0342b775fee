import asyncio

async def job(n):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("job", n)
        raise

async def main():
    for flag in (False, True):
        group = asyncio.gather(job(1), job(2), return_exceptions=flag)
        await asyncio.sleep(0)
        print(group.cancel())
        try:
            print(await group)
        except asyncio.CancelledError:
            print("cancelled", group.cancelled(), group.cancel())

asyncio.run(main())
