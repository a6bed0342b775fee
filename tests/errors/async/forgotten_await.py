import asyncio


async def answer():
    return 42


async def main():
    print(answer() + 1)


asyncio.run(main())
