# bide-only: CPython waits for ever
import asyncio

async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"half a line")
    print(await reader.readline())  # stuck

asyncio.run(main())
