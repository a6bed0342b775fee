import asyncio

async def main():
    try:
        async with asyncio.timeout(0):
            print("runs to the first suspension")
            await asyncio.sleep(0)
            await asyncio.sleep(1)
            print("never")
    except TimeoutError:
        print("timeout")
    async with asyncio.timeout(0):
        print("no await, no error")

asyncio.run(main())
