from contextlib import asynccontextmanager
import asyncio
@asynccontextmanager
async def res():
    print("open")
    try: yield
    finally: print("close")
async def work():
    async with res(): await asyncio.sleep(10)
async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(0)
    t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled")
asyncio.run(main())
