# bide-only: CPython waits for ever
import asyncio

async def dive(depth, event):
    if depth == 0:
        await event.wait()  # stuck
    else:
        await dive(depth - 1, event)

async def main():
    await dive(100, asyncio.Event())

asyncio.run(main())
