# Three downloads at once with gather: together they take as long as the slowest one.
import asyncio
import time


async def download(name, seconds):
    print(f"{name}: started")
    await asyncio.sleep(seconds)
    print(f"{name}: done")
    return f"{name} ({seconds} s)"


async def main():
    started = time.monotonic()
    results = await asyncio.gather(
        download("index", 1), download("images", 3), download("styles", 2)
    )
    print(results)
    print(f"took {time.monotonic() - started:.1f} s")


asyncio.run(main())
