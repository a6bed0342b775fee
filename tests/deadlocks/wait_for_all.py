# bide-only: CPython waits for ever
import asyncio

async def stuck(event):
    await event.wait()  # stuck

async def quick():
    return 1

async def main():
    event = asyncio.Event()
    tasks = {asyncio.create_task(stuck(event), name="stuck"), asyncio.create_task(quick())}
    done, pending = await asyncio.wait(tasks)  # stuck

asyncio.run(main())
