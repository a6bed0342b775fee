import asyncio

async def other():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("other cancelled")
        raise

async def main():
    task = asyncio.create_task(other())
    await asyncio.sleep(0)
    raise ValueError("main")

try:
    asyncio.run(main())
except ValueError as error:
    print(repr(error))
