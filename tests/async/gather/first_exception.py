import asyncio

async def fail(delay, name):
    await asyncio.sleep(delay)
    raise ValueError(name)

async def fine(delay):
    await asyncio.sleep(delay)
    print("sibling goes on")

async def main():
    try:
        await asyncio.gather(fail(0.01, "first"), fail(0.02, "second"), fine(0.03))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.05)

asyncio.run(main())
