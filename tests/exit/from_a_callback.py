import asyncio
import sys


async def main():
    asyncio.get_running_loop().call_soon(sys.exit, 5)
    try:
        await asyncio.sleep(1)
    finally:
        print("main cleans up")


asyncio.run(main())
