# bide-only: CPython waits for ever
import asyncio
import time

def work():
    time.sleep(0.1)
    return "worked"

async def main():
    print(await asyncio.to_thread(work))
    await asyncio.Event().wait()  # stuck

asyncio.run(main())
