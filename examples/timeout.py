# Two ways to limit how long something may take: a timeout block and wait_for.
import asyncio


async def slow_answer():
    await asyncio.sleep(10)
    return 42


async def main():
    try:
        async with asyncio.timeout(2):
            print(await slow_answer())
    except TimeoutError:
        print("gave up after two seconds")

    try:
        await asyncio.wait_for(slow_answer(), timeout=1)
    except TimeoutError:
        print("gave up again")

    print("patience pays:", await asyncio.wait_for(slow_answer(), timeout=11))


asyncio.run(main())
