# bide-only: CPython waits for ever
import asyncio

async def innermost(event):
    await event.wait()  # stuck

async def middle(event):
    return await innermost(event)

async def outer(event):
    result = await middle(event)
    return result

async def main():
    event = asyncio.Event()
    task = asyncio.create_task(outer(event), name="deep")
    await task  # stuck

asyncio.run(main())
