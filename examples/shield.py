# What is shielded goes on when whoever waits for it is cancelled.
import asyncio


async def save():
    await asyncio.sleep(0.2)
    print("saved")


async def handle(task):
    await asyncio.shield(task)


async def main():
    saving = asyncio.create_task(save())
    request = asyncio.create_task(handle(saving))
    await asyncio.sleep(0.1)
    request.cancel()
    try:
        await request
    except asyncio.CancelledError:
        print("the request is gone")
    await saving


asyncio.run(main())
