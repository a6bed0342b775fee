# Values that come over time: async generators, async for and async comprehensions.
import asyncio


async def ticks(count, pause):
    for number in range(count):
        await asyncio.sleep(pause)
        yield number


async def squares(numbers):
    async for number in numbers:
        yield number * number


async def main():
    async for number in ticks(3, 1):
        print("tick", number)
    print([square async for square in squares(ticks(5, 0.1))])
    even = {n: n * n async for n in ticks(6, 0.1) if n % 2 == 0}
    print(even)


asyncio.run(main())
