# bide-only: CPython waits for ever
import asyncio

async def main():
    first, second = asyncio.Event(), asyncio.Event()
    try:
        await first.wait()  # stuck
    except asyncio.DeadlockError:
        print("caught")
    await second.wait()  # stuck

asyncio.run(main())
