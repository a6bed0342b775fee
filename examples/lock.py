# A lock around a read and a write: without it, tasks overwrite each other's work.
import asyncio

balance = {"open": 0, "locked": 0}


async def deposit(account, lock=None):
    if lock is None:
        seen = balance[account]
        await asyncio.sleep(0.01)
        balance[account] = seen + 1
    else:
        async with lock:
            seen = balance[account]
            await asyncio.sleep(0.01)
            balance[account] = seen + 1


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(deposit("open") for _ in range(100)))
    await asyncio.gather(*(deposit("locked", lock) for _ in range(100)))
    print(balance)


asyncio.run(main())
