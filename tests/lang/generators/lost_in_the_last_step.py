# The cancellation of what is left when main is done is thrown into the generator.
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
