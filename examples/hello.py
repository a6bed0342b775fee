# The smallest asynchronous script: one coroutine that waits and then goes on.
import asyncio


async def main():
    print("Hello ...")
    await asyncio.sleep(1)
    print("... world!")


asyncio.run(main())
