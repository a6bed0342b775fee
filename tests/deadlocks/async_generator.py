# bide-only: CPython waits for ever
import asyncio

async def numbers(queue):
    while True:
        yield await queue.get()  # stuck

async def main():
    queue = asyncio.Queue()
    queue.put_nowait(1)
    async for number in numbers(queue):
        print(number)

asyncio.run(main())
