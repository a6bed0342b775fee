import asyncio


async def fetch(number):
    await asyncio.sleep(number)
    return 10 // (number - 1)


async def fetch_all():
    return await asyncio.gather(*[fetch(n) for n in range(3)])


async def main():
    try:
        await asyncio.create_task(fetch_all(), name="fetching")
    finally:
        print("done")


asyncio.run(main())
