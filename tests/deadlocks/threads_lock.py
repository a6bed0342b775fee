# bide-only: CPython waits for ever
import asyncio
import threading

gate = threading.Lock()

def work():
    with gate:  # stuck
        return "worked"

async def main():
    gate.acquire()
    print(await asyncio.to_thread(work))  # stuck

asyncio.run(main())
