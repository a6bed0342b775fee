# bide-only: CPython waits for ever
import asyncio

async def stuck():
    await asyncio.Event().wait()  # stuck

loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(stuck())
finally:
    print("closes the loop")
    loop.close()
