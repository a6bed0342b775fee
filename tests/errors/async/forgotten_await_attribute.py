import asyncio


async def name():
    return "ada"


async def main():
    print(name().upper())


asyncio.run(main())
