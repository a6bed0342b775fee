# bide-only: CPython waits for ever
import asyncio

class Account:
    def __init__(self, name):
        self.name = name
        self.lock = asyncio.Lock()

async def transfer(source, target):
    await source.lock.acquire()
    try:
        await asyncio.sleep(0)
        await target.lock.acquire()  # stuck
        target.lock.release()
    finally:
        source.lock.release()

async def main():
    one, two = Account("one"), Account("two")
    tasks = [asyncio.create_task(transfer(one, two)), asyncio.create_task(transfer(two, one))]
    await asyncio.wait(tasks)  # stuck

asyncio.run(main())
