# bide-only: CPython waits for ever
import asyncio

async def stuck():
    await asyncio.Event().wait()  # stuck

async def main():
    tasks = [asyncio.create_task(stuck()) for _ in range(2)]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)  # stuck

asyncio.run(main())
