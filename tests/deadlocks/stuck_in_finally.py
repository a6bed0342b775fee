# bide-only: CPython waits for ever
import asyncio

async def main():
    done = asyncio.Event()
    try:
        raise ValueError("first trouble")
    finally:
        await done.wait()  # stuck

asyncio.run(main())
