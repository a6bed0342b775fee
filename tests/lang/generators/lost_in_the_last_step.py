# An async generator that is lost in the last step of the main task is closed all the same.
import asyncio


async def numbers():
    try:
        yield 0
        yield 1
    finally:
        print("closed")


async def main():
    lost = numbers()
    print(await anext(lost))


asyncio.run(main())
