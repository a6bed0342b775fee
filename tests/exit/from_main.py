import asyncio
import sys


async def main():
    await asyncio.sleep(0)
    sys.exit("main has had enough")


asyncio.run(main())
