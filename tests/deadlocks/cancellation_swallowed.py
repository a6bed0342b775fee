# bide-only: CPython waits for ever
import asyncio

async def stubborn(event):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        await event.wait()  # stuck

async def main():
    task = asyncio.create_task(stubborn(asyncio.Event()), name="stubborn")
    await asyncio.sleep(0.1)
    task.cancel()
    await task  # stuck

asyncio.run(main())
