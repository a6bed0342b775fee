# bide-only: CPython waits for ever
import asyncio

async def stubborn():
    while True:
        try:
            await asyncio.Event().wait()  # stuck
        except asyncio.CancelledError:
            print("not now")

async def main():
    asyncio.create_task(stubborn(), name="stubborn")
    await asyncio.sleep(0)

asyncio.run(main())
