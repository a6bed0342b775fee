# bide-only: CPython waits for ever
import asyncio

async def main():
    queue = asyncio.Queue()
    print("got", await queue.get())  # stuck

asyncio.run(main())
