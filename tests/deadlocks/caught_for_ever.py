# bide-only: CPython waits for ever
import asyncio

async def main():
    queue = asyncio.Queue()
    while True:
        try:
            await queue.get()  # stuck
        except Exception as error:
            print("tries again after", type(error).__name__)

asyncio.run(main())
