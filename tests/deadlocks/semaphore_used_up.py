# bide-only: CPython waits for ever
import asyncio

limit = asyncio.Semaphore(2)

async def worker(number):
    async with limit:  # stuck
        await asyncio.sleep(0.1)
        async with limit:  # stuck
            print("never", number)

async def main():
    await asyncio.gather(*[worker(number) for number in range(3)])  # stuck

try:
    asyncio.run(main())
finally:
    print("cleaned up")
